"""Start an assessment: packs pinned, age bands listed, and a feature for each pattern named.

A pattern brings the feature's kinds of data activity and, as a note, the questions to ask both ways. It fills no
rating and answers nothing. 'pack show uk-childrens-code' lists the patterns.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("--title", default="", help="title of the assessment")
    parser.add_argument(
        "--from",
        dest="patterns",
        nargs="+",
        action="extend",
        default=[],
        metavar="PATTERN",
        help="feature patterns to start from",
    )
    parser.add_argument(
        "--pack",
        action="append",
        default=[],
        metavar="PACK[@VERSION]",
        help="pack to pin (uk-childrens-code, newest); may be given several times",
    )
    parser.add_argument("--short", action="store_true", help="the short pass: only rights that activities list")
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write (standard output)")
    parser.add_argument("--force", action="store_true", help="overwrite the file if it is there")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the new document."""
    from pathlib import Path

    from bestinterests.cli.clock import today
    from bestinterests.cli.outputs import put
    from bestinterests.cli.pins import framework_of
    from bestinterests.cli.problems import complain
    from bestinterests.formats import format_of
    from bestinterests.packs.beginning import new_document, unknown_patterns

    if arguments.output and Path(arguments.output).exists() and not arguments.force:
        return complain(f"{arguments.output} is there already.", "Name another file, or add --force.")
    form = format_of(arguments.output or ".yaml")
    if form is None or form.writes != "document" or not form.whole:
        return complain("A document is written as .bia.yaml or .bia.json.")
    framework = framework_of(arguments.pack or ["uk-childrens-code"], arguments)
    if problems := unknown_patterns(framework, arguments.patterns):
        return complain(problems[0].sentence, problems[0].remedy)
    document = new_document(
        framework,
        title=arguments.title,
        patterns=arguments.patterns,
        short=arguments.short,
        on=arguments.on or today(),
    )
    put(form.write(document), arguments.output)
    return 0

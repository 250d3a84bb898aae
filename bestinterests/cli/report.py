"""Write the report of an assessment as one HTML file that needs nothing else: to read, to send, to print."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from bestinterests.cli.inputs import Loaded
    from bestinterests.domain.evaluation import Evaluation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("files", nargs="+", metavar="FILE", help="file, folder, or '-' for standard input")
    parser.add_argument("-o", "--output", metavar="PATH", help="folder, or a file for one document (this folder)")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write a report for every document; return 2 if any could not be read."""
    from bestinterests.cli.clock import today
    from bestinterests.cli.given import named
    from bestinterests.cli.inputs import loaded
    from bestinterests.cli.output import progress
    from bestinterests.cli.outputs import replace
    from bestinterests.cli.problems import complain

    names = named(arguments.files)
    to_file = bool(arguments.output) and arguments.output.lower().endswith((".html", ".htm"))
    if to_file and len(names) > 1:
        return complain("Several reports cannot go into one file.", "Name a folder with -o.")
    on = arguments.on or today()
    code = 0
    for number, name in enumerate(names, 1):
        found = loaded(name, arguments, on)
        if found is None:
            code = 2
        else:
            target = target_of(name, arguments.output)
            replace(target, html_of(found, on)[0])
            print(target)
        progress(number, len(names), "reports written")
    return code


def target_of(name: str, output: str | None) -> Path:
    """Return the path of the report of a document."""
    from pathlib import Path

    from bestinterests.cli.outputs import stem

    if output and output.lower().endswith((".html", ".htm")):
        return Path(output)
    return Path(output or ".") / f"{stem(name)}.html"


def html_of(found: Loaded, on: dt.date) -> tuple[bytes, Evaluation]:
    """Return the report as HTML, and the evaluation it rests on."""
    from bestinterests.cli.inputs import assessed
    from bestinterests.documents.papers import PAPERS
    from bestinterests.formats import FORMATS

    held = assessed(found, on)
    return FORMATS["html"].write(PAPERS["report"].build(held)), held.evaluation

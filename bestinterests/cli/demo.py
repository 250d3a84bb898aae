"""Evaluate the examples, say what follows for each and why, write their reports, and say where they are."""

from __future__ import annotations

import argparse

STOPS = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("files", nargs="*", metavar="FILE", help="files or folders (the samples that come with it)")
    parser.add_argument("--output", default="build/reports", metavar="FOLDER", help="where reports go (build/reports)")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show every example; return 2 if any could not be read."""
    from pathlib import Path

    from bestinterests.cli.clock import today
    from bestinterests.cli.given import named
    from bestinterests.cli.inputs import loaded
    from bestinterests.cli.output import page
    from bestinterests.cli.outputs import replace
    from bestinterests.cli.report import html_of, target_of
    from bestinterests.cli.views.evaluation import headline, opening, stops, summary
    from bestinterests.formats.samples import samples

    written: list[Path] = []
    code = 0
    for name in named(arguments.files or [str(path) for path in samples()]):
        found = loaded(name, arguments, arguments.on or today())
        if found is None:
            code = 2
            continue
        html, evaluation = html_of(found, arguments.on or today())
        sheet = page(arguments.colour)
        opening(sheet, found.document.assessment)
        summary(sheet, found.document.assessment, evaluation)
        stops(sheet, headline(evaluation).now, STOPS)
        sheet.blank()
        sheet.line("-" * sheet.width, style="dim")
        sheet.show()
        written.append(target_of(name, arguments.output))
        replace(written[-1], html)
    sheet = page(arguments.colour)
    if written:
        sheet.heading("Reports, each one file to open in a browser")
        for path in written:
            sheet.lines.append(f"  {path.resolve()}")
    sheet.show()
    return code

"""Say what is in a portfolio: versions, services, sectors, and which files were refused for which reasons.

Files that were refused stand with their first fault; --all shows every one. Add them again once they are mended.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.portfolio.contents import Contents

SHOWN = 20
"""Refused files that are printed unless all are asked for."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("portfolio", metavar="PORTFOLIO", help="folder of the portfolio")
    parser.add_argument("--all", action="store_true", help=f"every refused file, not the first {SHOWN}")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (text)")


def run(arguments: argparse.Namespace) -> int:
    """Print it."""
    from pathlib import Path

    from bestinterests.formats.json_writing import json_of
    from bestinterests.portfolio.contents import contents
    from bestinterests.portfolio.lake import Lake

    found = contents(Lake.opened(Path(arguments.portfolio)))
    if arguments.format == "json":
        print(json_of(found), end="")
    else:
        _as_text(found, arguments)
    return 0


def _as_text(found: Contents, arguments: argparse.Namespace) -> None:
    from bestinterests.cli.output import page
    from bestinterests.cli.problems import write

    sheet = page(arguments.colour)
    sheet.heading("In this portfolio")
    numbers = (
        (found.versions, "versions of assessments"),
        (found.services, "services, samples and readings by others apart"),
        (found.current, "of them with a current version, which questions read"),
        (found.fictional, "versions are samples, out of all counts"),
        (found.others, "versions are readings by others, beside the providers' own"),
        (found.unevaluated, "versions from which nothing follows here: screened out, or without their packs"),
    )
    sheet.table([(f"{number:,}", words) for number, words in numbers], head=False)
    if found.sectors:
        sheet.heading("Services by sector, by name")
        sheet.table([(f"{number:,}", sector) for sector, number in found.sectors.items()], head=False)
    if found.refused:
        sheet.heading(f"Refused files: {len(found.refused):,}")
    shown = found.refused if arguments.all else found.refused[:SHOWN]
    for file in shown:
        name = " in ".join(part for part in (file.inside, file.name) if part)
        for problem in file.problems if arguments.all else file.problems[:1]:
            write(sheet, problem, name)
    if len(shown) < len(found.refused):
        sheet.line(f"{len(found.refused) - len(shown):,} more: add --all.")
    sheet.show()

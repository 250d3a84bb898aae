"""List every fault of documents at once, each with its line and its remedy.

Shape is checked first, then meaning: ids and references, words of the pinned packs, levels, dates. What the method
makes of a sound record is said by 'evaluate'. Exit code 2 if any file has an error, else 0.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.formats.checking import Checked


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("files", nargs="+", metavar="FILE", help="file, folder, or '-' for standard input")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how to print (text)")
    parser.add_argument("--quiet", action="store_true", help="print errors only")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check every file; return 2 if any has an error."""
    from bestinterests.cli.clock import today
    from bestinterests.cli.given import named
    from bestinterests.cli.inputs import brought, checked
    from bestinterests.cli.output import progress

    names = named(arguments.files)
    on = arguments.on or today()
    extra = brought(arguments)
    found = []
    for number, name in enumerate(names, 1):
        found.append((name, checked(name, on, extra)))
        progress(number, len(names), "files checked")
    if arguments.format == "json":
        _as_json(found)
    elif arguments.format == "sarif":
        _as_sarif(found)
    else:
        _as_text(found, arguments)
    return 2 if any(result.errors for _, result in found) else 0


def _as_text(found: list[tuple[str, Checked]], arguments: argparse.Namespace) -> None:
    from bestinterests.cli.given import label
    from bestinterests.cli.output import page
    from bestinterests.cli.problems import counted, write

    sheet = page(arguments.colour)
    for name, result in found:
        problems = result.errors if arguments.quiet else result.problems
        for problem in problems:
            write(sheet, problem, label(name))
        if problems or not arguments.quiet:
            sheet.line(f"{label(name)}: {counted(result.problems)}", style="bold")
    if sheet.lines:
        sheet.show()


def _as_json(found: list[tuple[str, Checked]]) -> None:
    """Print one object a file, numbered in the order given: JSON output holds no path."""
    from bestinterests.formats.json_writing import json_of, whole

    files = [
        {"file": number, "errors": len(result.errors), "problems": whole(result.problems)}
        for number, (_, result) in enumerate(found, 1)
    ]
    print(json_of({"files": files}), end="")


def _as_sarif(found: list[tuple[str, Checked]]) -> None:
    from bestinterests.cli.given import label
    from bestinterests.formats.sarif import Seen, sarif_of

    print(sarif_of(Seen(label(name), None, result.problems) for name, result in found), end="")

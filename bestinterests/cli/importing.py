"""Bring in a file: a workbook or paper that was sent back, or a risk table from another tool.

Without -o it only shows what would change. With --into the file is merged into that document by what both began with:
the base that the file carries, or --base. Items that the file no longer shows stay until --delete names them, or
--delete-missing says yes to all. A file from another tool makes a draft for a person to complete; how its columns were
understood can be kept with --write-mapping and given again with --mapping.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.domain.change import MergeResult, Path
    from bestinterests.domain.document import Document
    from bestinterests.formats.arrival import Arrival
    from bestinterests.formats.sides import Sides


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="file to bring in, or '-' for standard input")
    parser.add_argument("--into", metavar="HEAD", help="document to merge it into; it keeps its numbers")
    parser.add_argument("--base", metavar="BASE", help="document that both began with, if the file does not carry it")
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write; without it nothing is written")
    parser.add_argument("--delete", action="append", default=[], metavar="ID", help="delete this missing item")
    parser.add_argument("--delete-missing", action="store_true", help="delete every item that the file misses")
    parser.add_argument("--mapping", metavar="FILE", help="how the columns of a foreign file are understood")
    parser.add_argument("--write-mapping", metavar="FILE", help="write how they were understood, to keep and correct")
    parser.add_argument("--attachments", metavar="FOLDER", help="where to write the files that came with it")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report (text)")


def run(arguments: argparse.Namespace) -> int:
    """Bring in; return 1 if there are conflicts, 2 if the file cannot be used."""
    import sys

    from bestinterests.changes.merging import merge
    from bestinterests.cli.given import label
    from bestinterests.cli.outputs import replace
    from bestinterests.cli.problems import show

    arrival = arrived(arguments)
    show(arrival.problems, arguments, sys.stderr, label(arguments.file))
    if arguments.write_mapping and arrival.mapping:
        from pathlib import Path

        replace(Path(arguments.write_mapping), arrival.mapping)
    if arrival.document is None or arrival.errors:
        return 2
    sides = _sides(arrival, arrival.document, arguments)
    if sides is None:
        return 2
    result = merge(sides.base, sides.head, sides.theirs, as_listed=arrival.draft)
    _report(arrival, sides, result, arguments)
    if arguments.output:
        _write(result.document, arguments)
    _keep_attachments(arrival, arguments)
    return 1 if result.conflicts else 0


def arrived(arguments: argparse.Namespace) -> Arrival:
    """Read the file that is brought in."""
    from bestinterests.cli.given import bytes_of
    from bestinterests.domain.problem import Problem, Refused
    from bestinterests.formats.arrival import Arrival, Given
    from bestinterests.formats.arriving import arrive
    from bestinterests.formats.limits import ARCHIVE, LIMITS

    limits = ARCHIVE if arguments.file.lower().endswith(".zip") else LIMITS
    data = bytes_of(arguments.file, limits)
    if isinstance(data, Problem):
        return Arrival(problems=[data])
    mapping = bytes_of(arguments.mapping) if arguments.mapping else b""
    if isinstance(mapping, Problem):
        raise Refused([mapping])
    return arrive(Given(data, arguments.file, mapping.decode("utf-8", "replace"), limits))


def _sides(arrival: Arrival, arrived: Document, arguments: argparse.Namespace) -> Sides | None:
    from bestinterests.cli.documents import well_shaped
    from bestinterests.cli.problems import complain
    from bestinterests.domain.change import place
    from bestinterests.formats import format_of
    from bestinterests.formats.sides import BLANK, Sides, base_of, deleted

    named = well_shaped(arguments.base, arguments) if arguments.base else None
    head = well_shaped(arguments.into, arguments) if arguments.into else None
    if (arguments.base and named is None) or (arguments.into and head is None):
        return None
    theirs = deleted(arrival, {place(path) for path in arrival.missing if _is_deleted(path, arguments)}) or arrived
    if head is None:
        return Sides(named or arrival.base or BLANK, named or arrival.base or BLANK, theirs)
    base = base_of(arrival, format_of(arguments.file), named)
    if base is None:
        complain("The file does not say what it was made from.", "Name the document that both began with: --base.")
        return None
    return Sides(base, head, theirs)


def _is_deleted(path: Path, arguments: argparse.Namespace) -> bool:
    """Did the person say yes to this deletion?"""
    return arguments.delete_missing or path[-1] in arguments.delete


def _report(arrival: Arrival, sides: Sides, result: MergeResult, arguments: argparse.Namespace) -> None:
    import sys

    import msgspec

    from bestinterests.changes.difference import diff
    from bestinterests.cli.views.arrival import show_arrival
    from bestinterests.domain.change import place
    from bestinterests.formats.json_writing import whole_json

    changes = diff(sides.head, msgspec.structs.replace(result.document, numbering=sides.head.numbering))
    missing = tuple(path for path in arrival.missing if not _is_deleted(path, arguments))
    if arrival.draft:
        # Rows of a table have no numbers that anybody knows, so that it is no news that they get one.
        told = tuple(each for each in result.renumberings if each.reason != "provisional")
        result = msgspec.structs.replace(result, renumberings=told)
    if arguments.format == "json":
        report = {
            "changes": changes,
            "conflicts": result.conflicts,
            "renumberings": result.renumberings,
            "missing": [place(path) for path in missing],
        }
        print(whole_json(report), end="")
        return
    show_arrival(sides.head, result, changes, missing, arguments)
    if not arguments.output:
        print("Nothing is written. Name a file with -o to keep this.", file=sys.stderr)


def _write(document: Document, arguments: argparse.Namespace) -> None:
    from bestinterests.cli.documents import form_for
    from bestinterests.cli.outputs import put

    put(form_for(arguments.output, arguments.into or "").write(document), arguments.output)


def _keep_attachments(arrival: Arrival, arguments: argparse.Namespace) -> None:
    import sys
    from pathlib import Path

    from bestinterests.cli.outputs import replace
    from bestinterests.formats.bundle.dossier import path_of

    if arrival.document is None or not arrival.attachments:
        return
    if not arguments.attachments:
        count = len(arrival.attachments)
        print(f"Attached files that came with it: {count}. Keep them with --attachments.", file=sys.stderr)
        return
    for item in arrival.document.assessment.attachments:
        if item.digest in arrival.attachments:
            target = Path(arguments.attachments) / Path(path_of(item)).name
            replace(target, arrival.attachments[item.digest])
            print(target)

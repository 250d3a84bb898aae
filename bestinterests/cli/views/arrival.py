"""What came in with a file: the changes it makes, what it contradicts, and what it no longer shows."""

from __future__ import annotations

import argparse

from bestinterests.changes.telling import titles_of
from bestinterests.cli.diff import write_edits
from bestinterests.cli.merge import write_conflicts
from bestinterests.cli.output import page
from bestinterests.domain.change import ChangeSet, MergeResult, Path, place
from bestinterests.domain.document import Document


def show_arrival(
    head: Document, result: MergeResult, changes: ChangeSet, missing: tuple[Path, ...], arguments: argparse.Namespace
) -> None:
    """Print the changes from the head to what would be kept, the conflicts, and the deletions that need a yes."""
    sheet = page(arguments.colour)
    titles = titles_of(head, result.document)
    write_edits(sheet, changes.edits, titles)
    if result.conflicts:
        sheet.heading(f"Conflicts: {len(result.conflicts)}. The document keeps what it has until a person chooses.")
    write_conflicts(sheet, result)
    if missing:
        sheet.heading("No longer in the file; kept, unless --delete names them or --delete-missing says yes to all")
        for path in missing:
            title = titles.get(path[-1], "")
            sheet.entry("-", f"{place(path)}{f': {title}' if title else ''}")
    sheet.show()

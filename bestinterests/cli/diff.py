"""Say what changed between two documents: items and fields, not lines. The order of items is no change.

To let git show documents well, format them on the way: git config diff.bia.textconv 'bestinterests fmt --stdout', and
'*.bia.yaml diff=bia' in .gitattributes.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.cli.output import Page
    from bestinterests.domain.change import Edit


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("before", metavar="BEFORE", help="older document, or '-'")
    parser.add_argument("after", metavar="AFTER", help="newer document")
    parser.add_argument("--format", choices=("text", "md", "json"), default="text", help="how to print (text)")
    parser.add_argument("--exit-code", action="store_true", help="exit code 1 if anything differs")


def run(arguments: argparse.Namespace) -> int:
    """Print the changes."""
    from bestinterests.changes.difference import diff
    from bestinterests.changes.telling import titles_of
    from bestinterests.cli.documents import well_shaped

    before = well_shaped(arguments.before, arguments)
    after = well_shaped(arguments.after, arguments)
    if before is None or after is None:
        return 2
    changes = diff(before, after)
    if arguments.format == "json":
        from bestinterests.formats.json_writing import whole_json

        print(whole_json(changes), end="")
    elif arguments.format == "md":
        _markdown(changes.edits, titles_of(before, after))
    else:
        _text(changes.edits, titles_of(before, after), arguments)
    return 1 if changes.edits and arguments.exit_code else 0


def _text(edits: tuple[Edit, ...], titles: dict[str, str], arguments: argparse.Namespace) -> None:
    from bestinterests.cli.output import page

    sheet = page(arguments.colour)
    write_edits(sheet, edits, titles)
    sheet.show()


def write_edits(sheet: Page, edits: tuple[Edit, ...], titles: dict[str, str]) -> None:
    """Write edits grouped by the item they are in: what was, and what is."""
    from bestinterests.changes.telling import WORDS, brief, field_of, grouped

    if not edits:
        sheet.line("No change.")
    for group, held in grouped(edits).items():
        title = titles.get(group.rpartition(" ")[2], "")
        sheet.heading(f"{group}{f': {title}' if title else ''}")
        for edit in held:
            field = field_of(edit)
            sheet.entry("-", f"{f'{field} ' if field else ''}{WORDS[edit.kind]}")
            if edit.before is not None and edit.kind in ("set", "exclude", "reorder"):
                sheet.entry("was:", brief(edit.before), indent=4, style="dim")
            if edit.after is not None and edit.kind in ("set", "include", "reorder"):
                sheet.entry("is: ", brief(edit.after), indent=4, style="teal")


def _markdown(edits: tuple[Edit, ...], titles: dict[str, str]) -> None:
    from bestinterests.changes.telling import WORDS, brief, field_of, grouped
    from bestinterests.formats.markdown import escaped

    if not edits:
        print("No change.")
    for group, held in grouped(edits).items():
        title = titles.get(group.rpartition(" ")[2], "")
        print(f"### {escaped(group)}{f': {escaped(title)}' if title else ''}\n")
        for edit in held:
            parts = [f"`{field_of(edit)}`" if field_of(edit) else "", WORDS[edit.kind]]
            if edit.before is not None and edit.kind in ("set", "exclude", "reorder"):
                parts.append(f"from “{escaped(brief(edit.before))}”")
            if edit.after is not None and edit.kind in ("set", "include", "reorder"):
                parts.append(
                    f"to “{escaped(brief(edit.after))}”" if edit.kind != "include" else escaped(str(edit.after))
                )
            print(f"- {' '.join(part for part in parts if part)}")
        print()

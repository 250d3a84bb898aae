"""The profile as a table of letters: rights by age bands, worst harm left, best benefit right, never netted."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.cli.output import Page
from bestinterests.documents.inline import Side
from bestinterests.documents.wording import mark, short
from bestinterests.domain.evaluation import Cell, LevelRange
from bestinterests.packs.framework import Framework

NAME_WIDTH = 34


def profile_table(sheet: Page, framework: Framework, cells: Sequence[Cell]) -> None:
    """Write the table and its legend; rights that nobody has touched or asked about at all are counted below it."""
    bands = [band for band in framework.bands if any(cell.band == band for cell in cells)]
    bands += sorted({cell.band for cell in cells} - set(bands))
    found = {(cell.right, cell.band): cell for cell in cells}
    rights = list(dict.fromkeys(cell.right for cell in cells))
    shown = [right for right in rights if any(_touched(found.get((right, band))) for band in bands)]
    if shown:
        rows = [["Right", *(band.replace("-", "–") for band in bands), ""]]
        for right in shown:
            name = short(framework.right_short(right), NAME_WIDTH - 12)
            number = right.removeprefix("article-")
            cells_ = [words(found.get((right, band))) for band in bands]
            rows.append([f"{number:>3} {name}", *cells_, ""])
        sheet.table(rows)
    quiet = len(rights) - len(shown)
    if quiet:
        sheet.line(f"{quiet} more rights without a recorded effect.", indent=2, style="dim")
    sheet.line(
        "harm | benefit: – none, L low, M medium, H high, C critical, LM a range, ? unknown; "
        "... not asked; n/a does not apply; 3x effects of three features add up.",
        indent=2,
        style="dim",
    )


def _touched(cell: Cell | None) -> bool:
    return cell is not None and cell.state == "judged"


def words(cell: Cell | None) -> str:
    """Write one cell."""
    if cell is None or cell.state == "not-asked":
        return "..."
    if cell.state == "not-applicable":
        return "n/a"
    adds_up = f"{cell.adds_up}x " if cell.adds_up else ""
    harm, benefit = letters("harm", cell.harm), letters("benefit", cell.benefit)
    return f"{adds_up:>3}{harm:>2} | {benefit}"


def letters(side: Side, level: LevelRange | None) -> str:
    """Write a level as letters: one, two for a range, a question mark for unknown."""
    return mark(side, level).letters

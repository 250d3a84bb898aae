"""The two wide pictures: the profile of rights by ages, and what has been asked."""

from __future__ import annotations

from bestinterests.documents.inline import Mark
from bestinterests.documents.pictures import (
    CoveragePicture,
    CoverageSheet,
    MarkedCell,
    ProfilePicture,
    StemBox,
    StemState,
)
from bestinterests.formats.docx.blocks import line_of
from bestinterests.formats.docx.dispatch import write
from bestinterests.formats.docx.elements import Xml, paragraph, run
from bestinterests.formats.docx.parts import Parts
from bestinterests.formats.docx.pictures import STATES
from bestinterests.formats.docx.tables import cell, group_row, head_row, row, split, table
from bestinterests.formats.docx.words import mark

HARM = ("none", "low", "medium", "high", "critical")
BENEFIT = ("none", "low", "medium", "high")
LEGEND = " … not asked yet. n/a does not apply. 6× six features add up. Two letters are a range: at least, up to."
STEMS: dict[StemState, str] = {
    "impact": "●",
    "looked": "○",
    "none": "○",
    "not-asked": "?",
    "not-applicable": "–",
    "not-required": "",
}
"""A sign for each state of a question, one a band, youngest first."""
STEMS_MEAN = "● an impact is recorded. ○ looked for, no impact. ? not asked yet. – does not apply."


@write.register
def _profile(block: ProfilePicture, parts: Parts, level: int) -> str:
    widths = split(parts.width, (3, *[1.6] * len(block.bands)))
    heads = [head.label + (f" ({head.share})" if head.share else "") for head in block.bands]
    rows = [head_row(["Right and article", *heads], widths)]
    for group in block.groups:
        rows.append(group_row(group.title, widths))
        for held in group.rows:
            name = run(held.name) + run(f" {held.number}", "QuietWords")
            first = cell(paragraph(name, "CellName"), widths[0])
            rows.append(row(first + _cells(held.cells, widths, parts)))
    heard = [cell(paragraph(run("Children heard?"), "CellName"), widths[0])]
    heard += [
        cell(paragraph(run(head.heard), "CellText"), width) for head, width in zip(block.bands, widths[1:], strict=True)
    ]
    rows.append(row("".join(heard)))
    anchor = paragraph(parts.mark(block.anchor), "AfterTable")
    legend = "" if block.projected else paragraph(_legend(), "Small")
    rest = line_of(block.rest, parts, "Small") if block.rest else ""
    return anchor + legend + table("".join(rows), widths, block.name) + rest + _says(block, parts, level)


def _cells(held: tuple[MarkedCell, ...], widths: list[int], parts: Parts) -> str:
    return "".join(
        [
            cell(paragraph(parts.mark(each.anchor) + _marks(each), "CellText"), width)
            for each, width in zip(held, widths[1:], strict=True)
        ]
    )


def _marks(held: MarkedCell) -> Xml:
    if held.harm is None or held.benefit is None:
        if held.state == "none":
            return Xml(mark(Mark("harm")) + run("\u2003") + mark(Mark("benefit")))
        return run(STATES[held.state], "QuietWords")
    count = run(f"{held.adds_up}× ", "Strong") if held.adds_up else ""
    return Xml(count + mark(held.harm) + run("\u2003") + mark(held.benefit))


def _legend() -> str:
    found = run("Worst harm: ", "Strong") + "".join([_entry(Mark("harm", at, at)) for at in HARM])
    found += run(" Best benefit: ", "Strong") + "".join([_entry(Mark("benefit", at, at)) for at in BENEFIT])
    return found + run(LEGEND, "QuietWords")


def _entry(held: Mark) -> str:
    return mark(held) + run(f" {held.words}, ")


def _says(block: ProfilePicture, parts: Parts, level: int) -> str:
    return "".join([line_of(line, parts, "BodyText") for line in block.says])


# -- what has been asked ---------------------------------------------------------------------------------------------


@write.register
def _coverage(block: CoveragePicture, parts: Parts, level: int) -> str:
    legend = f"One sign for each of the ages {', '.join(block.bands)}, youngest first. {STEMS_MEAN}"
    found = [paragraph(run(legend, "QuietWords"), "Small")]
    found += [_sheet(sheet, f"{block.name}. {sheet.title}", parts) for sheet in block.sheets]
    if block.whole:
        widths = split(parts.width, (1, 3, 2))
        rows = [head_row(("Article", "Right", "Asked"), widths)]
        for number, right, box in block.whole:
            inside = (run(number), run(right), _stems(box))
            cells = [cell(paragraph(runs, "CellText"), w) for runs, w in zip(inside, widths, strict=True)]
            rows.append(row("".join(cells)))
        found.append(table("".join(rows), widths, "Asked once, of the service as a whole", named=False))
    return "".join(found)


def _sheet(sheet: CoverageSheet, caption: str, parts: Parts) -> Xml:
    widths = split(parts.width, (2.2, *[1.0] * len(sheet.rights)))
    rows = [head_row(["Feature", *(number for number, _ in sheet.rights)], widths)]
    for held in sheet.rows:
        name = cell(paragraph(parts.inside(held.anchor, run(held.id, "ItemId")), "CellName"), widths[0])
        boxes = [cell(paragraph(_stems(box), "CellStems"), w) for box, w in zip(held.boxes, widths[1:], strict=True)]
        rows.append(row(name + "".join(boxes)))
    return table("".join(rows), widths, caption, tight=True)


def _stems(box: StemBox) -> Xml:
    return run("".join([STEMS[state] for state in box.stems]))

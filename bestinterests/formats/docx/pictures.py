"""Pictures of a paper in Word: each as a real table with its marks, letters and words, so that it can be read aloud."""

from __future__ import annotations

from bestinterests.documents.inline import Mark, plain
from bestinterests.documents.pictures import (
    BalancePicture,
    ControlRow,
    ControlsPicture,
    Done,
    FlipEntry,
    FlipList,
    RangePicture,
    RangeRow,
    SpineRow,
    TimelinePicture,
    TimelineRow,
    WingCell,
)
from bestinterests.documents.wording import VERDICT
from bestinterests.domain.evaluation import VERDICTS, CellState
from bestinterests.formats.docx.blocks import ground, in_words
from bestinterests.formats.docx.dispatch import write
from bestinterests.formats.docx.elements import Xml, paragraph, run
from bestinterests.formats.docx.parts import Parts
from bestinterests.formats.docx.tables import cell, group_row, head_row, row, split, table
from bestinterests.formats.docx.words import mark, tag, words

STATES: dict[CellState, str] = {
    "judged": "",
    "none": "–",
    "not-asked": "…",
    "not-applicable": "n/a",
}
"""What stands in a cell without marks; the legend of the table says what each means."""
DONE: dict[Done, str] = {"planned": "⇢", "implemented": "→", "tested": "■"}
"""What the pictures draw for the state of a measure: a dashed arrow, a solid one, a filled box."""
CARRIED = "Nothing is carried from one side to the other. … not asked yet, n/a does not apply, – none, with a reason."


# -- the balance sheet -----------------------------------------------------------------------------------------------


@write.register
def _balance(block: BalancePicture, parts: Parts, level: int) -> str:
    ages = [head.label for head in block.bands]
    count = len(ages)
    widths = split(parts.width, (*[1] * count, 3.2, *[1] * count))
    wings = row(
        cell(paragraph(run("What children gain"), "CellHead"), sum(widths[:count]), span=count)
        + cell("", widths[count])
        + cell(paragraph(run("What children lose"), "CellHead"), sum(widths[count + 1 :]), span=count),
        head=True,
    )
    heads = head_row([*ages, "Right", *ages], widths, centred=True)
    rows = [_spine(held, widths) for held in block.rows]
    return table("".join([wings, heads, *rows]), widths, block.name, named=False) + paragraph(
        run(CARRIED, "QuietWords"), "Small"
    )


def _spine(held: SpineRow, widths: list[int]) -> Xml:
    count = len(held.gains)
    name = cell(paragraph(run(held.name, "Strong") + run(f" {held.article}", "QuietWords"), "CellText"), widths[count])
    gains = [_wing(side, width) for side, width in zip(held.gains, widths, strict=False)]
    losses = [_wing(side, width) for side, width in zip(held.losses, widths[count + 1 :], strict=True)]
    return row("".join([*gains, name, *losses]))


def _wing(held: WingCell, width: int) -> Xml:
    runs = mark(held.mark) if held.mark else run(STATES[held.state], "QuietWords")
    return cell(paragraph(runs, "CellCentred"), width)


# -- today and after the measures ------------------------------------------------------------------------------------


@write.register
def _controls(block: ControlsPicture, parts: Parts, level: int) -> str:
    widths = split(parts.width, (4.2, 2.2, 3.4, 2.6))
    titles = ("Harm", "Today", "What acts on it", "After")
    rows = [_control(held, widths, parts) for held in block.rows]
    return table(head_row(titles, widths) + "".join(rows), widths, block.name)


def _control(held: ControlRow, widths: list[int], parts: Parts) -> Xml:
    title = parts.inside(held.anchor, run(held.title, "Hyperlink"))
    about = paragraph(words(held.about, parts), "CellText") if held.about else ""
    acts = [
        paragraph(run(f"{DONE[box.done]} {box.done}: ", "QuietWords") + words(box.ids, parts), "CellText")
        for box in held.boxes
    ] or [paragraph(run("nothing", "QuietWords"), "CellText")]
    if not held.changes:
        acts.append(paragraph(run("no change", "QuietWords"), "CellText"))
    acts += [paragraph(run(held.note, "QuietWords"), "CellText")] if held.note else []
    return row(
        cell(paragraph(title, "CellName") + about, widths[0])
        + cell(_end(held.today, held.today_beside), widths[1])
        + cell("".join(acts), widths[2])
        + cell(_end(held.after, held.after_beside), widths[3])
    )


def _end(held: Mark, beside: str) -> str:
    level = paragraph(mark(held) + run(f" {held.words}"), "CellText")
    return level + (paragraph(run(beside, "QuietWords"), "CellText") if beside else "")


# -- how far the verdict can move ------------------------------------------------------------------------------------


@write.register
def _range(block: RangePicture, parts: Parts, level: int) -> str:
    widths = split(parts.width, (4, *[1.6] * len(VERDICTS)))
    rows = [head_row(["Read by", *(in_words(verdict) for verdict in VERDICTS)], widths)]
    for title, held in block.groups:
        rows += [group_row(title, widths), *(_possible(each, widths) for each in held)]
    return table("".join(rows), widths, block.name)


def _possible(held: RangeRow, widths: list[int]) -> Xml:
    worst, best = VERDICTS.index(held.worst), VERDICTS.index(held.best)
    note = paragraph(run(held.note, "QuietWords"), "CellText") if held.note else ""
    cells = [cell(paragraph(run(held.label), "CellName") + note, widths[0])]
    for at, width in enumerate(widths[1:]):
        said = run("■ possible", "Strong") if worst <= at <= best else run("□ no", "QuietWords")
        cells.append(cell(paragraph(said, "CellText"), width))
    return row("".join(cells))


@write.register
def _flips(block: FlipList, parts: Parts, level: int) -> str:
    if not block.entries:
        return paragraph(run(block.empty), "BodyText", properties=ground(parts))
    shown = [_flip(entry, parts) for entry in block.entries]
    if block.rest:
        more = paragraph(run(block.more), "FoldTitle", properties=ground(parts))
        shown += [more, *(_flip(entry, parts) for entry in block.rest)]
    return "".join(shown)


def _flip(entry: FlipEntry, parts: Parts) -> str:
    becomes = tag(entry.verdict) + run(" becomes ") + tag(entry.becomes)
    rests = run(" Rests on ", "QuietWords") + words(entry.rests_on, parts) + run(".") if entry.rests_on else ""
    return paragraph(becomes, "Finding", properties=ground(parts)) + paragraph(
        words(entry.words, parts) + run(".") + rests, "FindingMore", properties=ground(parts)
    )


# -- the timeline ----------------------------------------------------------------------------------------------------


@write.register
def _timeline(block: TimelinePicture, parts: Parts, level: int) -> str:
    widths = split(parts.width, (1, 5, 2.2, 1.8, 2.4, 3))
    titles = ("Id", "Action", "Worst harm", "State", "Due", "Owner")
    rows = [_due(held, widths, parts) for held in block.rows]
    return table(head_row(titles, widths) + "".join(rows), widths, f"{block.name}, from {block.start}", named=False)


def _due(held: TimelineRow, widths: list[int], parts: Parts) -> Xml:
    harm = mark(held.mark) + run(f" {held.mark.words}") if held.mark else run("–", "QuietWords")
    inside = (
        parts.inside(held.anchor, run(held.id, "ItemId")),
        run(held.title),
        harm,
        run(f"{DONE[held.done]} {held.done}"),
        run(held.late, "Strong") if held.late else run(held.due),
        run(held.owner),
    )
    return row("".join([cell(paragraph(runs, "CellText"), width) for runs, width in zip(inside, widths, strict=True)]))

"""Paragraphs, lists, panels, facts, folds, parts and findings as paragraphs in styles."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bestinterests.documents.block import Block
from bestinterests.documents.blocks import (
    Bullets,
    Chips,
    Fact,
    Facts,
    FindingEntry,
    Findings,
    Fold,
    Panel,
    Paragraph,
    Part,
)
from bestinterests.documents.inline import Plain, Words, plain
from bestinterests.documents.public_blocks import AgeCards, Bubble, Dates, Sides, Ways
from bestinterests.documents.publication.plainly import plainly
from bestinterests.documents.sheet_blocks import Slips, Writing
from bestinterests.formats.docx.dispatch import write, write_all
from bestinterests.formats.docx.elements import paragraph, right_to_left, run
from bestinterests.formats.docx.parts import Parts
from bestinterests.formats.docx.words import basis_tag, tag, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bestinterests.domain.profile import Verdict

STYLE = {"body": "BodyText", "lead": "Lead", "small": "Small", "voice": "Quote"}
GROUNDS = {"plain": "", "quiet": "F4EFE7", "caution": "FBE9C6", "missing": "FAF0E8", "projected": "F2EFFB"}
"""Grounds of panels by tone; each panel also says in words what it is."""
DEEPEST = 6
RULE, BOX = 70, 6
"""Letters of a line to write on; lines where a sheet has a box to draw in."""
BESIDE = 20
"""Letters of the name of a fact up to which it has room beside what stands for it."""


def line_of(line: Words, parts: Parts, style: str, *, start: str = "", before: str = "") -> str:
    """A line of words as a paragraph on the ground of its panel, in the direction of its first letter.

    start: runs ahead of the words. before: properties ahead of the ground.
    """
    properties, runs = ground(parts, before=before), words(line, parts)
    if not runs.isascii() and right_to_left(plain(*line)):
        properties += "<w:bidi/>"
    return paragraph(start + runs, style, properties=properties)


def ground(parts: Parts, *, before: str = "") -> str:
    """The shading of a panel as a property of a paragraph; ``before`` are properties that stand ahead of it."""
    return f'{before}<w:shd w:val="clear" w:color="auto" w:fill="{parts.ground}"/>' if parts.ground else before


@contextmanager
def standing_on(parts: Parts, colour: str) -> Iterator[None]:
    """Put what is written meanwhile on a ground of its own."""
    before, parts.ground = parts.ground, colour or parts.ground
    try:
        yield
    finally:
        parts.ground = before


def heading(title: str, parts: Parts, level: int, *, anchor: str = "", after: str = "") -> str:
    """A heading of a level with its bookmark, listed for the contents; in a cell a bold line, which is no heading."""
    if parts.in_cell:
        return paragraph(parts.mark(anchor) + run(title) + after, "CardTitle", properties=ground(parts))
    level = min(level, DEEPEST)
    place = anchor or f"_Toc{len(parts.headings) + 1:06}"
    parts.headings.append((level, title, parts.name(place)))
    more = "<w:bidi/>" if right_to_left(title) else ""
    runs = parts.mark(place) + run(title) + after
    return paragraph(runs, f"Heading{level}", properties=ground(parts) + more)


@write.register
def _paragraph(block: Paragraph, parts: Parts, level: int) -> str:
    return line_of(block.words, parts, "CellText" if parts.in_cell else STYLE[block.style])


@write.register
def _bullets(block: Bullets, parts: Parts, level: int) -> str:
    number = parts.list_number(ordered=block.ordered)
    before = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    style = "ListNumber" if block.ordered else "ListBullet"
    return "".join([line_of(item, parts, style, before=before) for item in block.items])


@write.register
def _chips(block: Chips, parts: Parts, level: int) -> str:
    return _bullets(Bullets(items=block.items, style="small"), parts, level)


@write.register
def _writing(block: Writing, parts: Parts, level: int) -> str:
    label = line_of(block.label, parts, STYLE["body"]) if block.label else ""
    rules = [line_of((Plain("_" * RULE),), parts, STYLE["body"]) for _ in range(block.lines or BOX)]
    return label + "".join(rules)


@write.register
def _slips(block: Slips, parts: Parts, level: int) -> str:
    return _bullets(Bullets(items=block.items), parts, level)


@write.register
def _panel(block: Panel, parts: Parts, level: int) -> str:
    with standing_on(parts, GROUNDS[block.tone]):
        title = heading(block.title, parts, level) if block.title else ""
        return title + write_all(block.blocks, parts, level + 1 if block.title else level)


@write.register
def _fold(block: Fold, parts: Parts, level: int) -> str:
    title = paragraph(run(block.summary), "FoldTitle", properties=ground(parts))
    return title + write_all(block.blocks, parts, level)


@write.register
def _part(block: Part, parts: Parts, level: int) -> str:
    key = run(f"  {block.id}", "ItemId") if block.id else ""
    title = heading(block.title, parts, level, anchor=block.anchor, after=key)
    return title + _verdicts(block.verdict, block.projected, parts) + write_all(block.blocks, parts, level + 1)


def _verdicts(now: Verdict | None, projected: Verdict | None, parts: Parts) -> str:
    """The verdict of a part, and the one it would have if every action were done."""
    if not now:
        return ""
    runs = tag(now)
    if projected and projected != now:
        runs = runs + run("  if every action is done  ", "QuietWords") + tag(projected)
    return paragraph(runs, "BodyText", properties=f"<w:keepNext/>{ground(parts)}")


# -- facts -----------------------------------------------------------------------------------------------------------


@write.register
def _facts(block: Facts, parts: Parts, level: int) -> str:
    return "".join([fact(held, parts, level) for held in block.facts])


def fact(held: Fact, parts: Parts, level: int) -> str:
    """A name in bold with what stands for it: in the same line where that is a paragraph, else below."""
    name = parts.mark(held.anchor) + run(held.label, "Strong")
    first, rest = (held.blocks[0], held.blocks[1:]) if held.blocks else (None, ())
    style = "CellFact" if parts.in_cell else "Fact"
    between = run(": ", "Strong") if parts.in_cell else "<w:r><w:tab/></w:r>"
    if not isinstance(first, Paragraph):
        return paragraph(name, "FactTitle", properties=ground(parts)) + write_all(held.blocks, parts, level)
    if len(held.label) > BESIDE and not parts.in_cell:
        return paragraph(name, "FactTitle", properties=ground(parts)) + write_all(held.blocks, parts, level)
    runs = name + between + words(first.words, parts)
    return paragraph(runs, style, properties=ground(parts)) + "".join([_under(block, parts, level) for block in rest])


def _under(block: object, parts: Parts, level: int) -> str:
    """What follows the first paragraph of a fact, below it."""
    if isinstance(block, Paragraph):
        return line_of(block.words, parts, "CellFact" if parts.in_cell else "FactMore")
    return write(block, parts, level)  # type: ignore[arg-type]


# -- findings --------------------------------------------------------------------------------------------------------


@write.register
def _findings(block: Findings, parts: Parts, level: int) -> str:
    if not block.entries:
        return paragraph(run(block.empty, "QuietWords"), "BodyText", properties=ground(parts))
    return "".join([finding(entry, parts) for entry in block.entries])


def finding(entry: FindingEntry, parts: Parts, *, brief: bool = False) -> str:
    """A finding: its basis, what it says, from where, and what would mend it; where brief, without the last."""
    about = run(" ") + words(entry.about, parts) if entry.about else ""
    said = parts.mark(entry.anchor if not brief else "") + basis_tag(entry.basis) + run(" ")
    found = [paragraph(said + words(entry.words, parts) + about, "Finding", properties=ground(parts))]
    if not entry.firm:
        sharpen = run(" Sharpen: ") + words(entry.sharpen, parts) + run(".") if entry.sharpen else ""
        found.append(_below(run("Only at the bad end of a range.") + sharpen, parts))
    if not brief:
        found.append(_below(run("To mend it: ", "Strong") + words(entry.mend, parts), parts))
    source = " · ".join(part for part in (entry.source, entry.rule) if part)
    return "".join([*found, _below(run(source, "QuietWords"), parts)])


def _below(runs: str, parts: Parts) -> str:
    return paragraph(runs, "FindingMore", properties=ground(parts))


def verdict_words(worst: Verdict, best: Verdict) -> str:
    """A verdict or the range of one, by its signs in frames."""
    return tag(worst) if worst == best else tag(worst) + run(" to ") + tag(best)


# -- published pages -------------------------------------------------------------------------------------------------


@write.register(AgeCards)
@write.register(Sides)
@write.register(Dates)
@write.register(Ways)
@write.register(Bubble)
def _public(block: Block, parts: Parts, level: int) -> str:
    return write_all(plainly(block), parts, level)

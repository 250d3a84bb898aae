"""How a paper looks in Word: one table of styles, calm and quiet; colour is spent on harm and benefit alone.

Colours are the tokens of the visual direction. Letters are faces that every office program has or stands in for.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

SERIF, SANS, MONO = "Georgia", "Calibri", "Consolas"
INK, QUIET, HEATHER, HAIR, SAND = "221D3B", "474264", "4F3F9B", "DCD7E0", "F4EFE7"


class Look(NamedTuple):
    """A style. Lengths in points; ``hanging`` sets the first line that far to the left of the others.

    builtin: the style is one that Word knows by this name. next: the style of the paragraph that follows.
    """

    id: str
    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    based: str = ""
    next: str = ""
    font: str = ""
    size: float = 0
    colour: str = ""
    bold: bool | None = None
    before: float | None = None
    after: float | None = None
    line: float = 0
    left: float = 0
    hanging: float = 0
    tab: float = 0
    keep: bool = False
    frame: Literal["", "single", "dashed"] = ""
    fill: str = ""
    outline: int = -1
    builtin: bool = False


def _heading(level: int, size: float, before: float, after: float, colour: str = INK) -> Look:
    return Look(
        f"Heading{level}",
        f"heading {level}",
        based="Normal",
        next="BodyText",
        font=SERIF if level < 4 else SANS,
        size=size,
        colour=colour,
        bold=True,
        before=before,
        after=after,
        line=1.1,
        keep=True,
        outline=level - 1,
        builtin=True,
    )


def _small(key: str, name: str, **more: object) -> Look:
    """A style of the small text that cells are set in."""
    return Look(**{"id": key, "name": name, "based": "Normal", "size": 9, "after": 2, "line": 1.1, **more})  # type: ignore[arg-type]


def _mark(side: str, level: str, colour: str) -> Look:
    return Look(f"{side}{level}", f"Mark {side} {level}".lower(), "character", colour=colour)


def _verdict(key: str, colour: str, fill: str, frame: Literal["single", "dashed"] = "single") -> Look:
    name = f"Verdict {key}"
    return Look(f"Verdict{key}", name, "character", bold=True, colour=colour, fill=fill, frame=frame)


LOOKS: tuple[Look, ...] = (
    Look("Normal", "Normal", font=SANS, size=10.5, colour=INK, before=0, after=6, line=1.15, builtin=True),
    Look("BodyText", "Body Text", based="Normal", after=6, builtin=True),
    Look("Title", "Title", based="Normal", next="Subtitle", font=SERIF, size=26, bold=True, after=4, line=1.05,
         keep=True, builtin=True),
    Look("Subtitle", "Subtitle", based="Normal", next="BodyText", size=12, colour=QUIET, after=10, builtin=True),
    _heading(1, 18, 22, 6),
    _heading(2, 14, 16, 4),
    _heading(3, 12, 12, 3),
    _heading(4, 11, 10, 2),
    _heading(5, 10.5, 8, 2, QUIET),
    _heading(6, 10, 8, 2, QUIET),
    Look("Lead", "Lead", based="BodyText", size=12, after=8, keep=True),
    Look("Picture", "Picture", based="Normal", before=4, after=4),
    Look("Small", "Small", based="Normal", size=9.5, after=4),
    Look("Quote", "Quote", based="Normal", after=6, left=14, colour=INK, builtin=True),
    Look("Caption", "caption", based="Normal", size=9.5, bold=True, colour=QUIET, before=8, after=3, keep=True,
         builtin=True),
    Look("ListBullet", "List Bullet", based="Normal", after=3, builtin=True),
    Look("ListNumber", "List Number", based="Normal", after=3, builtin=True),
    Look("Fact", "Fact", based="Normal", after=4, left=130, hanging=130, tab=130),
    Look("FactMore", "Fact continued", based="Normal", after=4, left=130),
    Look("FactTitle", "Fact title", based="Normal", before=4, after=2, keep=True),
    Look("FoldTitle", "Further detail", based="Normal", bold=True, colour=QUIET, before=8, after=3, keep=True),
    Look("Finding", "Finding", based="Normal", before=6, after=2, keep=True),
    Look("FindingMore", "Finding continued", based="Normal", size=9.5, after=2, left=14),
    Look("Verdict", "Verdict", based="Normal", font=SERIF, size=24, bold=True, before=2, after=6, line=1.05, keep=True),
    Look("AfterTable", "After table", based="Normal", size=4, after=0, line=1),
    _small("CellText", "Cell text"),
    _small("CellName", "Cell name", bold=True),
    _small("CellHead", "Cell head", bold=True, colour=QUIET, keep=True),
    _small("CellGroup", "Cell group", bold=True, keep=True, before=2),
    _small("CellFact", "Cell fact"),
    _small("CardLevel", "Card level", size=10, before=3),
    _small("CardTitle", "Card title", font=SERIF, size=11, bold=True, after=3),
    Look("TOCHeading", "TOC Heading", based="Normal", font=SERIF, size=14, bold=True, before=14, after=4, keep=True,
         builtin=True),
    Look("TOC1", "toc 1", based="Normal", after=2, builtin=True),
    Look("TOC2", "toc 2", based="Normal", size=9.5, after=1, left=14, builtin=True),
    Look("Header", "header", based="Normal", size=8.5, colour=QUIET, after=0, builtin=True),
    Look("Footer", "footer", based="Normal", size=8.5, colour=QUIET, after=0, builtin=True),
    Look("Sample", "Sample notice", based="Normal", size=10, fill="FBE9C6", colour="5A3B00", after=10),
    Look("Strong", "Strong", "character", bold=True, builtin=True),
    Look("Hyperlink", "Hyperlink", "character", colour=HEATHER, builtin=True),
    Look("QuietWords", "Quiet words", "character", colour=QUIET, bold=False),
    Look("ItemId", "Item id", "character", font=MONO, size=8.5, colour=HEATHER, bold=False),
    Look("Basis", "Basis", "character", size=8.5, bold=True, colour=QUIET, frame="single"),
    Look("MarkLetters", "Mark letters", "character", bold=True),
    Look("MarkNone", "Mark none", "character", colour="7A7591"),
    _mark("Harm", "Low", "B97B12"),
    _mark("Harm", "Medium", "B84C0B"),
    _mark("Harm", "High", "922317"),
    _mark("Harm", "Critical", "560C1C"),
    _mark("Benefit", "Low", "429492"),
    _mark("Benefit", "Medium", "17777D"),
    _mark("Benefit", "High", "0A4A57"),
    _verdict("Stop", "FFFFFF", "560C1C"),
    _verdict("NotConsistent", "FFFFFF", "922317"),
    _verdict("NotShown", INK, "FFFFFF", "dashed"),
    _verdict("WithConditions", "5A3B00", "FBE9C6"),
    _verdict("ConsistentOnThisRecord", INK, "E9E6F3"),
)  # fmt: skip
"""Every style that a paper uses, in the order in which each stands after those it is based on."""

TABLES = (("PlainTable", "Plain rows", False), ("FacingTable", "Facing sides", True))
"""Styles of tables: id, name, and whether a line parts the columns."""

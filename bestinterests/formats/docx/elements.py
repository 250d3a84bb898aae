"""The one way to WordprocessingML: text is cleaned and escaped here, and nowhere else.

A body is written as text and read once by the XML parser at the end: a table of ten thousand cells then costs what a
string costs, where an object for each cell costs several times more.
"""

from __future__ import annotations

import re

from bestinterests.formats.html.elements import escape

BREAKABLE = 40
"""Letters without a space from which on a word gets places to break, so that no column is pushed wide."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LETTER = re.compile(r"[^\W\d_]")
_LONG = re.compile(rf"[^\s\u200b]{{{BREAKABLE},}}")


class Xml(str):
    """A string that is WordprocessingML already."""

    __slots__ = ()


def text(value: str) -> str:
    """A person's or our own text as the content of ``w:t``: control characters out, markup escaped."""
    return str(escape(value))


def run(value: str, style: str = "", *, properties: str = "") -> Xml:
    """Words in one look: a character style by its id, or properties as WordprocessingML. Nothing for no words."""
    if not value:
        return Xml("")
    inner = (f'<w:rStyle w:val="{style}"/>' if style else "") + properties
    if not value.isascii() and right_to_left(value):
        inner += "<w:rtl/>"
    look = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    return Xml(f'<w:r>{look}<w:t xml:space="preserve">{text(value)}</w:t></w:r>')


def right_to_left(value: str) -> bool:
    """Whether the first letter of a text is of a script that is written from right to left."""
    first = _LETTER.search(value)
    return bool(first and _RIGHT_TO_LEFT.match(first[0]))


def paragraph(runs: str, style: str = "", *, properties: str = "") -> Xml:
    """A paragraph of runs in a style by its id; ``properties`` are those that may follow the style, in order."""
    inner = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return Xml(f"<w:p><w:pPr>{inner}</w:pPr>{runs}</w:p>" if inner else f"<w:p>{runs}</w:p>")


def field(instruction: str, shown: str, style: str = "") -> Xml:
    """A field that Word computes, with what is shown until it does."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return Xml(f'<w:fldSimple w:instr=" {text(instruction)} "><w:r>{look}<w:t>{text(shown)}</w:t></w:r></w:fldSimple>')


def longest_word(value: str) -> int:
    """Length of the longest run of letters without a space, where it is long enough to matter; else 0."""
    return max((len(found[0]) for found in _LONG.finditer(value)), default=0)

"""The one way to WordprocessingML: text is cleaned and escaped here, and nowhere else.

A body is written as text and goes into the archive as it is: a table of ten thousand cells then costs what a string
costs, where an object for each cell costs several times more.
"""

from __future__ import annotations

import re

from bestinterests.formats.html.elements import escape

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LETTER = re.compile(r"[^\W\d_]")


def text(value: str) -> str:
    """A person's or our own text as the content of ``w:t``: control characters out, markup escaped."""
    if value.isascii() and value.isprintable():
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return str(escape(value))


def run(value: str, style: str = "") -> str:
    """Words in a character style, by its id. Nothing for no words."""
    if not value:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if not value.isascii() and right_to_left(value):
        look = f"{look.removesuffix('</w:rPr>') or '<w:rPr>'}<w:rtl/></w:rPr>"
    if value[0] == " " or value[-1] == " " or not value.isascii():
        return f'<w:r>{look}<w:t xml:space="preserve">{text(value)}</w:t></w:r>'
    return f"<w:r>{look}<w:t>{text(value)}</w:t></w:r>"


def right_to_left(value: str) -> bool:
    """Whether the first letter of a text is of a script that is written from right to left."""
    first = _LETTER.search(value)
    return bool(first and _RIGHT_TO_LEFT.match(first[0]))


def paragraph(runs: str, style: str = "", *, properties: str = "") -> str:
    """A paragraph of runs in a style by its id; ``properties`` are those that may follow the style, in order."""
    inner = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p><w:pPr>{inner}</w:pPr>{runs}</w:p>" if inner else f"<w:p>{runs}</w:p>"


def field(instruction: str, shown: str) -> str:
    """A field that Word computes, with what is shown until it does."""
    return f'<w:fldSimple w:instr=" {text(instruction)} ">{run(shown)}</w:fldSimple>'

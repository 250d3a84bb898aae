"""Words of a line as the template takes them: a text as itself, anything else as a list that starts with its kind."""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from bestinterests.documents.inline import BasisTag, Id, Link, Mark, Quiet, Strong, Tag, Word, Words
from bestinterests.documents.wording import BASIS
from bestinterests.formats.html import marks
from bestinterests.formats.html.elements import printable

Node: TypeAlias = "str | bool | int | float | list[Node] | dict[str, Node]"
"""What the template is given: values of JSON."""

BREAK = "\u200b"
"""A place where a line may end, without a sign and without width."""
LONGEST, PIECE = 18, 8
_LONG = re.compile(rf"[^\s{BREAK}]{{{LONGEST + 1},}}")
_OPENS = ("http://", "https://", "mailto:")
_RIGHT_TO_LEFT = ("R", "AL")


def said(text: str) -> str:
    """A text as it can be set: no control characters, one space for each break, long words breakable anywhere."""
    return _LONG.sub(_breakable, " ".join(printable(text).split("\n")))


def _breakable(found: re.Match[str]) -> str:
    """A word that is longer than any word of a language, with breaks; marks are not parted from their letter."""
    pieces: list[str] = []
    length = 0
    for letter in found.group():
        if length >= PIECE and not unicodedata.combining(letter) and letter not in "\u200c\u200d\ufe0e\ufe0f":
            pieces.append(BREAK)
            length = 0
        pieces.append(letter)
        length += 1
    return "".join(pieces)


def words(line: Words) -> list[Node]:
    """A line of words."""
    return [word(part) for part in line]


def word(part: Word) -> Node:
    """One word, link, id, mark or tag."""
    match part:
        case Strong(text):
            return ["strong", said(text)]
        case Quiet(text):
            return ["quiet", said(text)]
        case Link(text, anchor, address):
            return ["link", said(text), anchor, address if address.startswith(_OPENS) else ""]
        case Id(text, anchor):
            return ["id", said(text), anchor]
        case Mark():
            return mark(part)
        case Tag(verdict):
            return ["tag", verdict]
        case BasisTag(basis):
            return ["basis", BASIS[basis]]
        case _:
            return said(part.text)


def mark(part: Mark) -> list[Node]:
    """A mark by the name of its drawing, with its letters."""
    return ["mark", marks.name(part), part.letters]


def turned(line: Words) -> bool:
    """Whether a line is read from the right, by its first letter that says so."""
    for part in line:
        for letter in getattr(part, "text", ""):
            direction = unicodedata.bidirectional(letter)
            if direction in _RIGHT_TO_LEFT:
                return True
            if direction == "L":
                return False
    return False

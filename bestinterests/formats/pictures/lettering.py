"""Letters in a drawing: how wide words are, where a line ends, and what is left when there is no more room.

SVG breaks no lines, so that is done here, with widths that are on the safe side for the letters of the papers. What is
shortened in a drawing stands whole in the paper: every drawing is followed by its words.
"""

from __future__ import annotations

import unicodedata

from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.pictures.sheet import SANS, colour

MONO = "Atkinson Hyperlegible Mono, DejaVu Sans Mono, monospace"
SERIF = "Literata, Libertinus Serif, serif"
BODY, SMALL = 13.0, 11.5
_NARROW, _WIDE = frozenset(" .,:;'’!|()[]ijlftrI-"), frozenset("mwMWQO@%&—…")
_MONO_WIDTH = 0.61


def width(text: str, size: float, *, mono: bool = False) -> float:
    """Units that a text takes at this size, rather too many than too few."""
    return size * sum(_MONO_WIDTH if mono else _width(letter) for letter in text)


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 0.33
    if letter in _WIDE:
        return 0.9
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    return 0.66 if letter.isupper() else 0.55


def lines(text: str, room: float, size: float, most: int = 2, *, mono: bool = False) -> list[str]:
    """A text as lines that fit into the room; the last ends in an ellipsis where more would follow."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < most:
        line, words = _line(words, room, size, mono)
        found.append(line)
    if words:
        found[-1] = _cut(f"{found[-1]} {words[0]}", room - size, size, mono) + "…"
    return found


def _line(words: list[str], room: float, size: float, mono: bool) -> tuple[str, list[str]]:
    """The longest start that fits, and what is left; a word longer than the line is broken."""
    taken = words[0]
    if width(taken, size, mono=mono) > room:
        start = _cut(taken, room, size, mono) or taken[0]
        rest = taken[len(start) :]
        return start, [rest, *words[1:]] if rest else words[1:]
    count = 1
    while count < len(words) and width(f"{taken} {words[count]}", size, mono=mono) <= room:
        taken = f"{taken} {words[count]}"
        count += 1
    return taken, words[count:]


def _cut(text: str, room: float, size: float, mono: bool) -> str:
    taken = 0.0
    for at, letter in enumerate(text):
        taken += width(letter, size, mono=mono)
        if taken > room:
            return text[:at].rstrip()
    return text


def letters(
    text: str,
    x: float,
    y: float,
    size: float = BODY,
    *,
    weight: int = 400,
    ink: str = "ink",
    anchor: str = "start",
    family: str = SANS,
) -> Html:
    """Words with their baseline at a height; nothing for no words."""
    if not text:
        return Html("")
    return e(
        "text",
        text,
        x=x,
        y=y,
        font_family=family,
        font_size=size,
        font_weight=weight if weight != 400 else None,
        fill=colour(ink),
        text_anchor=None if anchor == "start" else anchor,
    )


def block(held: list[str], x: float, y: float, size: float = BODY, leading: float = 1.25, **look: object) -> Html:
    """Lines one below the other, the baseline of the first at a height."""
    return join([letters(line, x, y + at * size * leading, size, **look) for at, line in enumerate(held)])  # type: ignore[arg-type]

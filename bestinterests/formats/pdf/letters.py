"""Letters that no font here can draw: found out before the page is set, and never left as empty boxes.

PDF/UA-1 forbids a page that shows a letter by an empty box. The fetched letters hold Latin, the typesetter's own hold
Greek, Cyrillic, Hebrew and some Arabic; for others the fonts of this machine are asked. What is left is said by its
number of letters, and the carried document holds it whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
import typst

from bestinterests.formats.pdf.typesetting import typeset

USUAL = re.compile("[\x00-\u017f\u2010-\u2027\u2030-\u203a\u20ac\u2122\u2190-\u2193\u2212\u200b\u00ad]+")
"""Letters that the fetched fonts hold, and signs that every font of the typesetter holds."""
PROBES = 60
"""How often a page is tried before all the unusual letters are given up."""
BARE = (
    "Some words are in letters that no font on this computer can draw. Each such run is shown by its number of letters "
    "in square brackets."
)
"""What is said where words cannot be drawn, in a file that carries no assessment."""
NOTE = BARE.removesuffix(".") + "; the assessment that this file carries holds every letter."
_UNDRAWN = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_PAGE = b"""#set document(title: "letters")
#set text(lang: "en")
#for held in json("data.json") [#box(held) ]
"""


class Letters(NamedTuple):
    """Which letters of a text cannot be drawn. system: whether the machine's own fonts are needed for others."""

    system: bool
    undrawn: frozenset[str]


def undrawn_of(text: str) -> Letters:
    """Find out which letters of a text no font draws; asks the machine's fonts only for what ours do not hold."""
    unusual = sorted(set(USUAL.sub("", text)))
    if not unusual:
        return Letters(False, frozenset())
    left = _undrawn(unusual, system=False)
    if not left:
        return Letters(False, frozenset())
    still = _undrawn(sorted(left), system=True)
    return Letters(still != left, still)


def _undrawn(letters: list[str], *, system: bool) -> frozenset[str]:
    """Those of the letters that are not drawn: whole scripts at a time, so that a few trials do."""
    held = set(letters)
    lost: set[str] = set()
    for _ in range(PROBES):
        said = refused(held, system=system)
        if said is None:
            return frozenset(lost)
        blamed = {letter for letter in held if letter in said} or held
        scripts = {script(letter) for letter in blamed}
        blamed |= {letter for letter in held if script(letter) in scripts}
        lost |= blamed
        held -= blamed
    return frozenset(letters)


def refused(letters: Iterable[str], *, system: bool) -> str | None:
    """Try to set letters one by one: None where all are drawn, else those that are blamed."""
    page = {"main": _PAGE, "data.json": msgspec.json.encode(sorted(letters))}
    try:
        typeset(page, system=system)
    except typst.TypstError as error:
        return blamed_by(error)
    return None


def blamed_by(error: typst.TypstError) -> str:
    """The letters that an error of the typesetter says are not drawn; none where it is about something else."""
    found = _UNDRAWN.search(error.message)
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""


def script(letter: str) -> str:
    """The first word of a letter's name, which for letters is that of their script."""
    return unicodedata.name(letter, "no name").partition(" ")[0]


def spelled(text: str, undrawn: frozenset[str]) -> str:
    """The text with each run of letters that are not drawn said by their number."""
    if not undrawn:
        return text
    run = re.compile(f"(?:[{re.escape(''.join(sorted(undrawn)))}][\u200b\u200c\u200d\ufe0e\ufe0f]*)+")
    return run.sub(_count, text)


def _count(run: re.Match[str]) -> str:
    count = sum(unicodedata.category(letter) != "Cf" for letter in run.group())
    return f"[{count} letter{'' if count == 1 else 's'}]"

"""Two versions of a text, word by word: what was put in and what was taken out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

PIECES = re.compile(r"\S+\s*|\s+")
MOST = 3_000
"""Words of a text beyond which it is shown as replaced, since comparing takes the square of them."""

ALIKE = 0.3
"""Share of words that two texts have in common below which one replaces the other as a whole."""


class Piece(NamedTuple):
    """A run of words: the same in both, put in, or taken out."""

    kind: Literal["same", "in", "out"]
    text: str


def marked(before: str, after: str) -> tuple[Piece, ...]:
    """How ``after`` differs from ``before``; joining what is the same and what was put in gives ``after``."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    if max(len(old), len(new)) > MOST:
        return _pieces([("out", before), ("in", after)])
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if old and new and matcher.ratio() < ALIKE:
        return _pieces([("out", before), ("in", after)])
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(("same", "".join(new[c:d])))
        else:
            gap = " " if found and not found[-1][1][-1:].isspace() else ""
            found += [("out", gap + "".join(old[a:b]) if b > a else ""), ("in", "".join(new[c:d]))]
    return _pieces(found)


def _pieces(found: list[tuple[str, str]]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in found if text)  # type: ignore[arg-type]  # one of the three

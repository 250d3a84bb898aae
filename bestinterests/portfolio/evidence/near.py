"""Names that are like another: a suggestion for a person, by which nothing is ever joined."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable

CUTOFF = 0.82
"""How alike two names must be to be suggested: one slip in a name of six letters."""
SHOWN = 3
_RAREST, _TRIED, _COMPARED = 8, 100, 12
"""Pieces that are looked up, names by each, and names that are compared in full: bounds, so that the cost for one name
does not grow with all that are known."""


class Near:
    """Known names by pieces of three letters; only names that share a piece are compared."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [name for name in dict.fromkeys(names) if name]
        self._pieces: dict[str, list[int]] = {}
        for place, name in enumerate(self._names):
            for piece in _pieces(name):
                self._pieces.setdefault(piece, []).append(place)

    def to(self, name: str) -> tuple[str, ...]:
        """Return the known names that are like this one, the likest first; never the name itself."""
        held = sorted((len(self._pieces[piece]), piece) for piece in _pieces(name) if piece in self._pieces)
        shared: Counter[int] = Counter()
        for _, piece in held[:_RAREST]:
            shared.update(self._pieces[piece][:_TRIED])
        likest = sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:_COMPARED]
        others = [self._names[place] for place, _ in likest if self._names[place] != name]
        return tuple(difflib.get_close_matches(name, others, n=SHOWN, cutoff=CUTOFF))


def _pieces(name: str) -> list[str]:
    padded = f"  {name} "
    return sorted({padded[at : at + 3] for at in range(len(padded) - 2)})

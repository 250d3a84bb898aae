"""Chapters of plain sentences, which a terminal, a file or a program shows alike; and names for rights and ages."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.documents import wording
from bestinterests.domain.base import Base
from bestinterests.domain.evaluation import Cell, LevelRange, ProfileResult
from bestinterests.domain.publication import Publication
from bestinterests.packs.framework import Framework
from bestinterests.workflow.publishing.shadow import Side

NOBODY = "nobody"
VIEWS = {"now": "As it stands now", "expected": "If every action is done, tested and signed"}


class Chapter(Base, frozen=True, kw_only=True):
    """A title and its sentences."""

    title: str
    lines: tuple[str, ...]


class Names:
    """Words for rights and ages. Where the packs are not here, their ids are said."""

    def __init__(self, framework: Framework | None) -> None:
        self.framework = framework
        self.bands = framework.bands if framework else {}

    def right(self, right: str) -> str:
        """A right by its short name and article."""
        known = self.framework is not None and right in self.framework.rights
        return wording.right_of(self.framework, right) if known and self.framework else wording.spaced(right)

    def ages(self, bands: Iterable[str]) -> str:
        """Age bands, neighbours joined."""
        held = list(bands)
        return f"ages {wording.ages(held, self.bands) if self.bands else wording.listed(sorted(held))}"

    def place(self, key: tuple[str, str]) -> tuple[object, ...]:
        """Sort key of a right and a band, in the order of the framework."""
        rights = list(self.framework.rights) if self.framework else []
        bands = list(self.bands)
        right, band = key
        return (
            rights.index(right) if right in rights else len(rights),
            right,
            bands.index(band) if band in bands else len(bands),
            band,
        )


def clean(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def head_of(publication: Publication) -> ProfileResult | None:
    """The result that heads it; None where nothing follows."""
    held = publication.evaluation
    if held is None or not held.profiles:
        return None
    return next((each for each in held.profiles if each.profile == held.headline_profile), held.profiles[0])


def cells_of(result: ProfileResult | None, view: str = "now") -> dict[tuple[str, str], Cell]:
    """Cells at which somebody looked, by right and band."""
    if result is None:
        return {}
    seen = result.now if view == "now" else result.expected
    return {(cell.right, cell.band): cell for cell in seen.cells if cell.state != "not-asked"}


def marks(cell: Cell | Side | None) -> str:
    """Both marks of a cell in words, side by side."""
    if cell is None:
        return "not looked at"
    if cell.state == "not-applicable":
        return "said not to apply"
    return f"{_mark('harm', cell.harm)}, {_mark('benefit', cell.benefit)}"


def _mark(side: str, level: LevelRange | None) -> str:
    words = wording.level(level)
    return f"no {side}" if words == "none" else f"{side} {words}"


def grouped(cells: Iterable[tuple[tuple[str, str], str]], names: Names) -> tuple[str, ...]:
    """Sentences of cells that say the same of one right, their ages joined; in the order of the framework."""
    found: dict[tuple[str, str], list[str]] = {}
    for (right, band), words in sorted(cells, key=lambda each: names.place(each[0])):
        found.setdefault((right, words), []).append(band)
    return tuple(f"{names.right(right)}, {names.ages(bands)}: {words}." for (right, words), bands in found.items())

"""Rights by ages: how many services have a harm of which mark and a benefit of which, side by side, never set off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.inline import Mark, Side
from bestinterests.documents.report.rights import CATEGORIES
from bestinterests.domain.pack import FrameworkRight
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.counting import keys
from bestinterests.web.learn.reading import current
from bestinterests.web.overview.asking import Places

SAYS: dict[Side, dict[str, str]] = {
    "harm": {level: f"worst harm {level}" for level in keys.LEVELS["harm"]},
    "benefit": {
        **{level: f"best benefit {level}" for level in keys.LEVELS["benefit"]},
        "unknown": "no benefit is certain",
    },
}


class Marked(NamedTuple):
    """How many services have a mark in one place, and the list of them."""

    side: Side
    level: str
    number: int
    address: str

    @property
    def mark(self) -> Mark:
        """The mark as it is drawn."""
        return mark_of(self.side, self.level)

    @property
    def says(self) -> str:
        """The mark in words."""
        return SAYS[self.side][self.level]


Sides = dict[Side, list[Marked]]


class Place(NamedTuple):
    """One right at one age: marks of harms, most first, and of benefits; only those that some service has."""

    band: str
    harms: tuple[Marked, ...]
    benefits: tuple[Marked, ...]


class Row(NamedTuple):
    """A right by its short name and article, at each age and at any; blank article for all rights together."""

    right: str
    name: str
    article: str
    places: tuple[Place, ...]


class Group(NamedTuple):
    """Rights that the framework shows together."""

    title: str
    rows: tuple[Row, ...]


class Heat(NamedTuple):
    """The whole picture. bands: as people write them, the last for any age. together: all rights as one row.

    silent: names of the framework's rights on which no service has a mark.
    """

    bands: tuple[str, ...]
    together: Row
    groups: tuple[Group, ...]
    silent: tuple[str, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, all rights together first."""
        return (self.together, *(row for group in self.groups for row in group.rows))


def mark_of(side: Side, level: str) -> Mark:
    """The mark that stands for a counted level."""
    if level == "unknown":
        return Mark(side, "none", "critical" if side == "harm" else "high", True)
    return Mark(side, level, level)


def heat_of(counts: Mapping[str, int], places: Places, *, worst_first: bool = False) -> Heat:
    """Lay kept numbers out as a picture. worst_first: rights by how many services harm them most, in one group."""
    framework = current()
    held: dict[tuple[str, str], Sides] = {}
    for key, number in counts.items():
        side, _, rest = key.partition("/")
        if side in keys.LEVELS and number > 0:
            right, band, level = rest.split("/")
            marked = Marked(side, level, number, places.services(key))
            held.setdefault((right, band), {"harm": [], "benefit": []})[marked.side].append(marked)
    for sides in held.values():
        for name, marks in sides.items():
            marks.sort(key=lambda each: keys.LEVELS[name].index(each.level))
    bands = [*framework.bands, *sorted({band for _, band in held if band} - set(framework.bands)), keys.ANY]
    rights = sorted({right for right, _ in held if right}, key=lambda right: _order(framework, right))
    rows = [_row(framework, right, bands, held) for right in rights]
    return Heat(
        bands=tuple(wording.band_name(band, framework.bands) if band else "Any age" for band in bands),
        together=_row(framework, keys.ANY, bands, held),
        groups=_worst_first(rows) if worst_first else _groups(framework, rows),
        silent=tuple(
            held.short for each, held in framework.framework_rights.items() if each not in rights and _is_asked(held)
        ),
    )


def _row(framework: Framework, right: str, bands: list[str], held: Mapping[tuple[str, str], Sides]) -> Row:
    none: Sides = {"harm": [], "benefit": []}
    places = []
    for band in bands:
        sides = held.get((right, band), none)
        name = wording.band_name(band, framework.bands) if band else "Any age"
        places.append(Place(name, tuple(sides["harm"]), tuple(sides["benefit"])))
    if right == keys.ANY:
        return Row(right, "Any right", "", tuple(places))
    return Row(right, framework.right_short(right), wording.article(right), tuple(places))


def _is_asked(right: FrameworkRight) -> bool:
    """Say whether every assessment is asked about a right: one of the framework's own groups."""
    return right.category in ("self", "support", "society")


def _category(framework: Framework, right: str) -> str:
    held = framework.framework_rights.get(right)
    return held.category if held else "outside"


def _order(framework: Framework, right: str) -> tuple[int, int, str]:
    held, group = framework.rights.get(right), _category(framework, right)
    place = CATEGORIES.index(group) if group in CATEGORIES else len(CATEGORIES)
    return place, held.article if held else 999, right


def _groups(framework: Framework, rows: list[Row]) -> tuple[Group, ...]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(framework.term_label("categories", _category(framework, row.right)), []).append(row)
    return tuple(Group(title, tuple(held)) for title, held in found.items())


def _worst_first(rows: list[Row]) -> tuple[Group, ...]:
    def harm(row: Row) -> tuple[int, ...]:
        marks = {each.level: each.number for each in row.places[-1].harms}
        return tuple(-marks.get(level, 0) for level in keys.LEVELS["harm"])

    ordered = sorted(rows, key=harm)
    return (Group("Most services with the worst harm first", tuple(ordered)),) if ordered else ()

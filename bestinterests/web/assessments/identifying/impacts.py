"""Impacts as a list shows them: both directions side by side, by feature, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Mark
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact, StatedRating
from bestinterests.web.assessments.identifying.pieces import Piece, piece_of


class ImpactRow(NamedTuple):
    """An impact with its mark now, its right and ages in words, and what is still to be said about it."""

    impact: Impact
    mark: Mark
    right: str
    ages: str
    stated: str
    missing: tuple[str, ...]


class Group(NamedTuple):
    """Impacts of one feature, harms and benefits apart."""

    feature: Feature | None
    harms: tuple[ImpactRow, ...]
    benefits: tuple[ImpactRow, ...]


class ImpactPage(NamedTuple):
    """One page of a list, grouped by feature. harms, benefits: over all pages."""

    groups: tuple[Group, ...]
    piece: Piece[Impact]
    harms: int
    benefits: int


class Filter(NamedTuple):
    """What a list is narrowed to; blank asks nothing."""

    feature: str = ""
    right: str = ""
    band: str = ""
    direction: str = ""

    def takes(self, impact: Impact) -> bool:
        """Does an impact belong in the list?"""
        return (
            (not self.feature or self.feature in impact.features)
            and (not self.right or self.right in impact.rights)
            and (not self.band or self.band in impact.bands)
            and (not self.direction or self.direction == impact.direction)
        )


def impact_page(context: Context, chosen: Filter, number: int) -> ImpactPage:
    """A page of the impacts that a filter takes. number: from 1; one beyond the last is the last."""
    places = {feature.id: at for at, feature in enumerate(context.assessment.features)}
    rights = {right: at for at, right in enumerate(context.framework.rights)}

    def place(impact: Impact) -> tuple[int, int, int]:
        first = chosen.feature or next(iter(impact.features), "")
        return places.get(first, len(places)), rights.get(impact.right, -1), 0 if impact.direction == "harm" else 1

    taken = sorted((impact for impact in context.assessment.impacts if chosen.takes(impact)), key=place)
    piece = piece_of(taken, number)
    grouped: dict[str, list[ImpactRow]] = {}
    for impact in piece.rows:
        grouped.setdefault(chosen.feature or next(iter(impact.features), ""), []).append(impact_row(context, impact))
    harms = sum(impact.direction == "harm" for impact in taken)
    return ImpactPage(
        tuple(_group(context.features.get(feature), rows) for feature, rows in grouped.items()),
        piece,
        harms,
        len(taken) - harms,
    )


def _group(feature: Feature | None, rows: Sequence[ImpactRow]) -> Group:
    return Group(
        feature,
        tuple(row for row in rows if row.impact.direction == "harm"),
        tuple(row for row in rows if row.impact.direction == "benefit"),
    )


def impact_row(context: Context, impact: Impact) -> ImpactRow:
    """An impact as a list shows it."""
    reading = context.readings.get(impact.id)
    span = (reading.counts or reading.level) if reading else None
    return ImpactRow(
        impact,
        wording.mark(impact.direction, span) if span else Mark(impact.direction, unknown=True),
        context.right_of(impact.right) if impact.right else "",
        context.ages(impact.bands),
        stated_words(impact.stated),
        missing(impact),
    )


def missing(impact: Impact) -> tuple[str, ...]:
    """What a draft of an impact still lacks, in words."""
    lacks = (
        (not impact.right, "which right"),
        (not impact.mechanism.strip(), "how it comes about"),
        (not impact.features, "which feature"),
        (not impact.bands, "which ages"),
    )
    return tuple(words for lack, words in lacks if lack)


def stated_words(stated: StatedRating | None) -> str:
    """A rating from elsewhere in a line: level, likelihood and severity as its author said them; blank without one."""
    if stated is None:
        return ""
    parts = [stated.likelihood, stated.severity]
    inside = ", ".join(part for part in parts if part)
    level = stated.level or "no level"
    words = f"{level} ({inside})" if inside else level
    return f"{words} on {stated.scale}" if stated.scale else words


class Alike(NamedTuple):
    """Impacts of one direction that touch the same right of the same children in one feature."""

    feature: str
    right: str
    bands: tuple[str, ...]
    impacts: tuple[str, ...]


def alike(impacts: Iterable[Impact]) -> tuple[Alike, ...]:
    """Sets of impacts that ask to be judged together: same direction, right, children and feature.

    An impact that names its parts in ``cumulates`` has judged them; such sets are left out.
    """
    held = list(impacts)
    cells: dict[tuple[str, str, str, tuple[str, ...]], dict[str, list[str]]] = {}
    for impact in held:
        for feature in impact.features:
            for right in (impact.right,) if impact.right else ():
                bands = cells.setdefault((impact.direction, feature, right, tuple(sorted(impact.groups))), {})
                for band in impact.bands:
                    bands.setdefault(band, []).append(impact.id)
    judged = {impact.id: {impact.id, *impact.cumulates} for impact in held if impact.cumulates}
    sets: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for (_, feature, right, _groups), bands in cells.items():
        for band, ids in bands.items():
            together = tuple(dict.fromkeys(ids))
            if len(together) > 1 and not any(set(together) <= judged[one] for one in together if one in judged):
                sets.setdefault((feature, right, together), []).append(band)
    return tuple(Alike(feature, right, tuple(bands), ids) for (feature, right, ids), bands in sets.items())

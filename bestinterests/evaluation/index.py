"""The assessment laid out for reading: positions instead of ids, and what belongs to what, worked out once."""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.document import Assessment
from bestinterests.domain.impact import Impact
from bestinterests.packs.framework import Framework

SHOWN = 8
"""Names that a sentence lists before it counts the rest."""
Cell = tuple[str, int]
"""A right and the place of a band."""
Cohort = tuple[str, str, int, tuple[str, ...]]
"""A feature, a right, the place of a band, and the groups to which an effect is confined."""
LIVE_STAGES = ("live", "trial")
"""Stages in which processing has started."""


class Index:
    """Ids to positions, impacts by feature, bands in scope, and who may sign."""

    def __init__(self, framework: Framework, assessment: Assessment, on: dt.date) -> None:
        self.framework = framework
        self.assessment = assessment
        self.on = on
        self.bands: tuple[str, ...] = tuple(framework.bands)
        self.band_place = {band: i for i, band in enumerate(self.bands)}
        self.bands_in_scope = self._bands_in_scope()
        self.features = {feature.id: feature for feature in assessment.features}
        self.impacts: tuple[Impact, ...] = assessment.impacts
        self.rights_of: tuple[tuple[str, ...], ...] = tuple(impact.rights for impact in self.impacts)
        self.impact_place = {impact.id: i for i, impact in enumerate(self.impacts)}
        self.harms = tuple(i for i, impact in enumerate(self.impacts) if impact.direction == "harm")
        self.benefits = tuple(i for i, impact in enumerate(self.impacts) if impact.direction == "benefit")
        self.bands_of = tuple(self._bands_reached(impact) for impact in self.impacts)
        self.cells_of = tuple(self._cells(place) for place in range(len(self.impacts)))
        self.cohorts_of = tuple(self._cohorts(place) for place in range(len(self.impacts)))
        self.by_feature: dict[str, list[int]] = {feature: [] for feature in self.features}
        for i, impact in enumerate(self.impacts):
            for feature in dict.fromkeys(impact.features):
                if feature in self.by_feature:
                    self.by_feature[feature].append(i)
        self.activities_of: dict[str, list[str]] = {feature: [] for feature in self.features}
        for activity in assessment.data_activities:
            if activity.feature in self.activities_of:
                self.activities_of[activity.feature].extend(activity.kinds)
        self.seniors = frozenset(person.id for person in assessment.people if person.senior)

    def _bands_in_scope(self) -> tuple[str, ...]:
        """Bands that the record puts in scope; every band of the packs where it says nothing (blank is unknown)."""
        named = {use.band: use.in_scope for use in self.assessment.children}
        return tuple(band for band in self.bands if named.get(band, not named))

    def _bands_reached(self, impact: Impact) -> tuple[int, ...]:
        """Bands of an impact. A harm that names none may fall on every child in scope; such a benefit on none."""
        reached = sorted(self.band_place[b] for b in set(impact.bands) if b in self.band_place)
        if not reached and impact.direction == "harm":
            reached = [self.band_place[b] for b in self.bands_in_scope or self.bands]
        return tuple(reached)

    def _cells(self, place: int) -> tuple[Cell, ...]:
        """Rights and bands that an impact touches."""
        return tuple((right, band) for right in self.rights_of[place] for band in self.bands_of[place])

    def _cohorts(self, place: int) -> tuple[Cohort, ...]:
        """Children that an impact touches: those of one band and the same groups, in one feature, on one right."""
        impact = self.impacts[place]
        groups = tuple(sorted(impact.groups))
        return tuple(
            (feature, right, band, groups) for feature in impact.features for right, band in self.cells_of[place]
        )

    def is_live(self, feature: str) -> bool:
        """Has processing for this feature started?"""
        found = self.features.get(feature)
        stage = (found.stage if found else None) or self.assessment.service.stage
        if stage not in LIVE_STAGES:
            return False
        starts = self.assessment.service.processing_starts_on
        return starts is None or starts <= self.on

    def signed(self, rules: tuple[str, ...], item: str) -> bool:
        """Has a named senior person signed for this item under one of these rules, with a second signature?"""
        return any(
            override.rule in rules
            and item in override.items
            and override.by in self.seniors
            and override.second is not None
            and override.second != override.by
            and bool(override.reason.strip())
            and (override.on is None or override.on <= self.on)
            and (override.expires_on is None or override.expires_on >= self.on)
            for override in self.assessment.overrides
        )

    def names(self, ids: tuple[str, ...] | list[str]) -> str:
        """Features by name with their ids, as in: friend codes (F04) and the shop (F06)."""
        shown = [f"{self.features[i].name} ({i})" if i in self.features else i for i in ids]
        return listed(shown)

    def right_names(self, ids: tuple[str, ...] | list[str]) -> str:
        """Rights by name, as in a sentence; past eight, the rest is counted."""
        shown = [self.framework.right_name(right) for right in ids[:SHOWN]]
        if len(ids) > SHOWN:
            shown.append(f"{len(ids) - SHOWN} more")
        return listed(shown)


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Join words as in a sentence: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def number(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 feature, 2 features."""
    return f"{count} {one if count == 1 else many or one + 's'}"

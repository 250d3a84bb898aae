"""Which benefits may be a reason to tolerate which harms: same feature, same children, needing the data, for children.

Source: method, bounded justification, and V6 (nobody pays with other children's gain).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bestinterests.domain.balance import Balance
from bestinterests.domain.impact import Impact
from bestinterests.domain.profile import Profile
from bestinterests.evaluation.facts import toleration_gaps
from bestinterests.evaluation.index import Index

CHILD = "this-child"
COMPANY = "company"


class Toleration(NamedTuple):
    """One feature's balance on one harm: is it held at the worst and best reading, by which benefits, by band."""

    at_worst: bool
    at_best: bool
    benefits: dict[int, tuple[int, ...]]
    benefits_at_best: dict[int, tuple[int, ...]]


class Reliance:
    """Balances read for one profile: for each harm, one toleration a feature it comes from."""

    def __init__(self, index: Index, profile: Profile) -> None:
        self.index = index
        self.profile = profile
        self.balances: dict[str, Balance] = {balance.feature: balance for balance in index.assessment.balances}
        self._named = frozenset(item for balance in self.balances.values() for item in balance.tolerates)
        self.of: dict[int, tuple[Toleration, ...]] = {}
        self.harms_on: dict[int, list[int]] = {}
        for place in index.harms:
            impact = index.impacts[place]
            if impact.id in self._named:
                self._add(place, impact)

    def _add(self, place: int, impact: Impact) -> None:
        found = tuple(self._toleration(place, impact, feature) for feature in impact.features)
        self.of[place] = found
        for toleration in found:
            for benefits in toleration.benefits_at_best.values():
                for benefit in benefits:
                    self.harms_on.setdefault(benefit, []).append(place)

    def _toleration(self, place: int, impact: Impact, feature: str) -> Toleration:
        index = self.index
        balance = self.balances.get(feature)
        worst = not toleration_gaps(index, balance, impact, self.profile, best=False)
        best = not toleration_gaps(index, balance, impact, self.profile, best=True)
        named = [index.impact_place[b] for b in (balance.benefits if balance else ()) if b in index.impact_place]
        firm: dict[int, tuple[int, ...]] = {}
        kind: dict[int, tuple[int, ...]] = {}
        for band in index.bands_of[place]:
            usable = [b for b in named if may_pay(index, b, impact, feature, band)]
            kind[band] = tuple(b for b in usable if accrues(index.impacts[b], best=True))
            firm[band] = tuple(b for b in usable if accrues(index.impacts[b], best=False))
        return Toleration(worst, best, firm, kind)


def may_pay(index: Index, place: int, harm: Impact, feature: str, band: int) -> bool:
    """May this benefit be a reason for this harm at this band? Same feature, same band, and no narrower group."""
    benefit = index.impacts[place]
    if benefit.direction != "benefit" or feature not in benefit.features or band not in index.bands_of[place]:
        return False
    return not benefit.groups or (bool(harm.groups) and set(harm.groups) <= set(benefit.groups))


def accrues(benefit: Impact, *, best: bool) -> bool:
    """Does it accrue to these children, and would it be lost without the data? Blank or unknown counts only at best."""
    to_child = CHILD in benefit.accrues_to or (best and not benefit.accrues_to)
    needs_data = benefit.data_dependent == "yes" or (best and benefit.data_dependent == "unknown")
    return to_child and needs_data


def is_company_only(benefit: Impact) -> bool:
    """Does this benefit accrue to the company and nobody else?"""
    return bool(benefit.accrues_to) and set(benefit.accrues_to) == {COMPANY}


def features_with_company_claim(index: Index, readings: Sequence[object | None]) -> frozenset[str]:
    """Features in which somebody claims a gain for the company alone. readings: None for impacts not read."""
    return frozenset(
        feature
        for place in index.benefits
        if readings[place] is not None and is_company_only(index.impacts[place])
        for feature in index.impacts[place].features
    )

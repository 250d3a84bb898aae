"""What bears on each harm besides its judgements: who was heard, remedy, toleration, signatures, the regulator.

Facts do not depend on the profile. Each has a bad and a good reading where the record leaves it unknown.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.domain.balance import Balance
from bestinterests.domain.evaluation import View
from bestinterests.domain.impact import Impact
from bestinterests.domain.profile import Profile
from bestinterests.evaluation.index import Index
from bestinterests.evaluation.slots import MeasureBook, Resolved
from bestinterests.evaluation.verdicts import EXEMPT, HEARD, UNHEARD


class HarmFacts(NamedTuple):
    """Facts on one harm in one view, the same for every band, and those that differ by band (band place to value)."""

    heard: dict[int, int]
    remedy: dict[int, bool]
    signed: bool
    grave_signed: bool
    regulator_due: bool
    regulator_answered: bool
    recorded: bool
    conflicted: bool


class Voices:
    """Whether children of each band were heard: held now, planned ones in the expected view (method, G2)."""

    def __init__(self, index: Index) -> None:
        self.held: set[str] = set()
        self.planned: set[str] = set()
        self.exempt: set[str] = set()
        for consultation in index.assessment.consultations:
            if consultation.asked != "children":
                continue
            if consultation.status == "not-held":
                self.exempt.update(consultation.bands if consultation.exemption_reason.strip() else ())
            elif consultation.status == "planned":
                self.planned.update(consultation.bands)
            elif self._still_counts(index, consultation.held_on, consultation.expires_on) and consultation.number != 0:
                self.held.update(consultation.bands)

    @staticmethod
    def _still_counts(index: Index, held_on: dt.date | None, expires_on: dt.date | None) -> bool:
        return (held_on is None or held_on <= index.on) and (expires_on is None or expires_on >= index.on)

    def heard(self, band: str, view: View) -> int:
        """2 heard, 1 exempt with a reason, 0 neither."""
        if band in self.held or (view == "expected" and band in self.planned):
            return HEARD
        return EXEMPT if band in self.exempt else UNHEARD

    def word(self, band: str) -> str:
        """yes, planned, exempt or no."""
        for word, bands in (("yes", self.held), ("planned", self.planned), ("exempt", self.exempt)):
            if band in bands:
                return word
        return "no"


class Remedies:
    """Which rights have a route that works and was tested with a band (method, G3; standard 15)."""

    def __init__(self, index: Index, view: View, book: MeasureBook) -> None:
        self._any: set[str] = set()
        self._some: set[tuple[str, str]] = set()
        for route in index.assessment.remedy_routes:
            bands = set(route.bands or index.bands)
            if view == "now":
                tested = route.tested_on is not None and route.tested_on <= index.on
                bands = (
                    bands & set(route.tested_bands or index.bands) if tested and route.status == "working" else set()
                )
            elif route.status == "broken" and not (route.measures and book.foreseen.issuperset(route.measures)):
                bands = set()
            if route.rights:
                self._some.update((right, band) for right in route.rights for band in bands)
            else:
                self._any |= bands

    def serves(self, rights: tuple[str, ...], band: str) -> bool:
        """Is there a route for every one of these rights?"""
        return band in self._any or (bool(rights) and all((right, band) in self._some for right in rights))


class FactBook:
    """Facts on every harm in one view."""

    def __init__(self, index: Index, view: View, book: MeasureBook, voices: Voices) -> None:
        self.index = index
        self.view = view
        self.book = book
        self._heard = {i: voices.heard(band, view) for i, band in enumerate(index.bands)}
        self._remedies = Remedies(index, view, book)
        self._remedy_cache: dict[tuple[tuple[str, ...], tuple[int, ...]], dict[int, bool]] = {}
        self._steady: dict[int, HarmFacts] = {}
        self._resolved_tensions = resolved_harms(index)
        self._regulator_answered = _regulator_answers(index)
        self._benefit_rights = _benefit_rights(index)
        self._signable = frozenset(item for override in index.assessment.overrides for item in override.items)

    def facts(self, place: int, resolved: Resolved, failing: str | None = None) -> HarmFacts:
        """Facts on the harm at this place. failing: a measure that does not count."""
        steady = self._steady.get(place)
        if steady is None:
            steady = self._steady[place] = self._steady_facts(place, self.index.impacts[place])
        return self._signed_for(place, steady, resolved, failing)

    def facts_of(self, place: int, impact: Impact, resolved: Resolved) -> HarmFacts:
        """Facts on a harm that stands at this place, its judgements perhaps changed."""
        return self._signed_for(place, self._steady_facts(place, impact), resolved, None)

    def _signed_for(self, place: int, steady: HarmFacts, resolved: Resolved, failing: str | None) -> HarmFacts:
        """These facts, with the controls that are credited: foreseen ones by name, else tested and signed for (V2)."""
        if not resolved.credits:
            return steady
        if self.view == "expected":
            return steady._replace(grave_signed=True)
        impact = self.index.impacts[place]
        tested = all(credit in self.book.tested and credit != failing for credit in resolved.credits)
        could_sign = tested and impact.id in self._signable
        return steady._replace(grave_signed=could_sign and self.index.signed(("veto.grave-harm",), impact.id))

    def _steady_facts(self, place: int, impact: Impact) -> HarmFacts:
        """Facts that hang on no measure, as if none were credited."""
        could_sign = impact.id in self._signable
        return HarmFacts(
            heard=self._heard,
            remedy=self._remedy(impact, self.index.bands_of[place]),
            signed=could_sign and self.index.signed(("method.escalate", "toleration.held"), impact.id),
            grave_signed=False,
            regulator_due=self._regulator_due(impact),
            regulator_answered=impact.id in self._regulator_answered,
            recorded=not missing_reasons(impact),
            conflicted=self._conflicted(place, impact),
        )

    def _remedy(self, impact: Impact, bands: tuple[int, ...]) -> dict[int, bool]:
        key = (impact.rights, bands)
        found = self._remedy_cache.get(key)
        if found is None:
            names = self.index.bands
            found = {band: self._remedies.serves(impact.rights, names[band]) for band in bands}
            self._remedy_cache[key] = found
        return found

    def _regulator_due(self, impact: Impact) -> bool:
        """Article 36 is read on the view that is true when processing starts; only harms from the use of data."""
        if impact.arises_from != "data-use" or impact.id in self._regulator_answered:
            return False
        live = any(self.index.is_live(feature) for feature in impact.features)
        return live or self.view == "expected"

    def _conflicted(self, place: int, impact: Impact) -> bool:
        if impact.cumulates or impact.id in self._resolved_tensions:
            return False
        own = {frozenset(self.index.rights_of[place])}
        return any(
            self._benefit_rights.get((feature, band), own) - own
            for feature in impact.features
            for band in self.index.bands_of[place]
        )


def _benefit_rights(index: Index) -> dict[tuple[str, int], set[frozenset[str]]]:
    """Sets of rights that benefits touch, by feature and band; so that a conflict is one look-up a harm."""
    found: dict[tuple[str, int], set[frozenset[str]]] = {}
    for place in index.benefits:
        rights = frozenset(index.rights_of[place])
        for feature in index.impacts[place].features:
            for band in index.bands_of[place]:
                found.setdefault((feature, band), set()).add(rights)
    return found


def _regulator_answers(index: Index) -> frozenset[str]:
    """Impacts on which the regulator's last answer allows processing (UK GDPR Art 36).

    Of two answers on one day the refusal is last, and so is one without a day.
    """
    answered: set[str] = set()
    everything = [impact.id for impact in index.impacts]
    came: list[tuple[dt.date, bool, tuple[str, ...]]] = []
    for consultation in index.assessment.regulator_consultations:
        refused, day = consultation.outcome == "must-not-proceed", consultation.outcome_on
        if consultation.outcome != "pending" and (day is None or day <= index.on):
            came.append((day or (dt.date.max if refused else dt.date.min), refused, consultation.impacts))
    for _, refused, named in sorted(came):
        if refused:
            answered.difference_update(named or everything)
        else:
            answered.update(named or everything)
    return frozenset(answered)


def resolved_harms(index: Index) -> frozenset[str]:
    """Impacts named in a tension that has a written resolution."""
    return frozenset(
        item for tension in index.assessment.tensions if tension.resolution.strip() for item in tension.impacts
    )


def opposing_benefits(index: Index, place: int) -> tuple[str, ...]:
    """Benefits in the same feature to the same children, on another right than the harm's (method, conflicts)."""
    harm = index.impacts[place]
    if harm.cumulates:
        return ()
    bands = set(index.bands_of[place])
    found: list[str] = []
    for feature in harm.features:
        for other in index.by_feature.get(feature, ()):
            benefit = index.impacts[other]
            if benefit.direction != "benefit" or bands.isdisjoint(index.bands_of[other]):
                continue
            if set(benefit.rights) != set(harm.rights):
                found.append(benefit.id)
    return tuple(dict.fromkeys(found))


def missing_reasons(impact: Impact) -> tuple[str, ...]:
    """What a harm's record lacks: its mechanism, and judgements without a reason (method, G5)."""
    missing = [] if impact.mechanism.strip() else ["mechanism"]
    for name in ("before", "now", "expected", "certainty"):
        slot = getattr(impact, name)
        judgements = slot.agreed or slot.given
        missing += [f"{name}.{j.scale}" for j in judgements if not j.reason.strip()]
    return tuple(missing)


LACKS = {
    "named": "a named person who tolerates it in the feature's balance, with reasons",
    "alternatives": "alternatives without a reason other than cost",
    "less-harmful": "an answer that no less harmful way exists",
    "core": "an answer that the core of the right is untouched",
    "children": "what children said about it",
    "reason": "a named person's reason",
    "lapse": "a date on which it lapses, not yet past",
}
"""What a balance can lack, by a key, in the words in which it is said."""


def toleration_gaps(index: Index, balance: Balance | None, harm: Impact, profile: Profile, *, best: bool) -> list[str]:
    """What a feature's balance lacks to tolerate a harm; empty if nothing. ``best`` reads what is unknown kindly.

    Source: method, bounded justification (section C5 of the method note).
    """
    if balance is None or harm.id not in balance.tolerates:
        return [LACKS["named"]]
    gaps: list[str] = []
    answered = {a.kind for a in balance.alternatives if a.chosen or (a.reason.strip() and not a.cost_alone)}
    if unanswered := [kind for kind in profile.alternatives if kind not in answered]:
        gaps.append(f"{LACKS['alternatives']}: {', '.join(unanswered)}")
    if balance.less_harmful_exists != "no" and not (best and balance.less_harmful_exists == "unknown"):
        gaps.append(LACKS["less-harmful"])
    if balance.core_untouched != "yes" and not (best and balance.core_untouched == "unknown"):
        gaps.append(LACKS["core"])
    if not balance.children_said.strip() and not balance.findings:
        gaps.append(LACKS["children"])
    if not balance.reason.strip() or balance.by is None:
        gaps.append(LACKS["reason"])
    if balance.expires_on is None or balance.expires_on < index.on:
        gaps.append(LACKS["lapse"])
    return gaps

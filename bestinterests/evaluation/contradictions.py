"""Where the record contradicts itself, its own matrices, or its dates (method, contradictions).

A contradiction changes no verdict by itself: where it touches a reading, the reading is already the careful one.
"""

from __future__ import annotations

from collections import defaultdict

from bestinterests.domain.evaluation import Finding
from bestinterests.domain.impact import Impact, Slot
from bestinterests.domain.measure import Measure
from bestinterests.evaluation.coverage import SERVICE, Coverage
from bestinterests.evaluation.index import Index, listed
from bestinterests.evaluation.method import Method
from bestinterests.evaluation.rules import RULES
from bestinterests.evaluation.slots import MeasureBook, Resolved
from bestinterests.evaluation.state import State


class Contradictions:
    """Every contradiction on the record."""

    def __init__(self, index: Index, method: Method, state: State, book: MeasureBook) -> None:
        self.index = index
        self.method = method
        self.state = state
        self.book = book
        self.measures = {measure.id: measure for measure in index.assessment.measures}
        self.found: list[Finding] = []

    def find(self, coverage: Coverage, resolved: tuple[Resolved, ...]) -> tuple[Finding, ...]:
        """Contradictions in a fixed order. resolved: the judgements in force now."""
        self._minimum_age()
        self._all_low()
        for place, impact in enumerate(self.index.impacts):
            self._stated_level(impact)
            self._credits(impact)
            self._scales_disagree(impact, resolved[place])
        self._severe_remote()
        for measure in self.measures.values():
            self._untested(measure)
        for item, feature, right, band in coverage.contradicted():
            where = "the service" if feature == SERVICE else feature
            name = self.index.framework.right_name(right)
            self._add(
                "contradiction.none-because",
                f"{item} touches {name} at {band} in {where}, where the record says there is no impact.",
                "Correct the statement or the impact.",
                impacts=(item,),
                rights=(right,),
                bands=(band,),
            )
        self._copied_reasons()
        self._dates()
        return tuple(self.found)

    def _add(
        self,
        rule_id: str,
        sentence: str,
        mend: str,
        *,
        impacts: tuple[str, ...] = (),
        rights: tuple[str, ...] = (),
        bands: tuple[str, ...] = (),
        items: tuple[str, ...] = (),
    ) -> None:
        rule = RULES[rule_id]
        self.found.append(
            Finding(
                rule=rule_id,
                kind=rule.kind,
                basis=rule.basis,
                sentence=sentence,
                source=rule.source,
                mend=mend,
                impacts=impacts,
                rights=rights,
                bands=bands,
                items=items,
            )
        )

    def _minimum_age(self) -> None:
        stated = self.index.assessment.service.minimum_age
        if not stated:
            return
        known = (
            [
                use
                for use in self.index.assessment.children
                if use.in_scope and self.index.framework.bands[use.band].to_age < stated and (use.share or use.children)
            ]
            if self.index.assessment.children
            else []
        )
        if known:
            bands = tuple(use.band for use in known)
            self._add(
                "contradiction.minimum-age",
                f"The terms say {stated} and over, yet the record knows of users aged {listed(bands)}.",
                "Back the stated age with an effective age gate, or assess for the children who are there.",
                bands=bands,
            )

    def _all_low(self) -> None:
        levels = [self.state.levels[i] for i in self.state.harms]
        if len(levels) >= self.state.lens.profile.all_low_from and max(levels) <= 1:
            self._add(
                "contradiction.all-low",
                f"All {len(levels)} harms are judged low.",
                "Ask somebody who did not assess to look again, with children's own words at hand.",
            )

    def _stated_level(self, impact: Impact) -> None:
        stated = impact.stated
        matrix = self.index.framework.matrices.get(stated.matrix or "") if stated else None
        if stated is None or matrix is None:
            return
        rows = self.method.scales.names[matrix.rows]
        columns = self.method.scales.names[matrix.columns]
        for when, likelihood, severity, level in (
            ("", stated.likelihood, stated.severity, stated.level),
            (" after measures", stated.after_likelihood, stated.after_severity, stated.after_level),
        ):
            if likelihood not in columns or severity not in rows or not level:
                continue
            says = matrix.cells[rows.index(severity)][columns.index(likelihood)]
            if says != level:
                self._add(
                    "contradiction.matrix",
                    f"{impact.title} ({impact.id}){when}: stated {level}, but {severity} and {likelihood} is {says} "
                    f"on its own table.",
                    "Correct the level, or say which rating is wrong.",
                    impacts=(impact.id,),
                )

    def _credits(self, impact: Impact) -> None:
        for name, counting in (("now", self.book.implemented), ("expected", self.book.foreseen)):
            slot: Slot = getattr(impact, name)
            if (slot.agreed or slot.given) and not slot.credits and (impact.before.agreed or impact.before.given):
                self._add(
                    "contradiction.uncredited",
                    f"{impact.title} ({impact.id}) is judged again {name} without crediting a measure; a level "
                    f"moved by nothing is not read.",
                    "Credit the measures that move it, or change the judgement before controls.",
                    impacts=(impact.id,),
                )
            for credit in slot.credits:
                if credit not in counting and credit in self.measures:
                    self._wrong_credit(impact, self.measures[credit], name)

    def _wrong_credit(self, impact: Impact, measure: Measure, slot: str) -> None:
        what = f"{impact.title} ({impact.id}) counts on {measure.id} {slot}"
        if measure.type == "terms-rule":
            rule, why = "contradiction.terms-rule", "a rule in the terms, which moves nothing"
        elif measure.status == "abandoned" or measure.test_result == "failed":
            rule, why = "contradiction.failed-control", "which failed its test or was abandoned"
        else:
            rule, why = "contradiction.planned-as-done", "which is not done yet"
        self._add(
            rule,
            f"{what}, {why}.",
            "Read the level without it until it is done and works.",
            impacts=(impact.id,),
            items=(measure.id,),
        )

    def _untested(self, measure: Measure) -> None:
        if measure.status == "tested" and measure.id not in self.book.tested and measure.test_result != "failed":
            self._add(
                "contradiction.untested",
                f"{measure.id} is called tested, but no test that passed is recorded.",
                "Record the result and day of the test, or call it implemented.",
                items=(measure.id,),
            )

    def _scales_disagree(self, impact: Impact, resolved: Resolved) -> None:
        """A judgement on the regulator's scale and one on ours that do not meet on the map between them."""
        scales = self.method.scales
        spans = dict(zip(self.method.slots.order, resolved.spans, strict=True))
        for source, target in scales.maps:
            own, other = spans.get(source), spans.get(target)
            if own is None or other is None or own.unknown or other.unknown or source.startswith("ico-"):
                continue
            mapped = scales.map(own, source, target)
            if mapped is not None and (mapped.hi < other.lo or mapped.lo > other.hi):
                self._add(
                    "contradiction.scales-disagree",
                    f"{impact.title} ({impact.id}): {scales.words(source, own)} and {scales.words(target, other)} "
                    f"tell different stories.",
                    "Judge it on one scale, or bring the two together.",
                    impacts=(impact.id,),
                )

    def _severe_remote(self) -> None:
        regulator = self.method.regulator
        top = self.method.scales.top(regulator.profile.severity)
        found = []
        for place in self.state.harms:
            reading = self.method.reader.read(regulator, True, self.state.spans(place))
            low = self.state.judged[place].regulator <= 1
            if low and reading.severity.hi == top and reading.likelihood.hi == 0:
                found.append(self.index.impacts[place])
        if found:
            ids = tuple(impact.id for impact in found)
            self._add(
                "contradiction.severe-remote",
                f"{listed([f'{i.title} ({i.id})' for i in found])}: severe and remote reads low on the ICO's table; "
                f"its own words say that any real possibility of very serious harm may be enough for high risk.",
                "Do not show this level alone.",
                impacts=ids,
            )

    def _copied_reasons(self) -> None:
        seen: dict[str, list[str]] = defaultdict(list)
        for impact in self.index.impacts:
            for text in {
                j.reason.strip()
                for slot in (impact.before, impact.now, impact.expected)
                for j in (slot.agreed or slot.given)
            }:
                if len(text) >= self.state.lens.profile.copied_reason_from:
                    seen[text].append(impact.id)
        for text, impacts in seen.items():
            if len(impacts) > 1:
                self._add(
                    "contradiction.copied-reasons",
                    f"{listed(impacts)} carry the same reason: {text}",
                    "Say for each why it holds there.",
                    impacts=tuple(impacts),
                )

    def _dates(self) -> None:
        on = self.index.on
        assessed = self.index.assessment.assessed_on
        if assessed and assessed > on:
            self._add(
                "contradiction.dates",
                f"Assessed on {assessed.isoformat()}, after the day this is read for.",
                "Correct the day.",
            )
        for measure in self.measures.values():
            for what, day in (("done", measure.done_on), ("tested", measure.tested_on)):
                if day and day > on:
                    self._add(
                        "contradiction.dates",
                        f"{measure.id} is {what} on {day.isoformat()}, a day to come.",
                        "Correct the day; until then it counts as not yet done.",
                        items=(measure.id,),
                    )
        for consultation in self.index.assessment.consultations:
            if consultation.status == "held" and consultation.held_on and consultation.held_on > on:
                self._add(
                    "contradiction.dates",
                    f"{consultation.id} is held on a day to come.",
                    "Call it planned.",
                    items=(consultation.id,),
                )
        service = self.index.assessment.service
        if service.stage == "live" and service.processing_starts_on and service.processing_starts_on > on:
            self._add(
                "contradiction.planned-stage",
                "The service is called live, but processing starts later.",
                "Correct the stage or the day.",
            )

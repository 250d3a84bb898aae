"""What had to be looked for, what was, and what each cell shows (method, G1 and the section on coverage).

Impacts never answer cells; search statements do. Required: per feature the rights that its activities list and those
asked of every feature; every other right once for the service.
"""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.domain.evaluation import CellState, CoverageResult, Finding
from bestinterests.evaluation.index import Index, listed, number
from bestinterests.evaluation.rules import RULES
from bestinterests.packs.framework import Framework

SERVICE = "service"
"""Stands for the service as a whole where a feature id would stand."""
ANSWERED_BY = {"looked": "looked", "none-because": "none", "not-applicable-because": "not-applicable"}


class Coverage:
    """Search statements laid over the cells that are required."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.always = dict.fromkeys(r for p in index.framework.profiles.values() for r in p.always_rights)
        self.answers: dict[tuple[str, str], dict[str, str]] = {}
        self._of_service: dict[str, dict[str, str]] = {}
        self._lay_statements()
        self.required: dict[str, tuple[str, ...]] = {f: self._required_of(f) for f in index.features}
        asked = {right for rights in self.required.values() for right in rights}
        self.other_rights = tuple(r for r in askable(index.framework) if r not in asked)
        self.short = index.assessment.depth == "short"
        self.open: dict[str, dict[str, tuple[str, ...]]] = {}
        for feature, rights in self.required.items():
            self._find_open(feature, rights)
        if not self.short:
            self._find_open(SERVICE, self.other_rights)

    def _lay_statements(self) -> None:
        for statement in self.index.assessment.coverage:
            if statement.answer != "looked" and not statement.reason.strip():
                continue
            answer = ANSWERED_BY[statement.answer]
            for feature in statement.features or (SERVICE,):
                for right in statement.rights:
                    self.answers.setdefault((feature, right), {}).update(dict.fromkeys(statement.bands, answer))
        for aside in self.index.assessment.rights_set_aside:
            if aside.reason.strip():
                bands = dict.fromkeys(self.index.bands, "not-applicable")
                self.answers.setdefault((SERVICE, aside.right), {}).update(bands)

    def _required_of(self, feature: str) -> tuple[str, ...]:
        rights: dict[str, None] = {}
        for kind in self.index.activities_of[feature]:
            activity = self.index.framework.activities.get(kind)
            rights.update(dict.fromkeys(r.right for r in activity.rights) if activity else {})
        rights.update(self.always)
        return tuple(right for right in self.index.framework.rights if right in rights)

    def _find_open(self, feature: str, rights: Iterable[str]) -> None:
        for right in rights:
            answered = self.answer_of(feature, right)
            missing = tuple(band for band in self.index.bands_in_scope if band not in answered)
            if missing:
                self.open.setdefault(feature, {})[right] = missing

    def answer_of(self, feature: str, right: str) -> dict[str, str]:
        """Answers on a right by band; for the service as a whole also what was said of every single feature."""
        own = self.answers.get((feature, right), {})
        if feature != SERVICE or not self.index.features:
            return own
        known = self._of_service.get(right)
        if known is None:
            known = self._of_service[right] = self._of_every_feature(right) | own
        return known

    def _of_every_feature(self, right: str) -> dict[str, str]:
        each = [self.answers.get((f, right), {}) for f in self.index.features]
        return {band: each[0][band] for band in each[0] if all(band in answers for answers in each)}

    def state(self, right: str, band: str) -> CellState:
        """What a cell without impacts shows: none, not-applicable or not-asked."""
        owners = [f for f, rights in self.required.items() if right in rights] or [SERVICE]
        said = {self.answer_of(owner, right).get(band, "not-asked") for owner in owners}
        if "not-asked" in said:
            return "not-asked"
        return "not-applicable" if said == {"not-applicable"} else "none"

    def counts(self) -> tuple[int, int]:
        """Cells required, and cells answered."""
        rights = sum(len(r) for r in self.required.values()) + (0 if self.short else len(self.other_rights))
        required = rights * len(self.index.bands_in_scope)
        missing = sum(len(bands) for rights_ in self.open.values() for bands in rights_.values())
        return required, required - missing

    def findings(self) -> tuple[Finding, ...]:
        """One finding a feature, and one for the service, with the rights that nobody has looked for."""
        return tuple(self._finding(feature, rights) for feature, rights in self.open.items())

    def _finding(self, feature: str, rights: dict[str, tuple[str, ...]]) -> Finding:
        rule = RULES["gate.coverage"]
        where = "the service as a whole" if feature == SERVICE else self.index.names((feature,))
        bands = tuple(b for b in self.index.bands if any(b in missing for missing in rights.values()))
        names = self.index.right_names(list(rights))
        return Finding(
            rule=rule.id,
            kind="coverage",
            basis=rule.basis,
            sentence=f"Nobody has looked for {number(len(rights), 'right')} in {where}: {names}, ages {listed(bands)}.",
            source=rule.source,
            mend="State for these rights and ages that somebody looked, or why there is no impact.",
            effect="not_shown",
            features=() if feature == SERVICE else (feature,),
            rights=tuple(rights),
            bands=bands,
        )

    def result(self) -> CoverageResult:
        """The whole of it, with a grid of states by feature, right and band."""
        required, answered = self.counts()
        wide_cells = self.index.framework.profiles[_headline(self.index)].wide_cells
        wide = tuple(
            s.id
            for s in self.index.assessment.coverage
            if max(1, len(s.features)) * len(s.rights) * len(s.bands) > wide_cells
        )
        left_out = tuple(self.index.framework.right_name(r) for r in self.other_rights) if self.short else ()
        return CoverageResult(
            required=required,
            answered=answered,
            open=self.findings(),
            wide=wide,
            left_out=left_out,
            states=self._states(),
        )

    def _states(self) -> dict[str, dict[str, dict[str, str]]]:
        touched = self._touched()
        said: dict[str, dict[str, None]] = {}
        for feature, right in (*self.answers, *touched):
            said.setdefault(feature, {})[right] = None
        states: dict[str, dict[str, dict[str, str]]] = {}
        for feature in self.index.features:
            rights = dict.fromkeys(self.required[feature])
            rights.update(said.get(feature, {}))
            states[feature] = {right: self._row(feature, right, touched) for right in rights}
        states[SERVICE] = {right: self._row(SERVICE, right, touched) for right in self.other_rights}
        return states

    def _row(self, feature: str, right: str, touched: dict[tuple[str, str], set[str]]) -> dict[str, str]:
        answers = self.answer_of(feature, right)
        impacts = touched.get((feature, right), set())
        return {
            band: "impact" if band in impacts else answers.get(band, "not-asked") for band in self.index.bands_in_scope
        }

    def _touched(self) -> dict[tuple[str, str], set[str]]:
        touched: dict[tuple[str, str], set[str]] = {}
        for impact in self.index.impacts:
            for feature in impact.features:
                for right in impact.rights:
                    touched.setdefault((feature, right), set()).update(impact.bands)
        return touched

    def contradicted(self) -> list[tuple[str, str, str, str]]:
        """Impacts inside a cell that a statement calls empty: impact, feature, right, band."""
        found = []
        for impact in self.index.impacts:
            for feature in (*impact.features, SERVICE):
                for right in impact.rights:
                    answers = self.answers.get((feature, right))
                    if answers:
                        found += [(impact.id, feature, right, b) for b in impact.bands if _says_empty(answers.get(b))]
        return found


def _says_empty(answer: str | None) -> bool:
    return answer in ("none", "not-applicable")


def askable(framework: Framework) -> list[str]:
    """Return every right but the umbrella and the machinery of the Convention."""
    taken = framework.framework_rights
    return [r for r in framework.rights if r not in taken or taken[r].category not in ("umbrella", "machinery")]


def _headline(index: Index) -> str:
    wanted = index.assessment.profile
    return wanted if wanted in index.framework.profiles else next(iter(index.framework.profiles))

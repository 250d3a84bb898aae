"""Joint effects as results and findings: what adds up, who judged it together, and where nobody did."""

from __future__ import annotations

from bestinterests.domain.evaluation import VERDICTS, Cumulative, Finding
from bestinterests.evaluation.index import listed, number
from bestinterests.evaluation.joints import Opened
from bestinterests.evaluation.lens import NO_CAP
from bestinterests.evaluation.ranges import level_range
from bestinterests.evaluation.rollup import RollUp
from bestinterests.evaluation.rules import RULES


class JointEffects:
    """Reads the cumulation of one profile and view."""

    def __init__(self, rollup: RollUp) -> None:
        self.rollup = rollup
        self.state = rollup.worst
        self.index = rollup.index
        self.lens = rollup.lens
        self.opened = self.state.cumulation.opened()

    def results(self) -> tuple[Cumulative, ...]:
        """Every joint judgement that the record opens."""
        return tuple(self._result(opened) for opened in self.opened)

    def _result(self, opened: Opened) -> Cumulative:
        index, harm = self.index, self.lens.harm
        span = self.rollup.harm_span(opened.places)
        assert span is not None
        judged = opened.judged_by
        own = self.rollup.harm_span([judged]) if judged is not None else None
        return Cumulative(
            right=opened.right,
            bands=tuple(index.bands[b] for b in opened.bands),
            trigger="amplifies" if opened.trigger == "amplifies" else "features",
            features=tuple(dict.fromkeys(f for p in opened.places for f in index.impacts[p].features)),
            impacts=tuple(index.impacts[p].id for p in opened.places),
            parts=level_range(harm.levels, span),
            suggested=harm.levels[self.state.cumulation.suggested(span.hi)],
            judged_by=index.impacts[judged].id if judged is not None else None,
            level=level_range(harm.levels, own) if own else None,
        )

    def findings(self) -> list[Finding]:
        """Joint judgements that are missing, too low, or asked for."""
        return [*self._missing(), *self._too_low(), *self._together()]

    def _finding(
        self,
        rule_id: str,
        sentence: str,
        mend: str,
        places: list[int],
        *,
        rights: tuple[str, ...] = (),
        bands: tuple[str, ...] = (),
    ) -> list[Finding]:
        if rule_id not in self.lens.on:
            return []
        rule, cap = RULES[rule_id], self.lens.cap(rule_id)
        impacts = [self.index.impacts[p] for p in places]
        return [
            Finding(
                rule=rule_id,
                kind=rule.kind,
                basis=rule.basis,
                sentence=sentence,
                source=rule.source,
                mend=mend,
                effect=VERDICTS[cap] if cap < NO_CAP else None,
                features=tuple(dict.fromkeys(f for i in impacts for f in i.features)),
                impacts=tuple(i.id for i in impacts),
                rights=rights,
                bands=bands,
            )
        ]

    def _missing(self) -> list[Finding]:
        found: list[Finding] = []
        for opened in self.opened:
            if opened.judged_by is not None:
                continue
            right = self.index.framework.right_name(opened.right)
            bands = tuple(self.index.bands[b] for b in opened.bands)
            impacts = listed([self.index.impacts[p].id for p in opened.places])
            features = {f for p in opened.places for f in self.index.impacts[p].features}
            if opened.trigger == "amplifies":
                sentence = (
                    f"{impacts} make one another worse for {right}, ages {listed(bands)}; nobody judged them together."
                )
            else:
                sentence = (
                    f"{number(len(features), 'feature')} reach {right} at medium or worse for ages {listed(bands)} "
                    f"({impacts}); nobody has judged them together."
                )
            found += self._finding(
                "cumulative.missing",
                sentence,
                "Add one impact that names these in 'cumulates' and judge it: at least the worst of its parts.",
                list(opened.places),
                rights=(opened.right,),
                bands=bands,
            )
        return found

    def _too_low(self) -> list[Finding]:
        found: list[Finding] = []
        levels = self.lens.harm.levels
        for place in self.state.joints.joint:
            parts = self.state.joints.parts_of(place)
            if not parts:
                continue
            own = self.state.reading(place, {}).level.hi
            worst = max(self.state.levels[p] for p in parts)
            suggested = self.state.cumulation.suggested(worst)
            impact = self.index.impacts[place]
            if own < worst:
                sentence = (
                    f"{impact.title} ({impact.id}) is judged {levels[own]}, below the worst of its parts "
                    f"({levels[worst]}); it reads {levels[worst]}."
                )
                found += self._finding(
                    "cumulative.below-parts", sentence, "Judge it at least as its worst part.", [place]
                )
            if own < suggested and not impact.cumulative_reason.strip():
                sentence = (
                    f"{impact.title} ({impact.id}) is judged {levels[own]}; the method suggests "
                    f"{levels[suggested]} and no reason is given."
                )
                found += self._finding(
                    "cumulative.below-suggested", sentence, "Say why it is no worse together.", [place]
                )
        return found

    def _together(self) -> list[Finding]:
        by_feature: dict[str, dict[int, None]] = {}
        rights: dict[str, list[str]] = {}
        for (feature, right), places in self.state.cumulation.together().items():
            by_feature.setdefault(feature, {}).update(places)
            rights.setdefault(feature, []).append(right)
        found: list[Finding] = []
        for feature, chosen in by_feature.items():
            names = self.index.right_names(rights[feature])
            ids = listed([self.index.impacts[p].id for p in sorted(chosen)])
            sentence = f"{ids} are low harms to the same children in {self.index.names((feature,))}: {names}."
            found += self._finding(
                "together.low-harms",
                sentence,
                "Judge them together, in one impact that names them.",
                sorted(chosen),
                rights=tuple(rights[feature]),
            )
        return found

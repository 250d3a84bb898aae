"""Things that pull apart, found on the record, and whether somebody resolved them in writing (method, conflicts)."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.domain.balance import Tension
from bestinterests.domain.evaluation import Conflict
from bestinterests.domain.impact import Judgement
from bestinterests.evaluation.facts import opposing_benefits
from bestinterests.evaluation.index import Index, listed
from bestinterests.evaluation.reliance import CHILD, is_company_only
from bestinterests.evaluation.scales import ScaleTable, Span
from bestinterests.evaluation.state import State


class ConflictFinder:
    """Every conflict on the record, read through the headline profile as it stands now."""

    def __init__(self, index: Index, state: State, scales: ScaleTable) -> None:
        self.index = index
        self.state = state
        self.scales = scales
        self.found: list[Conflict] = []
        self._by_impact: dict[str, list[Tension]] = {}
        self._by_finding: dict[str, list[Tension]] = {}
        for tension in index.assessment.tensions:
            for item in tension.impacts:
                self._by_impact.setdefault(item, []).append(tension)
            for item in tension.findings:
                self._by_finding.setdefault(item, []).append(tension)

    def find(self) -> tuple[Conflict, ...]:
        """Conflicts in a fixed order of kinds."""
        self._rights()
        self._side_effects()
        self._voices()
        self._assessors()
        self._own_records()
        return tuple(self.found)

    def _add(
        self,
        kind: str,
        sentence: str,
        tensions: Iterable[Tension],
        impacts: tuple[str, ...],
        items: tuple[str, ...] = (),
    ) -> None:
        held = sorted(tensions, key=lambda t: (not t.resolution.strip(), t.id))
        tension = held[0] if held else None
        self.found.append(
            Conflict(
                kind=kind,
                sentence=sentence,
                impacts=impacts,
                items=items,
                tension=tension.id if tension else None,
                resolved=bool(tension and tension.resolution.strip()),
            )
        )

    def _rights(self) -> None:
        """A benefit on one right against a harm on another in one feature; younger against older; commerce; others."""
        index = self.index
        for place in self.state.harms:
            if self.state.levels[place] < self.state.lens.conflict_at:
                continue
            harm = index.impacts[place]
            tensions = self._by_impact.get(harm.id, ())
            against = opposing_benefits(index, place)
            if against:
                titles = listed([f"{index.impacts[index.impact_place[b]].title} ({b})" for b in against])
                sentence = f"{harm.title} ({harm.id}) stands against {titles} for the same children."
                self._add("rights", sentence, tensions, (harm.id, *against))
            self._ages(place, tensions)
            self._commerce(place, tensions)

    def _ages(self, place: int, tensions: Iterable[Tension]) -> None:
        index = self.index
        harm = index.impacts[place]
        youngest = min(index.bands_of[place], default=None)
        if harm.cumulates or youngest is None:
            return
        older = tuple(
            dict.fromkeys(
                index.impacts[other].id
                for feature in harm.features
                for other in index.by_feature.get(feature, ())
                if index.impacts[other].direction == "benefit" and min(index.bands_of[other], default=0) > youngest
            )
        )
        if older:
            sentence = f"{harm.title} ({harm.id}) falls on younger children than those who gain ({', '.join(older)})."
            self._add("ages", sentence, tensions, (harm.id, *older))

    def _commerce(self, place: int, tensions: Iterable[Tension]) -> None:
        harm = self.index.impacts[place]
        in_features = [i for f in harm.features for i in self.index.by_feature.get(f, ())]
        gains = [
            self.index.impacts[i]
            for i in dict.fromkeys(in_features)
            if self.index.impacts[i].direction == "benefit" and self.index.impacts[i].accrues_to
        ]
        for kind, words, chosen in (
            ("child-and-commerce", "a gain for the company alone", [b.id for b in gains if is_company_only(b)]),
            (
                "child-and-others",
                "a gain for others than these children",
                [b.id for b in gains if CHILD not in b.accrues_to and not is_company_only(b)],
            ),
        ):
            if chosen:
                sentence = f"{harm.title} ({harm.id}) stands against {words} ({', '.join(chosen)})."
                self._add(kind, sentence, tensions, (harm.id, *chosen))

    def _side_effects(self) -> None:
        for measure in self.index.assessment.measures:
            for effect in measure.side_effects:
                sentence = f"Measure {measure.id} brings a harm of its own ({effect})."
                self._add("side-effect", sentence, self._by_impact.get(effect, ()), (effect,), (measure.id,))

    def _voices(self) -> None:
        findings = {f.id: f for f in self.index.assessment.findings}
        for finding in findings.values():
            if finding.voice == "children" and finding.supports == "no":
                sentence = f"Children see it differently from the assessors ({finding.id}): {finding.says}"
                self._add("child-and-assessor", sentence, self._by_finding.get(finding.id, ()), (), (finding.id,))
        for impact in self.index.impacts:
            views = [(findings[f].voice, findings[f].supports, f) for f in impact.findings if f in findings]
            pairs = [
                (a[2], b[2])
                for a in views
                for b in views
                if a[0] == "children" and b[0] == "parents" and {a[1], b[1]} == {"yes", "no"}
            ]
            for child, parent in pairs:
                sentence = f"Children ({child}) and parents ({parent}) differ on {impact.title} ({impact.id})."
                tensions = [*self._by_finding.get(child, ()), *self._by_finding.get(parent, ())]
                self._add("child-and-parent", sentence, tensions, (impact.id,), (child, parent))

    def _assessors(self) -> None:
        steps = self.state.lens.profile.spread_steps
        for impact in self.index.impacts:
            for name in ("before", "now", "expected", "certainty"):
                given = getattr(impact, name).given
                if len(given) < 2:
                    continue
                for scale, apart in self._spreads(given).items():
                    if apart >= steps:
                        sentence = (
                            f"Assessors stand {apart} steps apart on {scale} of {impact.title} ({impact.id}, {name})."
                        )
                        self._add("assessors", sentence, self._by_impact.get(impact.id, ()), (impact.id,))

    def _spreads(self, given: tuple[Judgement, ...]) -> dict[str, int]:
        read: dict[str, list[Span]] = {}
        for judgement in given:
            if judgement.scale in self.scales.names:
                read.setdefault(judgement.scale, []).append(self.scales.read(judgement.scale, judgement.level))
        return {
            scale: max(s.hi for s in spans) - min(s.lo for s in spans)
            for scale, spans in read.items()
            if len(spans) > 1
        }

    def _own_records(self) -> None:
        """Tensions that a person recorded and nobody resolved, beyond what was found above."""
        named = {conflict.tension for conflict in self.found}
        for tension in self.index.assessment.tensions:
            if tension.id not in named and not tension.resolution.strip():
                title = tension.title or tension.pulls_apart or "A tension"
                sentence = f"{title} ({tension.id}) is recorded and not resolved."
                self._add(tension.between, sentence, (tension,), tension.impacts, tension.findings)

"""``evaluate``: the whole reading of one record. Pure: the same inputs give the same result, anywhere and any day.

The flow: packs are compiled once (``method``); each impact's judgement in force is resolved for each view (``slots``)
and read through each profile (``readings``); two states, one at the bad end and one at the good end of everything that
is not known, give verdicts (``state``); gates, findings, roll-ups and robustness are read off them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import Evaluation, Finding, PackUsed, ProfileResult, View, ViewResult
from bestinterests.evaluation.actions import action_order
from bestinterests.evaluation.completeness import completeness
from bestinterests.evaluation.conflicts import ConflictFinder
from bestinterests.evaluation.contradictions import Contradictions
from bestinterests.evaluation.coverage import Coverage
from bestinterests.evaluation.ends import Ends
from bestinterests.evaluation.facts import FactBook, HarmFacts, Voices
from bestinterests.evaluation.findings.gates import GateFinder
from bestinterests.evaluation.findings.tolerations import TolerationFinder
from bestinterests.evaluation.findings.vetoes import VetoFinder
from bestinterests.evaluation.gaps import gaps
from bestinterests.evaluation.gates import Gates
from bestinterests.evaluation.ground import FittedLens, Ground
from bestinterests.evaluation.index import Index
from bestinterests.evaluation.joint import JointEffects
from bestinterests.evaluation.lens import RANK, Lens
from bestinterests.evaluation.method import Method, method_for
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.reliance import Reliance
from bestinterests.evaluation.robustness import robustness
from bestinterests.evaluation.rollup import RollUp
from bestinterests.evaluation.rules import METHOD
from bestinterests.evaluation.sentences import verdict_sentence
from bestinterests.evaluation.slots import MeasureBook, Resolved
from bestinterests.evaluation.state import State
from bestinterests.evaluation.steps import Stepper
from bestinterests.evaluation.verdicts import VerdictTable
from bestinterests.packs.framework import Framework

VIEWS: tuple[View, View] = ("now", "expected")


class Scene(NamedTuple):
    """What both profiles share in one view."""

    view: View
    book: MeasureBook
    resolved: tuple[Resolved, ...]
    present: tuple[bool, ...]
    fact_book: FactBook
    facts: tuple[HarmFacts | None, ...]


class _Seen(NamedTuple):
    """One profile and view, read."""

    rollup: RollUp
    result: ViewResult


def evaluate(framework: Framework, assessment: Assessment, *, on: dt.date) -> Evaluation:
    """Everything that follows on this record on this day.

    framework: composed packs that the assessment pins. assessment: the part of the document that is judged; drafts may
    be partial, what is blank is unknown. on: the day that dates are read against.
    Returns an Evaluation; raises nothing for a document that validates. Source: the method note, sections C3 to C7.
    """
    return Engine(framework, assessment, on).run()


class Engine:
    """One record laid out for reading; builds what both profiles and views share once."""

    def __init__(self, framework: Framework, assessment: Assessment, on: dt.date) -> None:
        self.method: Method = method_for(framework)
        self.index = Index(framework, assessment, on)
        self.coverage = Coverage(self.index)
        self.voices = Voices(self.index)
        self.fitted = {lens.id: self._fit(lens) for lens in self.method.lenses}
        self.book = MeasureBook(assessment.measures, on)
        resolved = [self.method.slots.resolve_views(impact, self.book) for impact in assessment.impacts]
        self.scenes = {view: self._scene(view, tuple(both[at] for both in resolved)) for at, view in enumerate(VIEWS)}

    def run(self) -> Evaluation:
        """The whole evaluation."""
        index = self.index
        seen = {(lens.id, view): self._see(lens, self.scenes[view]) for lens in self.method.lenses for view in VIEWS}
        headline = (
            index.assessment.profile if index.assessment.profile in self.method.lens else self.method.lenses[0].id
        )
        head = seen[headline, "now"].rollup
        now = self.scenes["now"]
        resolved = tuple(self.scenes[view].resolved for view in VIEWS)
        return Evaluation(
            method=METHOD,
            packs=tuple(PackUsed(pack=p.pack, version=p.version, digest=p.digest) for p in index.framework.pins),
            on=index.on,
            title=index.assessment.title,
            fictional=index.assessment.fictional,
            depth=index.assessment.depth,
            assessment_digest=assessment_digest(index.assessment),
            headline_profile=headline,
            completeness=completeness(index, self.method.lenses, self.method.slots, resolved),
            profiles=tuple(self._profile(lens, seen) for lens in self.method.lenses),
            coverage=self.coverage.result(),
            contradictions=Contradictions(index, self.method, head.worst, now.book).find(self.coverage, now.resolved),
            gaps=gaps(index),
            conflicts=ConflictFinder(index, head.worst, self.method.scales).find(),
            actions=action_order(head),
            unverified_statements=index.framework.statement_count("to_verify"),
        )

    def _fit(self, lens: Lens) -> FittedLens:
        return FittedLens(lens, Reliance(self.index, lens.profile), VerdictTable(lens), Stepper(self.method, lens))

    def _profile(self, lens: Lens, seen: dict[tuple[str, View], _Seen]) -> ProfileResult:
        profile = lens.profile
        return ProfileResult(
            profile=profile.id,
            title=profile.title,
            version=profile.version,
            note=profile.note,
            now=seen[lens.id, "now"].result,
            expected=seen[lens.id, "expected"].result,
        )

    # -- one view ------------------------------------------------------------------------------------------------

    def _scene(self, view: View, resolved: tuple[Resolved, ...]) -> Scene:
        """What both profiles share in one view."""
        index, book = self.index, self.book
        felt = book.present(view)
        not_yet = {e for m in index.assessment.measures if m.id not in felt for e in m.side_effects}
        due = {e for m in index.assessment.measures if m.id in felt for e in m.side_effects}
        present = tuple(impact.id not in not_yet or impact.id in due for impact in index.impacts)
        fact_book = FactBook(index, view, book, self.voices)
        facts = tuple(
            fact_book.facts(place, resolved[place]) if impact.direction == "harm" else None
            for place, impact in enumerate(index.impacts)
        )
        return Scene(view, book, resolved, present, fact_book, facts)

    def _see(self, lens: Lens, scene: Scene) -> _Seen:
        index = self.index
        gates = Gates(index, lens, scene.view, scene.book, self.coverage)
        readings = self.readings(lens, scene)

        def rebuild(chosen: Sequence[Reading | None], best: bool) -> State:
            return self.state(lens, scene, gates, chosen, best=best)

        ends = self.ends(lens, scene, gates, readings)
        rollup = RollUp(self.method, ends, gates, self.coverage, self.voices)
        joint = JointEffects(rollup)
        on_harms = (VetoFinder, TolerationFinder, GateFinder)
        found = [f for finder in on_harms for f in finder(self.method, ends).found]
        found += [*joint.findings(), *gates.findings]
        findings = self.ordered(found)
        verdict = ends.verdict()
        conditions = self._conditions(scene)
        result = ViewResult(
            view=scene.view,
            verdict=verdict,
            sentence=verdict_sentence(index, scene.view, verdict, findings, conditions),
            conditions=conditions,
            stops=tuple(f for f in findings if f.effect == "stop"),
            findings=findings,
            features=rollup.features(),
            bands=rollup.bands(),
            groups=rollup.groups(),
            rights=rollup.rights(),
            cells=rollup.cells(),
            impacts=rollup.impacts(),
            cumulative=joint.results(),
            robustness=robustness(self.method, ends, gates, scene.fact_book, scene.resolved, rebuild),
        )
        return _Seen(rollup, result)

    def readings(self, lens: Lens, scene: Scene) -> list[Reading | None]:
        """How every impact reads through a profile; None for one that does not count in this view."""
        return [
            self.method.reader.read(lens, impact.direction == "harm", resolved.spans) if present else None
            for impact, resolved, present in zip(self.index.impacts, scene.resolved, scene.present, strict=True)
        ]

    def ends(self, lens: Lens, scene: Scene, gates: Gates, readings: Sequence[Reading | None]) -> Ends:
        """One profile and view at both ends."""
        ground = self._ground(lens, scene, readings)
        return Ends(*(State(ground, gates.rank(best=best), best=best) for best in (False, True)))

    def state(self, lens: Lens, scene: Scene, gates: Gates, readings: Sequence[Reading | None], *, best: bool) -> State:
        """One profile and view at one end."""
        return State(self._ground(lens, scene, readings), gates.rank(best=best), best=best)

    def _ground(self, lens: Lens, scene: Scene, readings: Sequence[Reading | None]) -> Ground:
        counting = scene.book.counting(scene.view)
        return Ground(self.index, self.fitted[lens.id], scene.facts, readings, scene.resolved, counting)

    def _conditions(self, scene: Scene) -> tuple[str, ...]:
        """Measures between the two views: those that count in the expected view and are not done yet."""
        if scene.view == "now":
            return ()
        waiting = scene.book.foreseen - scene.book.implemented
        return tuple(m.id for m in self.index.assessment.measures if m.id in waiting)

    @staticmethod
    def ordered(findings: list[Finding]) -> tuple[Finding, ...]:
        """Worst effect first, firm before open, else in the order of the rules."""
        best = len(RANK)
        return tuple(sorted(findings, key=lambda f: (RANK[f.effect] if f.effect else best, not f.firm)))

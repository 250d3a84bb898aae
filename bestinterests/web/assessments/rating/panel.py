"""What follows while somebody rates: the box that the judgements come to, the verdicts, the reasons, one step away.

Everything is in words besides, and "no change" is said; so nothing rests on the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.inline import Mark, Side
from bestinterests.domain.evaluation import VERDICT_WORDS, Finding, LevelRange
from bestinterests.domain.impact import Impact
from bestinterests.domain.profile import Basis, Profile, Verdict
from bestinterests.domain.robustness import VerdictRange
from bestinterests.evaluation.outlook import Outlook, SlotReading, StepAway, outlook, slot_reading, steps_away, view_of
from bestinterests.evaluation.preview import Preview
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.rating.asking import scales_of
from bestinterests.web.assessments.rating.matrix import Grid, grid, matrix_of
from bestinterests.web.assessments.sheets.judgements import level_words
from bestinterests.web.learn.links import of_matrix

SLOT_WORDS = {
    "before": "Before controls",
    "now": "Today",
    "expected": "When every measure is done",
    "certainty": "Today",
}
VIEW_WORDS = {"now": "Now", "expected": "When all is done"}
SPOKEN = ("This impact", "Whole service")
"""Lines that are said to people who hear the page even where nothing changes."""
REASONS = 5
"""Reasons that the panel shows; the report holds them all."""


class Line(NamedTuple):
    """What is judged, its verdict, and what that was before the change; ``was`` is blank where it is no other."""

    name: str
    verdict: VerdictRange
    was: str


class Seen(NamedTuple):
    """One view with its verdicts: of the impact, where it counts there, its features and the whole service."""

    title: str
    lines: tuple[Line, ...]


class Reason(NamedTuple):
    """Why: the rule with its basis and its sentence. change: ``new``, ``changed``, ``gone``, or blank."""

    rule: str
    basis: Basis
    sentence: str
    effect: Verdict | None
    change: str


class Panel(NamedTuple):
    """All of it. regulator: the level on the regulator's table, in words. notes: how the slot is read.

    said: one sentence for people who hear the page. explained: the address of the page on the matrix.
    service: the service's verdict in the view that the slot speaks for.
    """

    title: str
    mark: Mark
    words: str
    regulator: str
    grid: Grid
    notes: tuple[str, ...]
    views: tuple[Seen, ...]
    reasons: tuple[Reason, ...]
    more: int
    steps: tuple[str, ...]
    open: str
    said: str
    explained: str
    service: Verdict


def panel(preview: Preview, impact: Impact, slot: str, profile: Profile) -> Panel:
    """What follows if the slots of an impact stood as given, beside what follows on the record."""
    return _Drawing(preview, impact, slot, profile).panel()


class _Drawing:
    def __init__(self, preview: Preview, impact: Impact, slot: str, profile: Profile) -> None:
        index = preview.engine.index
        self.framework: Framework = index.framework
        self.impact, self.profile = impact, profile
        self.slot = slot
        self.saved = index.impacts[index.impact_place[impact.id]]
        self.before = outlook(preview, self.saved, profile.id)
        self.after = self.before if impact == self.saved else outlook(preview, impact, profile.id)
        self.side: Side = impact.direction
        self.preview = preview
        self.effects = preview.change(impact)

    def panel(self) -> Panel:
        view = self._view()
        shown = self._shown(view)
        pairs = zip(self.before, self.after, strict=True)
        views = tuple(Seen(VIEW_WORDS[new.view], tuple(self._seen(old, new))) for old, new in pairs)
        spoken = next(seen for seen, each in zip(views, self.after, strict=True) if each is view)
        reasons, more = self._reasons(view)
        words = wording.upper(wording.level(shown.level))
        told = " ".join(_told(each) for each in spoken.lines if each.was or each.name in SPOKEN)
        regulator = self._regulator(shown)
        return Panel(
            title=f"{SLOT_WORDS[self.slot]}, as you have it",
            mark=wording.mark(self.side, shown.level),
            words=words,
            regulator=regulator,
            grid=grid(self.framework, self.profile, self.side, shown),
            notes=tuple(self._notes(view, shown)),
            views=views,
            reasons=reasons,
            more=more,
            steps=tuple(self._steps(view, shown.level)),
            open=self._open(),
            said=f"{words}. {regulator}. {told}",
            explained=of_matrix(matrix_of(self.profile, self.side), self.framework),
            service=view.service.worst,
        )

    def _view(self) -> Outlook:
        return next(each for each in self.after if each.view == view_of(self.slot))

    def _shown(self, view: Outlook) -> SlotReading:
        """What the box shows: the slot before controls by itself, else what is in force with what the others say."""
        reading = view.reading
        if self.slot == "before" or reading is None:
            return slot_reading(self.preview.engine, self.impact, "before", self.profile.id)
        counts = reading.counts or reading.level
        return SlotReading(reading.level, reading.regulator_level, reading.severity, reading.likelihood, counts)

    def _regulator(self, shown: SlotReading) -> str:
        name = self.framework.regulator or "The regulator's"
        table = "3 × 3" if self.side == "harm" else "3 × 3, mirrored"
        return f"{name} {table}: {wording.level(shown.regulator_level)}"

    # -- how the slot is read -----------------------------------------------------------------------------------

    def _notes(self, view: Outlook, shown: SlotReading) -> Iterator[str]:
        if view.reading is None:
            yield "It does not count in this view: it comes with a measure that is not in place."
        if self.side == "benefit" and shown.counts != shown.level:
            yield f"It counts as {wording.level(shown.counts)}: a benefit weighs no more than its evidence carries."
        if self.slot not in ("now", "expected"):
            yield from self._overtaken(view)
            return
        held, earlier = getattr(self.impact, self.slot), "before controls" if self.slot == "now" else "as it is now"
        if held.agreed and not held.credits and not _in_force(view.reading.slot if view.reading else "", self.slot):
            yield f"This changes nothing yet: it counts on no measure, so it reads {earlier}."
        elif held.credits and not held.agreed:
            yield "It counts on a measure, but nothing is judged with it: it reads unknown."
        elif not held.credits and not held.agreed:
            yield f"Nothing is judged here, so it reads {earlier}."
        elif view.reading and view.reading.slot.startswith("between"):
            yield "Not every measure that it counts on is in place, so it reads as a range."

    def _overtaken(self, view: Outlook) -> Iterator[str]:
        if self.slot == "before" and view.reading and view.reading.slot != "before":
            level = wording.level(view.reading.level)
            yield f"With the measures that are credited it is {level} now; this is how it reads if they fail."

    # -- verdicts -----------------------------------------------------------------------------------------------

    def _seen(self, old: Outlook, new: Outlook) -> Iterator[Line]:
        if new.reading is not None and new.reading.verdict is not None:
            before = old.reading.verdict if old.reading else None
            yield _line("This impact", before, new.reading.verdict)
        for was, now in zip(old.features, new.features, strict=True):
            name = wording.short(self.preview.engine.index.features[now.feature].name, 40)
            yield _line(f"{name} {now.feature}", was.verdict, now.verdict)
        yield _line("Whole service", old.service, new.service)
        for effect in self.effects:
            if effect.view == new.view and effect.profile != self.profile.id:
                title = self.framework.profile_title(effect.profile)
                yield _line(f"Whole service, by {title}", effect.before, effect.after)

    def _reasons(self, view: Outlook) -> tuple[tuple[Reason, ...], int]:
        old = next(each for each in self.before if each.view == view.view)
        had = {f.rule: (f.effect, f.firm) for f in old.findings}
        has = {f.rule for f in view.findings}
        kept = [self._reason(f, _change(had.get(f.rule), f)) for f in view.findings]
        gone = [self._reason(f, "gone") for f in old.findings if f.rule not in has]
        found = [*(r for r in kept if r.change), *gone, *(r for r in kept if not r.change)]
        return tuple(found[:REASONS]), max(0, len(found) - REASONS)

    def _reason(self, found: Finding, change: str) -> Reason:
        sentence = wording.dressed(found.sentence, self.framework.bands)
        return Reason(found.rule, found.basis, sentence, found.effect, change)

    # -- one step away ------------------------------------------------------------------------------------------

    def _steps(self, view: Outlook, level: LevelRange) -> Iterator[str]:
        for step in steps_away(self.preview, self.impact, self.slot, self.profile.id):
            if (step.level, step.service.worst) != (level, view.service.worst):
                yield self._step(step, level, view.service)
        if self.side == "harm":
            yield "No benefit changes this box."
        else:
            yield "No benefit makes a harm smaller. It can only be a reason to tolerate one."

    def _step(self, step: StepAway, level: LevelRange, service: VerdictRange) -> str:
        title = STEPPED.get(step.scale) or wording.spaced(step.scale.removeprefix("ico-"))
        becomes = level_words(self.framework, step.scale, step.becomes)
        parts = [wording.level(step.level)] if step.level != level else []
        if step.service.worst != service.worst:
            parts.append(f"the whole service becomes {VERDICT_WORDS[step.service.worst]}")
        return f"If {title} is {becomes}: {', and '.join(parts)}."

    def _open(self) -> str:
        """What nobody has judged in the box yet."""
        if self.slot != "before":
            return ""
        judged = {judgement.scale for judgement in self.impact.before.agreed}
        asked = list(scales_of(self.profile, self.side, self.slot))
        parts = self.profile.build
        if parts and self.profile.severity in judged:
            asked = [s for s in asked if s not in (parts.gravity, parts.reach, parts.irremediability)]
        elif parts:
            asked = [s for s in asked if s != self.profile.severity]
        if not judged & set(asked) and judged:
            return ""
        names = [OPEN.get(scale, wording.spaced(scale)) for scale in asked if scale not in judged]
        return f"Still open: {wording.listed(names)}." if names else ""


OPEN = {
    "irremediability": "whether it can be put right",
    "reach": "how many children it reaches",
    "gravity": "how grave it is for one child",
    "likelihood": "how likely it is",
    "size": "how large it is for one child",
    "severity": "how severe it is",
}
"""What each scale asks, as part of a sentence."""
STEPPED = {"irremediability": "the harm"}
"""What a level of a scale is said of, where that is not the scale's own name."""


def _change(had: tuple[Verdict | None, bool] | None, found: Finding) -> str:
    if had is None:
        return "new"
    return "" if had == (found.effect, found.firm) else "changed"


def _in_force(read: str, slot: str) -> bool:
    """Was a reading made from this slot? read: as the evaluation names it, perhaps between two slots."""
    return read.rpartition(" ")[2] == slot


def _line(name: str, old: VerdictRange | None, new: VerdictRange) -> Line:
    was = "" if old is None or old == new else f"was {wording.verdict_words(old)}"
    return Line(name, new, was)


def _told(line: Line) -> str:
    return f"{line.name}: {wording.verdict_words(line.verdict)}, {line.was or 'no change'}."

"""From one version of the packs to another: what becomes of each answer, and the document that follows.

Nothing is upgraded behind anybody's back: a plan says for every answer that names something of a pack whether it is
kept, moved, split, or needs a person, and why. Applying the plan changes no judgement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from bestinterests.domain.base import Base
from bestinterests.domain.document import Document, PackPin
from bestinterests.domain.impact import Judgement
from bestinterests.domain.pack import Pack, Step
from bestinterests.packs.compare import said
from bestinterests.packs.framework import Framework
from bestinterests.packs.lock import version_key
from bestinterests.packs.meaning.fields import document_plan, uses
from bestinterests.packs.meaning.notes import Notes
from bestinterests.packs.rewriting import Fates, Rewriter

Fate = Literal["kept", "moved", "split", "needs-a-person"]
STEPPED = {"rights", "obligations", "activities", "scales", "bands", "practices"}
"""Words that upgrade steps name by themselves; words of vocabularies are named as vocabulary/term."""
READ_CLOSELY = {"obligations", "practices"}
"""Where an answer hangs on the wording, so that a reworded text is to be read again even if no step says so."""


class AnswerFate(Base, frozen=True, kw_only=True):
    """What becomes of one answer: where it stands, the id it names, the ids after, and why."""

    fate: Fate
    path: str
    old: str
    new: tuple[str, ...] = ()
    sentence: str
    why: str = ""


class UpgradePlan(Base, frozen=True, kw_only=True):
    """Every answer's fate, and the pins after the upgrade. ``steps`` is what is applied, by kind of word and id."""

    pins: tuple[PackPin, ...]
    answers: tuple[AnswerFate, ...]
    steps: dict[str, dict[str, Step]]

    def count(self, fate: Fate) -> int:
        """How many answers have this fate."""
        return Counter(answer.fate for answer in self.answers)[fate]


def plan_upgrade(document: Document, old: Framework, new: Framework) -> UpgradePlan:
    """Say what becomes of each answer of a document that was made with ``old`` when it goes over to ``new``.

    The steps are those that the new packs give for the versions in ``old``. An id that goes without a step, and an
    obligation or practice whose words changed, need a person.
    """
    planner = _Planner(document, old, new)
    return UpgradePlan(pins=planner.pins(), answers=tuple(planner.answers()), steps=planner.steps)


def apply_upgrade(document: Document, plan: UpgradePlan) -> Document:
    """The document with new pins, moved ids rewritten, and what was split opened for a person.

    Of a split answer the words go into the item's note, or into the reason of the new open answers. What needs a
    person for any other reason is left as it is.
    """
    return Rewriter(plan.steps).document(document, plan.pins)


def steps_from(pack: Pack, version: str) -> tuple[Step, ...]:
    """Steps to this pack from an earlier version: its own entry, else the latest entry before it."""
    fitting = [each for each in pack.upgrades if version_key(each.from_version) <= version_key(version)]
    chosen = max(fitting, key=lambda each: version_key(each.from_version), default=None)
    return chosen.steps if chosen else ()


class _Planner:
    def __init__(self, document: Document, old: Framework, new: Framework) -> None:
        self.document = document
        self.old = old
        self.new = new
        self._before = Notes(document, old, None)
        self._after = Notes(document, new, None)
        before = {pack.id: pack.version for pack in old.packs}
        self.steps: dict[str, dict[str, Step]] = {}
        for pack in new.packs:
            if before.get(pack.id, pack.version) != pack.version:
                for step in steps_from(pack, before[pack.id]):
                    self.steps.setdefault(step.of, {})[step.old] = step

    def pins(self) -> tuple[PackPin, ...]:
        """The document's pins, each at the version of the new framework."""
        after = {pin.pack: pin for pin in self.new.pins}
        return tuple(after.get(pin.pack, pin) for pin in self.document.assessment.packs)

    def answers(self) -> Iterator[AnswerFate]:
        """One fate for each value that names something of a pack, in the order of the document."""
        for reference, use in uses(self.document, document_plan(), ""):
            if reference.refers.startswith("pack:"):
                name = reference.refers.removeprefix("pack:")
                if isinstance(use.holder, Judgement):
                    yield from self._judgement(use.path.removesuffix(".scale"), use.holder)
                else:
                    yield self._word(use.path, reference.refers, name, use.value)

    def _word(self, path: str, refers: str, name: str, value: str) -> AnswerFate:
        of, key = (name, value) if name in STEPPED else ("terms", f"{name}/{value}")
        step = self.steps.get(of, {}).get(key)
        if step is not None:
            return _stepped(path, value, step)
        known = self._after.known(refers)
        if known is not None and value not in known and value in (self._before.known(refers) or ()):
            return AnswerFate(
                fate="needs-a-person",
                path=path,
                old=value,
                sentence=f"{value} is no longer there.",
                why="The new packs do not say what became of it.",
            )
        if name in READ_CLOSELY and self._reworded(name, value):
            return AnswerFate(
                fate="needs-a-person",
                path=path,
                old=value,
                new=(value,),
                sentence=f"The words of {value} have changed: read the answer again.",
                why="The answer was given to other words.",
            )
        return AnswerFate(fate="kept", path=path, old=value, new=(value,), sentence=f"{value} is kept.")

    def _reworded(self, name: str, value: str) -> bool:
        before, after = _item(self.old, name, value), _item(self.new, name, value)
        return before is not None and after is not None and said(before) != said(after)

    def _judgement(self, path: str, judgement: Judgement) -> Iterator[AnswerFate]:
        scale = self.steps.get("scales", {}).get(judgement.scale)
        if scale is not None:
            yield _stepped(f"{path}.scale", judgement.scale, scale)
            if scale.kind == "moved":
                return
        fates = Fates(self.steps)
        ends = dict.fromkeys(end for end in judgement.level.split("..") if end != "unknown")
        stepped = [step for end in ends if (step := fates.level(judgement.scale, end)) is not None]
        if stepped:
            for step in stepped:
                yield _stepped(f"{path}.level", step.old, step)
            return
        names = self.new.scales.get(judgement.scale)
        gone = [end for end in ends if names and all(end != level.id for level in names.levels)]
        text = f"{judgement.scale}: {judgement.level}"
        if names is None or gone:
            yield AnswerFate(
                fate="needs-a-person",
                path=f"{path}.level",
                old=text,
                sentence=f"{text} is no longer there.",
                why="The new packs do not say what became of it.",
            )
        else:
            added = self._levels_added(judgement.scale)
            more = f" The scale has a new level: {', '.join(added)}." if added else ""
            yield AnswerFate(
                fate="kept", path=f"{path}.level", old=text, new=(text,), sentence=f"{text} is kept.{more}"
            )

    def _levels_added(self, scale: str) -> list[str]:
        before, after = self.old.scales.get(scale), self.new.scales.get(scale)
        if before is None or after is None:
            return []
        known = {level.id for level in before.levels}
        return [level.id for level in after.levels if level.id not in known]


def _item(framework: Framework, name: str, value: str) -> Any | None:
    if name == "obligations":
        held = framework.obligations.get(value)
        return held[1] if held else None
    return framework.practices.get(value)


def _stepped(path: str, value: str, step: Step) -> AnswerFate:
    new = ", ".join(step.new)
    fate: Fate
    if step.kind == "moved":
        fate, sentence = "moved", f"{value} is now {new}."
    elif step.kind == "split":
        fate, sentence = "split", f"{value} is split into {new}: a person says which."
    elif step.kind == "reworded":
        fate, sentence = "needs-a-person", f"The words of {value} have changed: read the answer again."
    else:
        fate, sentence = "needs-a-person", f"{value} is no longer there."
    return AnswerFate(fate=fate, path=path, old=value, new=step.new, sentence=sentence, why=step.why)

"""Applying upgrade steps to a document: moved ids are rewritten, split answers are opened with their words kept."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.document import KEYS, Document, PackPin
from bestinterests.domain.impact import Impact, Judgement
from bestinterests.domain.pack import Step
from bestinterests.packs.meaning.fields import Plan, Reference, document_plan

ANSWERED_SETS = {("CoverageStatement", "rights"), ("CoverageStatement", "bands")}
"""Lists in which an id is an answer about it. After a split the id goes, and the new ones are open."""
OPEN_ANSWERS: dict[str, str | bool] = {"answer": "unknown", "present": "unknown", "in_scope": True}
"""What an answer reads when it is open; a band counts as in scope until somebody says otherwise."""
WORDS = ("reason", "how", "text")
"""Fields that hold the words of an answer, the first that is there."""


class Fates:
    """Steps by kind of word and id."""

    def __init__(self, steps: dict[str, dict[str, Step]]) -> None:
        self.steps = steps

    def word(self, refers: str, value: str) -> Step | None:
        """The step that changes an id which stands in a field that refers to ``pack:...``, if there is one."""
        name = refers.removeprefix("pack:")
        step = self.steps.get(name, {}).get(value)
        term = self.steps.get("terms", {}).get(f"{name}/{value}")
        if step is None and term is not None:
            bare = tuple(new.removeprefix(f"{name}/") for new in term.new)
            step = msgspec.structs.replace(term, old=value, new=bare)
        return step if step is not None and step.new and step.new != (value,) else None

    def level(self, scale: str, level: str) -> Step | None:
        """The step that changes a level of a scale, if there is one."""
        return self.steps.get("scales", {}).get(f"{scale}/{level}")


class Rewriter:
    """Rewrites one document by steps. What no step touches is passed on as it is."""

    def __init__(self, steps: dict[str, dict[str, Step]]) -> None:
        self.fates = Fates(steps)
        self.left_over: list[str] = []

    def document(self, document: Document, pins: tuple[PackPin, ...]) -> Document:
        """The document after the steps, with the given pins."""
        done: Document = self._struct(document, document_plan())
        assessment = msgspec.structs.replace(done.assessment, packs=pins)
        if self.left_over:
            triggers = assessment.review.triggers
            added = tuple(text for text in dict.fromkeys(self.left_over) if text not in triggers)
            review = msgspec.structs.replace(assessment.review, triggers=triggers + added)
            assessment = msgspec.structs.replace(assessment, review=review)
        return msgspec.structs.replace(done, assessment=assessment)

    def _struct(self, item: Any, plan: Plan) -> Any:
        if isinstance(item, Judgement):
            return self._judgement(item)
        changes: dict[str, Any] = {}
        remarks: list[str] = []
        for reference in plan.references:
            if reference.refers.startswith("pack:"):
                self._reference(item, reference, changes, remarks)
        for part in plan.parts:
            held = getattr(item, part.name)
            if held is None or held == ():
                continue
            after = self._list(held, part.plan, part.name) if part.many else self._struct(held, part.plan)
            if after is not held:
                changes[part.name] = after
        if not changes and not remarks:
            return item
        self._remark(item, remarks, changes)
        return msgspec.structs.replace(item, **changes)

    def _reference(self, item: Any, reference: Reference, changes: dict[str, Any], remarks: list[str]) -> None:
        value = changes.get(reference.name, getattr(item, reference.name))
        steps = {each: self.fates.word(reference.refers, each) for each in (value if reference.many else (value,))}
        if not any(steps.values()):
            return
        remarks += [_remark(old, step) for old, step in steps.items() if step is not None and step.kind == "split"]
        if not reference.many:
            step = steps[value]
            assert step is not None
            changes[reference.name] = step.new[0]
            if isinstance(item, Impact) and reference.name == "right":
                changes["linked_rights"] = tuple(dict.fromkeys((*item.linked_rights, *step.new[1:])))
            return
        answered = (type(item).__name__, reference.name) in ANSWERED_SETS
        after: list[str] = []
        for old, step in steps.items():
            if step is None:
                after.append(old)
            elif step.kind != "split" or not answered:
                after.extend(step.new)
        changes[reference.name] = tuple(dict.fromkeys(after))

    def _list(self, items: tuple[Any, ...], plan: Plan, name: str) -> tuple[Any, ...]:
        key = KEYS.get(name)
        keyed = next((r for r in plan.references if r.name == key and r.refers.startswith("pack:")), None)
        after = self._keyed(items, plan, keyed) if keyed else tuple(self._struct(item, plan) for item in items)
        same = len(after) == len(items) and all(a is b for a, b in zip(after, items, strict=True))
        return items if same else after

    def _keyed(self, items: tuple[Any, ...], plan: Plan, key: Reference) -> tuple[Any, ...]:
        """Answers that are known by the id they answer: a split one becomes open answers to the new ids."""
        taken = {getattr(item, key.name) for item in items}
        after: list[Any] = []
        for item in items:
            old = getattr(item, key.name)
            step = self.fates.word(key.refers, old)
            if step is None or step.kind != "split":
                after.append(self._struct(item, plan))
                continue
            opened = [_opened(item, key.name, new, step) for new in step.new if new not in taken]
            after.extend(each for each in opened if each is not None)
            if not any(opened):
                self.left_over.append(f"{_remark(old, step)} Before: {_words_of(item)}")
        return tuple(after)

    def _judgement(self, judgement: Judgement) -> Judgement:
        scale = judgement.scale
        whole = self.fates.steps.get("scales", {}).get(scale)
        new_scale = whole.new[0] if whole is not None and whole.kind == "moved" else scale
        ends = judgement.level.split("..")
        steps = [self.fates.level(scale, end) for end in ends]
        lows, highs = [], []
        for end, step in zip(ends, steps, strict=True):
            if step is not None and step.kind in {"moved", "split"}:
                new_scale = step.new[0].rpartition("/")[0] or new_scale
                names = [new.rpartition("/")[2] for new in step.new]
                lows.append(names[0])
                highs.append(names[-1])
            else:
                lows.append(end)
                highs.append(end)
        level = lows[0] if lows[0] == highs[-1] else f"{lows[0]}..{highs[-1]}"
        if (new_scale, level) == (scale, judgement.level):
            return judgement
        return msgspec.structs.replace(judgement, scale=new_scale, level=level)

    def _remark(self, item: Any, remarks: list[str], changes: dict[str, Any]) -> None:
        if not remarks:
            return
        if hasattr(item, "note"):
            changes["note"] = "\n\n".join(text for text in (item.note, *remarks) if text)
        else:
            self.left_over.extend(remarks)


def _remark(old: str, step: Step) -> str:
    return f"Upgrade: {old} was split into {', '.join(step.new)}; say which is meant."


def _words_of(item: Any) -> str:
    return " ".join(str(getattr(item, name)) for name in WORDS if getattr(item, name, "")) or "no words."


def _opened(item: Base, key: str, new: str, step: Step) -> Base | None:
    """An open answer to a new id with the old words in it; None where such an answer cannot be open."""
    fields = item.__struct_fields__
    opening = {name: value for name, value in OPEN_ANSWERS.items() if name in fields}
    if not opening:
        return None
    words = next(name for name in WORDS if name in fields)
    answered = ", ".join(f"{name.replace('_', ' ')}: {getattr(item, name)}" for name in opening)
    before = f"Before, {answered}. {_words_of(item)}"
    return type(item)(**{key: new, **opening, words: f"{_remark(getattr(item, key), step)} {before}"})

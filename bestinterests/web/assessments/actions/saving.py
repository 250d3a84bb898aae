"""Saving a form: what a person says about some places is merged into the head; what conflicts stays theirs, as a draft.

A field that they typed into earlier is merged from the revision that it showed then, the others from the one that the
form shows now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from bestinterests.changes.deleting import taken_out
from bestinterests.domain.change import MergeConflict, MergeResult, Path
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Finding
from bestinterests.domain.problem import Problem, Refusal
from bestinterests.web.assessments.actions.drafting import keep_draft
from bestinterests.web.assessments.actions.editing import Arriving, Brought, bring
from bestinterests.web.assessments.actions.placing import Entry, put
from bestinterests.web.assessments.models import Assessment, Draft
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_edit


class Saved(NamedTuple):
    """What came of saving. revision, document: the head from now on. changed: was anything new?

    conflicts: what contradicts what somebody else wrote; it is kept as drafts. ids: what new items are called now, by
    their provisional keys. meeting: findings that only both sides together bring about.
    """

    revision: int
    document: Document
    changed: bool
    conflicts: tuple[MergeConflict, ...] = ()
    ids: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()
    meeting: tuple[Finding, ...] = ()


class Way(NamedTuple):
    """How something is written: the kind of its line, the policy that says who may, and do they become an author?"""

    kind: str = "assessment.edited"
    may: Callable[[Actor, Course], tuple[Refusal, ...]] = may_edit
    authored: bool = True


EDITING = Way()


def save(
    *,
    assessment: Assessment,
    base_revision: int,
    entries: Sequence[Entry],
    way: Way = EDITING,
    actor: Actor,
    at: dt.datetime,
) -> Saved:
    """Write what forms say. Raises Refusing where the person may not write, Unreadable where a base is gone."""
    held = _drafts(assessment, entries, actor)
    groups: dict[int, list[Entry]] = {}
    for entry in entries:
        for base, values in _by_base(entry, held, base_revision).items():
            groups.setdefault(base, []).append(Entry(entry.path, values, entry.fixed))
    done = [_saved(assessment, base, group, way, actor, at) for base, group in sorted(groups.items())]
    return Saved(
        revision=done[-1].revision,
        document=done[-1].document,
        changed=any(each.changes.edits for each in done),
        conflicts=tuple(conflict for each in done for conflict in each.conflicts),
        ids=_ids(done[-1].document, entries),
        problems=tuple(problem for each in done for problem in each.problems),
        meeting=tuple(finding for each in done for finding in each.meeting),
    )


def delete(*, assessment: Assessment, base_revision: int, path: Path, actor: Actor, at: dt.datetime) -> Brought:
    """Take an item out, with what cannot be without it and with every mention of it. Raises Refusing."""

    def cut(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        return taken_out(base, path).document, ()

    def beside(result: MergeResult) -> None:
        if not result.conflicts:
            _under(assessment, path, actor).delete()

    return bring(assessment.pk, Arriving(base_revision, cut, "assessment.edited", "", actor, at, beside))


def _saved(
    assessment: Assessment, base_revision: int, entries: Sequence[Entry], way: Way, actor: Actor, at: dt.datetime
) -> Brought:
    def said(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        for entry in entries:
            try:
                base = put(base, entry.path, entry.values, entry.fixed)
            except (KeyError, msgspec.ValidationError):
                return base, (gone(entry.path),)
        return base, ()

    def beside(result: MergeResult) -> None:
        clashing = {conflict.path for conflict in result.conflicts}
        for place, value in (each for entry in entries for each in entry.places()):
            if any(place[: len(path)] == path for path in clashing):
                keep_draft(
                    assessment=assessment, place=place, value=value, base_revision=base_revision, actor=actor, at=at
                )
            else:
                _of(assessment, actor).filter(place="/".join(place)).delete()

    arrival = Arriving(base_revision, said, way.kind, "", actor, at, beside, may=way.may, authored=way.authored)
    return bring(assessment.pk, arrival)


def _by_base(entry: Entry, held: Mapping[str, int], base_revision: int) -> dict[int, dict[str, Any]]:
    """The values of an entry by the revision that each was typed on; those of a new item stay together."""
    groups: dict[int, dict[str, Any]] = {}
    for name, value in entry.values.items():
        place = "/".join((*entry.path, *name.split(".")))
        base = base_revision if entry.path[-1][1:2] == "+" else held.get(place, base_revision)
        groups.setdefault(base, {})[name] = value
    return groups or {base_revision: {}}


def _drafts(assessment: Assessment, entries: Sequence[Entry], actor: Actor) -> dict[str, int]:
    places = ["/".join(place) for entry in entries for place, _ in entry.places()]
    return dict(_of(assessment, actor).filter(place__in=places).values_list("place", "base_revision"))


def _of(assessment: Assessment, actor: Actor) -> Any:
    return Draft.objects.filter(assessment=assessment, person=actor.id)


def _under(assessment: Assessment, path: Path, actor: Actor) -> Any:
    return _of(assessment, actor).filter(place__startswith="/".join(path) + "/")


def _ids(document: Document, entries: Sequence[Entry]) -> dict[str, str]:
    """What new items are called: the head remembers it also where the same form came twice."""
    keys = document.numbering.keys
    return {entry.path[-1]: keys[entry.path[-1]] for entry in entries if entry.path[-1] in keys}


def gone(path: Path) -> Problem:
    """The Problem of what was written about something that is not there any more."""
    return Problem(
        code="changes.unknown-field",
        path="/".join(path),
        sentence="What this was written about is not there any more.",
        remedy="Copy what you wrote to where it belongs.",
    )

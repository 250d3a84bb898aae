"""What somebody types is kept as they type, survives a crash, and becomes one line a field once they save."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from django.db.models import QuerySet

from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit, MergeResult, Path
from bestinterests.domain.problem import Problem
from bestinterests.web.assessments.actions.committing import insist, read
from bestinterests.web.assessments.actions.editing import Brought, edit
from bestinterests.web.assessments.models import PLACE, Assessment, Draft
from bestinterests.web.assessments.snapshot import document_at, held_at
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_edit


def keep_draft(
    *, assessment: Assessment, place: Path, value: Any, base_revision: int, actor: Actor, at: dt.datetime
) -> Draft:
    """Keep what a person has typed into one field. The first base is kept: it is what the field showed.

    It is kept also where they may not write any more, so that nothing typed is lost. Raises ValueError for a place
    longer than any in a document.
    """
    written = "/".join(place)
    if len(written) > PLACE:
        raise ValueError("no field of a document stands at this place")
    draft, _ = Draft.objects.update_or_create(
        assessment=assessment,
        person=actor.id,
        place=written,
        defaults={"value": msgspec.json.encode(value), "at": at},
        create_defaults={"value": msgspec.json.encode(value), "at": at, "base_revision": base_revision},
    )
    return draft


def drop_draft(*, assessment: Assessment, places: Sequence[Path] | None = None, actor: Actor, at: dt.datetime) -> int:
    """Throw away what a person has typed and not saved, at these places or everywhere; return how many fields."""
    deleted, _ = _drafts(assessment, places, actor).delete()
    return deleted


def save_draft(
    *, assessment: Assessment, places: Sequence[Path] | None = None, actor: Actor, at: dt.datetime
) -> dict[Path, Brought]:
    """Write what a person has typed, one line a field; return what came of each.

    A draft goes with the line that writes it. One that conflicts, or does not fit its field, stays a draft.
    Raises Refusing where the person may not write now; then every draft stays.
    """
    head = read(assessment.pk)
    insist(may_edit(actor, head.course))
    done = {}
    for draft in _drafts(assessment, places, actor).order_by("at", "pk"):
        path = tuple(draft.place.split("/"))
        base = document_at(read(assessment.pk), draft.base_revision)
        found, before = held_at(base, path)
        after = msgspec.json.decode(bytes(draft.value))
        if not found:
            done[path] = Brought(
                head.revision, head.document, ChangeSet(format=CHANGE_FORMAT), problems=(_gone(draft),)
            )
            continue
        change = Edit(kind="set", path=path, before=before, after=after)
        done[path] = edit(
            assessment=assessment,
            base_revision=draft.base_revision,
            changes=ChangeSet(format=CHANGE_FORMAT, edits=(change,)),
            beside=dropping(draft),
            actor=actor,
            at=at,
        )
    return done


def dropping(draft: Draft) -> Callable[[MergeResult], None]:
    """What lets go of a draft with the line that writes it, unless it conflicts or was typed on meanwhile."""

    def beside(result: MergeResult) -> None:
        if not result.conflicts:
            Draft.objects.filter(pk=draft.pk, value=draft.value).delete()

    return beside


def _drafts(assessment: Assessment, places: Sequence[Path] | None, actor: Actor) -> QuerySet[Draft]:
    found = Draft.objects.filter(assessment=assessment, person=actor.id)
    return found if places is None else found.filter(place__in=["/".join(place) for place in places])


def _gone(draft: Draft) -> Problem:
    return Problem(
        code="changes.unknown-field",
        path=draft.place,
        sentence="The field that this was typed into is not there.",
        remedy="Copy the text to where it belongs, then throw the draft away.",
    )

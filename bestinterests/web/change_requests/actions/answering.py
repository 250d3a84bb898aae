"""What the officer does: ask back, answer, reconsider; and beginning the new assessment where that is the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.actions.committing import insist, read
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.actions.stepping import take
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.change_requests.actions.writing import count, locked, span, write
from bestinterests.web.change_requests.addresses import request_address
from bestinterests.web.change_requests.held import Begun, change_of
from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.web.change_requests.people import able
from bestinterests.web.change_requests.projecting import refresh
from bestinterests.web.notices.telling import tell
from bestinterests.workflow import moves
from bestinterests.workflow.changing import (
    EFFECTS,
    Answer,
    Effect,
    Exchanged,
    may_answer,
    may_ask,
    may_begin,
    taken_up_by,
    takes_draft,
)
from bestinterests.workflow.people import Actor


def ask(*, request: ChangeRequest, text: str, actor: str, at: dt.datetime) -> None:
    """Ask the sender. Raises Refusing with every reason why not."""
    with transaction.atomic():
        row = locked(request)
        told = Exchanged(kind="question", by=actor, text=text, at=at)
        write(row, lambda held: may_ask(held, text), "change.asked", told, actor=actor, at=at)
        _tell(row, {row.by}, f"A question waits for you about a change: {row.title}.", actor, at)


def answer(
    *,
    request: ChangeRequest,
    effect: Effect,
    reason: str,
    assessment: Assessment | None = None,
    because: str = "",
    actor: Actor,
    at: dt.datetime,
) -> Answer:
    """Answer a request, for the first time or anew, and return the answer as it is kept.

    assessment: the one that is updated, of the same organisation. Where a decision is in force on it and no draft is
    open, the next draft is opened in the same transaction, and its history names the request. because: why an earlier
    answer no longer holds. Raises Refusing with every reason why not.
    """
    target = assessment if effect == "update" else None
    with transaction.atomic():
        row = locked(request)
        before = change_of(row.held)
        told = Answer(effect=effect, reason=reason, by=actor.id, at=at, because=because if before.answers else "")
        told = replace(told, assessment=target.public_id if target else "")
        insist(may_answer(before, told))
        if target is not None:
            told = replace(told, version=_draft_for(row, target, actor, at))
        event = "change.reconsidered" if before.answers else "change.answered"
        write(row, lambda held: may_answer(held, told), event, told, actor=actor.id, at=at)
        ChangeRequest.objects.filter(pk=row.pk).update(decided=False)
        _counted(row, before.answers[-1].effect if before.answers else "", told)
        _told(row, told, actor.id, at)
    for each in {row.assessment_id, target.pk if target else None} - {None}:
        refresh(int(each), at)  # type: ignore[arg-type]  # None is left out
    return told


def begin_assessment(
    *, request: ChangeRequest, title: str, carries: bool = False, actor: Actor, at: dt.datetime
) -> Assessment:
    """Begin the new assessment that a request asks for, linked with it. Raises Refusing with every reason why not.

    carries: write into it what was described and has a field there, as its second line, so that the history shows what
    came from where.
    """
    with transaction.atomic():
        row = locked(request)
        insist(may_begin(change_of(row.held)))
        made = create(organisation=row.organisation, title=title, actor=actor, at=at)
        if carries:
            entries = described_in(row)
            save(assessment=made, base_revision=made.revision, entries=entries, actor=actor, at=at)
        write(row, may_begin, "change.begun", Begun(assessment=made.public_id), actor=actor.id, at=at)
    return made


def take_features(*, request: ChangeRequest, assessment: Assessment, actor: Actor, at: dt.datetime) -> int:
    """Write the new features that a request names into the draft, each with a note where it comes from.

    A name that is on the record already is left out; returns how many were added. Raises Refusing for people who may
    not write now.
    """
    with transaction.atomic():
        # Two presses of one button wait for each other here.
        row = locked(request)
        head = read(assessment.pk)
        entries = new_features(row, {feature.name.casefold() for feature in head.document.assessment.features})
        if entries:
            save(assessment=assessment, base_revision=head.revision, entries=entries, actor=actor, at=at)
    return len(entries)


def described_in(row: ChangeRequest) -> list[Entry]:
    """What was described, at the fields of a new record that ask for the same; each text says where it is from.

    What children notice, data, and what could go better or worse have no field until somebody has judged them: they are
    read on the tab of changes.
    """
    told = change_of(row.held).described
    held = {
        "name": told.service,
        "description": f"{told.what}\n\n{origin_of(row)}",
        "stage_note": f"{told.when}\n\n{origin_of(row)}",
    }
    fields = {name: text for name, text in held.items() if text}
    return [Entry(("assessment", "service"), fields), *new_features(row)]


def new_features(row: ChangeRequest, known: Collection[str] = ()) -> list[Entry]:
    """The new features that a request names, each with a note where it is from. known: names that are left out."""
    told = change_of(row.held).described
    return [
        Entry(("assessment", "features", f"F+{row.public_id}-{number}"), {"name": name, "note": origin_of(row)})
        for number, name in enumerate(told.new_features, 1)
        if name.casefold() not in known
    ]


def origin_of(row: ChangeRequest) -> str:
    """Where something is from that was described in a request."""
    day = timezone.localdate(row.at)
    return f"From the change request “{change_of(row.held).described.title}” of {day.day} {day:%B %Y}."


def _draft_for(row: ChangeRequest, target: Assessment, actor: Actor, at: dt.datetime) -> int:
    """The version whose draft takes the change up, opened now where a decision is in force; 0 while none can be."""
    if takes_draft(read(target.pk).course):
        # Opening it writes nothing into the record, so that whoever answers stays free to advise or to decide on it.
        take(
            assessment=target,
            event="assessment.draft_opened",
            ask=lambda _: (),
            move=moves.draft_opened,
            facts={"change_request": row.public_id},
            actor=actor,
            at=at,
        )
    return taken_up_by(read(target.pk).course)


def _counted(row: ChangeRequest, earlier: str, told: Answer) -> None:
    """Keep the totals: of answers, and of the time to the first one."""
    if earlier:
        count(row.organisation_id, earlier, -1)
    else:
        taken = told.at - row.at
        count(row.organisation_id, span(taken), 1, max(0, int(taken.total_seconds())))
    count(row.organisation_id, told.effect, 1)


def _told(row: ChangeRequest, told: Answer, but: str, at: dt.datetime) -> None:
    what = EFFECTS[told.effect].lower()
    _tell(row, {row.by}, f"Your change request is answered, {what}: {row.title}.", but, at)
    if told.effect != "no-effect":
        assessors = able(row.organisation, Permission.EDIT) - {row.by}
        _tell(row, assessors, f"A change request is answered, {what}: {row.title}.", but, at)


def _tell(row: ChangeRequest, people: set[str], sentence: str, but: str, at: dt.datetime) -> None:
    tell(
        people=people - {""},
        kind="change",
        sentence=sentence,
        address=request_address(row),
        organisation=row.organisation,
        but=but,
        at=at,
    )

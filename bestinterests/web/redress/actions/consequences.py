"""What an upheld case does to the assessment: evidence by counts only, and judgements that are open again.

Nothing of a case crosses but that there was one, what it was about, and in which quarter it was decided. A person
judges again, and says why.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.problem import Refusal, Refused
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions import committing
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import Saved, Way, save
from bestinterests.web.assessments.actions.stepping import take
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.places import address_of
from bestinterests.web.assessments.snapshot import Head
from bestinterests.web.change_requests.people import able
from bestinterests.web.change_requests.projecting import refresh
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.access import read
from bestinterests.web.redress.actions import resting
from bestinterests.web.redress.actions.news import catch_up
from bestinterests.web.redress.actions.writing import locked, write
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Item, Resting
from bestinterests.workflow import moves
from bestinterests.workflow.casework.case import Case, CaseItem
from bestinterests.workflow.casework.events import Consequence
from bestinterests.workflow.casework.following import changed_by
from bestinterests.workflow.changing import taken_up_by, takes_draft
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.states import EDITABLE, STATES

LOG = logging.getLogger("bestinterests.redress")


def may_take_up(actor: Actor, course: Course) -> tuple[Refusal, ...]:
    """May what follows from a case be written now? While the record is open; whose duty it is to write is not asked."""
    state = course.working.state
    return () if state in EDITABLE else (refusal("edit.closed", state=STATES[state].label.lower(), turn=""),)


WAY = Way("cases.taken_up", may_take_up, authored=False)
"""Whoever decides a case judges nothing in the record: they stay free to review it, to advise and to decide on it."""


def follow(*, row: Row, key: str, by: str, at: dt.datetime) -> Consequence | None:
    """Bring the assessment up to what an item has come to: take it up, take it back, or leave it as it is.

    by: public id of whoever decided. Returns what was done last, None where nothing was: also where the record is read
    for review or decision and cannot be written to. The clock tries again then (``follow_waiting``).
    """
    with transaction.atomic():
        row = locked(row)
        case = read(row).case
        item = case.item(key)
        assessment = row.assessment
        if assessment is None or not item.waits:
            return None
        # Two cases that are decided at once count one after the other.
        head = committing.locked(assessment.pk)
        if not writable(head):
            return None
        done = None
        if item.consequence is not None:
            done = _take_back(row, case, item.consequence, by, at)
            case = read(locked(row)).case
        known = _known(head.document.assessment, item)
        if item.upheld and known:
            done = _take_up(row, case, item, known, by, at)
        catch_up(row, at)
        return done


def follow_all(*, row: Row, by: str, at: dt.datetime) -> None:
    """The same for every item of a case."""
    for item in read(locked(row)).case.items:
        follow(row=row, key=item.id, by=by, at=at)


def follow_waiting(at: dt.datetime) -> int:
    """Take up or back what could not be written when it was decided. A job; returns for how many items it was."""
    done = 0
    waiting = Item.objects.filter(waits=True, case__assessment__isnull=False)
    for assessment in sorted(set(waiting.values_list("case__assessment", flat=True))):
        head = committing.read(assessment)
        if not writable(head):
            continue
        known = [impact.id for impact in head.document.assessment.impacts]
        ours = ~Q(evidence="") | Q(points__kind="impact", points__word__in=known)
        for item in waiting.filter(ours, case__assessment=assessment).distinct().order_by("pk"):
            row = Row.objects.select_related("organisation", "ledger", "assessment").get(pk=item.case_id)
            try:
                decided = read(row).case.item(str(item.number)).decided
                by = decided.by if decided else ""
                done += follow(row=row, key=str(item.number), by=by, at=at) is not None
            except (NotAllowed, Refusing, Refused):
                # One case whose keys are not at hand keeps no other waiting. Nothing of it is said here.
                LOG.warning("a case could not be taken up in an assessment")
    return done


def writable(head: Head) -> bool:
    """Can it be written to now, or once the next draft is opened?"""
    return takes_draft(head.course) or bool(taken_up_by(head.course))


def open_for(assessment: Assessment, actor: Actor, at: dt.datetime) -> Head:
    """The record as it stands, with its next draft opened where a decision is in force."""
    head = committing.read(assessment.pk)
    if takes_draft(head.course):
        # What was decided stays in force. Nothing in the line names the case.
        take(
            assessment=assessment,
            event="assessment.draft_opened",
            ask=lambda _: (),
            move=moves.draft_opened,
            actor=actor,
            at=at,
        )
        head = committing.read(assessment.pk)
    return head


def _known(judged: Judged, item: CaseItem) -> tuple[str, ...]:
    known = {impact.id for impact in judged.impacts}
    return tuple(key for key in item.about.impacts if key in known)


def _take_up(row: Row, case: Case, item: CaseItem, impacts: tuple[str, ...], by: str, at: dt.datetime) -> Consequence:
    assessment = row.assessment
    assert assessment is not None
    actor = Actor(id=by)
    head = open_for(assessment, actor, at)
    judged = head.document.assessment
    held = resting.taking(assessment, judged, impacts)
    if held is None:
        key = f"E+upheld-{head.revision}"
        values = resting.of_one(judged, impacts, at)
        saved = _save(assessment, head, key, values, actor, at)
        made = {"evidence": saved.ids[key], "number": 1, "digest": resting.digest(values["says"])}
        held = Resting.objects.create(assessment=assessment, revision=saved.revision, **made)
        if head.course.in_force is None:
            # Where a decision is in force, the trigger tells them.
            _tell(assessment, held.evidence, at)
    else:
        more = not any(each.evidence == held.evidence for each in changed_by(case))
        says = resting.says(judged, impacts, held.number + more, at)
        _save(assessment, head, held.evidence, {"says": says}, actor, at)
        Resting.objects.filter(pk=held.pk).update(number=held.number + more, digest=resting.digest(says))
    told = Consequence(
        item=item.id,
        assessment=assessment.public_id,
        evidence=held.evidence,
        impacts=item.about.impacts,
        revision=held.revision,
        at=at,
        by=by,
    )
    write(row, lambda _: (), "case.consequence", told, actor=by, at=at)
    return told


def _take_back(row: Row, case: Case, live: Consequence, by: str, at: dt.datetime) -> Consequence:
    assessment = row.assessment
    assert assessment is not None
    actor = Actor(id=by)
    head = open_for(assessment, actor, at)
    revision = head.revision
    kept = Resting.objects.filter(assessment=assessment, evidence=live.evidence).first()
    others = sum(each.evidence == live.evidence for each in changed_by(case)) > 1
    if kept is not None and not others:
        number = max(0, kept.number - 1)
        # First: what no case rests on any more is held still no longer.
        Resting.objects.filter(pk=kept.pk).update(number=number)
        held = next((each for each in head.document.assessment.evidence if each.id == live.evidence), None)
        if held is not None:
            values = resting.fewer(head.document.assessment, held, kept, number, at)
            revision = _save(assessment, head, held.id, values, actor, at).revision
            if "says" in values:
                Resting.objects.filter(pk=kept.pk).update(digest=resting.digest(str(values["says"])))
    told = Consequence(
        item=live.item,
        assessment=live.assessment,
        evidence=live.evidence,
        impacts=live.impacts,
        revision=revision,
        at=at,
        by=by,
        undone=True,
    )
    write(row, lambda _: (), "case.consequence", told, actor=by, at=at)
    refresh(assessment.pk, at)
    return told


def _save(
    assessment: Assessment, head: Head, key: str, values: Mapping[str, object], actor: Actor, at: dt.datetime
) -> Saved:
    return save(
        assessment=assessment,
        base_revision=head.revision,
        entries=[Entry(("assessment", "evidence", key), values)],
        way=WAY,
        actor=actor,
        at=at,
    )


def _tell(assessment: Assessment, evidence: str, at: dt.datetime) -> None:
    tell(
        people=able(assessment.organisation, Permission.EDIT),
        kind="trigger",
        sentence=f"A judgement of {assessment.title[:100]} is open again: a case about it was upheld.",
        address=address_of(assessment.public_id, evidence),
        organisation=assessment.organisation,
        at=at,
    )

"""What an upheld case does to the assessment: evidence by counts only, and judgements that are open again.

Nothing of a case crosses but that there was one, what it was about, and in which quarter it was decided. A person
judges again, and says why.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions.committing import read as head_of
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import Way, save
from bestinterests.web.assessments.actions.stepping import take
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.places import address_of
from bestinterests.web.change_requests.people import able
from bestinterests.web.change_requests.projecting import refresh
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.access import read
from bestinterests.web.redress.actions.writing import write
from bestinterests.web.redress.keys import Locked
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Item
from bestinterests.workflow import moves
from bestinterests.workflow.casework.case import CaseItem
from bestinterests.workflow.casework.events import Consequence, Followed
from bestinterests.workflow.changing import taken_up_by, takes_draft
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.states import EDITABLE, STATES

FEW = 5
LIMITS = "Those who write are not all who are affected: it shows that it happens, not how often."
TAKEN_BACK = "Every case that this rested on has been decided otherwise since."


def may_take_up(actor: Actor, course: Course) -> tuple[Refusal, ...]:
    """May what follows from a case be written now? While the record is open; whose duty it is to write is not asked."""
    state = course.working.state
    return () if state in EDITABLE else (refusal("edit.closed", state=STATES[state].label.lower(), turn=""),)


WAY = Way(may=may_take_up)


def follow(*, row: Row, key: str, by: str, at: dt.datetime) -> Consequence | None:
    """Bring the assessment up to what an item has come to: take it up, take it back, or leave it as it is.

    by: public id of whoever decided. Returns what was done, None where nothing was: also where the record is read for
    review or decision and cannot be written to. The clock tries again then (``follow_waiting``).
    """
    with transaction.atomic():
        item = read(row).case.item(key)
        live = item.consequence
        if row.assessment is None or row.organisation.is_sample:
            return None
        assessment = row.assessment
        wanted = _impacts(assessment, item) if item.upheld else ()
        if live is not None and (not item.upheld or set(live.impacts) != set(wanted)):
            done = _take_back(row, item, live, assessment, by, at)
            if done is None or not wanted:
                return done
        elif live is not None or not wanted:
            return None
        return _take_up(row, key, wanted, assessment, by, at)


def follow_waiting(at: dt.datetime) -> int:
    """Take up what could not be written when it was decided. A job; returns how many items were."""
    done = 0
    for item in Item.objects.filter(waits=True).select_related("case").order_by("pk")[:200]:
        row = Row.objects.select_related("organisation", "ledger", "assessment").get(pk=item.case_id)
        try:
            by = read(row).case.item(str(item.number)).decided
            done += follow(row=row, key=str(item.number), by=by.by if by else "", at=at) is not None
        except (Locked, KeyError):
            continue
    return done


def _impacts(assessment: Assessment, item: CaseItem) -> tuple[str, ...]:
    known = {impact.id for impact in head_of(assessment.pk).document.assessment.impacts}
    return tuple(key for key in item.about.impacts if key in known)


def _open(assessment: Assessment, actor: Actor, at: dt.datetime) -> bool:
    """Is the record open for writing, now or after the next draft was begun?"""
    if takes_draft(head_of(assessment.pk).course):
        take(
            assessment=assessment,
            event="assessment.draft_opened",
            ask=lambda _: (),
            move=moves.draft_opened,
            actor=actor,
            at=at,
        )
    return bool(taken_up_by(head_of(assessment.pk).course))


def _take_up(
    row: Row, key: str, impacts: Sequence[str], assessment: Assessment, by: str, at: dt.datetime
) -> Consequence | None:
    actor = Actor(id=by)
    if not _open(assessment, actor, at):
        return None
    head = head_of(assessment.pk)
    judged = head.document.assessment
    held = next(
        (each for each in judged.evidence if _is_ours(each) and _same(each, impacts) and not each.weighed), None
    )
    path = held.id if held else f"E+upheld-{len(judged.evidence)}-{'-'.join(impacts)}"[:60]
    number = (_number(assessment, held.id) if held else 0) + 1
    values = {"says": _says(judged, impacts, number, at), "contradicts": list(impacts)}
    if held is None:
        values |= {"title": _title(judged, impacts), "kinds": ["complaints"], "strength": "fair", "limits": LIMITS}
    saved = save(
        assessment=assessment,
        base_revision=head.revision,
        entries=[Entry(("assessment", "evidence", path), values)],
        way=WAY,
        actor=actor,
        at=at,
    )
    evidence = held.id if held else saved.ids[path]
    told = Consequence(
        item=key,
        assessment=assessment.public_id,
        evidence=evidence,
        impacts=tuple(impacts),
        revision=saved.revision,
        at=at,
        by=by,
    )
    write(row, lambda _: (), "case.consequence", told, actor=by, at=at)
    news = Followed(facts=("news.reopened",), words="", at=at, by=by)
    write(row, lambda _: (), "case.followed", news, actor=by, at=at)
    _tell(assessment, evidence, at)
    return told


def _take_back(
    row: Row, item: CaseItem, live: Consequence, assessment: Assessment, by: str, at: dt.datetime
) -> Consequence | None:
    actor = Actor(id=by)
    if not _open(assessment, actor, at):
        return None
    head = head_of(assessment.pk)
    held = next((each for each in head.document.assessment.evidence if each.id == live.evidence), None)
    revision = head.revision
    if held is not None:
        left = _number(assessment, live.evidence) - 1
        values: dict[str, object] = {"says": _says(head.document.assessment, live.impacts, left, at)}
        if left <= 0:
            values = {"note": TAKEN_BACK} if held.weighed else {"note": TAKEN_BACK, "contradicts": []}
        saved = save(
            assessment=assessment,
            base_revision=head.revision,
            entries=[Entry(("assessment", "evidence", live.evidence), values)],
            way=WAY,
            actor=actor,
            at=at,
        )
        revision = saved.revision
    told = Consequence(
        item=item.id,
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


def _number(assessment: Assessment, evidence: str) -> int:
    """How many cases an evidence item rests on."""
    rows = Item.objects.filter(case__assessment=assessment, evidence=evidence)
    return rows.values("case").distinct().count()


def _is_ours(evidence: Evidence) -> bool:
    return evidence.limits == LIMITS and "complaints" in evidence.kinds


def _same(evidence: Evidence, impacts: Sequence[str]) -> bool:
    return set(evidence.contradicts) == set(impacts)


def _title(judged: Judged, impacts: Sequence[str]) -> str:
    return f"Cases that were upheld: {_features(judged, impacts)}"


def _features(judged: Judged, impacts: Sequence[str]) -> str:
    keys = dict.fromkeys(key for impact in judged.impacts if impact.id in impacts for key in impact.features)
    names = {feature.id: feature.name or feature.id for feature in judged.features}
    return ", ".join(names.get(key, key) for key in keys) or "the service"


def _says(judged: Judged, impacts: Sequence[str], number: int, at: dt.datetime) -> str:
    many = "Fewer than five cases were" if number < FEW else f"{number} cases were"
    until = f"{at.year}, quarter {(at.month + 2) // 3}"
    return (
        f"{many} upheld about {_features(judged, impacts)}, until {until}. Whoever wrote was right that the judgement "
        f"of {', '.join(impacts)} does not fit what happened."
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

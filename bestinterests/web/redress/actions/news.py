"""Telling whoever sent a case what became of the judgement that it opened again: judged anew, and decided on.

Nobody is told before the outcome of the case was told to them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.impact import Impact, Slot
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions.committing import read as head_of
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head, Unreadable, document_at
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.access import read
from bestinterests.web.redress.actions.writing import locked, write
from bestinterests.web.redress.addresses import case_address
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Item
from bestinterests.web.reviews.queries import submissions_of
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.events import Consequence, Followed
from bestinterests.workflow.casework.following import (
    DECIDED_CHANGED,
    DECIDED_SAME,
    JUDGED_AGAIN,
    REOPENED,
    changed_by,
    is_told,
    known,
    may_tell_news,
    owes_news,
)
from bestinterests.workflow.casework.policies import Handler


class Now(NamedTuple):
    """An assessment as it stands, and as it was last decided on. version: of the decision in force, 0 where none is."""

    head: Head
    decided: Judged | None
    version: int


def tell_what_changed(at: dt.datetime) -> int:
    """Tell every case what has changed since it opened a judgement again. A job; returns how many were told.

    Cases whose evidence stands as it did are not opened.
    """
    told = 0
    owed = Item.objects.exclude(evidence="").filter(told_at__isnull=False).exclude(followed="decided")
    for pk in sorted(set(owed.values_list("case__assessment", flat=True))):
        now = _now(Assessment.objects.get(pk=pk))
        judged = [*_settled(now.head.document.assessment), *(_settled(now.decided) if now.decided else ())]
        decided = list(_settled(now.decided)) if now.decided else []
        moved = Q(followed="") | Q(followed="reopened", evidence__in=judged)
        moved |= Q(followed="judged", evidence__in=decided)
        for case in sorted(set(owed.filter(moved, case__assessment=pk).values_list("case", flat=True))):
            row = Row.objects.select_related("organisation", "ledger", "assessment").get(pk=case)
            try:
                told += catch_up(row, at, now)
            except NotAllowed:
                # Its keys are not at hand now.
                continue
    return told


def catch_up(row: Row, at: dt.datetime, now: Now | None = None) -> bool:
    """Tell whoever sent a case what has changed and what they have not been told; False where there is nothing."""
    with transaction.atomic():
        row = locked(row)
        case = read(row).case
        if row.assessment is None or not owes_news(case) or not is_told(case):
            return False
        facts, version = _news(case, now or _now(row.assessment))
        if not facts:
            return False
        news = Followed(facts=facts, words="", at=at, by="", version=version)
        write(row, lambda _: (), "case.followed", news, actor=row.public_id, at=at)
        if facts != (REOPENED,):
            _tell(row, at)
    return True


def tell_in_words(*, row: Row, words: str, who: Handler, at: dt.datetime) -> Case:
    """Tell whoever sent a case in words of one's own what has changed since. Raises Refusing."""
    said = Followed(facts=(), words=words, at=at, by=who.id)
    return write(row, lambda case: may_tell_news(case, who, words), "case.followed", said, actor=who.id, at=at)


def _now(assessment: Assessment) -> Now:
    head = head_of(assessment.pk)
    in_force = head.course.in_force
    if in_force is None or not in_force.decided:
        return Now(head, None, 0)
    held = next((each for each in submissions_of(assessment) if each.version == in_force.number), None)
    try:
        decided = document_at(head, held.revision).assessment if held else None
    except Unreadable:
        decided = None
    return Now(head, decided, in_force.number)


def _news(case: Case, now: Now) -> tuple[tuple[str, ...], int]:
    """What is to be told, and the version that was decided on where that is part of it."""
    live, told = changed_by(case), known(case)
    decided = now.decided if now.decided and all(_is_settled(now.decided, each) for each in live) else None
    again = decided is not None or all(_is_settled(now.head.document.assessment, each) for each in live)
    facts = [REOPENED] if REOPENED not in told else []
    if again and JUDGED_AGAIN not in told:
        facts.append(JUDGED_AGAIN)
    changed = _changed(decided, live, now.head) if decided is not None else None
    if changed is None:
        return tuple(facts), 0
    return (*facts, DECIDED_CHANGED if changed else DECIDED_SAME), now.version


def _settled(judged: Judged) -> Iterator[str]:
    """Evidence that opens no judgement any more: each was made again, or is gone."""
    impacts = {impact.id for impact in judged.impacts}
    yield from (each.id for each in judged.evidence if not impacts.intersection(each.reopens))


def _is_settled(judged: Judged, live: Consequence) -> bool:
    held = next((each for each in judged.evidence if each.id == live.evidence), None)
    impacts = {impact.id for impact in judged.impacts}
    return held is not None and impacts.intersection(live.impacts) <= set(held.weighed)


def _changed(decided: Judged, live: tuple[Consequence, ...], head: Head) -> bool | None:
    """Is a judgement another than when the case opened it, or is there a measure on it that was not there?

    None where it cannot be read any more how it was.
    """
    try:
        return any(_differs(document_at(head, each.revision).assessment, decided, each.impacts) for each in live)
    except Unreadable:
        return None


def _differs(before: Judged, after: Judged, impacts: tuple[str, ...]) -> bool:
    if _measures(after, impacts) - _measures(before, impacts):
        return True
    return any(_levels(before, key) != _levels(after, key) for key in impacts)


def _measures(judged: Judged, impacts: tuple[str, ...]) -> set[tuple[str, str]]:
    """What is planned or done about these impacts, each by its id; what was given up does not count."""
    return {
        (measure.id, key)
        for measure in judged.measures
        if measure.status != "abandoned"
        for key in measure.acts_on
        if key in impacts
    }


def _levels(judged: Judged, key: str) -> object:
    """What is compared of a judgement: its levels, not its reasons; None where the impact is gone."""
    held = next((impact for impact in judged.impacts if impact.id == key), None)
    return None if held is None else [_read(slot) for slot in _moments(held)]


def _moments(impact: Impact) -> tuple[Slot, ...]:
    return impact.before, impact.now, impact.expected


def _read(slot: Slot) -> set[tuple[str, str]]:
    """The levels of a moment: those agreed, and on a scale without one those given."""
    agreed = {each.scale for each in slot.agreed}
    given = [each for each in slot.given if each.scale not in agreed]
    return {(each.scale, each.level) for each in (*slot.agreed, *given)}


def _tell(row: Row, at: dt.datetime) -> None:
    handler = row.handler
    tell(
        people={handler} if handler else able(row.organisation, Permission.HANDLE_CASES),
        kind="case",
        sentence="Whoever sent a case can read what has changed since.",
        address=case_address(row),
        organisation=row.organisation,
        at=at,
    )

"""Telling whoever sent a case what became of the judgement that it opened again: judged anew, and decided on."""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.document import Assessment as Judged
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions.committing import read as head_of
from bestinterests.web.assessments.snapshot import document_at
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.access import read
from bestinterests.web.redress.actions.writing import write
from bestinterests.web.redress.addresses import case_address
from bestinterests.web.redress.keys import Locked
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Item
from bestinterests.web.reviews.queries import submissions_of
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.events import Consequence, Followed

REOPENED, JUDGED = "news.reopened", "news.judged_again"
CHANGED, SAME = "news.decided_changed", "news.decided_same"
"""Keys of texts, as the page of the sender shows them."""


def tell_what_changed(at: dt.datetime) -> int:
    """Tell every case what has changed since it opened a judgement again. A job; returns how many were told."""
    told = 0
    owed = Item.objects.exclude(evidence="").filter(followed=False).values_list("case", flat=True).distinct()
    for row in (
        Row.objects.filter(pk__in=owed).select_related("organisation", "ledger", "assessment").order_by("pk")[:200]
    ):
        try:
            told += _told(row, read(row).case, at)
        except Locked:
            continue
    return told


def _told(row: Row, case: Case, at: dt.datetime) -> int:
    assessment = row.assessment
    live = [item.consequence for item in case.items if item.consequence]
    if assessment is None or not live:
        return 0
    head = head_of(assessment.pk)
    known = {fact for news in case.news for fact in news.facts}
    facts, version = [], 0
    if JUDGED not in known and all(_judged_again(head.document.assessment, each) for each in live):
        facts.append(JUDGED)
    in_force = head.course.in_force
    if in_force is not None and in_force.decided and not {CHANGED, SAME} & known:
        held = next((each for each in submissions_of(assessment) if each.version == in_force.number), None)
        decided = document_at(head, held.revision).assessment if held else None
        if decided is not None and all(_judged_again(decided, each) for each in live):
            version = in_force.number
            facts.append(CHANGED if any(_differs(decided, each, row) for each in live) else SAME)
    if not facts:
        return 0
    news = Followed(facts=tuple(facts), words="", at=at, by="", version=version)
    write(row, lambda _: (), "case.followed", news, actor=row.public_id, at=at)
    tell(
        people={case.handler} if case.handler else able(row.organisation, Permission.HANDLE_CASES),
        kind="case",
        sentence="Whoever sent a case can read what has changed since.",
        address=case_address(row),
        organisation=row.organisation,
        at=at,
    )
    return 1


def _judged_again(judged: Judged, live: Consequence) -> bool:
    held = next((each for each in judged.evidence if each.id == live.evidence), None)
    return held is not None and set(live.impacts) <= set(held.weighed)


def _differs(judged: Judged, live: Consequence, row: Row) -> bool:
    """Are the judgements other than when the case opened them again, or are there measures that were not there?"""
    before = document_at(head_of(row.assessment_id or 0), live.revision).assessment
    old = {impact.id: (impact.before, impact.now, impact.expected) for impact in before.impacts}
    new = {impact.id: (impact.before, impact.now, impact.expected) for impact in judged.impacts}
    measures = {measure.id for measure in judged.measures} - {measure.id for measure in before.measures}
    return bool(measures) or any(_levels(old.get(key)) != _levels(new.get(key)) for key in live.impacts)


def _levels(slots: object) -> object:
    """What is compared of a judgement: its levels, not its reasons."""
    if not isinstance(slots, tuple):
        return None
    return [[(each.scale, each.level) for each in slot.agreed] for slot in slots]

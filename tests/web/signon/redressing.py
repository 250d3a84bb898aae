"""What somebody did about cases, with their name in it: rows in every table of redress, and words under keys."""

from __future__ import annotations

import msgspec

from bestinterests.web.redress import keys
from bestinterests.web.redress.actions import covering, holidays
from bestinterests.web.redress.actions.writing import write
from bestinterests.web.redress.held import case_of, key_of, lines_of
from bestinterests.web.redress.models import Case, Deadline, ErasedCase, OpenedCase, Pattern, Resting, TakenFile, Visit
from bestinterests.workflow.casework import events, policies
from tests.web.redress.cast import portal, received


def answered(told, text: str, short: str) -> None:
    """A portal covered by them, a case that they took and answered, and all that was kept beside it."""
    who, where, at, row = told.quorra, told.cast.organisation, told.at, told.story.row
    cover = {"lead": who, "deputy": None, "hours": {"mon": [["09:00", "17:00"]]}, "page_to": who.email}
    cover |= {"nation": "england", "safeguarding_hours": 4, "outcome_days": 28, "keep_months": 24}
    covering.settle_cover(organisation=where, told=cover, actor=who.public_id, at=at)
    covering.name_custodian(organisation=where, person=who, at=at)
    covering.confirm_custody(organisation=where, person=who, fingerprint=keys.ring().fingerprint(), at=at)
    covering.try_paging(organisation=where, actor=who.public_id, at=at)
    day = {"day": at.date(), "divisions": ["scotland"], "name": short[:100], "off": False}
    holidays.say_holiday(organisation=where, actor=who.public_id, at=at, **day)
    door = portal(row, at)
    case = received(door, at=at, happened=text).row
    me = policies.Handler(id=who.public_id, handles=True)
    to = events.Assigned(to=me.id, by=me.id, at=at)
    write(case, lambda held: policies.may_assign(held, me, me, ()), "case.assigned", to, actor=me.id, at=at)
    said = events.Message(text=text, at=at, by=me.id)
    write(case, lambda held: policies.may_reply(held, me, text), "case.replied", said, actor=me.id, at=at)
    OpenedCase.objects.create(case=case, by=me.id, at=at, why=short)
    Deadline.objects.create(case=case, item=1, why=short, at=at)
    ErasedCase.objects.create(case="9" * 26, organisation=where, ground="retention", by=me.id, at=at)
    Pattern.objects.create(
        assessment=row, feature="F01", right="article-16", number=5, proposed_at=at, settled_by=me.id, reason=text
    )
    Resting.objects.create(assessment=row, evidence="E99", number=1, revision=1, digest="0" * 64)
    TakenFile.objects.create(organisation=where, by=me.id, at=at, what="statistics", rows=1)
    Visit.objects.create(digest="0" * 64, portal=door, sealed=b"sealed", expires_at=at)


def unsealed() -> str:
    """Everything that cases hold, with the keys of this run."""
    found = []
    for row in Case.objects.all():
        key = key_of(row)
        found.append(msgspec.json.encode(case_of(row, key)).decode())
        found += [msgspec.json.encode(told).decode() for _, told in lines_of(row, key)]
    return "\n".join(found)

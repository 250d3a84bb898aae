"""What staff say and settle: messages, questions, more time, who may act, decisions, and telling what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from bestinterests.domain.problem import Refusal
from bestinterests.web.redress.access import read
from bestinterests.web.redress.actions.consequences import follow
from bestinterests.web.redress.actions.news import catch_up
from bestinterests.web.redress.actions.writing import locked, write
from bestinterests.web.redress.clocking import counting_of, today
from bestinterests.web.redress.models import Case as Row
from bestinterests.workflow.acting_for import Claim, may_act, must_record
from bestinterests.workflow.casework import events, policies
from bestinterests.workflow.casework.case import Case, CaseItem
from bestinterests.workflow.casework.events import Decided
from bestinterests.workflow.casework.policies import Handler
from bestinterests.workflow.casework.refusing import refused
from bestinterests.workflow.clocks.bank_holidays import rolled
from bestinterests.workflow.clocks.days import months_on
from bestinterests.workflow.grounds.ladder import LADDER
from bestinterests.workflow.grounds.listed import grounds_for
from bestinterests.workflow.grounds.telling import may_refuse


def reply(*, row: Row, text: str, template: str, who: Handler, at: dt.datetime) -> Case:
    """Write to whoever sent a case, in their own case alone. Raises Refusing."""
    said = events.Message(text=text, at=at, by=who.id, template=template)
    return write(row, lambda case: policies.may_reply(case, who, text), "case.replied", said, actor=who.id, at=at)


def ask(*, row: Row, what: Any, text: str, who: Handler, at: dt.datetime) -> Case:
    """Ask whoever sent a case for something. what: as ``events.Asked``. Raises Refusing."""
    said = events.Asked(what=what, text=text, by=who.id, at=at)
    return write(row, lambda case: policies.may_ask(case, who, what, text), "case.asked", said, actor=who.id, at=at)


def confirm(*, row: Row, what: Any, text: str, came_on: dt.date | None = None, who: Handler, at: dt.datetime) -> Case:
    """Note that what was asked for came in. came_on: a day before today, from which it counts; its noon is kept.

    Raises Refusing, also for a day that is to come, or lies before it was asked.
    """
    came_at = timezone.make_aware(dt.datetime.combine(came_on, dt.time(12))) if came_on else at

    def said(case: Case) -> events.Confirmed:
        asked = max(each.at for each in case.asked if each.what == what)
        return events.Confirmed(what=what, at=max(came_at, asked), by=who.id, text=text)

    def allowed(case: Case) -> tuple[Refusal, ...]:
        found = policies.may_confirm(case, who, what)
        asked = [today(each.at) for each in case.asked if each.what == what]
        early = (refused("case.before-asked"),) if came_on and asked and came_on < max(asked) else ()
        return (*found, *early, *((refused("case.future"),) if came_at > at else ()))

    return write(row, allowed, "case.confirmed", said, actor=who.id, at=at)


def extend(*, row: Row, item: str, reason: str, who: Handler, at: dt.datetime) -> Case:
    """Take two more months for a request, and tell why. Raises Refusing, also once the first month is over."""
    said = events.Extended(item=item, reason=reason, by=who.id, at=at)

    def allowed(case: Case) -> tuple[Refusal, ...]:
        last = first_month_ends(row, case, item, at)
        return policies.may_extend(case, who, item, reason, last, today(at))

    return write(row, allowed, "case.extended", said, actor=who.id, at=at)


def first_month_ends(row: Row, case: Case, key: str, at: dt.datetime) -> dt.date:
    """The last day of the first month of an item, as its clock has it; the day of receipt where it has no such clock.

    While a request waits for identity or a fee its month has not begun, so that more time may still be taken.
    """
    counting = counting_of(row.organisation)
    item = next((each for each in case.items if each.id == key), None)
    found = counting.working(case, item, today(at)) if item else None
    clock = found.clock("answer") if found else None
    if clock is None:
        return today(case.told.received_at)
    if clock.deadline is None:
        return max(today(at), rolled(months_on(today(at), 1), counting.nation, counting.table).day)
    return clock.deadline


def authorise(*, row: Row, claim: Claim, basis: str, who: Handler, at: dt.datetime) -> Case:
    """Keep who may act for the child, with what it rests on. basis: as ``events.Authority``.

    Raises Refusing where what was recorded does not carry it; ``none`` and ``own-request`` need a reason alone.
    """
    lines = [
        f"{record.asks} {getattr(claim, record.field).strip()}"
        for record in (must_record(claim.by, claim.because, claim.nation, claim.band) if claim.because else ())
        if getattr(claim, record.field).strip()
    ]
    reason = "\n".join(lines) or claim.how_judged or claim.child_knows
    said = events.Authority(
        basis=basis,
        competent=claim.understands,
        reason=reason,
        by=who.id,
        at=at,
        child_asked=bool(claim.how_authorised.strip() or claim.child_knows.strip()),
    )

    def allowed(case: Case) -> tuple[Refusal, ...]:
        carries = may_act(claim) if basis not in ("none", "own-request") else ()
        return (*policies.may_authorise(case, who, reason), *carries)

    return write(row, allowed, "case.authority", said, actor=who.id, at=at)


def decide(*, row: Row, said: Decided, who: Handler, at: dt.datetime) -> Case:
    """Decide an item. A refusal names every route that the law asks for: they stand below the words of every outcome.

    Raises Refusing with every reason why not.
    """

    def allowed(case: Case) -> tuple[Refusal, ...]:
        item = next((each for each in case.items if each.id == said.item), None)
        grounds = grounds_of(case, item)
        found = policies.may_decide(case, who, said, grounds, needs_authority(case))
        if item is None or item.request == "" or said.outcome != "refused":
            return found
        routes = [rung.id for rung in LADDER]
        more = may_refuse(item.request, said.ground, said.words, routes, parent_asks=is_parent(case))
        # What the policy of cases says already is not said twice.
        told = {_TWICE.get(refusal.code, "") for refusal in found}
        return (*found, *(each for each in more if each.code not in told))

    with transaction.atomic():
        write(row, allowed, "case.decided", said, actor=who.id, at=at)
        follow(row=row, key=said.item, by=who.id, at=at)
        return read(locked(row)).case


_TWICE = {
    "case.no-ground": "ground.other-right",
    "case.other-ground": "ground.other-right",
    "case.marketing": "ground.marketing",
    "case.no-reason": "ground.no-words",
}
"""What the policy of cases and that of refusals both say."""


def grounds_of(case: Case, item: CaseItem | None) -> tuple[str, ...]:
    """The grounds on which an item may be refused; none for what is no request."""
    if item is None or not item.request:
        return ()
    return tuple(ground.id for ground in grounds_for(item.request, parent_asks=is_parent(case)))


def is_parent(case: Case) -> bool:
    """Does somebody with parental responsibility ask for a child?"""
    return case.told.visitor == "parent"


def needs_authority(case: Case) -> bool:
    """Is it unsettled whether a grown-up may act for the child?"""
    if case.told.visitor == "child" and case.told.helped != "for-a-child":
        return False
    return case.authority is None or case.authority.basis == "none"


def tell_outcome(*, row: Row, items: tuple[str, ...], channel: Any, who: Handler, at: dt.datetime) -> Case:
    """Tell the outcome of items, and what it changed: at the portal it can be read from now on. Raises Refusing."""
    said = events.ToldOutcome(items=items, channel=channel, by=who.id, at=at)
    with transaction.atomic():
        write(row, lambda case: policies.may_tell(case, who, items), "case.told_outcome", said, actor=who.id, at=at)
        catch_up(row, at)
        return read(locked(row)).case


def review(*, row: Row, item: str, stands: bool, reason: str, words: str, who: Handler, at: dt.datetime) -> Case:
    """Look at an item again, as somebody who did not decide it. Raises Refusing."""
    said = events.Reviewed(item=item, stands=stands, reason=reason, words=words, by=who.id, at=at)
    return write(
        row,
        lambda case: policies.may_review(case, who, item, reason, words),
        "case.reviewed",
        said,
        actor=who.id,
        at=at,
    )

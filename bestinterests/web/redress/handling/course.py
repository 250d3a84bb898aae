"""Who works on a case, what is in it, and when it is over: what may be done, and from the form to the action."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.redress.access import OpenCase
from bestinterests.web.redress.actions import handling, safeguarding
from bestinterests.web.redress.handling.fields import Form
from bestinterests.web.redress.models import Case as Row
from bestinterests.workflow.casework import events, policies
from bestinterests.workflow.casework.case import CaseItem
from bestinterests.workflow.casework.refusing import refused

Why = tuple[Refusal, ...]
X = "."
"""Stands for words that are still to be written."""


def may_sort(held: OpenCase) -> Why:
    """Why nobody can sort it into items now; empty where this person can."""
    return policies.may_work(held.case, held.who)


def sort(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """One item is put in place of the one with its number, put beside the others, or taken out."""
    key = form.said("item")
    kept = [_sorted(each) for each in held.case.items if each.id != key or each.kind == "safeguarding-concern"]
    if not form.chosen("out"):
        number = key or str(max((int(each.id) for each in held.case.items), default=0) + 1)
        about = events.About(
            **{kind: form.chosen(kind) for kind in ("features", "rights", "standards", "measures", "impacts")}
        )
        kind: Any = form.said("kind")
        request: Any = form.said("request") if kind == "rights-request" else ""
        kept.append(events.Sorted(id=number, kind=kind, request=request, about=about))
    items = tuple(sorted(kept, key=lambda each: int(each.id)))
    return handling.classify(row=held.row, items=items, reason=form.said("reason"), who=held.who, at=at)


def _sorted(item: CaseItem) -> events.Sorted:
    return events.Sorted(id=item.id, kind=item.kind, request=item.request, about=item.about)


def may_urgent(held: OpenCase) -> Why:
    """Why nobody can mark it as urgent, or not now; empty where this person can."""
    return policies.may_mark(held.case, held.who, X)


def urgent(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Mark it as urgent, or not."""
    return handling.mark_urgent(
        row=held.row, urgent=form.said("urgent") == "yes", reason=form.said("reason"), who=held.who, at=at
    )


def may_pass(held: OpenCase) -> Why:
    """Why nobody can pass it on now; empty where this person can."""
    return policies.may_assign(held.case, held.who, handling.NOBODY, held.case.named)


def hand_on(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Pass it on."""
    return handling.assign(row=held.row, to=form.said("to"), who=held.who, at=at)


def may_named(held: OpenCase) -> Why:
    """Why nobody can say whom it is about now; empty where this person can."""
    return policies.may_name(held.case, held.who)


def named(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Say whom it is about."""
    return handling.name_people(row=held.row, named=form.chosen("people"), who=held.who, at=at)


def may_flag(held: OpenCase) -> Why:
    """Why nobody can pass it to the safeguarding lead now; empty where this person can."""
    return policies.may_flag(held.case, held.who, X)


def flag(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Pass it to the safeguarding lead."""
    return safeguarding.flag(row=held.row, reason=form.said("reason"), who=held.who, at=at)


def may_settle(held: OpenCase) -> Why:
    """Why nobody can say what the safeguarding lead did now; empty where this person can."""
    return policies.may_settle(held.case, held.who, events.Settled(did=X, by=held.who.id, at=timezone.now()))


def settle(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Say what the safeguarding lead did."""
    said = events.Settled(
        did=form.said("did"),
        referred_to=form.said("referred_to"),
        hand_back=form.said("hand_back") == "yes",
        by=held.who.id,
        at=at,
    )
    return safeguarding.settle(row=held.row, said=said, who=held.who, at=at)


def may_hold(held: OpenCase) -> Why:
    """Why nobody can put it on legal hold now; empty where this person can."""
    return policies.may_hold(held.case, held.who, X)


def hold(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Put it on legal hold."""
    return handling.hold(row=held.row, reason=form.said("reason"), who=held.who, at=at)


def may_release(held: OpenCase) -> Why:
    """Why nobody can take the hold off now; empty where this person can."""
    return policies.may_release(held.case, held.who, X)


def release(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Take the hold off."""
    return handling.release(row=held.row, reason=form.said("reason"), who=held.who, at=at)


def may_link(held: OpenCase) -> Why:
    """Why nobody can link it to another case now; empty where this person can."""
    return policies.may_read(held.case, held.who)


def link(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Link it to another case."""
    return handling.link(row=held.row, other=_other(held, form), reason=form.said("reason"), who=held.who, at=at)


def may_merge(held: OpenCase) -> Why:
    """Why nobody can go on with it in another case now; empty where this person can."""
    return policies.may_work(held.case, held.who)


def merge(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Go on with it in another case."""
    return handling.merge(
        row=held.row,
        into=_other(held, form),
        receipt=form.said("receipt"),
        reason=form.said("reason"),
        who=held.who,
        at=at,
    )


def _other(held: OpenCase, form: Form) -> Row:
    """Another case of the organisation that this person works on: of any other nothing is said."""
    row = Row.objects.filter(organisation=held.row.organisation, public_id=form.said("other")).first()
    if row is None:
        insist([refused("case.not-yours")])
    assert row is not None
    return row


def may_close(held: OpenCase) -> Why:
    """Why nobody can close it now; empty where this person can."""
    return policies.may_close(held.case, held.who, X)


def close(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Close it."""
    return handling.close(row=held.row, why=form.said("why"), who=held.who, at=at)


def may_open(held: OpenCase) -> Why:
    """Why nobody can open it again now; empty where this person can."""
    return policies.may_reopen(held.case, held.who, X)


def open_again(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Open it again."""
    return handling.reopen(row=held.row, why=form.said("why"), again=form.said("again"), who=held.who, at=at)

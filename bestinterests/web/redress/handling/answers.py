"""What staff say and settle: what may be done before anything is written, and from the form to the action."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from bestinterests.domain.problem import Refusal
from bestinterests.web.redress.access import OpenCase
from bestinterests.web.redress.actions import answering
from bestinterests.web.redress.actions.news import tell_in_words
from bestinterests.web.redress.clocking import today
from bestinterests.web.redress.handling.fields import Form
from bestinterests.workflow.acting_for import Claim
from bestinterests.workflow.casework import events, policies
from bestinterests.workflow.casework.following import may_tell_news
from bestinterests.workflow.casework.refusing import refused

Why = tuple[Refusal, ...]
X = "."
"""Stands for words that are still to be written."""


def may_reply(held: OpenCase) -> Why:
    """Why nobody can write to whoever sent it now; empty where this person can."""
    return policies.may_reply(held.case, held.who, X)


def reply(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Write to whoever sent it."""
    return answering.reply(row=held.row, text=form.said("text"), template=form.said("template"), who=held.who, at=at)


def may_ask(held: OpenCase) -> Why:
    """Why nobody can ask whoever sent it something now; empty where this person can."""
    return policies.may_work(held.case, held.who)


def ask(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Ask whoever sent it something."""
    return answering.ask(row=held.row, what=form.said("what"), text=form.said("text"), who=held.who, at=at)


def may_confirm(held: OpenCase) -> Why:
    """Why nobody can note that an answer came now; empty where this person can."""
    found = policies.may_read(held.case, held.who)
    return (*found, *(() if held.case.asked else (refused("case.not-asked"),)))


def confirm(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Note that an answer came."""
    on = form.cleaned_data["day"]
    came_on = None if on is None or on == today(at) else on
    what, text = form.said("what"), form.said("text")
    return answering.confirm(row=held.row, what=what, text=text, came_on=came_on, who=held.who, at=at)


def may_extend(held: OpenCase) -> Why:
    """Where one of the items may have more time it may; else every reason once."""
    at = timezone.now()
    found: list[Why] = []
    for item in held.case.items:
        last = answering.first_month_ends(held.row, held.case, item.id, at)
        found.append(policies.may_extend(held.case, held.who, item.id, X, last, today(at)))
    if any(not why for why in found) or not found:
        return () if found else policies.may_work(held.case, held.who)
    every = {refusal.code: refusal for why in found for refusal in why}
    if len(every) > 1:
        every.pop("case.no-extension", None)
    return tuple(every.values())


def extend(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Take two more months."""
    return answering.extend(row=held.row, item=form.said("item"), reason=form.said("reason"), who=held.who, at=at)


def may_acting(held: OpenCase) -> Why:
    """Why nobody can say who may act for the child now; empty where this person can."""
    return policies.may_authorise(held.case, held.who, X)


def acting(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Say who may act for the child."""
    basis = form.said("basis")
    because: Any = basis if basis not in ("none", "own-request") else None
    told: Any = {name: form.said(name) for name in ("how_judged", "how_authorised", "why_evident", "responsibility")}
    claim = Claim(
        by=form.said("by"),  # type: ignore[arg-type]  # one of the choices
        nation=held.case.told.nation,
        band=held.case.told.band or "unknown",
        because=because,
        understands=form.said("understands"),  # type: ignore[arg-type]
        child_knows=form.said("child_knows"),
        conflict=bool(form.chosen("conflict")),
        cleared_by=held.who.id if held.who.leads else "",
        **told,
    )
    return answering.authorise(row=held.row, claim=claim, basis=basis, who=held.who, at=at)


def may_decide(held: OpenCase) -> Why:
    """Why nobody can decide an item now; empty where this person can."""
    return policies.may_work(held.case, held.who)


def decide(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Decide an item."""
    said = events.Decided(
        item=form.said("item"),
        outcome=form.said("outcome"),  # type: ignore[arg-type]
        reason=form.said("reason"),
        words=form.said("words"),
        ground=form.said("ground") if form.said("outcome") == "refused" else "",
        remedies=form.chosen("remedies"),  # type: ignore[arg-type]
        by=held.who.id,
        at=at,
    )
    return answering.decide(row=held.row, said=said, who=held.who, at=at)


def may_tell(held: OpenCase) -> Why:
    """Why nobody can tell the outcome now; empty where this person can."""
    return policies.may_tell(held.case, held.who, untold(held))


def untold(held: OpenCase) -> tuple[str, ...]:
    """The items that have an outcome which was not told yet."""
    return tuple(item.id for item in held.case.items if item.decided and item.told_at is None)


def tell(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Tell the outcome."""
    return answering.tell_outcome(
        row=held.row, items=form.chosen("items"), channel=form.said("channel"), who=held.who, at=at
    )


def may_news(held: OpenCase) -> Why:
    """Why nobody can say what has changed now; empty where this person can."""
    return may_tell_news(held.case, held.who, X)


def news(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Say what has changed."""
    return tell_in_words(row=held.row, words=form.said("words"), who=held.who, at=at)


def may_again(held: OpenCase) -> Why:
    """Where one of the items may be looked at by this person it may; else every reason once."""
    found = [policies.may_review(held.case, held.who, item.id, X, X) for item in held.case.items]
    if any(not why for why in found):
        return ()
    return tuple({refusal.code: refusal for why in found for refusal in why}.values())


def again(held: OpenCase, form: Form, at: dt.datetime) -> object:
    """Look at an item again."""
    return answering.review(
        row=held.row,
        item=form.said("item"),
        stands=form.said("stands") == "yes",
        reason=form.said("reason"),
        words=form.said("words"),
        who=held.who,
        at=at,
    )

"""Every step of an assessment's course, with whether this person may take it now, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse

from bestinterests.domain.problem import Refusal
from bestinterests.web.reviews.access import Reviewing
from bestinterests.web.reviews.stalled import in_vain
from bestinterests.web.ui.environment import listed
from bestinterests.workflow.advising import may_advise
from bestinterests.workflow.course import Ruling
from bestinterests.workflow.deciding import asks_second_signature, conditions_of, may_decide
from bestinterests.workflow.declaring import may_declare
from bestinterests.workflow.dissenting import may_dissent
from bestinterests.workflow.reviewing import may_review
from bestinterests.workflow.standing import may_open_draft, may_return, may_take, may_withdraw
from bestinterests.workflow.states import EDITABLE
from bestinterests.workflow.submitting import may_recall

OUT_OF_TURN = {
    "step.not-now",
    "interest.closed",
    "interest.spoken",
    "step.draft-open",
    "sign.nothing",
    "dissent.no-decision",
}
"""Refusals that say that it is not the time: such a step is not shown at all."""
SAID = "Reasons."
"""Stands for reasons where a policy is asked before somebody has written any."""


class Offer(NamedTuple):
    """A step: what to press, what it means, and why not. at_once: it asks for nothing more."""

    key: str
    title: str
    says: str
    address: str
    refusals: tuple[Refusal, ...] = ()
    at_once: bool = False


class Choice(NamedTuple):
    """An outcome that a decider may choose, or not: then with every reason."""

    value: str
    text: str
    hint: str
    refusals: tuple[Refusal, ...]
    second: bool


def offers(held: Reviewing) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """The steps that can be taken now: those that this person may take, then those that are for others."""
    found = [each for each in _offers(held) if not OUT_OF_TURN & {refusal.code for refusal in each.refusals}]
    if not held.belongs:
        return (), ()
    return tuple(e for e in found if not e.refusals), tuple(e for e in found if e.refusals)


def _offers(held: Reviewing) -> Iterator[Offer]:
    yield from _submitting(held)
    yield from _saying(held)
    yield from _deciding(held)
    yield from _after(held)


def _submitting(held: Reviewing) -> Iterator[Offer]:
    actor, state = held.actor, held.version.state
    if held.opened.judged.scope.outcome == "screened-out":
        says = "Children are not likely to use the service, for the reasons in the scope test."
        refusals = may_take("screen_out", actor, state)
        yield _offer(held, "screen_out", "Record it as screened out", says, refusals)
    else:
        says = "You see first what stands in the way, and what the record says."
        yield _offer(held, "submit", "Submit it", says, may_take("submit", actor, state))
    says = "Open it for editing again. It has not been given to reviewers."
    yield _offer(held, "recall", "Take it back", says, may_recall(actor, held.course), at_once=True)


def _saying(held: Reviewing) -> Iterator[Offer]:
    actor, course, state = held.actor, held.course, held.version.state
    refusals = may_take("open_round", actor, state)
    yield _offer(held, "open_round", "Ask reviewers", "Choose who reads it, each alone.", refusals)
    yield _offer(held, "view", "Give your view", "Nobody sees it before all are given.", may_review(actor, course))
    says = "In writing, independent of assessors and decider."
    yield _offer(held, "advise", "Advise", says, may_advise(actor, course))
    if {"reviewer", "dpo", "decider", "second-signatory"} & set(actor.duties):
        says = "Or that you know of none. You are asked again where you say something."
        yield _offer(held, "interest", "Declare an interest", says, may_declare(actor, course))


def _deciding(held: Reviewing) -> Iterator[Offer]:
    actor, course, state = held.actor, held.course, held.version.state
    if held.version.proposed:
        says = "Sign it, or take it off the table with reasons."
        yield _offer(held, "sign", "Read what is proposed", says, may_take("sign", actor, state))
    if state == "reviewed":
        refusals = may_decide(actor, course, held.evaluation, None, held.arrangement, held.opened.on)
        yield _offer(held, "decide", "Decide", "With reasons, both sides in view, under your name.", refusals)
    if lost := in_vain(held):
        says = f"The round waits in vain for {listed([name for _, name in lost])}."
        yield _offer(held, "release", "Take somebody out of the round", says, may_take("release", actor, state))
    says = "With reasons. Nothing that was said is lost."
    yield _offer(held, "return", "Send it back", says, may_return(actor, course, SAID))


def _after(held: Reviewing) -> Iterator[Offer]:
    """Steps that begin or end a version, and dissent."""
    actor, course = held.actor, held.course
    yield _offer(
        held,
        "dissent",
        "Record a dissent",
        "What you hold instead is kept beside the decision, in your role.",
        may_dissent(actor, course),
    )
    yield _offer(
        held,
        "open_draft",
        "Open the next draft",
        "What was decided stays in force and readable meanwhile.",
        may_open_draft(actor, course),
        at_once=True,
    )
    what = "the draft" if held.version.state in EDITABLE else "it"
    refusals = may_withdraw(actor, course, SAID)
    yield _offer(held, "withdraw", f"Withdraw {what}", "It is not pursued, with reasons.", refusals)


def choices(held: Reviewing, outcomes: list[tuple[str, str, str]]) -> tuple[Choice, ...]:
    """Each outcome with what the record, the law and the arrangement forbid, whatever the reasons would be."""
    found = []
    for value, text, hint in outcomes:
        whole = _whole(held, value)
        asked = may_decide(held.actor, held.course, held.evaluation, whole, held.arrangement, held.opened.on)
        forbids = tuple(refusal for refusal in asked if refusal.code != "decide.second-signature")
        found.append(Choice(value, text, hint, forbids, asks_second_signature(held.evaluation, whole)))
    return tuple(found)


def _whole(held: Reviewing, outcome: str) -> Ruling:
    """A ruling with this outcome in which nothing is missing."""
    return Ruling(
        outcome=outcome,  # type: ignore[arg-type]  # one of the outcomes
        reasons=SAID,
        measures=conditions_of(held.evaluation),
        conditions=SAID,
        expires_on=held.opened.on.replace(year=held.opened.on.year + 1, day=1),
        followed="accepted",
    )


def _offer(
    held: Reviewing, key: str, title: str, says: str, refusals: tuple[Refusal, ...], at_once: bool = False
) -> Offer:
    return Offer(key, title, says, reverse(f"reviews:{key}", args=[held.opened.id]), refusals, at_once)

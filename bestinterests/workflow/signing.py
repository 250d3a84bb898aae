"""The second signature: a decision that departs upwards is proposed by one person and stands once another has signed.

Source: method, signatures of departures. Nothing is decided before: the policy is asked again when it is signed.
"""

import datetime as dt
import hashlib

import msgspec

from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course, Proposed, Ruling
from bestinterests.workflow.deciding import asks_second_signature, may_decide
from bestinterests.workflow.people import Actor, Arrangement
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.standing import may_take, reasoned

MISSING = "decide.second-signature"
"""What a proposal lacks, and the signature brings."""


def may_propose(
    actor: Actor, course: Course, evaluation: Evaluation, ruling: Ruling, arrangement: Arrangement, on: dt.date
) -> tuple[Refusal, ...]:
    """May this person propose this decision for a second signature? As if they decided, but for the signature."""
    asked = may_decide(actor, course, evaluation, ruling, arrangement, on)
    found = tuple(each for each in asked if each.code != MISSING)
    return found if asks_second_signature(evaluation, ruling) else (*found, refusal("propose.not-asked"))


def may_sign(
    actor: Actor,
    proposer: Actor | None,
    course: Course,
    evaluation: Evaluation,
    arrangement: Arrangement,
    on: dt.date,
    seen: str | None = None,
) -> tuple[Refusal, ...]:
    """May this person give the second signature to what is proposed, so that it stands?

    proposer: who proposed it, as they are today; None where they have left. Theirs is the decision, so they have to be
    able to take it still. seen: the mark of the proposal that the person read, where they have read one.
    """
    found = list(may_take("sign", actor, course.working.state))
    held = course.working.proposed
    if held is None:
        return (*found, refusal("sign.nothing"))
    if proposer is None:
        return (*found, refusal("sign.proposer-gone"))
    if seen is not None and seen != mark(held):
        found.append(refusal("sign.other-proposal"))
    ruling = signed_by(held.ruling, actor)
    found += may_decide(proposer, course, evaluation, ruling, arrangement, on, actor)
    return tuple(dict.fromkeys(found))


def signed_by(ruling: Ruling, actor: Actor) -> Ruling:
    """The ruling with this person as its second signatory."""
    return msgspec.structs.replace(ruling, second=actor.id)


def mark(held: Proposed) -> str:
    """What tells one proposal from another: 64 hex digits."""
    return hashlib.sha256(msgspec.json.encode(held)).hexdigest()


def may_retract(actor: Actor, course: Course, reasons: str) -> tuple[Refusal, ...]:
    """May this person take the proposed decision off the table: withdraw it, or refuse to sign?"""
    found = may_take("retract", actor, course.working.state)
    missing = () if course.working.proposed else (refusal("sign.nothing"),)
    return (*found, *missing, *reasoned(reasons))

"""Steps of review and decision, each as its page takes it: the same duty, the same form, the same policy, one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.forms import checked, insist, typed
from bestinterests.web.api.resources.places import etag_of
from bestinterests.web.api.shapes.reviews import Stepped
from bestinterests.web.assessments import actions as steps
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.reviews import actions
from bestinterests.web.reviews.access import Reviewing, reviewing
from bestinterests.web.reviews.forms import (
    INTEREST,
    AdviceGiven,
    Differs,
    Interested,
    InterestSaid,
    Reasoned,
    Released,
    RoundAsked,
    RulingGiven,
    ViewGiven,
)
from bestinterests.web.reviews.queries import holding, role_of
from bestinterests.web.reviews.stalled import in_vain, others_for, reviewers_of
from bestinterests.web.reviews.views.acting import declare_first, insist_duty
from bestinterests.workflow.deciding import asks_second_signature
from bestinterests.workflow.standing import may_take
from bestinterests.workflow.transitions import Step


def submit(call: Call) -> Answer:
    """Submit the record as it was read at a revision."""
    held = _held(call, "submit")
    return _took(call, steps.submit, held, revision=call.sent.revision)


def recall(call: Call) -> Answer:
    """Take a submission back before anybody was asked to read it."""
    return _took(call, steps.recall, _held(call, "recall"))


def screen_out(call: Call) -> Answer:
    """Record that children are not likely to use the service, for the reasons in the scope test."""
    return _took(call, steps.screen_out, _held(call, "screen_out"))


def open_draft(call: Call) -> Answer:
    """Open the next draft."""
    return _took(call, steps.open_draft, _held(call, "open_draft"))


def withdraw(call: Call) -> Answer:
    """Do not pursue it, for reasons."""
    held = _held(call, "withdraw")
    return _took(call, steps.withdraw, held, reasons=checked(Reasoned(typed(call)))["reasons"])


def open_round(call: Call) -> Answer:
    """Ask people to read what is submitted."""
    held = _held(call, "open_round")
    able = {s.person.public_id: actor_of(s) for s in holding(held.opened.standing.organisation, "reviewer")}
    form = RoundAsked(typed(call), reviewers=[(person, actor.name) for person, actor in able.items()])
    asked = [able[person] for person in checked(form)["reviewers"]]
    return _took(call, actions.open_round, held, reviewers=asked, arrangement=held.arrangement)


def view(call: Call) -> Answer:
    """Give a view. It is sealed until the last one of its round is given."""
    held = _held(call, "review")
    told = _spoken(held, ViewGiven(typed(call)))
    return _took(call, actions.review, held, **told, role=_role(held, "reviewer"), on=held.opened.on)


def advise(call: Call) -> Answer:
    """Give the data protection officer's advice."""
    held = _held(call, "advise")
    told = _spoken(held, AdviceGiven(typed(call)))
    return _took(call, actions.advise, held, **told, role=_role(held, "dpo"), on=held.opened.on)


def return_(call: Call) -> Answer:
    """Send it back, for reasons."""
    held = _held(call, "return")
    return _took(call, actions.return_, held, **checked(Reasoned(typed(call))), on=held.opened.on)


def decide(call: Call) -> Answer:
    """Decide; where two people have to sign, this proposes it, and nothing is decided."""
    held = _held(call, "decide")
    measures = [(m.id, m.title) for m in held.opened.judged.measures if m.status != "abandoned"]
    form = RulingGiven(typed(call), measures=measures)
    seen = _spoken(held, form)["seen"]
    proposes = held.submission is not None and asks_second_signature(held.evaluation, form.ruling)
    action = actions.propose if proposes else actions.decide
    given = {"seen": seen, "ruling": form.ruling, "arrangement": held.arrangement, "on": held.opened.on}
    return _took(call, action, held, **given)


def retract(call: Call) -> Answer:
    """Take a proposed decision off the table, for reasons."""
    held = _held(call, "retract")
    return _took(call, actions.retract, held, reasons=checked(Reasoned(typed(call)))["reasons"])


def dissent(call: Call) -> Answer:
    """Record what somebody holds instead of the decision in force."""
    held = reviewing(call.request, call.path["assessment"])
    held.insist_member()
    told = checked(Differs(typed(call)))
    return _took(call, actions.dissent, held, **told, role=_role(held), on=held.opened.on)


def interest(call: Call) -> Answer:
    """Declare an interest in this assessment, or that there is none."""
    held = reviewing(call.request, call.path["assessment"])
    held.insist_member()
    told = checked(InterestSaid(typed(call)))
    return _took(call, actions.declare, held, kind=told["interest"], words=told["interest_words"], on=held.opened.on)


def release(call: Call) -> Answer:
    """Take somebody out of a round who can no longer give a view, and ask another in their place."""
    held = _held(call, "release")
    insist(may_take("release", held.actor, held.version.state))
    able = reviewers_of(held)
    form = Released(typed(call), people=in_vain(held, able), others=others_for(held, able))
    told = checked(form)
    given = {"person": told["person"], "instead": able.get(told["instead"]), "arrangement": held.arrangement}
    return _took(call, actions.release, held, **given)


def _held(call: Call, step: Step) -> Reviewing:
    held = reviewing(call.request, call.path["assessment"])
    insist_duty(held, step)
    return held


def _role(held: Reviewing, duty: Any = None) -> str:
    return role_of(held.opened.standing, duty)


def _spoken(held: Reviewing, form: Interested) -> dict[str, Any]:
    """What a form says. The interest is declared first, as a step of its own: where it bars the other, it stays."""
    told = checked(form)
    try:
        declare_first(held, form)
    except Refusing as refusing:
        insist(refusing.refusals)
    return {name: value for name, value in told.items() if name not in INTEREST}


def _took(call: Call, action: Callable[..., Any], held: Reviewing, **given: Any) -> Answer:
    """Take a step, and tell where it stands. Raises Wrong with every reason why not."""
    try:
        action(assessment=held.opened.row, **given, actor=held.actor, at=held.opened.at)
    except Refusing as refusing:
        insist(refusing.refusals)
    now = reviewing(call.request, call.path["assessment"])
    told = Stepped(
        revision=now.opened.head.revision,
        version=now.version.number,
        state=now.version.state,
        proposed=now.version.proposed is not None,
    )
    return Answer(told, headers={"ETag": etag_of(told.revision)})

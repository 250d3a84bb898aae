"""What every step asks alike: the right state, and a person with the duty for it."""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor, any_of
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.states import EDITABLE, STATES, WORKED_ON, State
from bestinterests.workflow.transitions import TRANSITIONS, Step


def may_take(step: Step, actor: Actor, state: State) -> tuple[Refusal, ...]:
    """Refusals that the table of transitions alone gives: ``step.not-now`` and ``step.no-duty``."""
    row = TRANSITIONS[step]
    found = []
    if state not in row.sources:
        found.append(refusal("step.not-now", done=row.done, state=_said(state), turn=_turn(state)))
    if not set(row.duties) & set(actor.duties):
        found.append(refusal("step.no-duty", duties=any_of(row.duties)))
    return tuple(found)


def may_edit(actor: Actor, course: Course) -> tuple[Refusal, ...]:
    """May this person write to the record now?"""
    state = course.working.state
    found = []
    if state not in EDITABLE:
        found.append(refusal("edit.closed", state=_said(state), turn=_turn(state)))
    if "assessor" not in actor.duties:
        found.append(refusal("step.no-duty", duties=any_of(("assessor",))))
    return tuple(found)


def may_upgrade(actor: Actor, course: Course, *, seen: int, now: int) -> tuple[Refusal, ...]:
    """May this person take the record over to other packs, as they saw it at a revision that may be old by now?"""
    moved = () if seen == now else (refusal("upgrade.other-record"),)
    return (*may_edit(actor, course), *moved)


def may_work_on(actor: Actor, course: Course) -> tuple[Refusal, ...]:
    """May this person record what has become of an action: that it is done, and its test?

    Also while a decision is in force: what was decided on stays as it was submitted, under its own digest, and the work
    is written on the record after it. Not while it is read for review or decision: then nothing moves under the reader.
    """
    state = course.working.state
    found = []
    if state not in WORKED_ON:
        found.append(refusal("work.closed", state=_said(state), turn=_turn(state)))
    if not {"action-owner", "assessor"} & set(actor.duties):
        found.append(refusal("step.no-duty", duties=any_of(("action-owner", "assessor"))))
    return tuple(found)


def may_open_draft(actor: Actor, course: Course) -> tuple[Refusal, ...]:
    """May this person open the next draft? What was decided stays in force and readable meanwhile."""
    state = course.working.state
    if state in EDITABLE:
        return (refusal("step.draft-open"),)
    return may_take("open_draft", actor, state)


def may_return(actor: Actor, course: Course, reasons: str) -> tuple[Refusal, ...]:
    """May this person send the submission back, for these reasons?"""
    return (*may_take("return", actor, course.working.state), *reasoned(reasons))


def may_withdraw(actor: Actor, course: Course, reasons: str) -> tuple[Refusal, ...]:
    """May this person withdraw the version that is being worked on, or the decision in force?"""
    return (*may_take("withdraw", actor, course.working.state), *reasoned(reasons))


def same_record(course: Course, seen: str) -> tuple[Refusal, ...]:
    """A refusal where what is submitted now is not what the person saw. seen: its digest, as their page had it."""
    return () if seen == course.working.digest else (refusal("step.other-record"),)


def reasoned(reasons: str) -> tuple[Refusal, ...]:
    """A refusal where reasons are blank."""
    return () if reasons.strip() else (refusal("step.no-reasons"),)


def _said(state: State) -> str:
    return STATES[state].label.lower()


def _turn(state: State) -> str:
    turn = STATES[state].turn
    return f"Now it is the turn of {any_of(turn)}." if turn else "An assessor can open the next draft."

"""How far step 4 has come: the plan, what waits for its test, what is overdue."""

from __future__ import annotations

from django.urls import reverse

from bestinterests.documents import wording
from bestinterests.documents.measures import done
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.blocks import context_of
from bestinterests.web.assessments.planning import unacted
from bestinterests.web.assessments.progress import State, Task


def prioritise_tasks(opened: Opened) -> tuple[Task, ...]:
    """The tasks of the plan, each with one fact. Raises Refused where the packs are not here."""
    return _plan(opened), _owners(opened), _tests(opened)


def _task(opened: Opened, title: str, fact: str, state: State) -> Task:
    return Task(title, reverse("assessments:actions", args=[opened.id]), f"{wording.upper(fact)}.", state)


def _plan(opened: Opened) -> Task:
    """Whether every harm that stops has an action."""
    title = "Actions, in the method's order"
    left, measures = unacted(context_of(opened)), opened.judged.measures
    if left:
        fact = f"no action acts on {wording.many(len(left), 'harm')} that stops it"
        return _task(opened, title, fact, "needs-you")
    if not measures:
        return _task(opened, title, "no action yet", "not-started")
    return _task(opened, title, f"{wording.many(len(measures), 'action')} planned or done", "done")


def _owners(opened: Opened) -> Task:
    """Whether every action that waits has an owner and a day or an event, and none is late."""
    title = "Who does what, by when"
    waiting = [m for m in opened.judged.measures if m.status == "planned"]
    late = sum(1 for rank in opened.evaluation.actions if rank.overdue)
    bare = sum(1 for m in waiting if not m.owner.strip() or not (m.due or m.due_event.strip() or m.stated_due.strip()))
    if late:
        return _task(opened, title, f"{wording.many(late, 'action')} overdue", "needs-you")
    if bare:
        fact = f"{wording.many(bare, 'action')} without an owner, or without a day or an event"
        return _task(opened, title, fact, "in-progress" if bare < len(waiting) else "not-started")
    state: State = "done" if opened.judged.measures else "not-started"
    return _task(opened, title, "every action has an owner and a time" if state == "done" else "no action yet", state)


def _tests(opened: Opened) -> Task:
    """How many actions are tested: done is not tested."""
    title = "Done, and tested"
    live = [m for m in opened.judged.measures if m.status != "abandoned"]
    counts = [done(m) for m in live]
    tested, made = counts.count("tested"), counts.count("implemented")
    if not live:
        return _task(opened, title, "no action yet", "not-started")
    fact = f"{tested} of {len(live)} tested" + (f", {wording.numbered(made)} done and not tested" if made else "")
    state: State = "done" if tested == len(live) else "in-progress" if tested or made else "not-started"
    return _task(opened, title, fact, state)

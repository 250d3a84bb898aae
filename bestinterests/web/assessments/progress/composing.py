"""The four steps as the task list shows them, put together from what each part of the work says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.progress import Step, Task, assess, balance, identify, prioritise, scope

Teller = Callable[[Opened], Sequence[Task]]


class Laid(NamedTuple):
    """A step with those who tell how far its tasks have come."""

    number: int
    title: str
    question: str
    tellers: tuple[Teller, ...]


STEPS: tuple[Laid, ...] = (
    Laid(0, "Scope", "Are children likely to use this service?", (scope.scope_tasks,)),
    Laid(1, "Understand rights", "Which rights can this service touch?", (scope.rights_tasks,)),
    Laid(
        2,
        "Identify impacts",
        "Who are the children, and what is done with their data?",
        (scope.service_tasks, identify.tasks),
    ),
    Laid(
        3, "Assess impacts", "How bad, how good, how likely, on what evidence?", (assess.tasks, balance.balance_tasks)
    ),
    Laid(
        4,
        "Prioritise actions",
        "What is done first, by whom, and how is it tested?",
        (prioritise.prioritise_tasks, scope.review_tasks),
    ),
)
"""What comes before, and the four steps of the regulator's self-assessment, in our words."""


def steps(opened: Opened) -> tuple[Step, ...]:
    """The steps with their tasks, in the order of the work. Raises Refused where the packs are not here."""
    return tuple(
        Step(laid.number, laid.title, laid.question, tuple(task for tell in laid.tellers for task in tell(opened)))
        for laid in STEPS
    )


def waiting(found: Sequence[Step]) -> Task | None:
    """The first task that is not done: where somebody who comes back goes on."""
    return next((task for step in found for task in step.tasks if task.state != "done"), None)

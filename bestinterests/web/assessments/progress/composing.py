"""The four steps as the task list shows them, put together from what each part of the work says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.progress import Step, Task

Teller = Callable[[Opened], Sequence[Task]]


class Laid(NamedTuple):
    """A step with those who tell how far its tasks have come."""

    number: int
    title: str
    question: str
    tellers: tuple[Teller, ...]


STEPS: tuple[Laid, ...] = ()


def steps(opened: Opened) -> tuple[Step, ...]:
    """The steps with their tasks, in the order of the work. Raises Refused where the packs are not here."""
    return tuple(
        Step(laid.number, laid.title, laid.question, tuple(task for tell in laid.tellers for task in tell(opened)))
        for laid in STEPS
    )


def waiting(found: Sequence[Step]) -> Task | None:
    """The first task that is not done: where somebody who comes back goes on."""
    return next((task for step in found for task in step.tasks if task.state != "done"), None)

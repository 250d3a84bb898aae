"""One action as every task list shows it, in the order of the method."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bestinterests.documents.context import Context
from bestinterests.documents.measures import done
from bestinterests.documents.papers import Assessed
from bestinterests.domain.measure import Measure

_TEST = {"passed": "test passed", "failed": "test failed", "not-tested": "not tested"}


class Task(NamedTuple):
    """An action. place: its place in the method's order, from 1. acts_on: impacts by name, each with its id.

    done: implemented and its test passed; without a passed test nothing is done. overdue: due before the day that the
    record was read for, and still planned.
    """

    place: int
    measure: Measure
    acts_on: tuple[str, ...]
    done: bool
    overdue: bool
    state: str

    @property
    def due(self) -> str:
        """The day, or the event, or what the source says, or nothing."""
        day = self.measure.due
        return day.isoformat() if day else self.measure.due_event or self.measure.stated_due


def tasks(assessed: Assessed) -> Iterator[Task]:
    """Yield each measure that is not abandoned, in the method's order (section C6); those without a place last."""
    context = Context(*assessed)
    ranks = {action.measure: action for action in assessed.evaluation.actions}
    last = len(ranks) + 1
    measures = [m for m in assessed.document.assessment.measures if m.status != "abandoned"]
    measures.sort(key=lambda measure: ranks[measure.id].rank if measure.id in ranks else last)
    for place, measure in enumerate(measures, 1):
        state = "planned" if measure.status == "planned" else "implemented"
        yield Task(
            place=place,
            measure=measure,
            acts_on=tuple(f"{context.name(key)} ({key})" for key in measure.acts_on),
            done=done(measure) == "tested",
            overdue=measure.id in ranks and ranks[measure.id].overdue,
            state=f"{state}, {_TEST[measure.test_result]}",
        )

"""How far each task of the four steps has come, as facts from the record: no bar, no percentage."""

from __future__ import annotations

from typing import Literal, NamedTuple

State = Literal["done", "in-progress", "needs-you", "not-started"]

WORDS: dict[State, str] = {
    "done": "Done",
    "in-progress": "In progress",
    "needs-you": "Needs you",
    "not-started": "Not started",
}
"""Each state in words; its sign always stands beside them."""


class Task(NamedTuple):
    """One task of a step: what it is called, where it is done, one fact about it, and how far it has come."""

    title: str
    address: str
    fact: str
    state: State

    @property
    def words(self) -> str:
        """The state in words."""
        return WORDS[self.state]


class Step(NamedTuple):
    """One of the four steps, as a question. number: 0 for what comes before them."""

    number: int
    title: str
    question: str
    tasks: tuple[Task, ...]

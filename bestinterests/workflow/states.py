"""The states of a version of an assessment, with the words for each and whose turn it is."""

from typing import Literal, NamedTuple, get_args

from bestinterests.workflow.people import Duty

State = Literal[
    "draft",
    "submitted",
    "in_review",
    "reviewed",
    "returned",
    "decided",
    "superseded",
    "screened_out",
    "withdrawn",
]


class StateWords(NamedTuple):
    """A state for people. turn: who has something to do next; empty where nobody has."""

    label: str
    says: str
    turn: tuple[Duty, ...] = ()


STATES: dict[State, StateWords] = {
    "draft": StateWords("Draft", "It is being written.", ("assessor",)),
    "submitted": StateWords(
        "Submitted", "It is closed for editing and waits for reviewers to be asked.", ("decider", "administrator")
    ),
    "in_review": StateWords("In review", "Reviewers read it, each alone.", ("reviewer",)),
    "reviewed": StateWords("Reviewed", "All views are given. It waits for a decision.", ("decider",)),
    "returned": StateWords("Returned", "It was sent back with reasons and is open for editing.", ("assessor",)),
    "decided": StateWords("Decided", "A named person has decided. The decision is in force until it lapses."),
    "superseded": StateWords("Superseded", "A later decision has taken its place. It stays readable."),
    "screened_out": StateWords("Screened out", "Children are not likely to use the service, for recorded reasons."),
    "withdrawn": StateWords("Withdrawn", "It is not pursued, for recorded reasons."),
}
"""Every state, in the order in which they are usually met."""

EDITABLE: frozenset[State] = frozenset({"draft", "returned"})
"""States in which the record may be written to."""

WORKED_ON: frozenset[State] = EDITABLE | {"decided"}
"""States in which it may be recorded what has become of an action."""

CLOSED: frozenset[State] = frozenset({"decided", "superseded", "screened_out", "withdrawn"})
"""States in which a version has come to its end."""

ALL_STATES: tuple[State, ...] = get_args(State)

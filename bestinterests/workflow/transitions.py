"""The one table: which step leads from which states to which, who may take it, and what it asks."""

from typing import Literal, NamedTuple

from bestinterests.workflow.people import Duty
from bestinterests.workflow.states import State

Step = Literal[
    "submit",
    "recall",
    "screen_out",
    "open_round",
    "review",
    "release",
    "close_round",
    "advise",
    "return",
    "decide",
    "propose",
    "sign",
    "retract",
    "supersede",
    "withdraw",
    "open_draft",
]


class Transition(NamedTuple):
    """One step. target: the state that follows; None where the step leaves the state as it is.

    duties: who may take it, any one of them; empty for a step that follows of itself from another.
    """

    step: Step
    event: str
    sources: tuple[State, ...]
    target: State | None
    duties: tuple[Duty, ...]
    done: str
    asks: str


_UNDER_WAY: tuple[State, ...] = ("submitted", "in_review", "reviewed")

TRANSITIONS: dict[Step, Transition] = {
    row.step: row
    for row in (
        Transition(
            "submit",
            "assessment.submitted",
            ("draft", "returned"),
            "submitted",
            ("assessor",),
            "submitted",
            "A finished record without errors, evaluated as it stands.",
        ),
        Transition(
            "recall",
            "assessment.recalled",
            ("submitted",),
            "draft",
            ("assessor",),
            "taken back",
            "Nobody has been asked to review it yet.",
        ),
        Transition(
            "screen_out",
            "assessment.screened_out",
            ("draft", "returned"),
            "screened_out",
            ("decider",),
            "screened out",
            "A scope test with that outcome, its reasons and a day of review, by somebody who did not assess.",
        ),
        Transition(
            "open_round",
            "review.round_opened",
            ("submitted", "reviewed"),
            "in_review",
            ("decider", "administrator"),
            "given to reviewers",
            "Enough reviewers, none of whom worked on it.",
        ),
        Transition(
            "review",
            "review.given",
            ("in_review",),
            None,
            ("reviewer",),
            "reviewed",
            "A reviewer of this round who did not work on it; remarks unless the view is plain support.",
        ),
        Transition(
            "release",
            "review.reviewer_released",
            ("in_review",),
            None,
            ("decider", "administrator"),
            "taken out of the round",
            "A reviewer who can no longer give a view; enough others, or another in their place.",
        ),
        Transition(
            "close_round",
            "review.round_closed",
            ("in_review",),
            "reviewed",
            (),
            "read by all reviewers",
            "The last view of the round.",
        ),
        Transition(
            "advise",
            "advice.given",
            _UNDER_WAY,
            None,
            ("dpo",),
            "advised on",
            "Advice in writing from somebody who neither assessed nor decides.",
        ),
        Transition(
            "return",
            "assessment.returned",
            _UNDER_WAY,
            "returned",
            ("decider",),
            "sent back",
            "Reasons.",
        ),
        Transition(
            "decide",
            "assessment.decided",
            ("reviewed",),
            "decided",
            ("decider",),
            "decided",
            "A named person who neither assessed nor reviewed; reasons, conditions, an end, what became of advice.",
        ),
        Transition(
            "propose",
            "decision.proposed",
            ("reviewed",),
            None,
            ("decider",),
            "proposed for a second signature",
            "What a decision asks. It departs upwards from the verdict, so somebody else has to sign it, too.",
        ),
        Transition(
            "sign",
            "decision.signed",
            ("reviewed",),
            "decided",
            ("second-signatory", "decider"),
            "signed",
            "A proposed decision that still may be taken, and a person who neither took part nor proposed it.",
        ),
        Transition(
            "retract",
            "decision.retracted",
            ("reviewed",),
            None,
            ("decider", "second-signatory"),
            "taken off the table",
            "A proposed decision, and reasons.",
        ),
        Transition(
            "supersede",
            "assessment.superseded",
            ("decided", "screened_out"),
            "superseded",
            (),
            "superseded",
            "A later decision on the same service.",
        ),
        Transition(
            "withdraw",
            "assessment.withdrawn",
            ("draft", "returned", *_UNDER_WAY, "decided"),
            "withdrawn",
            ("decider", "administrator"),
            "withdrawn",
            "Reasons.",
        ),
        Transition(
            "open_draft",
            "assessment.draft_opened",
            ("decided", "screened_out", "withdrawn"),
            "draft",
            ("assessor",),
            "opened again",
            "No draft is open yet. What was decided stays in force meanwhile.",
        ),
    )
}
"""Every step by name. ``open_draft`` begins a new version; the one before it keeps its state."""

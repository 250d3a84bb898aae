"""What is asked about an impact, by the direction in which it goes."""

from __future__ import annotations

from bestinterests.domain.impact import Impact
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

MECHANISM = Asked(
    "mechanism",
    "How does it come about?",
    "Because we do this with data, children experience that, with this effect.",
    rows=5,
)
WHERE = (
    Asked("features", "Which features does it come from?", "Several for an effect that adds up.", required=True),
    Asked("right", "Which right does it touch first?", first="Not said yet"),
    Asked("linked_rights", "Which other rights does it touch?"),
)
WHO = (
    Asked("bands", "Which ages does it reach?", required=True),
    Asked("groups", "Is it confined to a group?", "None chosen: all children of these ages."),
)
SEEN = Asked(
    "occurrence",
    "Has it been seen?",
    says={
        "potential": ("It could happen", "A serious risk can be there before any harm has."),
        "observed": ("It has been seen", ""),
    },
)
ARISES = Asked(
    "arises_from",
    "What does it arise from?",
    says={
        "data-use": ("From the use of data", ""),
        "wider-service": ("From the wider service", "It is kept out of the DPIA."),
    },
)
HORIZON = Asked(
    "horizon",
    "How long does it last?",
    says={"now": "For now", "months": "Over months", "lifelong": "For life"},
    first="Not said yet",
)
HOW = (MECHANISM, SEEN, ARISES, HORIZON)
KEPT = Part("For the record", (Asked("note", rows=3),))

HARM = Sheet(
    Impact,
    (
        Part("", (Asked("title", "What happens to children?", "The effect in a few words."), *WHERE)),
        Part("Which children", WHO),
        Part(
            "How it happens",
            (
                *HOW,
                Asked(
                    "involvement",
                    "What is our part in it?",
                    says={
                        "cause": "We cause it",
                        "contribute": "We contribute to it",
                        "linked": "It is linked to our service",
                    },
                    first="Not said yet",
                ),
                Asked("online_risk", "Which kind of online risk is it?", control="choice", first="None of these"),
                Asked("minimum_harms", "Which harms of standard 2's list does it answer?"),
            ),
        ),
        KEPT,
    ),
)

BENEFIT = Sheet(
    Impact,
    (
        Part("", (Asked("title", "What do children gain?", "The effect in a few words."), *WHERE)),
        Part("Which children", WHO),
        Part(
            "How it happens",
            (
                *HOW,
                Asked("accrues_to", "Who gains from it?"),
                Asked("data_dependent", "Would it be lost with less or no data?"),
            ),
        ),
        KEPT,
    ),
)

SHEETS = {"harm": HARM, "benefit": BENEFIT}
"""The sheet of each direction."""

QUICK = Sheet(
    Impact,
    (
        Part(
            "",
            (
                Asked(
                    "direction",
                    "Which way do they go?",
                    says={"harm": "They harm children", "benefit": "They benefit children"},
                ),
                Asked("features", "Which features do they come from?", required=True),
                Asked("right", "Which right do they touch first?", first="Not said yet"),
                Asked("bands", "Which ages do they reach?", required=True),
            ),
        ),
    ),
)
"""What drafts that are made together share."""

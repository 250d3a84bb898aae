"""What is asked by the scope test: is the service likely to be used by children?"""

from __future__ import annotations

from bestinterests.domain.conformity import ReviewPlan
from bestinterests.domain.service import ScopeFactor, ScopeTest
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

_ANSWERS = {"unknown": "We do not know"}
_REASON = "In your own words, with what you have seen, counted or been told."

MADE = Sheet(
    ScopeTest,
    (Part("", (Asked("intended_for_children", "Your answer", control="choice", required=True, says=_ANSWERS),)),),
)
"""The first question. What speaks for the answer is written at the factor of the same meaning, by ``MADE_WHY``."""
_WHY = (Asked("reason", "What is that based on?", _REASON, rows=5), Asked("evidence", "Evidence that shows it"))
MADE_WHY = Sheet(ScopeFactor, (Part("", _WHY),))

FACTOR = Sheet(
    ScopeFactor,
    (Part("", (Asked("answer", "Does this apply?", control="choice", required=True, says=_ANSWERS), *_WHY)),),
)

OUTCOME = Sheet(
    ScopeTest,
    (
        Part(
            "",
            (
                Asked(
                    "outcome",
                    "What do you conclude?",
                    control="choice",
                    says={
                        "in-scope": ("In scope", "Children are likely to use the service, so it is assessed."),
                        "screened-out": (
                            "Screened out",
                            "Children are not likely to use it. A decider records that, and it is looked at again.",
                        ),
                        "undecided": ("Not decided yet", "The record stays unfinished until somebody decides."),
                    },
                ),
                Asked(
                    "reason",
                    "Why?",
                    "The factors that weighed most, and those that speak against it. Either outcome needs a reason.",
                    rows=6,
                ),
            ),
        ),
    ),
)

AGE_GATE = Sheet(
    ScopeTest,
    (
        Part(
            "",
            (
                Asked(
                    "age_gate",
                    "How are under-18s kept out, and how do you know that it works?",
                    "The method, who tested it and with what result, and what happens to those it gets wrong. "
                    "Leave it blank where the service is screened out for other reasons.",
                    rows=8,
                ),
            ),
        ),
    ),
)

NEXT_REVIEW = Sheet(
    ReviewPlan,
    (
        Part(
            "",
            (
                Asked(
                    "next_review",
                    "When is the scope test looked at again?",
                    "A day to come, such as 16 March 2027. Use changes: children may come who did not come before.",
                    required=True,
                ),
                Asked("owner", "Whose task is it?", "A role, such as product lead."),
            ),
        ),
    ),
)

DECIDED = Sheet(
    ScopeTest,
    (
        Part(
            "",
            (
                Asked("by", "Who decided?", "One of the people who take part in this assessment.", first="Not said"),
                Asked("on", "On which day?", "Such as 16 March 2026."),
            ),
        ),
    ),
)

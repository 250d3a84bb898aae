"""What is asked about a search: where somebody looked, for which rights and ages, and what they say."""

from __future__ import annotations

from bestinterests.domain.coverage import CoverageStatement
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

BANDS = Asked("bands", "Which ages?", required=True)
ANSWER = Asked(
    "answer",
    "What do you say?",
    says={
        "looked": ("We looked", "What we found is recorded as impacts."),
        "none-because": ("There is no impact, because", "Write the reason below."),
        "not-applicable-because": ("It does not apply, because", "The right cannot arise. Write the reason below."),
    },
)
REASON = Asked("reason", "Why, or how did you look?", "One reason for everything that is chosen.", rows=3)
RIGHTS = Asked("rights", "Which rights?", required=True)
FEATURES = Asked("features", "Which features?", "None chosen: the service as a whole.")
SAID = (BANDS, ANSWER, REASON)

BLOCK = Sheet(CoverageStatement, (Part("", (Asked("features", "Features", required=True), RIGHTS, *SAID)),))
"""A block of the grid."""
RIGHTS_OF_ONE = Sheet(CoverageStatement, (Part("", (RIGHTS, *SAID)),))
"""Rights of one feature, or of the service."""
QUESTION = Sheet(CoverageStatement, (Part("", SAID),))
"""One right of one feature, or of the service."""
STATEMENT = Sheet(CoverageStatement, (Part("", (FEATURES, RIGHTS, *SAID, "by", "on", Asked("note", rows=2))),))
"""A statement that is there already."""

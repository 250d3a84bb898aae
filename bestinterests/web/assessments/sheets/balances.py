"""What is asked where a harm that remains in a feature is tolerated, or something pulls apart."""

from __future__ import annotations

from bestinterests.documents.report.tensions import BETWEEN
from bestinterests.domain.balance import Alternative, Balance, Tension
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

BALANCE = Sheet(
    Balance,
    (
        Part(
            "What, and for what",
            (
                Asked("tolerates", "Which harms that remain are tolerated?"),
                Asked(
                    "benefits",
                    "Which benefits are the reason?",
                    "Only benefits to the same children, from this feature, that would be lost without the data.",
                ),
            ),
        ),
        Part(
            "Is there a better way?",
            (
                Asked("less_harmful_exists", "Is there a less harmful way to the same benefit?"),
                Asked("core_untouched", "Is the core of each right untouched?"),
            ),
        ),
        Part(
            "What children said",
            (
                Asked("children_said", "What did children say about this trade-off?"),
                Asked("findings", "Which findings say so?"),
            ),
        ),
        Part(
            "Why, by whom, until when",
            (
                Asked("reason", "Why is it tolerated?", "In the words of the person who tolerates it.", rows=6),
                Asked("conditions", "Under which conditions, beyond the measures?"),
                Asked("by", "Who tolerates it?", first="Nobody yet"),
                Asked("on", "Since which day?"),
                Asked("expires_on", "After which day must it be decided again?"),
            ),
        ),
    ),
)
ALTERNATIVE = Sheet(
    Alternative,
    (
        Part(
            "",
            (
                Asked("what", "What would it be?", rows=2),
                Asked("chosen", "This is what we do instead"),
                Asked("reason", "If not: why not?", "Cost alone is no reason.", rows=2),
                Asked("cost_alone", "Cost is the only reason against it"),
            ),
        ),
    ),
)
TENSION = Sheet(
    Tension,
    (
        Part(
            "",
            (
                Asked("title", "What stands against what?", required=True),
                Asked("between", "What kind of conflict is it?", control="select", says=BETWEEN),
                Asked("pulls_apart", "What pulls apart?"),
            ),
        ),
        Part(
            "How it was resolved",
            (
                Asked("resolution", "How was it resolved?", "While this is blank, it is not resolved."),
                Asked("reason", "Why so?"),
                Asked("measures", "Which measures carry that?"),
                Asked("by", "Who resolved it?", first="Nobody yet"),
                Asked("on", "On which day?"),
            ),
        ),
        Part(
            "What it is about",
            (
                Asked("impacts", "Which effects pull apart?"),
                Asked("findings", "Which findings of a consultation are involved?"),
                Asked("rights", "Rights on the one side"),
                Asked("against", "Rights on the other side"),
                "note",
            ),
        ),
    ),
)

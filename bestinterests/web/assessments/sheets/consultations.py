"""What is asked about a consultation, in the order of Lundy's four elements, and about what came out of it."""

from __future__ import annotations

from bestinterests.domain.consultation import Consultation, ConsultationFinding
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

CONSULTATION = Sheet(
    Consultation,
    (
        Part(
            "",
            (
                Asked("title", "What is it called?", required=True),
                Asked("asked", "Who is asked?", "A parent does not stand in for a child: record them apart."),
                Asked("status", "Has it taken place?"),
                Asked(
                    "exemption_reason",
                    "If it is not held: why is that defensible, and when will it be?",
                    "Only where it is not held.",
                ),
                Asked("bands", "Of which ages?"),
                Asked("groups", "Of which groups?", "Leave it empty where nobody was chosen for belonging to one."),
                Asked("features", "About which features?", "Leave it empty where the whole service was the subject."),
                Asked("decision_at_stake", "What could still change because of it?"),
            ),
        ),
        Part(
            "Space: could they speak freely and safely?",
            (
                Asked("number", "How many took part?"),
                Asked("who", "Who took part, and how were they found?"),
                Asked("missing", "Who is missing, and why?"),
                Asked("safeguarding", "Who looks after them, and what happens if a child is upset or tells of harm?"),
                Asked("consent", "How did adults permit it, and how could each child say no?"),
                Asked("privacy", "What is kept about them, and for how long?"),
            ),
        ),
        Part(
            "Voice: how were they helped to say what they think?",
            (
                Asked("methods", "In which ways were they asked?"),
                Asked("how", "How was it done?", "Material, language, reading level, help for those who need it."),
                Asked("held_on", "On which day, or which last day?"),
                Asked("said", "What did they say, in short?", "Views of few too, and what they would miss.", rows=6),
            ),
        ),
        Part(
            "Audience and influence: who listened, and what came of it?",
            (
                Asked("changed", "What did it change, in short?"),
                Asked("measures", "Which measures came of it?"),
                Asked("feedback", "How were they told what became of it?"),
                Asked("feedback_on", "On which day?"),
            ),
        ),
        Part(
            "How far it carries",
            (
                Asked("certainty_note", "How far does the result carry?"),
                Asked("expires_on", "After which day does it no longer count?"),
                Asked("note", "Notes", "For the people who work on this.", rows=3),
            ),
        ),
    ),
)

FINDING = Sheet(
    ConsultationFinding,
    (
        Part(
            "",
            (
                Asked("says", "What did they say?", "As they meant it; no names.", required=True, rows=4),
                Asked("voice", "Whose view is it?"),
                Asked("bands", "Which ages said it?"),
                Asked("minority", "It is the view of few"),
                Asked(
                    "supports",
                    "Do they support what the assessment concludes?",
                    "Where not, the conflict is to be resolved in writing.",
                ),
            ),
        ),
        Part(
            "What became of it",
            (
                Asked("disposition", "What became of it?"),
                Asked("reason", "Why?", "Where it is declined: in words that children can read."),
                Asked("measures", "Which measures came of it?"),
                Asked("by", "Who decided?", first="Not said"),
                Asked("on", "On which day?"),
            ),
        ),
    ),
)

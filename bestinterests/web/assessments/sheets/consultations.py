"""What is asked about a consultation: the plan, how it went, what came out of it. Counts of children, never names."""

from __future__ import annotations

from bestinterests.domain.consultation import BandCount, Consultation, ConsultationFinding, GroupCount, Session
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

WHO = (
    Asked("title", "What is it called?", required=True),
    Asked("asked", "Who is asked?", "A parent does not stand in for a child: record them apart."),
    Asked("status", "Has it taken place?"),
    Asked("bands", "Of which ages?"),
    Asked("groups", "Of which groups?", "Leave it empty where nobody was chosen for belonging to one."),
    Asked("features", "About which features?", "Leave it empty where the whole service was the subject."),
    Asked("decision_at_stake", "What can still change because of it?"),
    Asked("hold_by", "By which day is it to be held?"),
)

BEGINNING = Sheet(Consultation, (Part("", WHO),))

PLAN = Sheet(
    Consultation,
    (
        Part("", WHO),
        Part(
            "Who is missing",
            (Asked("missing", "Who is missing, and why?", "Beside this form stands who is, as the record reads."),),
        ),
        Part(
            "Method and material",
            (
                Asked("methods", "In which ways are they asked?"),
                Asked("materials", "With which material, in which version?"),
                Asked("languages", "In which languages, signs or symbols?"),
                Asked("reading_level", "At which reading level, and how was that tried?"),
                Asked("accessibility", "What lets disabled children and others take part?"),
            ),
        ),
        Part(
            "An adult’s permission",
            (
                Asked(
                    "permission",
                    "Does a responsible adult permit it?",
                    "Under 16 an adult is asked before the child. The age of 13 is that of consent to data processing "
                    "by online services; it says nothing here.",
                ),
                Asked("permission_how", "Who permits, and how are they asked?"),
                Asked("waiver_reason", "If no adult is asked: why, and who agreed to that?"),
            ),
        ),
        Part(
            "The child’s own yes",
            (
                Asked("assent", "Does each child say yes for themselves?", "An adult’s permission is not theirs."),
                Asked("assent_how", "How is each child told, and how can they say no?"),
                Asked("withdrawal", "How can a child stop, or take back what they said, and until when?"),
                Asked(
                    "consent",
                    "Permission and assent in one text",
                    "From older records.",
                    rows=3,
                ),
            ),
        ),
        Part(
            "Safe",
            (
                Asked("safeguarding_lead", "Who leads on safeguarding?", "A role, no name."),
                Asked("checks", "Which checks and training have those who meet the children?"),
                Asked("disclosure", "What is done if a child tells of harm?"),
                Asked("distress", "What is done if a child is upset?"),
                Asked("safeguarding", "Safeguarding in one text", "From older records.", rows=3),
                Asked("incentives", "What are those who take part given?", "And what might it make them do?"),
            ),
        ),
        Part(
            "Privacy of those who are asked",
            (
                Asked("privacy", "What is kept about them?"),
                Asked("kept_until", "By which day is it deleted?"),
                Asked("quotes", "Are their own words quoted?"),
            ),
        ),
        Part("", (Asked("note", "Notes", "For the people who work on this.", rows=3),)),
    ),
)

HELD = Sheet(
    Consultation,
    (
        Part(
            "",
            (
                Asked("status", "Has it taken place?"),
                Asked("held_on", "On which day, or which last day?"),
                Asked("number", "How many took part?"),
                Asked("who", "Who took part, and how were they found?"),
                Asked("how", "How was it done?"),
            ),
        ),
        Part(
            "What it came to",
            (
                Asked("said", "What did they say, in short?", "Views of few too, and what they would miss.", rows=6),
                Asked("changed", "What did it change, in short?"),
                Asked("measures", "Which measures came of it?"),
                Asked("certainty_note", "How far does the result carry?"),
                Asked("expires_on", "After which day does it no longer count?"),
            ),
        ),
    ),
)

SESSION = Sheet(
    Session,
    (
        Part(
            "",
            (
                Asked("on", "On which day?"),
                Asked("setting", "In which setting?", "Such as a classroom, a youth club, online."),
                Asked("facilitator", "Who led it?", "A role, no name."),
                Asked("departed", "What departed from the plan, and why?"),
                Asked(
                    "incidents",
                    "How many incidents were passed on?",
                    "A count. What was said and who said it stay with the safeguarding lead.",
                ),
                Asked("note", "Notes", "For the people who work on this. No names of children.", rows=3),
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
                Asked(
                    "kind",
                    "What is it?",
                    says={
                        "view": "A view",
                        "worry": "A worry",
                        "would-miss": "What they would miss without it",
                        "wish": "A wish",
                    },
                ),
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
                Asked("decision", "Which decision took it up?", "Of the versions decided.", first="None yet"),
                Asked("by", "Who decided?", first="Not said"),
                Asked("on", "On which day?"),
            ),
        ),
    ),
)


def of_band(words: str) -> Sheet:
    """How many children of one age, with the age as the label."""
    return Sheet(BandCount, (Part("", (Asked("number", words),)),))


def of_group(words: str) -> Sheet:
    """How many children of one group, with the group as the label."""
    return Sheet(GroupCount, (Part("", (Asked("number", words),)),))

"""What is asked about the service as a whole: remedies, five questions, interests, signatures, the regulator."""

from __future__ import annotations

from bestinterests.documents.report.tensions import QUESTIONS
from bestinterests.domain.balance import OtherInterest, Override, ServiceStatement
from bestinterests.domain.conformity import RegulatorConsultation
from bestinterests.domain.measure import RemedyRoute
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

WHOSE = {
    "company": "The company's",
    "parents": "Parents'",
    "other-children": "Other children's",
    "others": "Other people's",
    "public": "The public's",
}
OUTCOME = {
    "pending": "Nothing yet",
    "may-proceed": "It may proceed",
    "proceed-with-changes": "It may proceed with changes",
    "must-not-proceed": "It must not proceed",
}
STATEMENT = Sheet(
    ServiceStatement,
    (
        Part("", tuple(Asked(field, question, rows=6) for field, question in QUESTIONS)),
        Part("Whose words these are", (Asked("by", "Who wrote it?", first="Nobody yet"), Asked("on", "On which day?"))),
    ),
)
REMEDY = Sheet(
    RemedyRoute,
    (
        Part("", (Asked("name", "What is it called?"), Asked("how", "How does a child use it, alone or with help?"))),
        Part(
            "Whom and what it serves",
            (
                Asked("bands", "Which ages can use it?", "None chosen means every age."),
                Asked("rights", "Which rights does it serve?", "None chosen means any right."),
                Asked("response_days", "Within how many days is there an answer?"),
            ),
        ),
        Part(
            "Does it work?",
            (
                Asked("status", "Does it work today?"),
                Asked("tested_on", "When was it last tested with children?"),
                Asked(
                    "tested_bands",
                    "With which ages was it tested?",
                    "It counts for an age once children of it have tried it; none chosen means all that can use it.",
                ),
                Asked("results", "What came through it so far?"),
                Asked("measures", "Which measures make or mend it?"),
                "note",
            ),
        ),
    ),
)
INTEREST = Sheet(
    OtherInterest,
    (
        Part(
            "",
            (
                Asked("whose", "Whose interest is it?", says=WHOSE),
                Asked("interest", "What is it?"),
                Asked("features", "Which features does it concern?"),
                Asked("weighed", "How was it weighed, after the conclusion on children?"),
                "note",
            ),
        ),
    ),
)
SIGNATURE = Sheet(
    Override,
    (
        Part(
            "",
            (
                Asked("items", "Which effects or features does it cover?"),
                Asked("decision", "What is decided?"),
                Asked("reason", "Why?"),
            ),
        ),
        Part(
            "Two signatures",
            (
                Asked("by", "First signature: a named senior person", first="Nobody yet"),
                Asked("second", "Second signature: somebody else", first="Nobody yet"),
                Asked("on", "On which day?"),
                Asked("expires_on", "After which day does it lapse?"),
                "note",
            ),
        ),
    ),
)
CONSULTATION = Sheet(
    RegulatorConsultation,
    (
        Part(
            "",
            (
                Asked("impacts", "Which harms was the regulator consulted on?", "None chosen means all of the DPIA."),
                Asked("sent_on", "On which day was it sent?"),
                Asked("accepted_on", "On which day did the regulator accept it?"),
            ),
        ),
        Part(
            "What came back",
            (
                Asked("outcome", "What came back?", says=OUTCOME),
                Asked("outcome_on", "On which day?"),
                Asked("advice", "The advice, in short"),
                "note",
            ),
        ),
    ),
)

"""The service as a whole: the statement, the review, other interests, signatures and the regulator."""

from __future__ import annotations

from bestinterests.domain.balance import OtherInterest, Override, ServiceStatement
from bestinterests.domain.conformity import AudienceText, RegulatorConsultation, ReviewPlan
from bestinterests.formats.xlsx.columns import Column, Form, FormPart, Table

WHOLE = Form(
    "whole",
    "The service as a whole",
    (
        FormPart(
            "The whole-service statement",
            ("assessment", "statement"),
            ServiceStatement,
            (
                Column("gains", "Which rights gain, and for whom?"),
                Column("losses", "Which lose, and who is worst off?"),
                Column("tolerated", "Why is any harm that remains tolerated?"),
                Column("children", "What did children say, and what changed?"),
                Column("revision", "What would change this conclusion?"),
                Column("by", "Written by"),
                Column("on", "Day"),
            ),
        ),
        FormPart(
            "Review and publication",
            ("assessment", "review"),
            ReviewPlan,
            (
                Column("owner", "Role that owns it"),
                Column("next_review", "Next review"),
                Column("triggers", "What brings it forward"),
                Column("monitoring", "What is watched meanwhile"),
                Column("stated", "The plan as its source stated it"),
                Column("publication", "Public summary"),
                Column("publication_reason", "Where, or why withheld"),
            ),
        ),
    ),
    "A person reads across all features and rights and writes this. Nobody's software does.",
)

INTERESTS = Table(
    "other_interests",
    "Other interests, apart from children's",
    OtherInterest,
    ("assessment", "other_interests"),
    (
        Column("id", "Id", 34),
        Column("interest", "What it is", 60),
        Column("weighed", "How it was weighed after the conclusion on children", 44),
        Column("whose", "Whose", 16),
        Column("features", "Features", 14),
        Column("note", "Note", 30),
    ),
    "No rule reads these before the conclusion on children.",
    empty=6,
    identity=("whose", "interest"),
)

OVERRIDES = Table(
    "overrides",
    "Signatures and overrides",
    Override,
    ("assessment", "overrides"),
    (
        Column("id", "Id", 9),
        Column("rule", "Rule it answers", 24),
        Column("items", "Impacts or features", 16),
        Column("decision", "What is decided", 44),
        Column("reason", "Why", 44),
        Column("by", "First signature", 24),
        Column("second", "Second signature", 24),
        Column("on", "Day", 13),
        Column("expires_on", "Lapses after", 13),
        Column("note", "Note", 30),
    ),
    "A signature that a rule asks for, by a named senior person, with a second one by somebody else.",
    empty=6,
    identity=("rule", "items", "decision"),
)

REGULATOR = Table(
    "regulator_consultations",
    "The regulator consulted beforehand (UK GDPR Article 36)",
    RegulatorConsultation,
    ("assessment", "regulator_consultations"),
    (
        Column("id", "Id", 9),
        Column("impacts", "Impacts; blank is all of the DPIA", 24),
        Column("sent_on", "Sent on", 16),
        Column("advice", "The advice in short", 44),
        Column("outcome", "Outcome", 44),
        Column("accepted_on", "Accepted on", 24),
        Column("outcome_on", "Outcome on", 24),
        Column("note", "Note", 13),
    ),
    empty=4,
    identity=("impacts", "sent_on"),
)

TEXTS = Table(
    "texts",
    "Texts for those it concerns",
    AudienceText,
    ("assessment", "texts"),
    (
        Column("audience", "For", 26),
        Column("text", "Text", 90),
        Column("by", "Written by", 24),
        Column("tested", "Tested with whom and when", 30),
    ),
    "Written by a person for each audience; a text for children is a draft until children have tried it.",
    keys=("audience",),
    listed="audiences",
    empty=0,
)

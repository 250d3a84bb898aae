"""Coverage, rights set aside, and the answers to the code, the law and the DPIA template."""

from __future__ import annotations

from bestinterests.domain.conformity import DpiaAnswer, HarmAnswer, MatterAnswer, ObligationAnswer
from bestinterests.domain.coverage import CoverageStatement, RightSetAside
from bestinterests.formats.xlsx import shown
from bestinterests.formats.xlsx.columns import Column, Table
from bestinterests.formats.xlsx.kinds import ChoiceKind

COVERAGE = Table(
    "coverage",
    "Coverage: what was looked for",
    CoverageStatement,
    ("assessment", "coverage"),
    (
        Column("id", "Id", 9),
        Column("features", "Features; blank is the service as a whole", 20),
        Column("rights", "Rights looked for", 56),
        Column("bands", "Ages", 16),
        Column("answer", "Answer", 16),
        Column("reason", "Why, or how it was looked for", 60),
        Column("by", "Who looked", 24),
        Column("on", "Day", 13),
        Column("note", "Note", 30),
    ),
    "Who looked for which rights where. An empty place is a question not yet asked, never a no.",
    empty=15,
    identity=("features", "rights", "bands", "answer"),
)

RIGHTS = Table(
    "rights_set_aside",
    "Rights framework",
    RightSetAside,
    ("assessment", "rights_set_aside"),
    (
        Column("right", "Right", 26, "The right"),
        Column("~category", "Group", 13, "The right", shown=shown.right_category),
        Column("~meaning", "What it means (our words)", 40, "The right", shown=shown.right_meaning),
        Column(
            "~support", "How may it be supported? (prompts)", 46, "Prompts, never findings", shown=shown.right_support
        ),
        Column("~risk", "How may it be put at risk? (prompts)", 46, "Prompts, never findings", shown=shown.right_risk),
        Column("~links", "Interlinked with", 22, "Prompts, never findings", shown=shown.right_links),
        Column("~standards", "Standards", 11, "Prompts, never findings", shown=shown.right_standards),
        Column("~source", "Statement", 14, "Prompts, never findings", shown=shown.right_source),
        Column(
            "=impacts", "Impacts recorded", 10, "On this record", help="How many rows of the sheet of impacts name it."
        ),
        Column(
            "set_aside",
            "Set aside for the whole service?",
            12,
            "On this record",
            help="yes where the right cannot be touched here. Leave it blank otherwise.",
            kind=ChoiceKind((True,)),
        ),
        Column("reason", "Why it cannot be touched here", 40, "On this record"),
        Column("by", "Decided by", 24, "On this record"),
    ),
    "Every right of the Convention. The list is not exhaustive for your service, and rights are interlinked: "
    "consider each one, education among them.",
    keys=("right",),
    listed="rights",
    empty=0,
    marker="set_aside",
)

OBLIGATIONS = Table(
    "obligations",
    "The 15 standards and what each asks",
    ObligationAnswer,
    ("assessment", "obligations"),
    (
        Column("obligation", "Id", 9),
        Column("~standard", "Standard", 26, shown=shown.standard_of),
        Column(
            "~force", "Force", 9, help="must: law. should: the code. could: an option.", shown=shown.obligation_force
        ),
        Column("~text", "What is asked (our words)", 56, shown=shown.obligation_text),
        Column("answer", "Met today?", 14),
        Column("reason", "How, or why not, or why it does not apply", 56),
        Column("features", "Features", 14),
        Column("measures", "Measures that will meet it", 16),
        Column("evidence", "Evidence", 14),
    ),
    "Answer those that are in play. A blank is unknown.",
    keys=("obligation",),
    listed="obligations",
    empty=0,
)

MATTERS = Table(
    "higher_protection",
    "Children's higher protection matters (UK GDPR Article 25)",
    MatterAnswer,
    ("assessment", "higher_protection"),
    (
        Column("matter", "Matter", 30),
        Column("~text", "What it asks (our words)", 50, shown=shown.matter_meaning),
        Column("how", "How it shaped the measures", 60),
        Column("measures", "Measures", 20),
    ),
    keys=("matter",),
    listed="higher-protection-matters",
    empty=0,
)

HARMS = Table(
    "minimum_harms",
    "The least that standard 2 asks to consider",
    HarmAnswer,
    ("assessment", "minimum_harms"),
    (
        Column("harm", "Harm", 30),
        Column("~text", "What it means (our words)", 50, shown=shown.harm_meaning),
        Column("reason", "Why not, or what is known", 60),
        Column("impacts", "Impacts that record it", 20),
        Column("answer", "Could the service cause or permit it?", 16),
    ),
    keys=("harm",),
    listed="minimum-harms",
    empty=0,
)

DPIA = Table(
    "dpia",
    "DPIA answers that nothing else fills",
    DpiaAnswer,
    ("assessment", "dpia"),
    (
        Column("field", "Field", 30),
        Column("~text", "What it asks for (our words)", 60, shown=shown.dpia_meaning),
        Column("text", "Answer", 90),
    ),
    "The rest of the DPIA is filled from the other sheets. The statutory template cannot be changed; what is asked for "
    "here stands beside it.",
    keys=("field",),
    listed="dpia-fields",
    empty=0,
)

"""The service as a whole: what is assessed, who answers for it, whether children are likely to use it."""

from __future__ import annotations

from bestinterests.domain.document import Assessment
from bestinterests.domain.service import BandUse, Group, Organisation, Person, ScopeFactor, ScopeTest, Service
from bestinterests.formats.xlsx.columns import Column, Form, FormPart, Table
from bestinterests.formats.xlsx.shown import band_label

SERVICE = Form(
    "service",
    "The service",
    (
        FormPart(
            "The assessment",
            ("assessment",),
            Assessment,
            (
                Column("title", "Title"),
                Column("assessed_on", "Day of the assessment"),
                Column("depth", "Depth"),
                Column("profile", "Profile that heads the report"),
                Column("fictional", "Is it a made-up sample?"),
                Column("summary", "Summary"),
            ),
        ),
        FormPart(
            "The service",
            ("assessment", "service"),
            Service,
            (
                Column("name", "Name"),
                Column("kind", "Kind of service"),
                Column("description", "What it does and how it earns"),
                Column("stage", "Stage"),
                Column("stage_note", "The stage in your words"),
                Column("processing_starts_on", "Day processing starts"),
                Column("reach", "How many people use it"),
                Column("minimum_age", "Minimum age in the terms"),
                Column("age_assurance_methods", "Methods of age assurance"),
                Column("age_assurance", "How ages are known"),
                Column("parental_controls", "Parental controls"),
                Column("earlier_dpia", "The DPIA it feeds"),
                Column("grounding", "For a sample: modelled on"),
            ),
        ),
        FormPart(
            "The controller",
            ("assessment", "service", "controller"),
            Organisation,
            (
                Column("name", "Organisation"),
                Column("size", "Size"),
                Column("country", "Country"),
                Column("contact", "Contact"),
                Column("dpo", "Data protection officer"),
            ),
        ),
        FormPart(
            "Are children likely to use it?",
            ("assessment", "scope"),
            ScopeTest,
            (
                Column("outcome", "Outcome"),
                Column("reason", "Why"),
                Column("intended_for_children", "Made for children?"),
                Column("age_gate", "If screened out by age: how"),
                Column("by", "Decided by"),
                Column("on", "Day decided"),
            ),
        ),
    ),
    "Answer in the middle column. A blank is unknown, never no.",
)

FACTORS = Table(
    "factors",
    "Factors of the test whether children are likely to use it",
    ScopeFactor,
    ("assessment", "scope", "factors"),
    (
        Column("factor", "Factor", 34),
        Column("answer", "Does it apply?", 60),
        Column("reason", "Why", 60),
        Column("evidence", "Evidence", 24),
    ),
    keys=("factor",),
    listed="scope-factors",
)

CHILDREN = Table(
    "children",
    "Age bands",
    BandUse,
    ("assessment", "children"),
    (
        Column("band", "Ages", 10),
        Column("~about", "At this age", 34, shown=band_label),
        Column("in_scope", "Likely to use it?", 14),
        Column("reason", "If not: why", 32),
        Column("children", "Number", 12),
        Column("share", "Share in %", 12),
        Column("how_known", "How that is known", 32),
        Column("needs", "Needs that matter here", 44),
    ),
    "Every age band of the code. Different ages meet the same feature in different ways; judge them apart where "
    "it matters.",
    keys=("band",),
    listed="bands",
    empty=0,
)


GROUPS = Table(
    "groups",
    "Groups of children to keep in mind",
    Group,
    ("assessment", "groups"),
    (
        Column("id", "Id", 10),
        Column("name", "Group", 34),
        Column("bands", "Ages", 14),
        Column("size", "Number or share", 32),
        Column("why", "What is different for them", 60),
        Column("note", "Note", 32),
    ),
    empty=8,
    identity=("name",),
)

PEOPLE = Table(
    "people",
    "People who take part",
    Person,
    ("assessment", "people"),
    (
        Column("id", "Id", 10),
        Column("role", "Role", 34),
        Column("name", "Name, only if needed", 24),
        Column("duties", "Duties", 34),
        Column("senior", "Senior person who may sign?", 16),
        Column("interests", "Interests declared", 44),
        Column("note", "Note", 32),
    ),
    "Roles, not names, wherever a role is enough.",
    identity=("role", "name"),
)

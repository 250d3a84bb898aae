"""The data and service map: features, what they do with data, practices, and how one acts on another."""

from __future__ import annotations

from bestinterests.domain.feature import DataActivity, Feature, Link, PracticeUse
from bestinterests.formats.xlsx.columns import Column, Table
from bestinterests.formats.xlsx.kinds import ItemKind

FEATURES = Table(
    "features",
    "Features",
    Feature,
    ("assessment", "features"),
    (
        Column("id", "Id", 9),
        Column("name", "Feature", 26),
        Column("description", "What it does", 48),
        Column("core", "Part of the core?", 11),
        Column("default", "As a child finds it", 30),
        Column("childrens_part", "What children see and choose", 34),
        Column("parents_part", "What parents see and choose", 34),
        Column("stage", "Stage, if other than the service's", 16),
        Column("moments", "Moments of the journey", 20),
        Column("patterns", "Patterns it resembles", 24),
        Column("standards", "Standards", 24),
        Column("order", "Place in the journey", 10),
        Column("note", "Note", 40),
    ),
    "The parts of the service that children or parents meet, named as they would name them.",
    empty=20,
    identity=("name",),
)

PRACTICES = Table(
    "practices",
    "Practices that no benefit can pay for",
    PracticeUse,
    ("assessment", "features"),
    (
        Column("^", "Feature", 28, help="Feature that is asked about.", kind=ItemKind("F")),
        Column("practice", "Practice", 44),
        Column("present", "Does the feature do this?", 14),
        Column("reason", "What it does, or the compelling reason", 60),
        Column("ended_by", "Measures that end it", 20),
    ),
    "Ask of every feature whether it does one of these. One row for a feature and a practice.",
    keys=("^", "practice"),
    inner="practices",
    empty=20,
)

DATA = Table(
    "data_activities",
    "What is done with data",
    DataActivity,
    ("assessment", "data_activities"),
    (
        Column("id", "Id", 9, "The use of data"),
        Column("feature", "Feature", 24, "The use of data"),
        Column("kinds", "Kinds of activity", 26, "The use of data"),
        Column("data", "Categories of data", 34, "The use of data"),
        Column("source", "Where from", 20, "The use of data"),
        Column("inferred", "Inferred?", 10, "The use of data"),
        Column("special_category", "Special category?", 10, "The use of data"),
        Column("purpose", "Purposes", 34, "Why and on what basis"),
        Column("lawful_bases", "Lawful bases", 20, "Why and on what basis"),
        Column("lawful_basis_note", "Which basis for what", 30, "Why and on what basis"),
        Column("article_9_conditions", "Article 9 conditions", 20, "Why and on what basis"),
        Column("role", "Our role", 14, "Why and on what basis"),
        Column("role_note", "How roles were worked out", 30, "Why and on what basis"),
        Column("default", "When a child arrives", 26, "As children meet it"),
        Column("core", "Needed for what the child is using?", 14, "As children meet it"),
        Column("moment", "Moment", 14, "As children meet it"),
        Column("childrens_part", "What the child is told and can choose", 34, "As children meet it"),
        Column("parents_part", "What the parent is told and can choose", 34, "As children meet it"),
        Column("recipients", "Who gets the data", 30, "Where data go"),
        Column("processors", "Processors", 26, "Where data go"),
        Column("transfers", "Countries outside the UK", 22, "Where data go"),
        Column("transfer_safeguard", "Safeguard", 22, "Where data go"),
        Column("retention", "How long kept", 26, "Where data go"),
        Column("profiling", "Profiling?", 10, "Kinds that the code and the law name"),
        Column("automated_decision", "Automated decision?", 11, "Kinds that the code and the law name"),
        Column("generative_ai", "Generative AI?", 11, "Kinds that the code and the law name"),
        Column("geolocation", "Location?", 10, "Kinds that the code and the law name"),
        Column("pecr", "Storage on the device (PECR)", 26, "Kinds that the code and the law name"),
        Column("note", "Note", 30, "Kinds that the code and the law name"),
    ),
    "One row for each use of data in a feature. It doubles as the DPIA's description of the processing.",
    empty=20,
    identity=("feature", "kinds", "data", "purpose"),
)

LINKS = Table(
    "links",
    "How one thing acts on another",
    Link,
    ("assessment", "links"),
    (
        Column("id", "Id", 9),
        Column("source", "From (feature or impact)", 30),
        Column("kind", "How it acts", 14),
        Column("target", "On (feature or impact)", 30),
        Column("how", "How it comes about", 60),
        Column("ended_by", "Measures that cut it", 18),
        Column("note", "Note", 30),
    ),
    "Rights and features are interlinked: a feature that feeds another, an effect that makes another worse.",
    identity=("source", "target", "kind"),
)

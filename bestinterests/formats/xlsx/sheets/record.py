"""The record beside the assessment: reviews, advice, decisions and dissent on the version that this workbook holds."""

from __future__ import annotations

from bestinterests.domain.record import Advice, Decision, Dissent, Review
from bestinterests.formats.xlsx.columns import Column, Table

_READ = ("assessment_digest",)

REVIEWS = Table(
    "reviews",
    "Reviews",
    Review,
    ("record", "reviews"),
    (
        Column("id", "Id", 10),
        Column("reviewer", "Role of the reviewer", 28),
        Column("view", "View", 26),
        Column("remarks", "Remarks", 60),
        Column("on", "Day", 28),
        Column("note", "Note", 30),
    ),
    "A new row speaks about the assessment as this workbook first held it.",
    empty=3,
    identity=("reviewer", "view", "remarks"),
    fixed=_READ,
)

ADVICE = Table(
    "advice",
    "Advice of the data protection officer",
    Advice,
    ("record", "advice"),
    (
        Column("id", "Id", 10),
        Column("adviser", "Role of the adviser", 28),
        Column("followed", "What became of it", 26),
        Column("advice", "Advice", 60),
        Column("overruled_by", "Overruled by", 28),
        Column("reason", "Reasons for overruling", 30),
        Column("on", "Day", 14),
        Column("note", "Note", 30),
    ),
    empty=3,
    identity=("adviser", "advice"),
    fixed=_READ,
)

DECISIONS = Table(
    "decisions",
    "Decisions",
    Decision,
    ("record", "decisions"),
    (
        Column("id", "Id", 10),
        Column("decider", "Who decided", 28),
        Column("outcome", "Outcome", 26),
        Column("reasons", "Why", 60),
        Column("conditions", "Conditions", 28),
        Column("measures", "Measures that are conditions", 30),
        Column("on", "Day", 14),
        Column("expires_on", "Lapses after", 30),
        Column("method", "Method and profile read", 20),
        Column("note", "Note", 30),
    ),
    empty=3,
    identity=("decider", "outcome", "reasons"),
    fixed=_READ,
)

DISSENT = Table(
    "dissent",
    "Dissent",
    Dissent,
    ("record", "dissent"),
    (
        Column("id", "Id", 10),
        Column("by", "Role of the person", 28),
        Column("on", "Day", 26),
        Column("view", "What they hold", 60),
        Column("note", "Note", 28),
    ),
    empty=3,
    identity=("by", "view"),
    fixed=_READ,
)

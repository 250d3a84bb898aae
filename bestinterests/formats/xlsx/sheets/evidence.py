"""What judgements rest on: evidence."""

from __future__ import annotations

from bestinterests.domain.evidence import Evidence
from bestinterests.formats.xlsx.columns import Column, Table

EVIDENCE = Table(
    "evidence",
    "Evidence",
    Evidence,
    ("assessment", "evidence"),
    (
        Column("id", "Id", 9),
        Column("title", "Source", 34),
        Column("kinds", "Kinds", 24),
        Column("says", "What it says", 60),
        Column("strength", "How much it can carry", 12),
        Column("limits", "What it cannot show", 40),
        Column("address", "Where it can be read", 30),
        Column("dated", "Date or period", 16),
        Column("consultation", "Consultation it reports", 26),
        Column("contradicts", "Judgements it contradicts", 16),
        Column("weighed", "Judged again in its light", 16),
        Column("attachments", "Attached files", 14),
        Column("stated_kind", "Kind, in the source's words", 20),
        Column("stated_strength", "Strength, in the source's words", 20),
        Column("fictional", "Invented for a sample?", 11),
        Column("note", "Note", 30),
    ),
    "What judgements rest on. Say what each source cannot show as well.",
    empty=15,
    identity=("title", "says"),
)

"""Impacts with their judgements, and the judgements of single assessors behind the agreed ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bestinterests.domain.base import Base, Ref, Text, Word
from bestinterests.domain.document import Document
from bestinterests.domain.impact import Impact, Judgement
from bestinterests.formats.xlsx.columns import Column, Table
from bestinterests.formats.xlsx.kinds import ChoiceKind, DayKind, ItemKind, TextKind, WordKind

SLOTS = {
    "before": "Before controls",
    "now": "Now, with what is in place",
    "expected": "Expected, with what is planned",
    "certainty": "How well it is evidenced",
}
"""Judgement slots of an impact, with what heads their columns."""

IMPACTS = Table(
    "impacts",
    "Impacts",
    Impact,
    ("assessment", "impacts"),
    (
        Column("id", "Id", 9, "What happens to children"),
        Column("title", "Effect", 30, "What happens to children"),
        Column("direction", "Harm or benefit?", 10, "What happens to children"),
        Column("right", "Right it touches first", 24, "What happens to children"),
        Column("features", "Features", 13, "What happens to children"),
        Column("bands", "Ages", 15, "What happens to children"),
        Column("mechanism", "Because we do this, children experience that", 50, "What happens to children"),
        Column("linked_rights", "Other rights it touches", 24, "What happens to children"),
        Column("groups", "Groups it is confined to", 12, "What happens to children"),
        Column("*before", ""),
        Column("*now", ""),
        Column("*expected", ""),
        Column("*certainty", ""),
        Column("evidence", "Evidence", 13, "What it rests on"),
        Column("findings", "Findings of consultations", 13, "What it rests on"),
        Column("accrues_to", "Who gains from a benefit", 20, "More about it"),
        Column("data_dependent", "Lost with less data?", 11, "More about it"),
        Column("occurrence", "Seen, or possible?", 11, "More about it"),
        Column("arises_from", "From data, or the wider service?", 13, "More about it"),
        Column("horizon", "How long it lasts", 11, "More about it"),
        Column("involvement", "Our part in it", 12, "More about it"),
        Column("online_risk", "Kind of online risk", 14, "More about it"),
        Column("minimum_harms", "Harms of standard 2's list", 24, "More about it"),
        Column("cumulates", "Judges together", 13, "More about it"),
        Column("cumulative_reason", "Why the joint level is lower", 26, "More about it"),
        Column("note", "Note", 30, "More about it"),
        Column("stated.scale", "Scale", 14, "As another source stated it"),
        Column("stated.likelihood", "Likelihood", 12, "As another source stated it"),
        Column("stated.severity", "Severity", 12, "As another source stated it"),
        Column("stated.level", "Level", 12, "As another source stated it"),
        Column("stated.after_likelihood", "Likelihood after measures", 12, "As another source stated it"),
        Column("stated.after_severity", "Severity after measures", 12, "As another source stated it"),
        Column("stated.after_level", "Level after measures", 12, "As another source stated it"),
        Column("stated.source", "Source", 20, "As another source stated it"),
        Column("stated.matrix", "Matrix", 18, "As another source stated it"),
    ),
    "One row for one effect on one right. Harm and benefit are separate rows, and are never set off against each "
    "other.",
    empty=40,
    identity=("title", "right", "features"),
)


class Given(Base, frozen=True, kw_only=True):
    """A judgement of one assessor as a row: whose impact and which slot it belongs to, and its number there."""

    number: str
    impact: Ref
    slot: str
    scale: Word
    level: str
    by: Ref | None = None
    reason: Text = ""
    on: Any = None


def given_rows(document: Document) -> Iterator[tuple[tuple[str, ...], Given]]:
    """Yield each judgement of an assessor, with the key of its row."""
    for impact in document.assessment.impacts:
        for slot in SLOTS:
            for place, judgement in enumerate(getattr(impact, slot).given, 1):
                key = f"{impact.id}.{slot}.{place}"
                yield (key,), _row(key, impact.id, slot, judgement)


def _row(key: str, impact: str, slot: str, judgement: Judgement) -> Given:
    return Given(
        number=key,
        impact=impact,
        slot=slot,
        scale=judgement.scale,
        level=judgement.level,
        by=judgement.by,
        reason=judgement.reason,
        on=judgement.on,
    )


GIVEN = Table(
    "given",
    "Judgements of each assessor",
    Given,
    ("assessment", "impacts"),
    (
        Column("number", "Row", 0, kind=TextKind(long=False), help="Names the row; leave it."),
        Column("impact", "Impact", 34, kind=ItemKind("I"), help="Impact that is judged."),
        Column("slot", "When", 14, kind=ChoiceKind(SLOTS), help="Before controls, now, expected, or how certain."),
        Column("scale", "Scale", 30, kind=WordKind("pack:scales"), help="Scale it is made on."),
        Column("level", "Level", 20, kind=TextKind(long=False), help="A level of that scale, a range, or unknown."),
        Column("by", "Assessor", 28, kind=ItemKind("P"), help="Who judged."),
        Column("reason", "Why", 60, kind=TextKind(long=True), help="Why."),
        Column("on", "Day", 14, kind=DayKind(), help="Day it was made."),
    ),
    "Where several people judge alone first. What they agree on stands in the sheet of impacts; until then the "
    "spread is read.",
    keys=("number",),
    empty=30,
    identity=("impact", "slot", "scale", "by"),
    rows=given_rows,
)

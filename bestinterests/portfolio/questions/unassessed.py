"""Services that only tables from elsewhere know: nobody assessed them, and nothing of them is rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.question import Column, Question
from bestinterests.portfolio.questions.scope import NO_RANK, both

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

TABLE = "table"
"""Whose a version is in which nothing is rated."""
UNKNOWN = "unknown"


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each such service and each table that names it, with how many facts are known of it."""
    import ibis

    standing, version, facts = tables["standings"], tables["versions"], tables["facts"]
    placed = standing.select("version", "service")
    stubs = version.filter(version.whose == TABLE, ~version.fictional)
    held = placed.join(stubs.select("version", "service_name", "organisation", "source", own="service"), "version")
    recorded = placed.semi_join(version.filter(version.whose != TABLE), "version").select("service").distinct()
    held = held.anti_join(recorded, "service")
    if asked.service:
        held = held.filter(held.service == asked.service)
    is_blank = facts.value == UNKNOWN
    said = facts.mutate(known=ibis.ifelse(is_blank, 0, 1), blank=ibis.ifelse(is_blank, 1, 0))
    said = said.group_by(named="source", own="service").agg(
        known=lambda each: each.known.sum(), blank=lambda each: each.blank.sum()
    )
    found = held.left_join(said, [held.source == said.named, held.own == said.own])
    rows = found.select(
        "service", "service_name", "organisation", "source", known=both(found.known), blank=both(found.blank)
    )
    return rows.order_by("service_name", "service", "source")


UNASSESSED = Question(
    name="unassessed",
    title="Services that only tables know",
    says="Which services are named by tables from elsewhere, and assessed by nobody here?",
    takes=("service", "limit"),
    build=build,
    columns=(
        Column("service", "Key", "service"),
        Column("service_name", "Service", "text"),
        Column("organisation", "Organisation", "text"),
        Column("source", "Table", "text"),
        Column("known", "Facts that are known", "number"),
        Column("blank", "Left blank", "number"),
    ),
    notes=(
        "Nobody assessed these services here, so that nothing of them is rated and they are in no other count. That "
        "says nothing against them, and nothing in their favour.",
        "A fact is evidence of the strength and limit that its table states. What a table leaves blank is unknown.",
        "Fictional samples are left out.",
        NO_RANK,
    ),
    order=("service_name", "service", "source"),
    is_list=True,
)

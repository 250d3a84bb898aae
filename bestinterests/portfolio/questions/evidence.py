"""Facts from elsewhere that say other than the provider does, both kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question
from bestinterests.portfolio.questions.scope import CURRENT, NO_RANK, named

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each fact that contradicts what a current record states."""
    facts = tables["facts"]
    facts = facts.filter(facts.contradicts != "")
    # Table has a method of the name `limit`, so the column is taken by its name in brackets.
    held = facts.mutate(limits=facts["limit"]).drop("limit").join(named(tables, asked), "service")
    return held.select(
        "sector", "service", "service_name", "source", "line", "heading", "sentence", "strength", "dated", "limits",
        "contradicts", "stated",
    ).order_by("service_name", "service", "source", "line", "heading")  # fmt: skip


EVIDENCE = Question(
    name="evidence",
    title="Evidence that contradicts a provider",
    says="Which facts of evidence tables say other than the provider states?",
    takes=(*NARROWING, "each", "service", "limit"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("service", "Key", "service"),
        Column("service_name", "Service", "text"),
        Column("source", "Table", "text"),
        Column("line", "Row", "number"),
        Column("heading", "Column", "text"),
        Column("sentence", "What it says", "text"),
        Column("strength", "Strength", "text", within="sentence"),
        Column("dated", "As at", "text", within="sentence"),
        Column("limits", "Limit of the method", "text", within="sentence"),
        Column("contradicts", "Against", "text"),
        Column("stated", "What the provider states", "text"),
    ),
    notes=(
        CURRENT,
        NO_RANK,
        "Both stand as they came. A fact is evidence of the strength and limit that its table states, and never a "
        "rating; which of the two is right somebody has to find out.",
        "A service about which no table says anything is not in the list. That says nothing in its favour.",
    ),
    order=("service_name", "service", "source", "line", "heading"),
    is_list=True,
)

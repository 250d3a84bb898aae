"""Obligations of standards that are answered partly, unmet or not known, and in how many services."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question, Rows
from bestinterests.portfolio.questions.scope import CURRENT, current

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

SHORT = ("partly", "unmet", "unknown")
ANY_OF_IT = ""
"""The obligation of a row that is about a standard as a whole."""


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each obligation, and one for each standard: services with any obligation of it short."""
    import ibis

    held = tables["obligations"]
    if asked.standard:
        held = held.filter(held.standard == asked.standard)
    held = held.filter(held.answer != "not-applicable").join(current(tables, asked), "version")
    each = _counted(held, "obligation")
    whole = _counted(held.mutate(obligation=ibis.literal(ANY_OF_IT)), "obligation")
    return whole.union(each)


def _counted(held: Table, by: str) -> Table:
    """Services by answer: one is in each column whose answer it gave to any of the obligations."""
    given = held.group_by("sector", "standard", by, "version").agg(
        short=held.count(where=held.answer.isin(SHORT)),
        **{answer: held.count(where=held.answer == answer) for answer in SHORT},
    )
    return given.group_by("sector", "standard", by).agg(
        services=given.count(),
        **{name: given.count(where=given[name] > 0) for name in ("short", *SHORT)},
    )


def finish(rows: Rows, _asked: Asked) -> Rows:
    """Lay the standard that is short in most services first, and its obligations below it in the same way."""
    most: dict[tuple[str, str], int] = defaultdict(int)
    for sector, standard, obligation, _, short, *_rest in rows:
        if obligation == ANY_OF_IT:
            most[sector, standard] = short
    return sorted(rows, key=lambda row: (row[0], -most[row[0], row[1]], row[1], row[2] != ANY_OF_IT, -row[4], row[2]))


STANDARDS = Question(
    name="standards",
    title="Standards most often short",
    says="Of the services to which an obligation applies, how many meet it partly, not, or do not know?",
    takes=(*NARROWING, "each", "standard"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("standard", "Standard", "standard"),
        Column("obligation", "Obligation (blank: any of the standard)", "text"),
        Column("services", "Services to which it applies", "number"),
        Column("short", "Short of it", "share", "services"),
        Column("partly", "Partly", "share", "services"),
        Column("unmet", "Not met", "share", "services"),
        Column("unknown", "Not known", "share", "services"),
    ),
    notes=(
        CURRENT,
        "Short is partly, not met or not known. A service that says that an obligation does not apply is not counted.",
        "Standards stand in the order of the number of services that are short, obligations within their standard too. "
        "How much an obligation weighs is not in that order.",
        "Answers are the services' own. Nobody has checked them here.",
    ),
    order=("sector",),
    finish=finish,
)

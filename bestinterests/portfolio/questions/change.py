"""Change over time: verdicts of first and of later versions, by the day of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question, Rows
from bestinterests.portfolio.questions.scope import all_versions

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

NO_DAY = "no day"


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each period, once for first versions and once for later ones."""
    import ibis

    held = all_versions(tables, asked)
    judged = tables["judged"]
    worst = judged.filter(judged.direction == "harm", judged[asked.slot] >= asked.least).select("version").distinct()
    held = held.left_join(worst.select(found="version"), held.version == worst.version)
    year = held.day.year().cast("int64")
    dated = held.mutate(
        period=year * 100 + held.day.month().cast("int64") if asked.by == "month" else year,
        which=ibis.ifelse(held.place == 1, "first", "later"),
    )
    return dated.group_by("sector", "period", "which").agg(
        versions=dated.count(),
        unfinished=dated.count(where=~dated.finished & (dated.now_worst != "")),
        not_evaluated=dated.count(where=dated.now_worst == ""),
        **{each: dated.count(where=dated.finished & (dated.now_worst == each)) for each in VERDICTS},
        harms=dated.count(where=dated.found.notnull()),
    )


def finish(rows: Rows, asked: Asked) -> Rows:
    """Write periods as 2026 or 2026-03."""
    return [(row[0], _written(row[1], asked.by), *row[2:]) for row in rows]


def _written(period: str | None, by: str) -> str:
    if period is None:
        return NO_DAY
    return f"{period[:4]}-{period[4:]}" if by == "month" else period


CHANGE = Question(
    name="change",
    title="Change over time",
    says="What do first and later versions of these services say, by the year or month of their day?",
    takes=(*NARROWING, "each", "by", "slot", "level"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("period", "When", "text"),
        Column("which", "Version", "text"),
        Column("versions", "Versions", "number"),
        Column("unfinished", "Unfinished", "share", "versions"),
        Column("not_evaluated", "Not evaluated", "share", "versions"),
        *(Column(each, f"Finished: {VERDICT_WORDS[each].lower()}", "share", "versions") for each in VERDICTS),
        Column("harms", "Any harm at {level} or worse, {slot}", "share", "versions"),
    ),
    notes=(
        "Counted are versions, not services: a service with three versions is there three times. Fictional samples and "
        "shadow assessments are left out.",
        "A version has the day of its decision, else of its publication, else of the assessment.",
        "Services that assess again are not all services. A difference between first and later versions may come from "
        "who came back, and from a longer look that finds more.",
    ),
    order=("sector", "period", "which"),
    finish=finish,
)

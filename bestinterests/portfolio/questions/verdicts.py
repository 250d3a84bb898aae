"""Services whose verdict now is stop or not consistent, and the findings that say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question
from bestinterests.portfolio.questions.scope import CURRENT, NO_RANK, named

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

BAD = ("stop", "not_consistent")


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each service and finding that allows no better; a service without one has a row too."""
    import ibis

    held = named(tables, asked, "now_worst", "now_best", "finished", "open_judgements", "decided")
    held = held.filter(held.now_worst == asked.verdict if asked.verdict else held.now_worst.isin(BAD))
    findings = tables["findings"]
    why = findings.filter(findings["view"] == "now", findings.effect.isin(BAD)).select(
        "version", "rule", "basis", "effect", "sentence", firm_word=ibis.ifelse(findings.firm, "yes", "at its bad end")
    )
    found = held.left_join(why, [held.version == why.version, held.now_worst == why.effect])
    rows = found.select(
        "sector",
        "service",
        "service_name",
        verdict=found.now_worst,
        best=found.now_best,
        record=ibis.ifelse(found.finished, "finished", "unfinished"),
        open=found.open_judgements,
        rule=found.rule.fill_null(""),
        basis=found.basis.fill_null(""),
        firm=found.firm_word.fill_null(""),
        why=found.sentence.fill_null(""),
    )
    return rows.order_by("service_name", "service", "rule", "why", "basis", "firm")


VERDICTS_NOW = Question(
    name="verdicts",
    title="Services with a stop or not consistent, and why",
    says="Which services have a verdict of stop or not consistent now, and which findings say so?",
    takes=(*NARROWING, "each", "verdict", "service", "limit"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("service", "Key", "service"),
        Column("service_name", "Service", "text"),
        Column("verdict", "Verdict now", "verdict"),
        Column("best", "At best", "verdict"),
        Column("record", "Record", "text"),
        Column("open", "Open judgements", "number"),
        Column("rule", "Rule", "text"),
        Column("basis", "Basis", "text"),
        Column("firm", "Holds", "text"),
        Column("why", "Why", "text"),
    ),
    notes=(
        CURRENT,
        NO_RANK,
        "An unfinished record cannot be judged yet: what stands there is the bad end of what it may become, with the "
        "good end beside it.",
        "A verdict says what follows on a record by a method of ours. It is no decision and no finding of a regulator.",
    ),
    order=("service_name", "service", "rule", "why", "basis", "firm"),
    is_list=True,
    once=("sector", "service", "service_name", "verdict", "best", "record", "open"),
)

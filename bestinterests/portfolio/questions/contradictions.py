"""What records say against themselves, by the rule that found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question
from bestinterests.portfolio.questions.scope import CURRENT, named

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each sector and rule of a contradiction."""
    held = evaluated(tables, asked)
    services = held.group_by("sector").agg(services=held.count())
    findings = tables["findings"]
    findings = findings.filter(findings.kind == "contradiction")
    if asked.rule:
        findings = findings.filter(findings.rule == asked.rule)
    found = findings.select("version", "rule", "basis").join(held, "version")
    counted = found.group_by("sector", "rule", "basis").agg(
        found_in=found.version.nunique(), contradictions=found.count()
    )
    return counted.join(services, "sector").select("sector", "rule", "basis", "services", "found_in", "contradictions")


def evaluated(tables: Tables, asked: Asked) -> Table:
    """Return the current versions that are meant and were evaluated."""
    held = named(tables, asked, "now_worst", "robustness", "adverse", "finished")
    return held.filter(held.now_worst != "")


CONTRADICTIONS = Question(
    name="contradictions",
    title="Contradictions by kind",
    says="Of the services that were evaluated, how many say something against themselves, by the rule that found it?",
    takes=(*NARROWING, "each", "rule"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("rule", "Rule", "text"),
        Column("basis", "Basis", "text"),
        Column("services", "Services evaluated", "number"),
        Column("found_in", "Services", "share", "services"),
        Column("contradictions", "Contradictions", "number"),
    ),
    notes=(
        CURRENT,
        "A contradiction is two statements of one record that cannot both hold. It does not say which of them is "
        "wrong, or that anybody meant it.",
    ),
    order=("sector", "rule"),
)

"""How firm verdicts are: settled, sensitive or open, and how many are one step from a worse one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.contradictions import evaluated
from bestinterests.portfolio.questions.question import Column, Question
from bestinterests.portfolio.questions.scope import CURRENT
from bestinterests.portfolio.rows import NO_NUMBER

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

LABELS = ("settled", "sensitive", "open")


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each sector."""
    held = evaluated(tables, asked)
    return held.group_by("sector").agg(
        services=held.count(),
        unfinished=held.count(where=~held.finished),
        **{label: held.count(where=held.robustness == label) for label in LABELS},
        one_step=held.count(where=held.adverse == 1),
        none=held.count(where=held.adverse == NO_NUMBER),
    )


ROBUSTNESS = Question(
    name="robustness",
    title="How firm the verdicts are",
    says="Of the services that were evaluated, how many verdicts are settled, sensitive or open?",
    takes=(*NARROWING, "each"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("services", "Services evaluated", "number"),
        Column("unfinished", "Unfinished", "share", "services"),
        Column("settled", "Settled", "share", "services"),
        Column("sensitive", "Sensitive", "share", "services"),
        Column("open", "Open", "share", "services"),
        Column("one_step", "One judgement, one step from a worse verdict", "share", "services"),
        Column("none", "No worse verdict by few steps", "share", "services"),
    ),
    notes=(
        CURRENT,
        "A settled verdict is firm, not good: a stop can be settled too.",
        "Steps are counted over judgements on the record; that one is near says nothing of how likely it is.",
    ),
    order=("sector",),
)

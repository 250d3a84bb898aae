"""The same kind of feature judged differently by different services, with both reasons side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question
from bestinterests.portfolio.questions.scope import CURRENT, NO_RANK, named
from bestinterests.portfolio.rows import UNKNOWN

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

SAME = ("sector", "pattern", "right", "direction")
APART = 2
"""So many steps between two judgements make them differ."""
SIDE = ("level", "services", "service", "service_name", "feature_name", "title", "reason")


def build(tables: Tables, asked: Asked) -> Table:
    """Return pairs: for each two levels at least two steps apart, services that judged so, and why."""
    held = _one_each(tables, asked)
    low = held.rename({f"low_{name}": name for name in SIDE})
    high = held.rename({f"high_{name}": name for name in SIDE})
    pairs = low.join(high, [*SAME, "turn"])
    pairs = pairs.filter(pairs.high_level >= pairs.low_level + APART)
    columns = [f"{side}_{name}" for side in ("low", "high") for name in SIDE]
    return pairs.select(*SAME, *columns).order_by(
        *SAME, "low_level", "high_level", "low_service_name", "low_service", "high_service"
    )


def _one_each(tables: Tables, asked: Asked) -> Table:
    """For each level of a pattern and right, the first services by name, each with its highest judgement there."""
    import ibis

    judged = tables["judged"]
    judged = judged.filter(judged.pattern != "", judged.now > UNKNOWN)
    asks = [judged[name] == word for name in ("pattern", "right") if (word := getattr(asked, name))]
    judged = judged.filter(*asks) if asks else judged
    # Reasons are long: they are taken for the few judgements that are shown, and for no others.
    short = judged.select("version", "pattern", "right", "direction", "impact", level="now")
    held = short.join(named(tables, asked).drop("organisation"), "version")
    within = ibis.window(group_by=[*SAME, "version"], order_by=[held.level.desc(), held.impact])
    held = held.mutate(turn=ibis.row_number().over(within))
    held = held.filter(held.turn == 0).drop("turn")
    level = [*SAME, "level"]
    held = held.mutate(
        turn=ibis.row_number().over(ibis.window(group_by=level, order_by=[held.service_name, held.service])),
        services=held.count().over(ibis.window(group_by=level)),
    )
    held = held.filter(held.turn < asked.size)
    words = judged.select("version", "pattern", "impact", "feature_name", "title", "reason")
    return held.join(words, ["version", "pattern", "impact"]).select(*SAME, "turn", *SIDE)


def _side(side: str, word: str) -> tuple[Column, ...]:
    return (
        Column(f"{side}_level", f"Judged {word}", "level"),
        Column(f"{side}_services", f"Services that judged so, {word}", "number"),
        Column(f"{side}_service", f"Key, {word}", "service"),
        Column(f"{side}_service_name", f"Service, {word}", "text"),
        Column(f"{side}_feature_name", f"Feature, {word}", "text"),
        Column(f"{side}_title", f"Effect, {word}", "text"),
        Column(f"{side}_reason", f"Reason, {word}", "text"),
    )


PATTERNS = Question(
    name="patterns",
    title="The same feature judged differently",
    says="Where do services judge the same kind of feature, for the same right, at least two steps apart, and why?",
    takes=(*NARROWING, "each", "pattern", "right", "size", "limit"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("pattern", "Pattern", "pattern"),
        Column("right", "Right", "right"),
        Column("direction", "Effect", "text"),
        *_side("low", "lower"),
        *_side("high", "higher"),
    ),
    notes=(
        CURRENT,
        NO_RANK,
        "Which of the two is right is not said: features of one pattern may differ, so may their users and measures.",
        "A service is taken with its highest judgement of a pattern and right. Effects at no level or an unknown one "
        "are left out.",
        "Shown for each level are the first services by name; how many judged so stands beside them.",
    ),
    order=("sector", "pattern", "right", "direction", "low_level", "high_level", "low_service_name", "low_service"),
)

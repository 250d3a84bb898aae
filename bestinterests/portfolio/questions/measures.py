"""Measures that work: what was expected of one in an earlier version against what a later version judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question
from bestinterests.portfolio.questions.scope import all_versions
from bestinterests.portfolio.rows import UNKNOWN

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

PAIR = ("sector", "service", "measure", "type", "impact", "direction")
BECAME = ("better", "as_expected", "not_as_far", "no_change", "worse")


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each type of measure and direction of effect."""
    pairs = _compared(tables, asked)
    known = (pairs.was != UNKNOWN) & (pairs.expected != UNKNOWN) & (pairs.became != UNKNOWN)
    # For a benefit up is better: levels are turned round, so that lower is better in both.
    turned = (pairs.direction == "harm").ifelse(1, -1)
    was, expected, became = pairs.was * turned, pairs.expected * turned, pairs.became * turned
    hoped = known & (expected < was)
    return pairs.group_by("sector", "type", "direction").agg(
        followed=pairs.count(),
        services=pairs.service.nunique(),
        not_known=pairs.count(where=~known),
        none_expected=pairs.count(where=known & (expected >= was)),
        compared=pairs.count(where=hoped),
        better=pairs.count(where=hoped & (became < expected)),
        as_expected=pairs.count(where=hoped & (became == expected)),
        not_as_far=pairs.count(where=hoped & (became > expected) & (became < was)),
        no_change=pairs.count(where=hoped & (became == was)),
        worse=pairs.count(where=hoped & (became > was)),
    )


def _compared(tables: Tables, asked: Asked) -> Table:
    """Each effect on which a measure was planned, as it was then and as the last version with it judges it."""
    versions = all_versions(tables, asked).select("version", "service", "sector", "place")
    levels = _levels(tables["judged"]).join(versions, "version")
    acts = tables["measures"]
    acts = acts.filter(acts.status == "planned", acts.impact != "").select("version", "measure", "type", "impact")
    planned = acts.join(versions, "version")
    first = planned.group_by("service", "measure", "impact").agg(place=planned.place.min())
    then = planned.join(first, ["service", "measure", "impact", "place"]).join(
        levels.select("version", "impact", "direction", was="now", expected="expected"), ["version", "impact"]
    )
    last = levels.group_by("service", "impact", "direction").agg(last=levels.place.max())
    later = levels.join(last, ["service", "impact", "direction"])
    later = later.filter(later.place == later.last)
    later = later.select("service", "impact", "direction", "last", became="now")
    pairs = then.join(later, ["service", "impact", "direction"])
    return pairs.filter(pairs.last > pairs.place).select(*PAIR, "was", "expected", "became")


def _levels(judged: Table) -> Table:
    """The levels of each effect of a version: it has a row for each right and pattern, with the same levels."""
    return judged.group_by("version", "impact", "direction").agg(now=judged.now.max(), expected=judged.expected.max())


MEASURES = Question(
    name="measures",
    title="Measures that work: expected against later",
    says="Of the effects on which a measure was planned and that a later version judges again, how many became what "
    "was expected, by type of measure?",
    takes=(*NARROWING, "each"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("type", "Type of measure", "text"),
        Column("direction", "Effect", "text"),
        Column("followed", "Planned, and judged again later", "number"),
        Column("services", "Services", "number"),
        Column("not_known", "A level is not known", "share", "followed"),
        Column("none_expected", "No change was expected", "share", "followed"),
        Column("compared", "A change was expected", "share", "followed"),
        Column("better", "Better than expected", "share", "compared"),
        Column("as_expected", "As expected", "share", "compared"),
        Column("not_as_far", "Not as far", "share", "compared"),
        Column("no_change", "No change yet", "share", "compared"),
        Column("worse", "Worse than before", "share", "compared"),
    ),
    notes=(
        "Compared are the first version in which a measure is planned on an effect, and the last version of the same "
        "service that judges the effect with the same id. Services with one version are not in it.",
        "Levels are what services judged, now and then. Several measures may act on one effect and other things change "
        "too, so this does not show that a measure did it.",
        "No change yet may mean that the measure is not done yet.",
    ),
    order=("sector", "type", "direction"),
)

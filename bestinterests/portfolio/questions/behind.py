"""The services behind a number, by name: what any count of another question is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.heat import in_scope
from bestinterests.portfolio.questions.question import Column, Question
from bestinterests.portfolio.questions.scope import CURRENT, NO_RANK, current, file_of, named
from bestinterests.portfolio.rows import LEVEL_COLUMNS

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each service that is counted in the number that is asked for."""
    import ibis

    counted = BEHIND[asked.of](tables, asked).select("version").distinct()
    held = named(tables, asked, "now_worst", "finished", "title", "day", "name", "inside").semi_join(counted, "version")
    return held.select(
        "sector",
        "service",
        "service_name",
        "organisation",
        verdict=held.now_worst,
        record=ibis.ifelse(held.finished, "finished", "unfinished"),
        day=held.day,
        version=held.version,
        file=file_of(held),
    ).order_by("service_name", "service", "version", "file")


def _heat(tables: Tables, asked: Asked) -> Table:
    """Services with an effect at the level or a higher one in the place that is asked for."""
    counts = tables["counts"]
    asks = [counts.direction == asked.direction, counts[LEVEL_COLUMNS[asked.profile, asked.slot]] >= asked.least]
    asks += [counts[name] == word for name in ("right", "band", "pattern") if (word := getattr(asked, name))]
    return counts.filter(*asks)


def _looked(tables: Tables, asked: Asked) -> Table:
    """Services of which nobody looked at the right, for the band or for any in scope."""
    scoped = in_scope(tables, asked)
    places = tables["places"]
    places = places.filter(places.right == asked.right)
    seen = scoped.select("version", "band").join(places.select("version", "band"), ["version", "band"])
    return scoped.anti_join(seen, "version" if not asked.band else ["version", "band"])


def _heard(tables: Tables, asked: Asked) -> Table:
    scoped = in_scope(tables, asked)
    return scoped.filter(scoped.heard == asked.heard)


def _verdicts(tables: Tables, asked: Asked) -> Table:
    version = tables["versions"]
    return version.filter(version.now_worst == asked.verdict if asked.verdict else version.now_worst != "")


def _standards(tables: Tables, asked: Asked) -> Table:
    """Services that answered an obligation partly, unmet or unknown."""
    held = tables["obligations"]
    held = held.filter(held.answer.isin(("partly", "unmet", "unknown")))
    asks = [held[name] == word for name in ("standard", "obligation") if (word := getattr(asked, name))]
    return held.filter(*asks) if asks else held


def _contradictions(tables: Tables, asked: Asked) -> Table:
    held = tables["findings"]
    held = held.filter(held.kind == "contradiction")
    return held.filter(held.rule == asked.rule) if asked.rule else held


def _robustness(tables: Tables, asked: Asked) -> Table:
    version = tables["versions"]
    return version.filter(version.robustness == asked.label if asked.label else version.robustness != "")


BEHIND: dict[str, Callable[[Tables, Asked], Table]] = {
    "heat": _heat,
    "unlooked": _looked,
    "unheard": _heard,
    "verdicts": _verdicts,
    "standards": _standards,
    "contradictions": _contradictions,
    "robustness": _robustness,
    "services": current,
}
"""The questions whose numbers can be opened, with what is counted."""
NEEDED: dict[str, tuple[str, ...]] = {"heat": (), "unlooked": ("right",), "unheard": ("band",)}
"""What has to be said for a number to be one."""

BEHIND_IT = Question(
    name="behind",
    title="The services behind a number",
    says="Which services are counted there?",
    takes=(
        *NARROWING,
        "each",
        "of",
        "right",
        "band",
        "pattern",
        "direction",
        "profile",
        "slot",
        "level",
        "verdict",
        "label",
        "rule",
        "standard",
        "obligation",
        "heard",
        "service",
        "limit",
    ),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("service", "Key", "service"),
        Column("service_name", "Service", "text"),
        Column("organisation", "Organisation", "text"),
        Column("verdict", "Verdict now", "verdict"),
        Column("record", "Record", "text"),
        Column("day", "Day", "day"),
        Column("version", "Version", "number"),
        Column("file", "File", "text"),
    ),
    notes=(CURRENT, NO_RANK),
    order=("service_name", "service", "version", "file"),
    is_list=True,
)

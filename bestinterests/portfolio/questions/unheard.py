"""Bands in scope whose children were never asked, and how many children were."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.heat import in_scope
from bestinterests.portfolio.questions.question import ALL_SECTORS, Column, Question, Rows
from bestinterests.portfolio.questions.scope import CURRENT, both, narrowed
from bestinterests.portfolio.suppressing import LEAST, NOT_SHOWN, shown

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

SERVICES = ("in_scope", "never", "planned", "exempt", "heard")


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each sector and band, whatever sector is asked for: what may be shown depends on the others."""
    import msgspec

    scoped = in_scope(tables, msgspec.structs.replace(asked, sector="", each=True))
    services = scoped.group_by("sector", "band").agg(
        in_scope=scoped.count(),
        never=scoped.count(where=scoped.heard == "no"),
        planned=scoped.count(where=scoped.heard == "planned"),
        exempt=scoped.count(where=scoped.heard == "exempt"),
        heard=scoped.count(where=scoped.heard == "yes"),
    )
    children = _children(tables, scoped)
    held = services.left_join(children, ["sector", "band"])
    return held.select("sector", "band", *SERVICES, children=held.children, without=both(held.without))


def _children(tables: Tables, scoped: Table) -> Table:
    """Children who took part in what was held, by sector and band, and how often nobody stated how many."""
    talks = tables["asked"]
    talks = talks.filter(talks.asked == "children", talks.status == "held").select("version", "band", "number")
    held = talks.join(scoped.select("version", "band", "sector"), ["version", "band"])
    return held.group_by("sector", "band").agg(
        children=held.number.sum(where=held.number >= 0), without=held.count(where=held.number < 0)
    )


def finish(rows: Rows, asked: Asked) -> Rows:
    """Hide small numbers of children over all sectors, and only then leave the sectors that were asked for."""
    by_band = defaultdict(list)
    for row in rows:
        by_band[row[1]].append(row)
    kept = []
    for band, held in by_band.items():
        stated = {row[0]: row[7] for row in held if row[7] is not None}
        may = shown(stated)
        told = [(*row[:7], NOT_SHOWN if row[0] in stated.keys() - may.parts else row[7], row[8]) for row in held]
        if not asked.each and not asked.sector:
            numbers = [sum(row[place] for row in held) for place in (2, 3, 4, 5, 6, 8)]
            children = (sum(stated.values()) if stated else None) if may.total else NOT_SHOWN
            told = [(ALL_SECTORS, band, *numbers[:5], children, numbers[5])]
        kept += [row for row in told if asked.sector in ("", row[0])]
    return [(*row[:7], NOT_SHOWN, row[8]) for row in kept] if narrowed(asked) else kept


def _remarks(asked: Asked) -> tuple[str, ...]:
    if not narrowed(asked):
        return ()
    return (
        "Numbers of children are shown for whole sectors only: two answers that differ by a few services would give "
        "small numbers away.",
    )


UNHEARD = Question(
    name="unheard",
    title="Age bands that nobody consulted",
    says="Of the services with a band in scope, how many never asked its children?",
    takes=(*NARROWING, "each", "band"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("band", "Age band", "band"),
        Column("in_scope", "Services with this band in scope", "number"),
        Column("never", "Never asked", "share", "in_scope"),
        Column("planned", "Planned", "share", "in_scope"),
        Column("exempt", "Said why not", "share", "in_scope"),
        Column("heard", "Asked", "share", "in_scope"),
        Column("children", "Children who took part", "number"),
        Column("without", "Consultations without a number", "number"),
    ),
    notes=(
        CURRENT,
        f"Numbers of children below {LEAST} are not shown, nor others from which one could be worked out.",
        "Children who took part are added up over consultations that were held; one child may have been in several.",
        "That children were asked does not say that they were listened to.",
    ),
    order=("sector", "band"),
    remarks=_remarks,
    finish=finish,
)

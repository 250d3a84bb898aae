"""Right by band by sector: in how many services is there a harm, a benefit, and where did nobody look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question, Rows
from bestinterests.portfolio.questions.scope import CURRENT, RECORD, both, current, narrowed, shown_sector
from bestinterests.portfolio.rows import ANY
from bestinterests.portfolio.words import rights

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue, Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

CELL = ("sector", "right", "band")
MARKS = ("harms", "benefits", "harms_expected", "benefits_expected")


def build(tables: Tables, asked: Asked) -> Table:
    """Return a row for each right and band at which anybody looked, and one without a right for each band in scope."""
    import ibis

    scoped = in_scope(tables, asked)
    bands = scoped.group_by("sector", "band").agg(in_scope=scoped.count())
    looked = _looked(tables, scoped, asked)
    marks = _marks(tables, asked)
    cells = looked.select(*CELL).union(marks.select(*CELL), distinct=True)
    held = (
        cells.left_join(bands, ["sector", "band"])
        .select(*CELL, "in_scope")
        .left_join(looked, CELL)
        .select(*CELL, "in_scope", "looked", "not_applicable")
        .left_join(marks, CELL)
    )
    within, seen, zero = both(held.in_scope), both(held.looked), ibis.literal(0, type="int64")
    found = held.select(
        *CELL,
        in_scope=within,
        looked=seen,
        not_looked=within - seen,
        not_applicable=both(held.not_applicable),
        **{name: both(held[name]) for name in MARKS},
    )
    whole = both(bands.in_scope)
    nobody = bands.select(
        "sector",
        "band",
        right=ibis.literal(""),
        in_scope=whole,
        looked=zero,
        not_looked=whole,
        not_applicable=zero,
        **dict.fromkeys(MARKS, zero),
    )
    return found.union(nobody.select(*found.columns))


def finish(rows: Rows, asked: Asked) -> Rows:
    """Add the rights of the framework at which no service looked, for each band in scope: no row is found for those."""
    found = {row[:3] for row in rows}
    rest = [
        (sector, right, band, *more)
        for sector, blank, band, *more in rows
        if not blank
        for right in ((asked.right,) if asked.right else rights())
        if (sector, right, band) not in found
    ]
    return [*(row for row in rows if row[1]), *rest]


def in_scope(tables: Tables, asked: Asked) -> Table:
    """Return each band in scope of each service that is meant: version, sector and band."""
    ages = tables["ages"]
    held = ages.filter(ages.in_scope)
    if asked.band:
        held = held.filter(held.band == asked.band)
    return held.select("version", "band", "heard").join(current(tables, asked), "version")


def _looked(tables: Tables, scoped: Table, asked: Asked) -> Table:
    places = tables["places"]
    if asked.right:
        places = places.filter(places.right == asked.right)
    held = places.join(scoped.select("version", "band", "sector"), ["version", "band"])
    return held.group_by(*CELL).agg(
        looked=held.count(), not_applicable=held.count(where=held.state == "not-applicable")
    )


def _marks(tables: Tables, asked: Asked) -> Table:
    """Services with a harm, and with a benefit, at the level or a higher one: in the slot asked for, and expected."""
    held = _shares(tables, asked).filter(lambda each: each.profile == asked.profile)
    held = held.filter(held.pattern == (asked.pattern or ANY), held.level >= asked.least)
    if asked.right:
        held = held.filter(held.right == asked.right)
    if asked.band:
        held = held.filter(held.band == asked.band)

    def counted(direction: str, slot: str) -> IntegerValue:
        return held.services.sum(where=(held.direction == direction) & (held.slot == slot))

    marks = held.group_by(*CELL).agg(
        harms=counted("harm", asked.slot),
        benefits=counted("benefit", asked.slot),
        harms_expected=counted("harm", "expected"),
        benefits_expected=counted("benefit", "expected"),
    )
    # A cell that has none of the four is no mark: it would be there for another slot's sake.
    return marks.filter(sum((both(marks[name]) for name in MARKS[1:]), both(marks.harms)) > 0)


def _shares(tables: Tables, asked: Asked) -> Table:
    """What was added up already, unless the question is narrowed by more than a sector."""
    if narrowed(asked):
        from bestinterests.portfolio.questions.shares import shares_of

        return shares_of(tables, current(tables, asked))
    held = tables["shares"]
    if asked.sector:
        held = held.filter(held.sector == asked.sector)
    return shown_sector(held, asked)


def _of(asked: Asked) -> tuple[str, ...]:
    if not asked.pattern:
        return ()
    return (
        f"Harms and benefits are those of features of the pattern {asked.pattern}; the services that looked are all "
        "services, also those without such a feature.",
    )


HEAT = Question(
    name="heat",
    title="Rights by age band: where children lose and gain",
    says="Of the services that looked at a right for a band in scope, how many have a harm or a benefit at this level?",
    takes=(*NARROWING, "each", "right", "band", "pattern", "profile", "slot", "level"),
    build=build,
    columns=(
        Column("sector", "Sector", "sector"),
        Column("right", "Right", "right"),
        Column("band", "Age band", "band"),
        Column("in_scope", "Services with this band in scope", "number"),
        Column("looked", "Services that looked", "number"),
        Column("not_looked", "Nobody looked", "share", "in_scope"),
        Column("not_applicable", "Said not to apply", "share", "looked"),
        Column("harms", "Harm at {level} or worse, {slot}", "share", "looked"),
        Column("benefits", "Benefit at {level} or better, {slot}", "share", "looked"),
        Column("harms_expected", "Harm at {level} or worse, expected", "share", "looked"),
        Column("benefits_expected", "Benefit at {level} or better, expected", "share", "looked"),
    ),
    notes=(
        CURRENT,
        RECORD,
        "Harms and benefits stand side by side and are never set off against each other.",
        "A harm counts at the bad end of its range, a benefit at what is certain of it.",
        "Where nobody looked, nothing is known. Few harms beside few services that looked is no good sign.",
        "A service with several harms in one place is counted there once, so numbers of services do not add up over "
        "rights or bands.",
    ),
    order=CELL,
    remarks=_of,
    finish=finish,
)

"""Right by band by sector: in how many services is there a harm, a benefit, and where did nobody look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.portfolio.questions.asking import NARROWING
from bestinterests.portfolio.questions.question import Column, Question, Rows
from bestinterests.portfolio.questions.scope import CURRENT, RECORD, both, current, narrowed, shown_sector
from bestinterests.portfolio.questions.shares import looked_of, reached_of
from bestinterests.portfolio.rows import ANY, IN_SCOPE
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

    told = _looked(tables, asked)
    bands = (
        told.filter(told.state == IN_SCOPE).group_by("sector", "band").agg(in_scope=lambda each: each.services.sum())
    )
    looked = _by_place(told.filter(told.state != IN_SCOPE))
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


def is_added_up(tables: Tables, asked: Asked) -> bool:
    """Whether what was added up over sectors answers: it is kept, and nothing but a sector is asked for."""
    return "shares" in tables and not narrowed(asked)


def _looked(tables: Tables, asked: Asked) -> Table:
    """Services by what they said of each right and band, with those that have the band in scope."""
    if is_added_up(tables, asked):
        held = of_sector(tables["looked"], asked)
        held = held.filter(held.band == asked.band if asked.band else held.band != "")
    else:
        held = looked_of(tables, in_scope(tables, asked))
    return held.filter((held.right == asked.right) | (held.state == IN_SCOPE)) if asked.right else held


def _by_place(looked: Table) -> Table:
    return looked.group_by(*CELL).agg(
        looked=looked.services.sum(), not_applicable=looked.services.sum(where=looked.state == "not-applicable")
    )


def _marks(tables: Tables, asked: Asked) -> Table:
    """Services with a harm, and with a benefit, at the level or a higher one: in the slot asked for, and expected."""
    is_kept = is_added_up(tables, asked)
    held = _shares(tables, asked) if is_kept else reached_of(tables, current(tables, asked), asked)

    def counted(direction: str, slot: str) -> IntegerValue:
        of = held.direction == direction
        return held.services.sum(where=of & (held.slot == slot)) if is_kept else held.count(where=of & held[slot])

    marks = held.group_by(*CELL).agg(
        harms=counted("harm", asked.slot),
        benefits=counted("benefit", asked.slot),
        harms_expected=counted("harm", "expected"),
        benefits_expected=counted("benefit", "expected"),
    )
    # A cell that has none of the four is no mark: it would be there for another slot's sake.
    return marks.filter(sum((both(marks[name]) for name in MARKS[1:]), both(marks.harms)) > 0)


def _shares(tables: Tables, asked: Asked) -> Table:
    """What was added up of services at the level that is asked for or a higher one, in any slot."""
    held = of_sector(tables["shares"], asked)
    asks = [held[name] == word for name in ("right", "band") if (word := getattr(asked, name))]
    return held.filter(
        held.profile == asked.profile, held.pattern == (asked.pattern or ANY), held.level >= asked.least, *asks
    )


def of_sector(held: Table, asked: Asked) -> Table:
    """What was added up, of one sector or all, under the sector at which it is shown."""
    return shown_sector(held.filter(held.sector == asked.sector) if asked.sector else held, asked)


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

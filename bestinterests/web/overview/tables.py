"""Everything that the overview shows, as tables to take away and as the twin of each picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.formats.lists import Cell
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.counting import keys
from bestinterests.web.overview.asking import Asked
from bestinterests.web.overview.deadlines import TITLES, deadlines, every
from bestinterests.web.overview.glance import Glance, Judged
from bestinterests.web.overview.heat import SAYS
from bestinterests.web.overview.months import HEADS

Cells = tuple[Cell, ...]


class Read(NamedTuple):
    """What tables are made from. on: today."""

    organisation: Organisation
    asked: Asked
    glance: Glance
    on: dt.date


class Table(NamedTuple):
    """A table: its name in addresses, what it holds, its head, and how its rows are made."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: Callable[[Read], Iterable[Cells]]


def _verdicts(read: Read) -> Iterator[Cells]:
    yield from _judged("finished", read.glance.finished)
    yield from _judged("cannot be judged yet: judgements are open", read.glance.unfinished)
    yield "cannot be judged here: packs are missing", "", read.glance.not_here.number, None
    yield "not worked out yet", "", read.glance.waits.number, None


def _judged(record: str, lines: tuple[Judged, ...]) -> Iterator[Cells]:
    for line in lines:
        yield record, VERDICT_WORDS[line.verdict], line.now.number, line.expected.number


def _marks(read: Read) -> Iterator[Cells]:
    for row in read.glance.heat.rows:
        for place in row.places:
            for each in (*place.harms, *place.benefits):
                yield row.name, row.article, place.band, each.side, SAYS[each.side][each.level], each.number


def _months(read: Read) -> Iterator[Cells]:
    for month in read.glance.months:
        yield month.first, *(each.number for each in month.counted)


def _deadlines(read: Read) -> Iterator[Cells]:
    for what, title in TITLES.items():
        for row in every(deadlines(read.organisation, read.asked, what, "all", read.on), read.on):
            late = "yes" if row.late else "no"
            yield title, row.day, late, row.title, row.item, row.owner, row.service


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("verdicts", "Verdicts", ("record", "verdict", "services now", "services if all is done"), _verdicts),
        Table(
            "completeness",
            "Completeness",
            ("open judgements", "services"),
            lambda read: ((line.words, line.services.number) for line in read.glance.completeness),
        ),
        Table(
            "states",
            "States",
            ("state", "services"),
            lambda read: ((line.words, line.services.number) for line in read.glance.states),
        ),
        Table("marks", "Rights and ages", ("right", "article", "ages", "side", "mark", "services"), _marks),
        Table("months", "Months", ("month from", *(words.lower() for words in HEADS.values())), _months),
        Table(
            "deadlines",
            "Deadlines",
            ("what", "day", "overdue", "title", "measure", "owner", "service"),
            _deadlines,
        ),
    )
}
"""Every table by its name, in the order of the page."""

LEVELS = tuple((side, level) for side in keys.LEVELS for level in keys.LEVELS[side])
"""Columns of the table of marks, harms first."""

"""What is asked at the desk: the rows kept of an organisation's own services, or the portfolio of this server."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

from bestinterests.portfolio.holding import Holding, of_lake
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.rows import Looked, Share
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.desk.models import PORTFOLIO, PREFIX, TABLES

if TYPE_CHECKING:
    from ibis.expr.types import Table

DIALECTS = {"postgresql": "postgres", "sqlite": "sqlite"}
"""What the database of the workspace speaks, by Django's name of it."""


ADDED_UP = (Share.table, Looked.table)
"""What a portfolio on disk adds up as it is settled. Records here change at any time: they are counted when asked."""


def holding_of(organisation: Organisation, where: str) -> Holding:
    """What an organisation may ask. where: a word of WHERE that is open to it. Raises Refused without a portfolio."""
    return _portfolio() if where == PORTFOLIO else own(organisation)


def own(organisation: Organisation) -> Holding:
    """The rows kept of an organisation's own services, over Django's connection; rows of others are not in it."""
    return Holding(
        DIALECTS[connection.vendor],
        _asked,
        lambda plain: _tables(plain, organisation.pk),
        lacks=ADDED_UP,
        shape=f"desk {organisation.pk}",
    )


def _asked(text: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(text)
        return [tuple(row) for row in cursor.fetchall()]


def _tables(plain: Mapping[str, Table], holder: int) -> Mapping[str, Table]:
    """Every table of a portfolio as an expression over the kept ones, narrowed to an organisation."""
    import ibis

    made: dict[str, Table] = {}
    for name in TABLES:
        columns = dict(plain[name].schema().items())
        held = ibis.table({**columns, "holder_id": "int64"}, name=PREFIX + name)
        made[name] = held.filter(held.holder_id == holder).select(*columns)
    for name in plain.keys() - made.keys():  # nothing of a workspace is ever in these
        none = {column: ibis.literal(None).cast(kind) for column, kind in plain[name].schema().items()}
        made[name] = made["standings"].filter(ibis.literal(False)).select(**none)
    return made


def lake_of(where: str) -> Lake | None:
    """The portfolio on disk, beside whose rows tables are joined; None for own services. Raises Refused without one."""
    return Lake.opened(Path(str(settings.PORTFOLIO))) if where == PORTFOLIO else None


def _portfolio() -> Holding:
    """The portfolio as it stands now. What is sealed in it never changes; what is new is seen at once."""
    folder = Path(str(settings.PORTFOLIO))
    lake = Lake.opened(folder)
    stands = (str(folder), lake.head().settled, tuple(each.name for each in lake.segments()))
    return _opened(stands)


@lru_cache(maxsize=1)
def _opened(stands: tuple[str, str, tuple[str, ...]]) -> Holding:
    """A portfolio whose files are these. Its connection is in memory and reads files only."""
    return of_lake(Lake.opened(Path(stands[0])))

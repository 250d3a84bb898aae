"""Bank holidays of an organisation: the table that comes with the release, and what people here added or took off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.redress.models import Holiday as Row
from bestinterests.workflow.casework.words import Nation
from bestinterests.workflow.clocks.bank_holidays import DIVISIONS, Division, Holiday, Table, shipped


def table_of(organisation: Organisation) -> Table:
    """The table as it stands for an organisation. Its version names the release and the last change made here."""
    table = shipped()
    rows = list(Row.objects.filter(organisation=organisation).order_by("day", "division"))
    if not rows:
        return table
    held: dict[dt.date, dict[Division, str]] = {}
    for holiday in table.holidays:
        held.setdefault(holiday.on, {}).update(dict.fromkeys(holiday.divisions, holiday.name))
    for row in rows:
        division: Division = row.division  # type: ignore[assignment]  # one of the choices
        if row.off:
            held.get(row.day, {}).pop(division, None)
        else:
            held.setdefault(row.day, {})[division] = row.name
    newest = max(row.at for row in rows)
    return replace(table, version=f"{table.version}, changed here {newest:%Y-%m-%dT%H:%M}", holidays=_holidays(held))


def _holidays(held: dict[dt.date, dict[Division, str]]) -> tuple[Holiday, ...]:
    found = []
    for day in sorted(held):
        for name in dict.fromkeys(held[day].values()):
            divisions = tuple(division for division, each in held[day].items() if each == name)
            found.append(Holiday(on=day, name=name, divisions=divisions))
    return tuple(found)


def is_off(table: Table, nation: Nation) -> Callable[[dt.date], bool]:
    """Says of a day whether it is a holiday where somebody works; weekends are days like others here."""
    wanted = set(DIVISIONS[nation])
    held: dict[dt.date, set[Division]] = {}
    for holiday in table.holidays:
        held.setdefault(holiday.on, set()).update(holiday.divisions)
    return lambda day: wanted <= held.get(day, set())

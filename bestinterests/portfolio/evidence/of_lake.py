"""What a portfolio knows that a table can be joined with: its services, and what their records state."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bestinterests.portfolio.engine import connected
from bestinterests.portfolio.evidence.mapping import EvidenceMapping
from bestinterests.portfolio.evidence.services import NO_RECORD, Known
from bestinterests.portfolio.kept import services_of
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.naming import ServiceNames, Services, kept_keys
from bestinterests.portfolio.rows import Statement

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SERVICES = """
    SELECT coalesce(s.service, v.service), v.service, v.service_name, v.organisation, v.series, v.address, v.version
    FROM versions v LEFT JOIN standings s USING (version)
    WHERE v.whose = 'provider'
    ORDER BY coalesce(s.is_current, false), coalesce(s.place, 0), v.day NULLS FIRST, v.number, v.version
"""
"""Versions by the provider; of each service the one against which facts are held comes last."""


class Lookup(NamedTuple):
    """Known services, what their records state, and the highest number of a version."""

    known: list[Known]
    stated: dict[tuple[int, str, str], Statement]
    newest: int


def lookup(lake: Lake, mapping: EvidenceMapping) -> Lookup:
    """Return what a table of this mapping can be joined with. Raises Refused where the kept names cannot be read."""
    connection = connected(lake)
    try:
        known = _services(connection, services_of(lake.folder / "names"))
        return Lookup(known, _stated(connection, mapping, known), _newest(connection))
    finally:
        connection.close()


def newest(lake: Lake) -> int:
    """Return the highest number of a version that was taken in; 0 where none was."""
    connection = connected(lake)
    try:
        return _newest(connection)
    finally:
        connection.close()


def _newest(connection: DuckDBPyConnection) -> int:
    found = connection.execute("SELECT greatest(coalesce(max(version), 0), 0) FROM versions").fetchone()
    return int(found[0]) if found else 0


def _services(connection: DuckDBPyConnection, names: Services | None) -> list[Known]:
    """Every service by its own key, with what else it is called, and the record against which facts are held."""
    own = kept_keys(names)
    found = {each.service: _Named(each) for each in (names.services if names else ())}
    for settled, first, name, organisation, series, address, version in connection.execute(_SERVICES).fetchall():
        service = own.get(settled, settled)
        held = found.setdefault(service, _Named(ServiceNames(service=service)))
        held.latest = (name, organisation, version)
        held.keys[first] = held.series[series] = held.addresses[address] = None
    return [each.known() for each in found.values()]


class _Named:
    """One service while its versions are gone through, oldest first."""

    def __init__(self, kept: ServiceNames) -> None:
        self.service = kept.service
        self.latest = ("", "", NO_RECORD)
        self.identifiers = kept.identifiers
        self.keys: dict[str, None] = dict.fromkeys(kept.also)
        self.addresses: dict[str, None] = dict.fromkeys(kept.addresses)
        self.series: dict[str, None] = {}

    def known(self) -> Known:
        name, organisation, version = self.latest
        return Known(
            service=self.service,
            name=name,
            organisation=organisation,
            version=version,
            keys=tuple(self.keys),
            identifiers=self.identifiers,
            addresses=tuple(self.addresses),
            series=tuple(self.series),
        )


def _stated(
    connection: DuckDBPyConnection, mapping: EvidenceMapping, known: list[Known]
) -> dict[tuple[int, str, str], Statement]:
    wanted = {(column.bears.on, column.bears.about) for column in mapping.columns if column.bears is not None}
    versions = {each.version for each in known}
    rows = connection.execute(
        "SELECT version, field, about, says, sentence, items FROM statements WHERE list_contains(?, field)",
        [sorted({on for on, _ in wanted})],
    ).fetchall()
    found = {}
    for version, field, about, says, sentence, items in rows:
        if version in versions and (field, about) in wanted:
            statement = Statement(
                version=version, field=field, about=about, says=says, sentence=sentence, items=items or ""
            )
            found[version, field, about] = statement
    return found

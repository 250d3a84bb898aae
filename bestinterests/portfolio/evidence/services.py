"""The services that a table can be joined with, found by name, by a kept identifier, by host, or by series."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from bestinterests.portfolio.evidence.mapping import MatchedWith
from bestinterests.portfolio.naming import plain, service_key

_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:[^/@]*@)?([^/:?#\s]+)", re.IGNORECASE)

NO_RECORD = 0


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One service that is known by name.

    service: its key. version: of the record against which facts are held; ``NO_RECORD`` for one whose names are kept
    but of which there is none. keys: every key that means it. identifiers, addresses, series: as they were kept or
    published.
    """

    service: str
    name: str
    organisation: str
    version: int = NO_RECORD
    keys: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    series: tuple[str, ...] = ()


class Index:
    """Known services by whatever a table may name them."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.known = {each.service: each for each in known}
        self._by_key: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        self._by: dict[str, dict[str, set[str]]] = {"identifier": {}, "address": {}, "series": {}}
        for each in self.known.values():
            own = service_key(each.organisation, each.name) if each.name else each.service
            for key in (each.service, own, *each.keys):
                self._by_key.setdefault(key, set()).add(each.service)
                self._by_name.setdefault(key.partition("/")[2], set()).add(each.service)
            for kind, values, form in (
                ("identifier", each.identifiers, plain),
                ("address", each.addresses, host),
                ("series", each.series, plain),
            ):
                for value in filter(None, map(form, values)):
                    self._by[kind].setdefault(value, set()).add(each.service)

    @property
    def names(self) -> Iterable[str]:
        """Every name that is known, as it is compared."""
        return self._by_name

    def named(self, name: str) -> set[str]:
        """Services of a name, whoever answers for them."""
        return self._by_name.get(name_key(name), set())

    def matching(self, kind: MatchedWith, identifier: str, organisation: str | None) -> set[str]:
        """Services that an identifier means; more than one where it is not enough.

        organisation: None where the table has no column for it, so that the name alone has to do.
        """
        if kind != "name":
            return self._by[kind].get(host(identifier) if kind == "address" else plain(identifier), set())
        if organisation is None:
            return self.named(identifier)
        return self._by_key.get(service_key(organisation, identifier), set())


def name_key(name: str) -> str:
    """Return a name as it is compared."""
    return service_key("", name)[1:]


def host(address: str) -> str:
    """Return the host of an address as it is compared: small, without port, without a leading www."""
    found = _HOST.match(plain(address).strip())
    return found[1].rstrip(".").removeprefix("www.") if found else ""

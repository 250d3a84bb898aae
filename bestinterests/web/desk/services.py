"""Services by their keys, as pages name them and look them up."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.desk.holding import holding_of
from bestinterests.web.desk.models import OWN, TABLES


def name_of(organisation: Organisation, where: str, key: str) -> str | None:
    """What a service is called in its newest version; None where nothing is kept of one with this key."""
    return names_of(organisation, where, [key]).get(key)


def names_of(organisation: Organisation, where: str, keys: Iterable[str]) -> dict[str, str]:
    """What services are called in their newest versions, by key; those that nothing is kept of are left out."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    if where == OWN:
        standings = TABLES["standings"]._base_manager.filter(holder=organisation, service__in=wanted)
        places = dict(standings.order_by("place").values_list("version", "service"))
        names = TABLES["versions"]._base_manager.filter(version__in=places).values_list("version", "service_name")
        named = dict(names)
        return {key: named[version] for version, key in places.items() if version in named}
    holding = holding_of(organisation, where)
    standing, version = holding.tables["standings"], holding.tables["versions"]
    held = standing.filter(standing.service.isin(wanted)).select("version", "service", "place")
    found = held.join(version.select("version", "service_name"), "version").order_by("place")
    return dict(holding.run(found.select("service", "service_name")))

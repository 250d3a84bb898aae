"""Which names mean one service and which kinds are one sector: keys made from names, and the names that people keep.

A portfolio keeps both lists as files that people write. They are read when a portfolio is settled, so that a name that
was mended needs no taking in again.
"""

from __future__ import annotations

import unicodedata
from typing import Annotated

from bestinterests.domain.base import Base, about
from bestinterests.portfolio.rows import NOT_STATED

NAMES_FORMAT = 1


class ServiceNames(Base, frozen=True, kw_only=True):
    """One service and what else it is called."""

    service: Annotated[str, about("Key of the service, as in hollowtree-toys/bramble.")]
    also: Annotated[tuple[str, ...], about("Other keys that mean the same service.")] = ()
    identifiers: Annotated[tuple[str, ...], about("Identifiers in tables of facts, as in an app id.")] = ()
    addresses: Annotated[tuple[str, ...], about("Addresses of the service.")] = ()


class Services(Base, frozen=True, kw_only=True):
    """What stands in ``names/services.yaml``."""

    names: Annotated[int, about("Version of the form of this file.", ge=1, le=NAMES_FORMAT)]
    services: Annotated[tuple[ServiceNames, ...], about("Services with more than one name.")] = ()


class SectorKinds(Base, frozen=True, kw_only=True):
    """One sector and the kinds of service that belong to it."""

    sector: Annotated[str, about("Name of the sector.")]
    kinds: Annotated[tuple[str, ...], about("Kinds as records state them; upper and lower case are one.")]


class Sectors(Base, frozen=True, kw_only=True):
    """What stands in ``names/sectors.yaml``."""

    names: Annotated[int, about("Version of the form of this file.", ge=1, le=NAMES_FORMAT)]
    sectors: Annotated[tuple[SectorKinds, ...], about("Sectors.")] = ()


def service_key(organisation: str, name: str) -> str:
    """Return the key of a service: who answers for it and what it is called, as in ``hollowtree-toys/bramble``.

    Letters of every script are kept; upper and lower case, wide and narrow forms, and what stands between words make no
    difference. A blank name or organisation leaves its part blank.
    """
    return f"{_slug(organisation)}/{_slug(name)}"


def sector_of(kind: str, sectors: Sectors | None) -> str:
    """Return the sector of a kind of service: as kept, else the kind itself in small letters, else ``not stated``."""
    return sector_names(sectors).get(plain(kind), plain(kind)) or NOT_STATED


def sector_names(sectors: Sectors | None) -> dict[str, str]:
    """Return the sector of each kind that is kept, by the kind as ``plain`` writes it."""
    return {plain(kind): each.sector for each in (sectors.sectors if sectors else ()) for kind in each.kinds}


def kept_keys(services: Services | None) -> dict[str, str]:
    """Return the key that stands for each other key of the same service."""
    return {also: each.service for each in (services.services if services else ()) for also in each.also}


def plain(words: str) -> str:
    """Return words as they are compared: one form of each letter, small, one blank between words."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _slug(words: str) -> str:
    # Folding may bring marks apart again, so the form comes last, too.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    kept = "".join(each if each.isalnum() or unicodedata.category(each)[0] == "M" else "-" for each in folded)
    return "-".join(part for part in kept.split("-") if part)

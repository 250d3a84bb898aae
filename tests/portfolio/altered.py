"""The four examples, altered into many services: other names, sectors and days, and parts of their records left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from bestinterests.domain.consultation import Consultation
from bestinterests.domain.document import Document
from bestinterests.domain.impact import Impact
from bestinterests.formats.reading import read_document
from bestinterests.formats.samples import samples

KINDS = ("game", "shop", "school platform")


@cache
def examples() -> tuple[Document, ...]:
    """The examples as they ship."""
    found = [read_document(path.read_bytes(), path.name)[0] for path in samples()]
    return tuple(document for document in found if document is not None)


def altered(number: int, versions: int = 2) -> Iterator[Document]:
    """Give so many documents of services that are no samples, some of them in several versions."""
    for place in range(number):
        service, version = divmod(place, versions)
        original = examples()[service % len(examples())]
        held = original.assessment
        named = replace(held.service, name=f"{held.service.name} {service}", kind=KINDS[service % len(KINDS)])
        yield replace(
            original,
            assessment=replace(
                held,
                fictional=False,
                assessed_on=dt.date(2025 + version, 1 + service % 12, 1),
                service=named,
                impacts=tuple(_worse(impact, place + each) for each, impact in enumerate(held.impacts)),
                coverage=_without(held.coverage, place, 3),
                obligations=_without(held.obligations, place, 4),
                consultations=tuple(_asked(each, place) for each in held.consultations),
            ),
        )


def _without(items, place: int, every: int):
    """All but every so many of some items, others for each place."""
    return tuple(item for number, item in enumerate(items) if (number + place) % every)


def _worse(impact: Impact, turn: int) -> Impact:
    """Every third effect as it was before any control."""
    return impact if turn % 3 else replace(impact, now=impact.before, expected=impact.before)


def _asked(consultation: Consultation, place: int) -> Consultation:
    """Another number took part, and in some services one age band less."""
    return replace(consultation, number=place * 7 % 23, bands=consultation.bands[place % 3 == 0 :])

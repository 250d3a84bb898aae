"""By what the register is filtered: the rights and ages that a publication judges, and the kind of service."""

from __future__ import annotations

from collections.abc import Iterator

from bestinterests.domain.publication import Publication
from bestinterests.web.assessments.models import TITLE
from bestinterests.web.assessments.snapshot import short

RIGHT, BAND, SECTOR = "right", "band", "sector"


def facets_of(publication: Publication) -> tuple[tuple[str, str], ...]:
    """Names and values, each once."""
    return tuple(dict.fromkeys(_facets(publication)))


def verdict_of(publication: Publication) -> str:
    """The worst end of the verdict now; blank where there is none, or where it is not finished."""
    held = publication.evaluation
    if held is None or held.completeness.open:
        return ""
    found = next((each for each in held.profiles if each.profile == held.headline_profile), None)
    return found.now.verdict.worst if found else ""


def sector_of(publication: Publication) -> str:
    """The kind of service, as it was written, in one line."""
    return short(publication.document.assessment.service.kind)[:TITLE]


def _facets(publication: Publication) -> Iterator[tuple[str, str]]:
    judged = publication.document.assessment
    for impact in judged.impacts:
        for right in impact.rights:
            yield RIGHT, right
        for band in impact.bands:
            yield BAND, band
    if sector := sector_of(publication):
        yield SECTOR, sector.casefold()

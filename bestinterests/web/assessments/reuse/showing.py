"""What a page of an item says about where it came from, and about copies of it elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q
from django.http import HttpRequest

from bestinterests.changes.taking.content import collection_of
from bestinterests.domain.change import Path
from bestinterests.web.accounts.access import standings_in
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.models import Origin
from bestinterests.web.assessments.places import own_page
from bestinterests.web.assessments.reuse.reaching import may_read

MOST = 50
"""Copies that are named; beyond them it is said that there are more."""


class Copy(NamedTuple):
    """A copy of this item in an assessment that the reader may read."""

    title: str
    item: str
    address: str


class Provenance(NamedTuple):
    """origin: where the item came from, None where it was written here. address: of the item there, blank where the
    reader may not read it or it is gone. copies: where it was taken to, as far as the reader may know; more: are there
    others besides?
    """

    origin: Origin | None
    title: str
    address: str
    copies: tuple[Copy, ...]
    more: bool


def provenance(request: HttpRequest, opened: Opened, path: Path) -> Provenance | None:
    """What is to be said at an item, by its place; None where there is nothing. One query."""
    item = path[2] if len(path) == 3 else ""
    if not collection_of(item) or item[1:2] == "+":
        return None
    here, there = Q(assessment=opened.row, item=item), Q(source=opened.row, source_item=item)
    held = Origin.objects.filter(here | there).select_related("source__organisation", "assessment__organisation")
    rows = list(held.defer("source__head", "source__course", "assessment__head", "assessment__course")[: MOST + 2])
    if not rows:
        return None
    standings = standings_in(request)
    origin = next((row for row in rows if row.assessment_id == opened.row.pk and row.item == item), None)
    source = origin.source if origin else None
    is_open = source is not None and may_read(standings, source)
    copies = [row for row in rows if row is not origin and may_read(standings, row.assessment)]
    told = tuple(
        Copy(row.assessment.title, row.item, own_page(row.assessment.public_id, row.item)) for row in copies[:MOST]
    )
    if origin is None and not told:
        return None
    return Provenance(
        origin,
        source.title if source and is_open else "",
        own_page(source.public_id, origin.source_item) if origin and source and is_open and not origin.is_gone else "",
        told,
        len(copies) > MOST,
    )

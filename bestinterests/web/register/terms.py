"""On what terms a version is published: its place in the register, who publishes, who decided, how to object."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from bestinterests.domain.publication import DecidedBy, Kind, Publisher, ShadowOf
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.register.doors import door_to
from bestinterests.web.register.drafting import Prepared
from bestinterests.web.register.models import SLUG, BroughtIn, Series
from bestinterests.web.register.sources import Source
from bestinterests.workflow.publishing.making import Terms


class Place(NamedTuple):
    """Where a publication will stand. base: the address of this server, without a slash at the end."""

    slug: str
    number: int
    base: str

    @property
    def address(self) -> str:
        """The stable address."""
        return f"{self.base}/register/{self.slug}/{self.number}/"


def place_of(row: Assessment, base: str) -> Place:
    """Where the next publication of an assessment will stand."""
    held = Series.objects.filter(assessment=row).first()
    return Place(held.slug, held.last + 1, base) if held else Place(free_slug(row.service or row.title), 1, base)


def free_slug(name: str) -> str:
    """A word for addresses that no series has yet."""
    word = slugify(name)[: SLUG - 10].strip("-") or "assessment"
    taken = set(Series.objects.filter(Q(slug=word) | Q(slug__startswith=f"{word}-")).values_list("slug", flat=True))
    return next(each for each in (word, *(f"{word}-{n}" for n in range(2, len(taken) + 3))) if each not in taken)


def terms_of(row: Assessment, source: Source, prepared: Prepared, place: Place, salt: str, at: dt.datetime) -> Terms:
    """The terms of a version that was decided or screened out."""
    shadow = shadow_of(row)
    version = source.version
    screened = version.state == "screened_out"
    kind: Kind = "shadow" if shadow else "screened-out" if screened else "decision"
    decided = DecidedBy(
        by=prepared.decider or "The accountable decider",
        on=version.decided.on if version.decided else None,
        outcome="screened-out" if screened else "",
        version=version.number,
    )
    return Terms(
        id=place.slug,
        number=place.number,
        published_on=timezone.localdate(at),
        publisher=publisher_of(row, prepared.object_how, place.base, at),
        kind=kind,
        address=place.address,
        decided=decided,
        named=prepared.named,
        because=version.because if screened else "",
        left_out=prepared.left_out,
        texts=prepared.texts,
        shadow_of=shadow,
        salt=salt,
    )


def publisher_of(row: Assessment, object_how: str, base: str, at: dt.datetime) -> Publisher:
    """Who publishes, and where to object."""
    door = door_to(row, at)
    return Publisher(
        organisation=row.organisation.name,
        service=row.service or row.title,
        object_at=f"{base}{door}" if door else "",
        object_how=object_how,
    )


def shadow_of(row: Assessment) -> ShadowOf | None:
    """What an assessment reads again; None where it is one's own."""
    held = BroughtIn.objects.filter(shadow=row).first()
    if held is None:
        return None
    return ShadowOf(
        address=held.address,
        digest=held.digest,
        organisation=held.whose,
        service=held.service,
        published_on=held.published_on,
    )

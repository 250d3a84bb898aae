"""What was published of an assessment: how each publication stands, and the document itself."""

from __future__ import annotations

from django.urls import reverse

from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.shapes.publications import Publications, PublicationTold, PublicationWhole
from bestinterests.web.assessments.access import opened
from bestinterests.web.register.access import base_of
from bestinterests.web.register.holding import whole
from bestinterests.web.register.listing import light
from bestinterests.web.register.models import Published

MOST = 500
"""Publications of one assessment that are told of: the newest."""


def listed(call: Call) -> Answer:
    """Tell of every publication of an assessment, the newest first."""
    held = opened(call.request, call.path["assessment"])
    rows = list(light().filter(series__assessment=held.row).order_by("-number")[:MOST])
    series = rows[0].series.slug if rows else ""
    return Answer(Publications(series=series, publications=tuple(_told(call, row) for row in rows)))


def one(call: Call) -> Answer:
    """Give the document of one publication."""
    held = opened(call.request, call.path["assessment"])
    number = call.path["number"]
    rows = Published.objects.select_related("standing", "series").filter(series__assessment=held.row)
    row = rows.filter(number=int(number)).first()
    if row is None:
        raise wrong(404, "api.not-found", f"There is no publication {number} of this assessment.")
    if row.standing.state == "withdrawn":
        raise wrong(410, "api.gone", f"Publication {number} was withdrawn: {row.standing.because}")
    return Answer(PublicationWhole(told=_told(call, row), publication=whole(row).publication))


def _told(call: Call, row: Published) -> PublicationTold:
    path = reverse("register:publication", args=[row.series.slug, row.number])
    return PublicationTold(
        number=row.number,
        kind=row.kind,  # type: ignore[arg-type]  # one of the choices
        state=row.standing.state,  # type: ignore[arg-type]  # likewise
        published_on=row.published_on,
        version=row.version,
        digest=row.digest,
        address=f"{base_of(call.request)}{path}",
        fictional=row.fictional,
        superseded_by=row.standing.superseded_by,
        because=row.standing.because,
        since=row.standing.on,
    )

"""The services whose doors are open on this installation."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.redress.models import Portal
from bestinterests.web.redress.readiness import door_of

MOST = 50
"""Doors that a page shows: whether one is open is asked of each."""


def open_doors(at: dt.datetime) -> list[Portal]:
    """Return portals that take something in now, by name; none of an organisation that is a sample."""
    portals = Portal.objects.select_related("organisation").filter(
        opened_at__isnull=False, shut_at__isnull=True, organisation__is_sample=False
    )
    return [portal for portal in portals.order_by("name", "id")[:MOST] if door_of(portal, at).is_open]

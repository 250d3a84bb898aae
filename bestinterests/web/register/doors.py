"""Where anybody objects to what a service published: its door, while that is open."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from bestinterests.web.assessments.models import Assessment
from bestinterests.web.redress.models import Portal
from bestinterests.web.redress.readiness import door_of


def door_to(assessment: Assessment, at: dt.datetime) -> str:
    """The path of the door of a service; blank where it has none, or it takes nothing in now."""
    portal = Portal.objects.select_related("organisation").filter(assessment=assessment).first()
    return reverse("redress:door", args=[portal.slug]) if portal and door_of(portal, at).is_open else ""

"""Addresses of requests and incidents, for pages and notices, and of the page on which one acts on a trigger."""

from __future__ import annotations

from django.urls import reverse

from bestinterests.web.assessments.places import address_of
from bestinterests.web.change_requests.models import ChangeRequest, Incident, Trigger

ROUTES: dict[str, str] = {
    "review-date": "reviews:review",
    "expiry": "reviews:review",
    "verdict": "reviews:review",
    "processing": "assessments:data_map",
    "packs": "assessments:upgrade",
    "date": "change_requests:in_assessment",
}
"""The route within the assessment on which one acts on a trigger; others lead to an item, a request, an incident."""


def request_address(row: ChangeRequest) -> str:
    """The page of a request, for members."""
    return reverse("change_requests:request", args=[row.organisation.public_id, row.public_id])


def incident_address(row: Incident) -> str:
    """The page of an incident."""
    return reverse("change_requests:incident", args=[row.organisation.public_id, row.public_id])


def trigger_address(row: Trigger, organisation: str) -> str:
    """The page on which one acts on a trigger. organisation: its public id."""
    if row.reason in ("change", "incident"):
        route = "change_requests:request" if row.reason == "change" else "change_requests:incident"
        return reverse(route, args=[organisation, row.subject])
    if row.item and row.reason not in ROUTES:
        return address_of(row.assessment.public_id, row.item)
    return reverse(ROUTES.get(row.reason, "reviews:review"), args=[row.assessment.public_id])

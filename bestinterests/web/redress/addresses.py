"""Addresses of cases, for pages and notices."""

from __future__ import annotations

from django.urls import reverse

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.redress.models import Case


def case_address(row: Case) -> str:
    """The page of a case, for staff."""
    return reverse("redress:case", args=[row.organisation.public_id, row.public_id])


def cases_address(row: Assessment) -> str:
    """What cases say about a service."""
    return reverse("redress:in_assessment", args=[row.public_id])


def erased_address(row: Organisation) -> str:
    """The list of an organisation's erased cases."""
    return reverse("redress:erased", args=[row.public_id])

"""From where something may be taken over: the assessments of the same organisation, and the samples."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment


def sources(target: Assessment) -> QuerySet[Assessment]:
    """Every assessment from which something may be taken over into another one."""
    found = Assessment.objects.filter(Q(organisation=target.organisation_id) | Q(organisation__is_sample=True))
    return found.exclude(pk=target.pk).select_related("organisation", "ledger")


def source_of(target: Assessment, source: str) -> Assessment:
    """One of them, by its public id. Raises Http404 for any other, so that nobody learns which there are."""
    row = sources(target).filter(public_id=source).first()
    if row is None:
        raise Http404
    return row


def may_read(standings: Iterable[Standing], row: Assessment) -> bool:
    """May a person read an assessment? Its organisation is at hand."""
    if row.organisation.is_sample:
        return True
    return any(each.organisation.pk == row.organisation_id and each.may(Permission.READ) for each in standings)

"""Shadow assessments beside the provider's own: what was published, and what our reading of it says by now."""

from __future__ import annotations

from django.db.models import QuerySet

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.register.models import BroughtIn


def shadows_of(organisation: Organisation) -> QuerySet[BroughtIn]:
    """Published documents that were brought in, with the assessments that read them again, in no order."""
    rows = BroughtIn.objects.filter(organisation=organisation).select_related("shadow")
    return rows.defer("content", "shadow__head", "shadow__course")

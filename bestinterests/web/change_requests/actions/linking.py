"""Making and withdrawing the links by which changes are described without signing in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.change_requests.models import Link


@transaction.atomic
def make_link(
    *,
    organisation: Organisation,
    assessment: Assessment | None,
    label: str,
    service: str,
    features: Sequence[tuple[str, str]],
    expires_at: dt.datetime | None,
    actor: str,
    at: dt.datetime,
) -> Link:
    """Make a link. service, features: what its page shows, as pairs of id and name; nothing else of the assessment."""
    return Link.objects.create(
        public_id=new_id(at),
        organisation=organisation,
        assessment=assessment,
        label=label,
        service=service,
        features=[list(pair) for pair in features],
        by=actor,
        made_at=at,
        expires_at=expires_at,
    )


@transaction.atomic
def withdraw_link(*, link: Link, actor: str, at: dt.datetime) -> None:
    """Withdraw a link. What came in by it stays; a link that is withdrawn already keeps its day."""
    Link.objects.filter(pk=link.pk, withdrawn_at=None).update(withdrawn_at=at, withdrawn_by=actor)

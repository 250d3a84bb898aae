"""A portal is made, worded, opened and shut."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.ids import ALPHABET, new_id
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.redress.models import Portal
from bestinterests.web.redress.models.portals import SLUG
from bestinterests.web.redress.readiness import conditions
from bestinterests.workflow.casework.refusing import refused


def make_portal(*, assessment: Assessment, told: dict[str, Any], at: dt.datetime) -> Portal:
    """Make the portal of a service, shut until somebody opens it. One service has one: a second is the same.

    told: name, features and website, as the table of portals says. Raises Refusing for a sample.
    """
    if assessment.organisation.is_sample:
        raise Refusing((refused("portal.sample"),))
    slug = "".join(secrets.choice(ALPHABET) for _ in range(SLUG))
    defaults = {
        "public_id": new_id(at),
        "organisation": assessment.organisation,
        "slug": slug,
        "made_at": at,
        **told,
    }
    return Portal.objects.get_or_create(assessment=assessment, defaults=defaults)[0]


def change_portal(*, portal: Portal, told: dict[str, Any]) -> None:
    """Change what a portal calls the service, what it offers to choose, and where the service is."""
    Portal.objects.filter(pk=portal.pk).update(**told)


def open_portal(*, portal: Portal, actor: str, at: dt.datetime) -> None:
    """Open a portal. Raises Refusing with every condition that does not stand yet."""
    insist(
        [
            refused("portal.not-ready", what=each.what[0].lower() + each.what[1:], told=each.told)
            for each in conditions(portal.organisation, at)
            if not each.met
        ]
    )
    Portal.objects.filter(pk=portal.pk).update(opened_at=at, opened_by=actor, shut_at=None, shut_because="")


def shut_portal(*, portal: Portal, because: str, at: dt.datetime) -> None:
    """Shut a portal to what is new. because: what visitors read. Raises Refusing where nothing is said."""
    if not because.strip():
        raise Refusing((refused("portal.no-reason"),))
    Portal.objects.filter(pk=portal.pk).update(shut_at=at, shut_because=because.strip())

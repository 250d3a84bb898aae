"""Whom to tell: people of an organisation by what their roles let them do."""

from __future__ import annotations

from bestinterests.web.accounts.models import Membership, Organisation
from bestinterests.web.accounts.roles import ROLES, Permission


def able(organisation: Organisation, *permissions: Permission) -> set[str]:
    """The public ids of everybody whose roles hold one of some permissions."""
    roles = [key for key, role in ROLES.items() if role.may & set(permissions)]
    held = Membership.objects.filter(organisation=organisation, held_roles__role__in=roles)
    return set(held.values_list("person__public_id", flat=True))

"""What pages show of notices: a person's own, of the organisations to which they still belong."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.models import User
from bestinterests.web.notices.models import Delivery, Notice

MOST = 99
"""Unread notices are counted up to here."""
MAIL: dict[str, str] = {"day": "Once a day, in the morning", "hour": "Every hour", "never": "Never"}
"""How often somebody is told by e-mail."""
DEFAULT = "day"


def notices_of(person: User, standings: Iterable[Standing]) -> QuerySet[Notice]:
    """Everything that a person was told, where they still belong."""
    return Notice.objects.filter(person=person, organisation__in=[each.organisation.pk for each in standings])


def unread(person: User, standings: Iterable[Standing]) -> str:
    """How many a person has not read, as the bar says it: blank for none, ``99+`` for more than are counted."""
    number = notices_of(person, standings).filter(read_at=None)[: MOST + 1].count()
    return f"{MOST}+" if number > MOST else str(number or "")


def mail_of(person: User) -> dict[str, str]:
    """How a person wants to be told by e-mail, as far as they have said."""
    held = Delivery.objects.filter(person=person).values_list("mail", flat=True).first()
    return {kind: word for kind, word in (held or {}).items() if word in MAIL}

"""Every change of webhooks: keyword arguments, the time last, one transaction each, an event of the organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.actions import note
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.ledger.models import Line
from bestinterests.web.webhooks.delivering import stop, test_of
from bestinterests.web.webhooks.models import Delivery, Webhook


@transaction.atomic
def make(*, standing: Standing, name: str, address: str, topics: Sequence[str], at: dt.datetime) -> Webhook:
    """Make a webhook that is told of what happens from now on. address, topics: as a form has checked them."""
    last = Line.objects.order_by("-pk").values_list("pk", flat=True).first()
    held = Webhook.objects.create(
        public_id=new_id(at),
        organisation=standing.organisation,
        name=name,
        address=address,
        topics=list(topics),
        made_by=standing.person,
        made_at=at,
        seen_to=last or 0,
    )
    _note(standing, "webhook.made", held, at)
    return held


@transaction.atomic
def change(
    *, webhook: Webhook, standing: Standing, name: str, address: str, topics: Sequence[str], at: dt.datetime
) -> None:
    """Give a webhook another name, address or topics."""
    Webhook.objects.filter(pk=webhook.pk).update(name=name, address=address, topics=list(topics))
    _note(standing, "webhook.changed", webhook, at)


@transaction.atomic
def renew_secret(*, webhook: Webhook, standing: Standing, at: dt.datetime) -> None:
    """Sign with another secret from now on."""
    Webhook.objects.filter(pk=webhook.pk).update(generation=F("generation") + 1)
    _note(standing, "webhook.secret-renewed", webhook, at)


@transaction.atomic
def halt(*, webhook: Webhook, standing: Standing, at: dt.datetime) -> None:
    """Send nothing until somebody starts it again."""
    stop(webhook=webhook, because="person", at=at)
    _note(standing, "webhook.stopped", webhook, at)


@transaction.atomic
def start(*, webhook: Webhook, standing: Standing, at: dt.datetime) -> None:
    """Send again: what waited, and what happened meanwhile."""
    Webhook.objects.filter(pk=webhook.pk).update(stopped_at=None, stopped_because="", failed=0)
    _note(standing, "webhook.started", webhook, at)


@transaction.atomic
def remove(*, webhook: Webhook, standing: Standing, at: dt.datetime) -> None:
    """Take a webhook out, with its messages."""
    _note(standing, "webhook.removed", webhook, at)
    webhook.delete()


@transaction.atomic
def test(*, webhook: Webhook, at: dt.datetime) -> Delivery:
    """Send a message that only shows that it arrives."""
    held = test_of(webhook, at)
    held.save()
    return held


@transaction.atomic
def again(*, delivery: Delivery, at: dt.datetime) -> None:
    """Send a message once more, with the same id, so that a receiver who has it knows."""
    Delivery.objects.filter(pk=delivery.pk).update(next_at=at, tries=0, said="", status=0)


def _note(standing: Standing, kind: str, webhook: Webhook, at: dt.datetime) -> None:
    note(organisation=standing.organisation, kind=kind, subject=webhook.public_id, actor=standing.person, at=at)

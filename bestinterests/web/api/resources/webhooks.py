"""Webhooks of an organisation: which there are, what each was sent, and every change to them."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from bestinterests.web.accounts.access import Standing, standing_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import PREFIX
from bestinterests.web.api.resources.forms import checked, typed
from bestinterests.web.api.resources.places import insist_place
from bestinterests.web.api.shapes.webhooks import (
    Deliveries,
    DeliveryRow,
    DeliveryTold,
    WebhookRow,
    Webhooks,
    WebhookTold,
)
from bestinterests.web.ui.paging import paged
from bestinterests.web.webhooks import actions
from bestinterests.web.webhooks.forms import Webhooked
from bestinterests.web.webhooks.models import Delivery, Webhook
from bestinterests.web.webhooks.signing import secret_of

KEYS = ("-at", "-id")


def webhooks(call: Call) -> Answer:
    """List the webhooks, by name."""
    rows = _standing(call).organisation.webhooks.order_by("name", "id")
    return Answer(Webhooks(entries=tuple(WebhookRow(**_told(each)) for each in rows)))


def webhook(call: Call) -> Answer:
    """Give a webhook with its secret."""
    return _with_secret(_webhook(call, _standing(call)))


def deliveries(call: Call) -> Answer:
    """List what was sent, the newest first."""
    rows = Delivery.objects.filter(webhook=_webhook(call, _standing(call))).defer("body")
    insist_place(rows, KEYS, call.asked.place)
    page = paged(rows, KEYS, call.asked.place)
    entries = tuple(DeliveryRow(**_sent(each)) for each in page.rows)
    return Answer(Deliveries(entries=entries, before=page.before, after=page.after))


def delivery(call: Call) -> Answer:
    """Give one message."""
    held = _delivery(call)
    return Answer(DeliveryTold(**_sent(held), body=bytes(held.body).decode()))


def make(call: Call) -> Answer:
    """Make a webhook. Its secret stands in no answer that is kept."""
    standing = _standing(call)
    told = checked(Webhooked(typed(call)))

    def made() -> Answer:
        held = actions.make(standing=standing, at=call.at, **told)
        return Answer(WebhookRow(**_told(held)), 201, {"Location": _address(standing, held)})

    return once(call, made)


def change(call: Call) -> Answer:
    """Give a webhook another name, address or topics."""
    standing = _standing(call)
    held = _webhook(call, standing)
    actions.change(webhook=held, standing=standing, at=call.at, **checked(Webhooked(typed(call))))
    return Answer(WebhookRow(**_told(_webhook(call, standing))))


def test(call: Call) -> Answer:
    """Send a test. Raises Wrong (409) where nothing is sent because it is stopped."""
    standing = _standing(call)
    held = _webhook(call, standing)
    if held.stopped_at:
        sentence = "Nothing is sent as long as it is stopped."
        raise wrong(409, "webhook.stopped", sentence, "Start it first.")
    message = actions.test(webhook=held, at=call.at)
    location = f"{_address(standing, held)}/deliveries/{message.public_id}"
    return Answer(DeliveryRow(**_sent(message)), 201, {"Location": location})


def again(call: Call) -> Answer:
    """Send a message once more."""
    actions.again(delivery=_delivery(call), at=call.at)
    return Answer(DeliveryRow(**_sent(_delivery(call))))


def secret(call: Call) -> Answer:
    """Sign with another secret from now on."""
    standing = _standing(call)
    actions.renew_secret(webhook=_webhook(call, standing), standing=standing, at=call.at)
    return _with_secret(_webhook(call, standing))


def stop(call: Call) -> Answer:
    """Send nothing until it is started again."""
    standing = _standing(call)
    actions.halt(webhook=_webhook(call, standing), standing=standing, at=call.at)
    return Answer(WebhookRow(**_told(_webhook(call, standing))))


def start(call: Call) -> Answer:
    """Send again."""
    standing = _standing(call)
    actions.start(webhook=_webhook(call, standing), standing=standing, at=call.at)
    return Answer(WebhookRow(**_told(_webhook(call, standing))))


def remove(call: Call) -> Answer:
    """Take a webhook out."""
    standing = _standing(call)
    actions.remove(webhook=_webhook(call, standing), standing=standing, at=call.at)
    return Answer(status=204)


def _standing(call: Call) -> Standing:
    return standing_of(call.request, call.path["organisation"], Permission.CONNECT)


def _webhook(call: Call, standing: Standing) -> Webhook:
    rows = Webhook.objects.filter(organisation=standing.organisation)
    return get_object_or_404(rows, public_id=call.path["webhook"])


def _delivery(call: Call) -> Delivery:
    held = _webhook(call, _standing(call))
    return get_object_or_404(Delivery.objects.filter(webhook=held), public_id=call.path["delivery"])


def _address(standing: Standing, held: Webhook) -> str:
    return f"{PREFIX}/organisations/{standing.organisation.public_id}/webhooks/{held.public_id}"


def _with_secret(held: Webhook) -> Answer:
    return Answer(WebhookTold(**_told(held), secret=secret_of(held)), headers={"Cache-Control": "no-store"})


def _told(held: Webhook) -> dict[str, Any]:
    return {
        "id": held.public_id,
        "name": held.name,
        "address": held.address,
        "topics": tuple(held.topics),
        "made_at": held.made_at,
        "failed": held.failed,
        "stopped_at": held.stopped_at,
        "stopped_because": held.stopped_because,
    }


def _sent(held: Delivery) -> dict[str, Any]:
    return {
        "id": held.public_id,
        "kind": held.kind,
        "at": held.at,
        "tries": held.tries,
        "next_at": held.next_at,
        "status": held.status,
        "said": held.said,
        "arrived_at": held.arrived_at,
    }

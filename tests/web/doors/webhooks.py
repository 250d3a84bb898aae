"""Doors of webhooks: for those who connect other systems."""

from __future__ import annotations

from bestinterests.web.webhooks.delivering import test_of
from bestinterests.web.webhooks.models import Webhook
from tests.web.doors import GO, OPEN_READ, administrators

WEBHOOK, DELIVERY = "1" * 26, "2" * 26
_ONE = ("", "_change", "_test", "_secret", "_halt", "_start", "_remove")
NAMED: dict[str, dict[str, str]] = {
    **{f"webhooks:webhook{route}": {"webhook": WEBHOOK} for route in _ONE},
    **{f"webhooks:{route}": {"webhook": WEBHOOK, "delivery": DELIVERY} for route in ("delivery", "delivery_again")},
}
TABLE = {
    "webhooks:webhooks": administrators(OPEN_READ),
    "webhooks:webhook_new": administrators((200, 422)),
    "webhooks:webhook": administrators(OPEN_READ),
    "webhooks:webhook_change": administrators((200, 422)),
    "webhooks:webhook_test": administrators((405, GO)),
    "webhooks:webhook_secret": administrators((405, GO)),
    "webhooks:webhook_halt": administrators((405, GO)),
    "webhooks:webhook_start": administrators((405, GO)),
    "webhooks:webhook_remove": administrators((200, GO)),
    "webhooks:delivery": administrators(OPEN_READ),
    "webhooks:delivery_again": administrators((405, GO)),
}


def fill(assessment, actor, at):
    """A webhook with one message."""
    organisation = assessment.organisation
    held = Webhook.objects.create(
        public_id=WEBHOOK,
        organisation=organisation,
        name="Tickets",
        address="https://example.org/hooks",
        topics=["work"],
        made_by=organisation.memberships.first().person,
        made_at=at,
    )
    message = test_of(held, at)
    message.public_id = DELIVERY
    message.save()

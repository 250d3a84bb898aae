"""Operations on webhooks: where to, what is told, and what was sent."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives
from bestinterests.web.api.shapes import webhooks
from bestinterests.web.api.shapes.reviews import Nothing
from bestinterests.web.api.shapes.values import Placed
from bestinterests.web.api.table.members import ADMINISTRATORS
from bestinterests.web.api.table.rows import ORGANISATION, reading, writing

TAG = "Webhooks"
HOME = f"{ORGANISATION}/webhooks"
WEBHOOK = f"{HOME}/{{webhook}}"
DELIVERY = f"{WEBHOOK}/deliveries/{{delivery}}"
MANAGED = {"scope": "manage", "who": ADMINISTRATORS}

WEBHOOKS = (
    reading("webhooks", HOME, "Webhooks of an organisation", "webhooks:webhooks", webhooks.Webhooks, TAG, **MANAGED),
    reading("webhook", WEBHOOK, "A webhook with its secret", "webhooks:webhook", webhooks.WebhookTold, TAG, **MANAGED),
    reading(
        "deliveries",
        f"{WEBHOOK}/deliveries",
        "What was sent to a webhook",
        "webhooks:deliveries",
        webhooks.Deliveries,
        TAG,
        asks=Placed,
        **MANAGED,
    ),
    reading(
        "delivery",
        DELIVERY,
        "One message as it is sent, and what came of it",
        "webhooks:delivery",
        webhooks.DeliveryTold,
        TAG,
        **MANAGED,
    ),
    writing(
        "make_webhook",
        "POST",
        HOME,
        "Make a webhook, which is told of what happens from now on",
        "webhooks:make",
        Gives(201, webhooks.WebhookRow, "It is made; its Location gives the secret.", headers=("Location",)),
        TAG,
        takes={JSON: webhooks.Webhooked},
        headers=("Idempotency-Key",),
        **MANAGED,
    ),
    writing(
        "change_webhook",
        "PUT",
        WEBHOOK,
        "Change the name, the address and the topics of a webhook",
        "webhooks:change",
        Gives(200, webhooks.WebhookRow, "It is changed."),
        TAG,
        takes={JSON: webhooks.Webhooked},
        **MANAGED,
    ),
    writing(
        "test_webhook",
        "POST",
        f"{WEBHOOK}/test",
        "Send a message that only shows that it arrives",
        "webhooks:test",
        Gives(201, webhooks.DeliveryRow, "It is on its way.", headers=("Location",)),
        TAG,
        takes={JSON: Nothing},
        refuses=(409,),
        **MANAGED,
    ),
    writing(
        "deliver_again",
        "POST",
        f"{DELIVERY}/again",
        "Send a message once more, with the same id",
        "webhooks:again",
        Gives(200, webhooks.DeliveryRow, "It is on its way."),
        TAG,
        takes={JSON: Nothing},
        **MANAGED,
    ),
    *(
        writing(
            f"{name}_webhook" if name != "secret" else "renew_webhook_secret",
            "POST",
            f"{WEBHOOK}/{name}",
            says,
            f"webhooks:{name}",
            Gives(200, kind, done),
            TAG,
            takes={JSON: Nothing},
            **MANAGED,
        )
        for name, says, kind, done in (
            (
                "secret",
                "Sign with another secret from now on",
                webhooks.WebhookTold,
                "The one before signs nothing any more.",
            ),
            ("stop", "Send nothing until it is started again", webhooks.WebhookRow, "It is stopped."),
            ("start", "Send again, also what happened meanwhile", webhooks.WebhookRow, "It is started."),
        )
    ),
    writing(
        "remove_webhook",
        "POST",
        f"{WEBHOOK}/remove",
        "Take a webhook out, with its messages",
        "webhooks:remove",
        Gives(204, None, "It is gone.", ()),
        TAG,
        takes={JSON: Nothing},
        **MANAGED,
    ),
)

"""How a receiver knows that a message is ours: signed as the Standard Webhooks convention says.

Source: Standard Webhooks, specification 1.0: headers ``webhook-id``, ``webhook-timestamp``, ``webhook-signature``.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from django.conf import settings

from bestinterests.web.webhooks.models import Webhook


def secret_of(webhook: Webhook) -> str:
    """The secret that the receiver is given: ``whsec_`` and 32 bytes in base64.

    It is worked out from the secret of the server, so that neither a table nor a backup holds it; a server with another
    secret has other ones here.
    """
    told = f"webhook {webhook.public_id} {webhook.generation}".encode()
    key = hmac.digest(settings.SECRET_KEY.encode(), told, hashlib.sha256)
    return f"whsec_{base64.b64encode(key).decode()}"


def headers_of(webhook: Webhook, message: str, body: bytes, seconds: int) -> dict[str, str]:
    """The headers that identify and sign a body. message: its id. seconds: since 1970, when it is sent."""
    key = base64.b64decode(secret_of(webhook).removeprefix("whsec_"))
    signed = hmac.digest(key, f"{message}.{seconds}.".encode() + body, hashlib.sha256)
    return {
        "Content-Type": "application/json",
        "User-Agent": "bestinterests",
        "webhook-id": message,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{base64.b64encode(signed).decode()}",
    }

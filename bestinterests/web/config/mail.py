"""From ``BESTINTERESTS_MAIL`` to the way in which e-mail leaves."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

FORMS = "Give smtp://user:password@host:587, smtps://user:password@host:465, console: or file:."


def mail_of(url: str) -> dict[str, Any]:
    """Return Django's mail settings for an address; raises ValueError with the forms that are read."""
    if url in ("console:", "file:"):
        kind = "console" if url == "console:" else "filebased"
        return {"EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend"}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(FORMS) from error
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(FORMS)
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if implicit else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit,
        "EMAIL_TIMEOUT": 20,
    }

"""The code that proves that whoever makes the first administrator can read what the server printed."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

CODE = "first-code"
LOOPBACK = ("127.0.0.1", "::1")


def code_is_needed(request: HttpRequest) -> bool:
    """Say whether the code has to be given: unless the request comes straight from this computer."""
    straight = request.META.get("REMOTE_ADDR") in LOOPBACK and not settings.BEHIND_PROXY
    return not (straight and settings.IS_LOCAL)


def kept_code(folder: Path) -> str:
    """Return the code that the server printed; one by chance that nobody can know where it printed none."""
    try:
        return (folder / CODE).read_text(encoding="utf-8").strip() or secrets.token_urlsafe()
    except OSError:
        return secrets.token_urlsafe()

"""From ``BESTINTERESTS_MAIL`` to the way in which e-mail leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

FORMS = "Give smtp://user:password@host:587, smtps://user:password@host:465, console: or file:."
BACKENDS = "django.core.mail.backends"
MAILERS_SINCE = (6, 1)
OLD_NAMES = {
    "host": "EMAIL_HOST",
    "port": "EMAIL_PORT",
    "username": "EMAIL_HOST_USER",
    "password": "EMAIL_HOST_PASSWORD",
    "use_ssl": "EMAIL_USE_SSL",
    "use_tls": "EMAIL_USE_TLS",
    "timeout": "EMAIL_TIMEOUT",
    "file_path": "EMAIL_FILE_PATH",
}


def mail_of(url: str) -> dict[str, Any]:
    """Return a mailer, as Django's MAILERS hold it; raises ValueError with the forms that are read."""
    if url in ("console:", "file:"):
        kind = "console" if url == "console:" else "filebased"
        return {"BACKEND": f"{BACKENDS}.{kind}.EmailBackend", "OPTIONS": {}}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(FORMS) from error
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(FORMS)
    implicit = parts.scheme == "smtps"
    options = {
        "host": parts.hostname,
        "port": port or (465 if implicit else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": implicit,
        "use_tls": not implicit,
        "timeout": 20,
    }
    return {"BACKEND": f"{BACKENDS}.smtp.EmailBackend", "OPTIONS": options}


def settings_of(mailer: dict[str, Any], folder: Path, version: tuple[int, ...]) -> dict[str, Any]:
    """Return a mailer as the settings of a Django release; a mailer to files writes into the folder."""
    options = dict(mailer["OPTIONS"])
    if "filebased" in mailer["BACKEND"]:
        options["file_path"] = str(folder)
    if version >= MAILERS_SINCE:
        return {"MAILERS": {"default": {"BACKEND": mailer["BACKEND"], "OPTIONS": options}}}
    return {"EMAIL_BACKEND": mailer["BACKEND"]} | {OLD_NAMES[name]: value for name, value in options.items()}

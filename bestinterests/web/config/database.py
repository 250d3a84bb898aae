"""From ``DATABASE_URL`` to a Django database: SQLite as it must be set for several writers, or PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

FORMS = "Give postgresql://user:password@host:5432/name, or sqlite:///path/to/file."
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a writer waits for its turn at the start, instead of failing in the middle
    "timeout": 20,
    # FULL: what was acknowledged survives a power cut; the record of a decision is kept here. secure_delete: what is
    # erased is written over with zeros in the file, not only let go.
    "init_command": ("PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;"),
}
POSTGRESQL_OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "options", "application_name")


def database_of(url: str) -> dict[str, Any]:
    """Return the settings of a database; of SQLite without a name where the address is empty.

    Raises ValueError with the forms that are read. The value itself is never repeated: it may hold a password.
    """
    if not url:
        return sqlite("")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ValueError(FORMS) from error
    if parts.scheme in ("sqlite", "sqlite3"):
        return sqlite(_file(unquote(parts.path), parts.netloc))
    if parts.scheme not in ("postgres", "postgresql") or parts.path in ("", "/"):
        raise ValueError(FORMS)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    unknown = sorted(set(options) - set(POSTGRESQL_OPTIONS))
    if unknown:
        raise ValueError(f"'{unknown[0][:40]}' is no option that is read; these are: {', '.join(POSTGRESQL_OPTIONS)}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def sqlite(path: str | Path) -> dict[str, Any]:
    """Return the settings of a SQLite database in a file."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": dict(SQLITE_OPTIONS)}


def _file(path: str, host: str) -> str:
    """``sqlite:///a`` is relative to the current folder, ``sqlite:////a`` is not, as is the custom."""
    if host or path in ("", "/"):
        raise ValueError(FORMS)
    return path.removeprefix("/")

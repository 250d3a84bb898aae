"""Programs that act for the cast: a token for whoever is asked for, and requests as programs make them."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import msgspec
from django.test import Client
from django.utils import timezone

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.models import User
from bestinterests.web.api.actions import make_token
from bestinterests.web.api.limits import BUCKETS
from bestinterests.web.api.scopes import SCOPES


class Said(NamedTuple):
    """An answer: its status, its value (None for what is no JSON), its headers and bytes."""

    status: int
    value: Any
    headers: Any
    content: bytes

    @property
    def codes(self) -> list[str]:
        """The codes of its problems."""
        return [problem["code"] for problem in self.value["problems"]]


class Program:
    """A program with a token. Its requests carry the token and no cookie."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        BUCKETS.forget()

    def ask(self, method: str, path: str, value: Any = None, *, kind: str = "application/json", **headers: str) -> Said:
        """Send a request; value: bytes as they are, anything else as JSON."""
        data = value if isinstance(value, bytes) else b"" if value is None else msgspec.json.encode(value)
        sent = {"HTTP_AUTHORIZATION": f"Bearer {self.secret}"} if self.secret else {}
        sent |= {f"HTTP_{name.upper()}": text for name, text in headers.items()}
        address = path if path.startswith("/api") else f"/api/v1{path}"
        response = Client().generic(method, address, data, content_type=kind, **sent)
        told = response.headers.get("Content-Type", "")
        value = msgspec.json.decode(response.content) if "json" in told and response.content else None
        return Said(response.status_code, value, response.headers, response.content)

    def get(self, path: str, **headers: str) -> Said:
        """Read."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, value: Any, **headers: str) -> Said:
        """Send JSON."""
        return self.ask("POST", path, value, **headers)

    def patch(self, path: str, base: int, *edits: dict[str, Any]) -> Said:
        """Send changes."""
        value = {"base_revision": base, "changes": {"format": 1, "edits": list(edits)}}
        return self.ask("PATCH", path, value, kind="application/vnd.bestinterests.changes+json")


def program_of(person: User, scopes: tuple[str, ...] = tuple(SCOPES), days: int = 30) -> Program:
    """A program that acts for a person in all of their organisations."""
    standings = standings_of(person)
    at = timezone.now()
    _, secret = make_token(
        name="Nightly report",
        scopes=frozenset(scopes),
        organisations=frozenset(held.organisation.public_id for held in standings),
        standings=standings,
        until=timezone.localdate(at) + dt.timedelta(days=days),
        actor=person,
        at=at,
    )
    return Program(secret)


def set_to(path: list[str], before: Any, after: Any) -> dict[str, Any]:
    """An edit that sets a value."""
    return {"kind": "set", "path": path, "before": before, "after": after}

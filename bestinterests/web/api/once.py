"""Doing once what is sent twice: whoever had no answer sends it again with the same Idempotency-Key."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable

import msgspec
from django.db import transaction

from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.models import KEY, Once
from bestinterests.web.api.operations import JSON

LASTS = dt.timedelta(days=1)
"""How long the same answer is given again."""


def once(call: Call, make: Callable[[], Answer]) -> Answer:
    """Return what ``make`` answers; what it answered before, where the key was sent before with the same content.

    Key and what is made are written together or not at all, so that a key never stands for something half done: of two
    that arrive at once the second waits for the first. Raises Wrong (422) for a key that was sent with other content.
    """
    key = call.header("Idempotency-Key")
    if not key:
        return make()
    if len(key) > KEY or not (key.isascii() and key.isprintable()):
        remedy = "Any text by chance will do, such as a UUID."
        sentence = f"A key has at most {KEY} plain characters."
        raise wrong(422, "api.key", sentence, remedy, path="Idempotency-Key")
    asked = _digest(call)
    with transaction.atomic():
        held = Once.objects.filter(person=call.person, operation=call.operation.name, key=key)
        held.filter(at__lt=call.at - LASTS).delete()
        values = {"asked": asked, "at": call.at}
        row, fresh = held.get_or_create(person=call.person, operation=call.operation.name, key=key, defaults=values)
        if not fresh:
            return _again(row, asked)
        made = make()
        row.status, row.headers, row.content = made.status, dict(made.headers), msgspec.json.encode(made.value)
        row.save(update_fields=["status", "headers", "content"])
        return made


def forget(at: dt.datetime) -> None:
    """Let go of answers that are no longer given again."""
    Once.objects.filter(at__lt=at - LASTS).delete()


def _again(row: Once, asked: str) -> Answer:
    if row.asked != asked:
        sentence = "This key was sent before, with something else."
        raise wrong(422, "api.key-used", sentence, "Send a new key with something new.", path="Idempotency-Key")
    return Answer(bytes(row.content), row.status, row.headers, JSON)


def _digest(call: Call) -> str:
    """What was asked, and of which address: the same key may be sent to two assessments."""
    digest = hashlib.sha256(f"{call.request.get_full_path()}\n{call.sent_as}\n".encode())
    digest.update(call.request.sent_bytes)  # type: ignore[attr-defined]
    return digest.hexdigest()

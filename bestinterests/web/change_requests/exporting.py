"""What may be published of change requests: the words for everybody, as a table and as JSON. It names no person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from django.utils import timezone

from bestinterests.formats.lists import Cell
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.workflow.changing import EFFECTS

HEAD = ("id", "described on", "answered on", "effect", "effect in words", "what changed", "answer", "why")


def rows(organisation: Organisation) -> Iterator[tuple[Cell, ...]]:
    """Give every publishable request under ``HEAD``, the first described first, some hundred at a time."""
    found = ChangeRequest.objects.filter(organisation=organisation, may_publish=True).order_by("id")
    for row in found.only("public_id", "at", "answered_at", "effect", "held").iterator(chunk_size=500):
        public = change_of(row.held).public
        if public is not None:
            yield (
                row.public_id,
                timezone.localdate(row.at),
                timezone.localdate(row.answered_at) if row.answered_at else None,
                row.effect,
                EFFECTS[row.effect],  # type: ignore[index]  # one of the choices
                public.what,
                public.answer,
                public.why,
            )


def as_json(organisation: Organisation) -> bytes:
    """The same as JSON, as a publication reads it."""
    names = [name.replace(" ", "_") for name in HEAD]
    told: dict[str, Any] = {
        "format": "bestinterests changes",
        "format_version": 1,
        "from": organisation.name,
        "changes": [dict(zip(names, row, strict=True)) for row in rows(organisation)],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"

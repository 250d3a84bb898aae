"""A document as canonical JSON: the same order as in YAML, defaults left out, two spaces of indent."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.document import Document
from bestinterests.domain.order import in_order


def write_json(document: Document) -> str:
    """Return the document as canonical JSON text; reading it back gives an equal document in canonical order."""
    return json_of(in_order(document))


def json_of(value: object) -> str:
    """Return any struct or plain value as JSON text in the same style. Dates are ISO days."""
    return json_bytes(value).decode()


def json_bytes(value: object) -> bytes:
    """Return what ``json_of`` does, as bytes in UTF-8."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def whole_json(value: object) -> str:
    """Return a result as JSON text with every field written, for readers that know no defaults."""
    return json_of(whole(value))


def whole(value: object) -> Any:
    """Return a value with each struct as a dict of all its fields."""
    if isinstance(value, msgspec.Struct):
        return {name: whole(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {key: whole(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [whole(held) for held in value]
    return value

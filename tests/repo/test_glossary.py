"""Every struct of the document has its word in the glossary."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from msgspec import inspect

from bestinterests.domain.document import Document

ROOT = Path(__file__).resolve().parents[2]


def _structs(kind: type) -> set[str]:
    found: set[str] = set()
    waiting: list[inspect.Type] = [inspect.type_info(kind)]
    while waiting:
        info = waiting.pop()
        if isinstance(info, inspect.StructType):
            if info.cls.__name__ in found:
                continue
            found.add(info.cls.__name__)
            waiting += [field.type for field in info.fields]
        waiting += [
            part
            for name in ("item_type", "type", "value_type")
            if isinstance(part := getattr(info, name, None), inspect.Type)
        ]
        waiting += [part for part in getattr(info, "types", ()) if isinstance(part, inspect.Type)]
    return found


def test_every_struct_of_the_document_is_in_the_glossary() -> None:
    text = (ROOT / "docs/reference/glossary.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", text))
    assert _structs(Document) - named == set()
    assert issubclass(Document, msgspec.Struct)


def test_glossary_is_in_alphabetical_order() -> None:
    text = (ROOT / "docs/reference/glossary.md").read_text(encoding="utf-8")
    words = [row.split("|")[1].strip(" `").lower() for row in text.splitlines() if row.startswith("| ")][1:]
    words = [word for word in words if not word.startswith("---")]
    assert words == sorted(words, key=lambda word: word.replace("`", "").replace(",", " "))

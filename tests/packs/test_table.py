"""The table of referring fields is what the document's types say."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.document import Document
from bestinterests.packs.meaning.table import PARTS, REFERENCES

Table = dict[str, dict[str, tuple[str, bool]]]


def unwrapped(type_: Any) -> tuple[Any, bool, str]:
    """The type inside optional and list, whether it is a list, and what it refers to."""
    many, refers = False, ""
    while True:
        if isinstance(type_, msgspec.inspect.Metadata):
            refers = refers or (type_.extra or {}).get("refers", "")
            type_ = type_.type
        elif isinstance(type_, msgspec.inspect.UnionType):
            type_ = next(each for each in type_.types if not isinstance(each, msgspec.inspect.NoneType))
        elif isinstance(type_, msgspec.inspect.VarTupleType):
            many, type_ = True, type_.item_type
        else:
            return type_, many, refers


def read(type_: Any, references: Table, parts: Table) -> bool:
    """Add a struct type and those below it to both tables; False where nothing at or below it refers."""
    name = type_.cls.__name__
    if name in references:
        return bool(references[name] or parts[name])
    references[name], parts[name] = {}, {}
    for field in type_.fields:
        inner, many, refers = unwrapped(field.type)
        if refers:
            references[name][field.name] = (refers, many)
        elif isinstance(inner, msgspec.inspect.StructType) and read(inner, references, parts):
            parts[name][field.name] = (inner.cls.__name__, many)
    return bool(references[name] or parts[name])


def test_the_table_is_what_the_types_say() -> None:
    references: Table = {}
    parts: Table = {}
    read(msgspec.inspect.type_info(Document), references, parts)
    references = {name: fields for name, fields in references.items() if fields}
    parts = {name: fields for name, fields in parts.items() if fields}
    assert (references, parts) == (REFERENCES, PARTS), f"write into table.py:\n{references=}\n{parts=}"

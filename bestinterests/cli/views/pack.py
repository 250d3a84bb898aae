"""A pack as text: what it holds, one thing in it, and what changed between two versions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from bestinterests.cli.output import Page, listed
from bestinterests.domain.pack import Pack
from bestinterests.packs.compare import PackChange, said

COLLECTIONS = (
    "rights",
    "framework_rights",
    "activities",
    "standards",
    "patterns",
    "bands",
    "scales",
    "matrices",
    "profiles",
    "practices",
    "vocabularies",
)


def show_pack(sheet: Page, pack: Pack) -> None:
    """Write what a pack is and the ids of what it holds."""
    sheet.heading(f"{pack.title} ({pack.id} {pack.version})")
    sheet.line(pack.summary.text)
    sheet.line(f"{pack.publisher}; {pack.licence}; {pack.language}", style="dim")
    if pack.requires:
        sheet.line(f"Requires {listed(f'{need.pack} {need.version}' for need in pack.requires)}.", style="dim")
    for collection in COLLECTIONS:
        items = getattr(pack, collection)
        if items:
            sheet.heading(f"{collection.replace('_', ' ').capitalize()} ({len(items)})")
            sheet.table([(_id(item), said(item)) for item in items], head=False)


def show_item(sheet: Page, collection: str, item: Any) -> None:
    """Write one thing with everything that is said about it."""
    sheet.heading(f"{_id(item)} ({collection.replace('_', ' ')})")
    _fields(sheet, item, 2)


def _fields(sheet: Page, item: msgspec.Struct, indent: int) -> None:
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if value in (None, "", (), {}) or name == "id":
            continue
        label = f"{name.replace('_', ' ')}:"
        if isinstance(value, msgspec.Struct):
            _statement(sheet, label, value, indent)
        elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            sheet.line(label, indent=indent, style="dim")
            for inner in value:
                _statement(sheet, "-", inner, indent + 2)
        elif isinstance(value, (tuple, dict)):
            words = value.items() if isinstance(value, dict) else value
            sheet.entry(label, listed(str(word) for word in words), indent=indent, style="dim")
        else:
            sheet.entry(label, str(value), indent=indent, style="dim")


def _statement(sheet: Page, label: str, value: Any, indent: int) -> None:
    text = getattr(value, "text", "")
    sure = getattr(value, "provenance", "")
    key = _id(value)
    if isinstance(text, str) and text:
        tail = f" ({sure}{'; ' + listed(value.sources) if value.sources else ''})" if sure else ""
        sheet.entry(label, f"{key + ': ' if key else ''}{text}{tail}", indent=indent, style="dim")
    else:
        sheet.entry(label, key, indent=indent, style="dim")
        _fields(sheet, value, indent + 2)


def _id(item: Any) -> str:
    return str(getattr(item, "id", "") or getattr(item, "right", "") or "")


def show_changes(sheet: Page, old: Pack, new: Pack, changes: Sequence[PackChange]) -> None:
    """Write the differences between two versions."""
    sheet.heading(f"{old.id} {old.version} to {new.id} {new.version}: {len(changes)} changes")
    for change in changes:
        sheet.entry("-", f"{change.place}: {change.kind}")
        if change.old:
            sheet.entry("was:", change.old, indent=4, style="dim")
        if change.new:
            sheet.entry("is: ", change.new, indent=4, style="teal")

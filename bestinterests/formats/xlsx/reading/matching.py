"""Which row is which item: by its key, and of rows with one key the one nearest to what was written keeps it."""

from __future__ import annotations

import hashlib
import re
from typing import Any, NamedTuple

from bestinterests.domain.base import ITEM_ID, PROVISIONAL_KEY
from bestinterests.formats.xlsx.desk import Desk
from bestinterests.formats.xlsx.kinds import Shown, Unreadable, plain_text
from bestinterests.formats.xlsx.plans import Plan
from bestinterests.formats.xlsx.reading.cells import is_blank, is_empty, read_cell, touched
from bestinterests.formats.xlsx.reading.grid import RowRead, TableRead
from bestinterests.formats.xlsx.reading.notes import Notes

_ID, _PROVISIONAL = re.compile(ITEM_ID), re.compile(PROVISIONAL_KEY)
_READY = re.compile(r"[A-Z]\+w-[0-9a-f]{4}-[0-9]+")
_NAMES = ("title", "name", "role", "says", "interest", "decision")

Key = tuple[str, ...]


class Held(NamedTuple):
    """An item of the base: its key, itself, and what its cells showed."""

    key: Key
    item: Any
    shown: list[Shown]


class Matched(NamedTuple):
    """A table matched: rows of items that the base holds, rows of new ones by their keys, and what has no row."""

    kept: list[tuple[Held, RowRead]]
    new: list[tuple[Key, RowRead]]
    missing: list[Held]


def matched(plan: Plan, table: TableRead, base: list[Held], seed: str, desk: Desk, notes: Notes) -> Matched:
    """Match the rows of a table with the items of the base."""
    held = {each.key: each for each in base}
    rows: dict[Key, list[RowRead]] = {}
    loose: list[RowRead] = []
    for row in table.rows:
        key = _key(row, plan, desk, notes)
        if key is not None:
            rows.setdefault(key, []).append(row)
        elif (plan.table.letter or plan.table.name == "given") and not is_empty(row, plan):
            loose.append(row)
    kept: list[tuple[Held, RowRead]] = []
    new: list[tuple[Key, RowRead]] = []
    for key, candidates in rows.items():
        first = _nearest(plan, held[key], candidates) if key in held else candidates[0]
        others = [row for row in candidates if row is not first]
        if key in held:
            kept.append((held[key], first))
        elif _is_id_to_keep(key, plan):
            new.append((key, first))
        else:
            others.insert(0, first)
        loose += _others(plan, key, others, is_new=key not in held, notes=notes)
    loose.sort(key=lambda row: row.number)
    new += _keyed(plan, loose, seed, desk)
    found = {each.key for each, _ in kept}
    return Matched(kept, new, [each for each in base if each.key not in found])


def _key(row: RowRead, plan: Plan, desk: Desk, notes: Notes) -> Key | None:
    """Return the key of a row, or None where it has none."""
    table = plan.table
    if table.letter or table.name == "given":
        return _id(row, plan, notes)
    parts = []
    for field in table.keys:
        cell, column = row.cells.get(field), plan.by_field[field]
        if is_blank(cell):
            if not is_empty(row, plan):
                notes.unreadable(
                    row, field, column.title, Unreadable("This says what the row is about.", "Fill it in.")
                )
            return None
        try:
            parts.append(read_cell(cell, column, desk))
        except Unreadable as fault:
            notes.unreadable(row, field, column.title, fault)
            return None
    return tuple(parts)


def _id(row: RowRead, plan: Plan, notes: Notes) -> Key | None:
    cell = row.cells.get(plan.table.keys[0])
    if is_blank(cell) or is_empty(row, plan):
        return None if is_blank(cell) else (plain_text(cell).strip(),)
    text = plain_text(cell).strip()
    if plan.table.name == "given":
        return (text,)
    if _ID.fullmatch(text.upper()) and text[:1].upper() == plan.table.letter:
        return (text.upper(),)
    if _PROVISIONAL.fullmatch(text) and text[0] == plan.table.letter:
        return (text,)
    notes.add(
        "id",
        row.place(plan.table.keys[0]),
        f"‘{text[:40]}’ is no id of this sheet, so the row is taken as a new one.",
        f"Leave the id empty for a new row; ids look like {plan.table.letter}07 and are given by the software.",
        "warning",
    )
    return None


def _nearest(plan: Plan, held: Held, rows: list[RowRead]) -> RowRead:
    if len(rows) == 1:
        return rows[0]
    return min(rows, key=lambda row: (len(touched(row, plan, held.shown)), row.number))


def _is_id_to_keep(key: Key, plan: Plan) -> bool:
    """Is it a key that a person chose, or a word of the packs? Those of empty rows and of given judgements are not."""
    if plan.table.name == "given":
        return False
    return not plan.table.letter or not _READY.fullmatch(key[0])


def _others(plan: Plan, key: Key, rows: list[RowRead], *, is_new: bool, notes: Notes) -> list[RowRead]:
    """Return the rows that are new items though they bear a key: copies, and rows that were ready to be filled in."""
    rows = [row for row in rows if not is_empty(row, plan)]
    if plan.table.letter or plan.table.name == "given":
        return rows
    for row in rows:
        field = plan.table.keys[-1]
        notes.add(
            "two-rows",
            row.place(field),
            f"Another row is about {' and '.join(key)} as well, and there can be one.",
            "Bring both into one row and delete the other.",
        )
    return []


def _keyed(plan: Plan, rows: list[RowRead], seed: str, desk: Desk) -> list[tuple[Key, RowRead]]:
    """Give new rows their provisional keys: by what they say, so that the same row has the same key tomorrow."""
    found: list[tuple[Key, RowRead]] = []
    seen: dict[str, int] = {}
    for row in rows:
        said = "\0".join(plain_text(row.cells.get(field, "")) for field in plan.table.identity)
        mark = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:8]
        seen[mark] = seen.get(mark, 0) + 1
        again = f"-{seen[mark]}" if seen[mark] > 1 else ""
        key = f"{plan.table.letter or 'J'}+w-{seed}-{mark}{again}"
        typed = row.cells.get(plan.table.keys[0])
        if not is_blank(typed) and _READY.fullmatch(plain_text(typed)):
            desk.aliases.append((plain_text(typed), key))
        found.append(((key,), row))
    return found


def name_new(plan: Plan, rows: list[tuple[Key, RowRead]], desk: Desk) -> None:
    """Let other cells name an item of this workbook by what its row calls it now."""
    field = next((name for name in _NAMES if name in plan.by_field), "")
    for key, row in rows:
        text = " ".join(plain_text(row.cells.get(field) or "").split())
        desk.names.setdefault(key[0], text[:60])
        if text:
            typed = plain_text(row.cells.get(plan.table.keys[0]) or key[0])
            desk.aliases += [(f"{key[0]} {text[:60]}", key[0]), (f"{typed} {text[:60]}", key[0]), (text, key[0])]

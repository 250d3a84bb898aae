"""Plans: tables and forms with every column and its kind of cell, for the words of one workbook.

A plan takes an item apart into what the cells of its row show, and puts an item together from what cells say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any

import msgspec

from bestinterests.changes.units import NOTHING, field_named
from bestinterests.domain.base import Base
from bestinterests.domain.impact import StatedRating
from bestinterests.formats.xlsx.columns import Column, FormPart, Table, description, kind_of
from bestinterests.formats.xlsx.desk import Desk
from bestinterests.formats.xlsx.kinds import Shown, Unreadable, plain_text
from bestinterests.formats.xlsx.sheets import FORMS, TABLES
from bestinterests.formats.xlsx.sheets.impacts import SLOTS
from bestinterests.formats.xlsx.slots import changed_slot, slot_columns, slot_value
from bestinterests.formats.xlsx.words import Words

CELL = 32_767
"""Characters (UTF-16 units) that a cell can hold."""
_KEPT = 32_000
LONGER = "[… This text is longer than a cell can hold. All of it is kept as long as this cell stays as it is.]"


def fitted(text: str) -> str:
    """Return a text as a cell can hold it: too long a one as its beginning, marked, while the whole travels inside."""
    if len(text) * 2 <= CELL or len(text.encode("utf-16-le")) // 2 <= CELL:
        return text
    beginning = text.encode("utf-16-le")[: _KEPT * 2].decode("utf-16-le", "ignore")
    return f"{beginning}\n\n{LONGER}"


class Plan:
    """A table for the words of one workbook."""

    def __init__(self, table: Table, words: Words) -> None:
        self.table = table
        self.columns = tuple(self._columns(words))
        self.read = tuple(column for column in self.columns if column.is_read)
        self.by_field = {column.field: column for column in self.columns}
        self._get = {column.field: _getter(column.field, table) for column in self.read}
        self._runs = self._in_runs()

    def _columns(self, words: Words) -> Any:
        for column in self.table.columns:
            if column.field.startswith("*"):
                slot = column.field[1:]
                yield from slot_columns(slot, SLOTS[slot], words)
            else:
                yield _settled(column, self.table.kind)

    def _in_runs(self) -> list[tuple[str, list[Column]]]:
        """Columns that stand side by side and belong to one slot, by the name of that slot; else one by one."""
        runs: list[tuple[str, list[Column]]] = []
        for column in self.read:
            first, _, rest = column.field.partition(".")
            slot = first if first in SLOTS and rest else ""
            if slot and runs and runs[-1][0] == slot:
                runs[-1][1].append(column)
            else:
                runs.append((slot, [column]))
        return runs

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Fields that a new item cannot do without and that have a column."""
        needed = (field.name for field in msgspec.structs.fields(self.table.kind) if field.required)
        return tuple(name for name in needed if name in self.by_field)

    def value(self, item: Any, key: tuple[str, ...], field: str) -> Any:
        """Return the value of a column in an item."""
        return key[0] if field == "^" else self._get[field](item)

    def shown(self, item: Any, key: tuple[str, ...], desk: Desk) -> list[Shown]:
        """Return what the cells of an item's row show, for each column that is read."""
        cells: list[Shown] = []
        for slot, columns in self._runs:
            held = getattr(item, slot) if slot else None
            if held is not None and not held.agreed and not held.credits:
                cells += [None] * len(columns)
                continue
            for column in columns:
                value = key[0] if column.field == "^" else self._get[column.field](item)
                cells.append(None if value is None or value == () or value == "" else _shown(column, value, desk))
        return cells

    def blank(self, field: str) -> Any:
        """Return the value of an empty cell; NOTHING where a cell may not be empty."""
        first, _, rest = field.partition(".")
        if first in SLOTS:
            return () if rest == "credits" else ({} if rest == "why" else None)
        struct: type[Base] = StatedRating if rest else self.table.kind
        found = field_named(struct, rest or first)
        return None if found is None else found.default

    def changed(self, item: Any, changes: Mapping[str, Any]) -> Any:
        """Return an item with other values in some columns. Raises Unreadable where they do not go together."""
        flat: dict[str, Any] = {}
        inner: dict[str, dict[str, Any]] = {}
        for field, value in changes.items():
            first, _, rest = field.partition(".")
            if rest:
                inner.setdefault(first, {})[rest] = value
            elif field != "^" and field != self.table.marker:
                flat[field] = value
        for first, values in inner.items():
            held = getattr(item, first)
            if first in SLOTS:
                flat[first] = changed_slot(held, values)
            else:
                stated = msgspec.structs.replace(held or StatedRating(), **values)
                flat[first] = None if held is None and stated == StatedRating() else stated
        return msgspec.structs.replace(item, **flat) if flat else item

    def made(self, values: Mapping[str, Any]) -> Any:
        """Return a new item. Raises Unreadable where values do not go together."""
        own = {
            name: value for name, value in values.items() if "." not in name and name not in ("^", self.table.marker)
        }
        rest = {name: value for name, value in values.items() if "." in name}
        return self.changed(self.table.kind(**own), rest)


def _shown(column: Column, value: Any, desk: Desk) -> Shown:
    kind = column.kind
    assert kind is not None
    if type(value) is str and not kind.choices:
        return value if len(value) <= CELL // 2 else fitted(value)
    shown = kind.show(value, desk)
    return fitted(shown) if type(shown) is str and len(shown) > CELL // 2 else shown


def _getter(field: str, table: Table) -> Callable[[Any], Any]:
    first, _, rest = field.partition(".")
    if field == "^":
        return lambda item: None
    if field == table.marker:
        return lambda item: True
    if first in SLOTS and rest:
        of = attrgetter(first)
        return lambda item: slot_value(of(item), rest)
    if rest:
        return lambda item: getattr(getattr(item, first), rest, None)
    return attrgetter(field)


def _settled(column: Column, struct: type[Base]) -> Column:
    if not column.is_read or column.field == "^":
        return column
    kind = column.kind or kind_of(struct, column.field)
    return column._replace(kind=kind, help=column.help or description(struct, column.field))


class FormPlan:
    """The questions of one part of a form, each with its kind of cell."""

    def __init__(self, part: FormPart) -> None:
        self.part = part
        self.columns = tuple(_settled(column, part.kind) for column in part.columns)

    def place(self, column: Column) -> str:
        """Return the key by which the row of a question is known."""
        return ".".join((*self.part.path, column.field))

    def shown(self, held: Any, column: Column, desk: Desk) -> Shown:
        """Return what the answer cell of a question shows."""
        value = getattr(held, column.field)
        if value is None or value == ():
            return None
        return _shown(column, value, desk)

    def blank(self, column: Column) -> Any:
        """Return the value of an empty answer."""
        found = field_named(self.part.kind, column.field)
        return NOTHING if found is None else found.default


class Plans:
    """Every table and form for the words of one workbook."""

    def __init__(self, words: Words) -> None:
        self.tables = {name: Plan(table, words) for name, table in TABLES.items()}
        self.forms = {name: [FormPlan(part) for part in form.parts] for name, form in FORMS.items()}


def untouched(shown: Shown, cell: Any) -> bool:
    """Say whether a cell still holds what was written into it; how a program keeps line ends or numbers is no "
    "change."""
    if shown == cell:
        return True
    if cell is None or cell == "":
        return shown is None or (isinstance(shown, str) and not _kept(shown))
    if isinstance(shown, str) and isinstance(cell, str):
        return _kept(shown) == _kept(cell)
    if hasattr(cell, "date") and shown is not None and not isinstance(shown, (str, int, float)):
        return bool(cell.date() == shown)
    return False


def _kept(text: str) -> str:
    return plain_text(text.replace("x005F_", "")).rstrip()


def not_longer(cell: Any) -> None:
    """Raise Unreadable for a changed cell that shows only the beginning of its text."""
    if isinstance(cell, str) and "longer than a cell can hold" in cell and LONGER in plain_text(cell):
        raise Unreadable(
            "This cell shows only the beginning of a text that is longer than a cell can hold, and it was changed.",
            "Delete the marked last line if the text is to end there; else put the cell back and change the text in "
            "the document.",
        )

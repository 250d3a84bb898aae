"""The document that comes of the rows: the base with what was changed, what is new, and what no longer has a row."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.change import Path
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import KEYS, Document
from bestinterests.domain.impact import Judgement
from bestinterests.formats.xlsx.columns import at, put
from bestinterests.formats.xlsx.desk import Desk
from bestinterests.formats.xlsx.kinds import Unreadable
from bestinterests.formats.xlsx.plans import FormPlan, Plan, Plans, untouched
from bestinterests.formats.xlsx.reading.cells import changes_of, is_blank, is_empty, read_cell, touched
from bestinterests.formats.xlsx.reading.grid import Grid, RowRead, TableRead
from bestinterests.formats.xlsx.reading.matching import Held, Key, Matched, matched, name_new
from bestinterests.formats.xlsx.reading.notes import Notes
from bestinterests.formats.xlsx.reading.opening import Formula


class Building:
    """Puts a document together from the tables of a workbook."""

    def __init__(self, base: Document, seed: str, desk: Desk, plans: Plans, grid: Grid) -> None:
        self.base = base
        self.document = base
        self.desk = desk
        self.plans = plans
        self.grid = grid
        self.notes = Notes()
        self.missing: list[Path] = []
        self.seed = seed

    def build(self) -> Document:
        """Return the document; Problems stand in ``notes``, places of what has no row in ``missing``."""
        tables = [
            (self.plans.tables[name], found) for name, found in self.grid.tables.items() if name in self.plans.tables
        ]
        # Items with ids come first, so that every cell of every table can name those that are new.
        tables.sort(key=lambda entry: not entry[0].table.letter)
        all_matched = []
        for plan, found in tables:
            if plan.table.letter:
                all_matched.append((plan, self._matched(plan, found)))
        for plan, match in all_matched:
            name_new(plan, match.new + [(held.key, row) for held, row in match.kept], self.desk)
        for plan, found in tables:
            if not plan.table.letter:
                all_matched.append((plan, self._matched(plan, found)))
        for plan, match in sorted(all_matched, key=lambda entry: bool(entry[0].table.inner or entry[0].table.rows)):
            self._take_in(plan, match)
        for name, parts in self.plans.forms.items():
            if name in self.grid.tables:
                self._read_form(parts, self.grid.tables[name])
        self._note_missing_tables()
        return self.document

    def _matched(self, plan: Plan, found: TableRead) -> Matched:
        items = plan.table.items(self.base)
        base = [Held(key, item, plan.shown(item, key, self.desk)) for key, item in items]
        return matched(plan, found, base, self.seed, self.desk, self.notes)

    def _take_in(self, plan: Plan, match: Matched) -> None:
        kept: dict[Key, Any] = {}
        for held, row in match.kept:
            item = self._changed(plan, held, row)
            if item is not None:
                kept[held.key] = item
        new = {key: item for key, row in match.new if (item := self._made(plan, key, row)) is not None}
        if plan.table.name == "given":
            self._put_given(plan, kept, new, match.missing)
        else:
            self.missing += [self._path(plan, held.key) for held in match.missing]
            self._put(plan, kept, new)

    # -- rows --------------------------------------------------------------------------------------------------------

    def _changed(self, plan: Plan, held: Held, row: RowRead) -> Any:
        """Return the item of a row as it is now; an emptied row is one that is to be taken out."""
        columns = touched(row, plan, held.shown)
        if not columns:
            return held.item
        if self._is_emptied(plan, held, row):
            if plan.table.name == "given":
                return None
            self.missing.append(self._path(plan, held.key))
            return held.item
        found = changes_of(row, plan, columns, self.desk, self.notes)
        changes = {
            field: value for field, value in found.items() if not _same(value, plan.value(held.item, held.key, field))
        }
        try:
            return plan.changed(held.item, changes)
        except Unreadable as fault:
            field = next((name for name in changes if name.endswith(".why")), next(iter(changes)))
            self.notes.unreadable(row, field, plan.by_field[field].title, fault)
            return held.item

    def _is_emptied(self, plan: Plan, held: Held, row: RowRead) -> bool:
        marker = plan.table.marker
        if marker and marker in row.columns and is_blank(row.cells.get(marker)):
            return True
        own = [column.field for column in plan.read if column.field not in plan.table.keys]
        return is_empty(row, plan) and all(field in row.columns for field in own)

    def _made(self, plan: Plan, key: Key, row: RowRead) -> Any:
        """Return the new item of a row, or None where it says nothing or too little."""
        if is_empty(row, plan):
            return None
        errors = len(self.notes.problems)
        keys = plan.table.keys
        filled = [
            column for column in plan.read if column.field not in keys and not is_blank(row.cells.get(column.field))
        ]
        values = changes_of(row, plan, filled, self.desk, self.notes)
        if len(self.notes.problems) > errors and any(p.severity == "error" for p in self.notes.problems[errors:]):
            return None
        values |= dict(zip(keys, key, strict=True))
        if "assessment_digest" in plan.table.fixed:
            values["assessment_digest"] = assessment_digest(self.base)
        needed = [field for field in plan.required if field not in values]
        for field in needed:
            if plan.by_field[field].kind.__class__.__name__ in ("WordsKind", "ItemsKind"):
                values[field] = ()
            else:
                self._note_needed(plan, row, field)
        try:
            return None if any(field not in values for field in needed) else plan.made(values)
        except Unreadable as fault:
            field = next((name for name in values if name.endswith(".why")), keys[0])
            self.notes.unreadable(row, field, plan.by_field[field].title, fault)
            return None

    def _note_needed(self, plan: Plan, row: RowRead, field: str) -> None:
        self.notes.add(
            "needed",
            row.place(field),
            f"{plan.by_field[field].title}: a new row of the sheet {row.sheet} needs this.",
            "Fill it in, or empty the whole row.",
        )

    # -- putting together --------------------------------------------------------------------------------------------

    def _path(self, plan: Plan, key: Key) -> Path:
        if plan.table.inner:
            return (*plan.table.path, key[0], plan.table.inner, key[1])
        return (*plan.table.path, key[0])

    def _put(self, plan: Plan, kept: dict[Key, Any], new: dict[Key, Any]) -> None:
        table = plan.table
        if table.inner:
            self._put_inner(plan, kept, new)
            return
        held = at(self.document, table.path)
        items = [kept.get((str(getattr(item, table.keys[0])),), item) for item in held]
        self._put_list(table.path, (*items, *new.values()))

    def _put_list(self, path: Path, items: tuple[Any, ...]) -> None:
        """Put a list where it belongs; the document stays the very one it was where nothing changed."""
        if items != at(self.document, path):
            self.document = put(self.document, path, items)

    def _put_inner(self, plan: Plan, kept: dict[Key, Any], new: dict[Key, Any]) -> None:
        table = plan.table
        parent_key, own_key = KEYS[table.path[-1]], KEYS[table.inner]
        added: dict[str, list[Any]] = {}
        for key, item in new.items():
            added.setdefault(key[0], []).append(item)
        parents = []
        for parent in at(self.document, table.path):
            name = getattr(parent, parent_key)
            items = [kept.get((name, getattr(each, own_key)), each) for each in getattr(parent, table.inner)]
            both = (*items, *added.pop(name, ()))
            changed = both != getattr(parent, table.inner)
            parents.append(msgspec.structs.replace(parent, **{table.inner: both}) if changed else parent)
        if table.name == "alternatives":
            from bestinterests.domain.balance import Balance  # a feature may have alternatives before it has a balance

            parents += [Balance(feature=name, alternatives=tuple(items)) for name, items in added.items()]
        self._put_list(table.path, tuple(parents))

    def _put_given(self, plan: Plan, kept: dict[Key, Any], new: dict[Key, Any], missing: list[Held]) -> None:
        """Put judgements of assessors into their slots; one whose row is gone stays, for a slot is never cut in "
        "part."""
        rows = {**kept, **{held.key: held.item for held in missing}, **new}
        slots: dict[tuple[str, str], list[Judgement]] = {}
        for row in rows.values():
            slots.setdefault((row.impact, row.slot), []).append(self._judgement(row))
        for held in missing:
            self.notes.add(
                "judgement-gone",
                self.grid.tables["given"].sheet,
                f"The row of a judgement on {held.item.impact} ({held.item.slot}) is gone; the judgement is kept.",
                "To take it out, leave its row and empty the cells.",
                "warning",
            )
        impacts = []
        for impact in self.document.assessment.impacts:
            changed = {}
            for slot in ("before", "now", "expected", "certainty"):
                held = getattr(impact, slot)
                given = tuple(slots.get((impact.id, slot), ()))
                if given != held.given:
                    changed[slot] = msgspec.structs.replace(held, given=given)
            impacts.append(msgspec.structs.replace(impact, **changed) if changed else impact)
        self._put_list(plan.table.path, tuple(impacts))

    def _judgement(self, row: Any) -> Judgement:
        lookup = self.desk.lookup(f"scale:{row.scale}")
        level = lookup.one(row.level)
        if level is None:
            self.notes.add(
                "cell",
                self.grid.tables["given"].sheet,
                f"‘{row.level[:40]}’ is no level of the scale that {row.impact} is judged on ({row.slot}).",
                lookup.near(row.level),
            )
        return Judgement(scale=row.scale, level=level or row.level, reason=row.reason, by=row.by, on=row.on)

    # -- forms -------------------------------------------------------------------------------------------------------

    def _read_form(self, parts: list[FormPlan], table: TableRead) -> None:
        rows = {str(row.cells.get("#key", "")): row for row in table.rows}
        if "#answer" not in table.columns:
            return
        for plan in parts:
            held = at(self.document, plan.part.path)
            changes: dict[str, Any] = {}
            for column in plan.columns:
                row = rows.get(plan.place(column))
                if row is not None:
                    self._read_answer(plan, column, held, row, changes)
            if changes:
                self.document = put(self.document, plan.part.path, msgspec.structs.replace(held, **changes))

    def _read_answer(self, plan: FormPlan, column: Any, held: Any, row: RowRead, changes: dict[str, Any]) -> None:
        cell = row.cells.get("#answer")
        if untouched(plan.shown(held, column, self.desk), cell):
            return
        if isinstance(cell, Formula):
            self.notes.formula(row, "#answer", column.title)
            return
        try:
            value = plan.blank(column) if is_blank(cell) else read_cell(cell, column, self.desk)
        except Unreadable as fault:
            self.notes.unreadable(row, "#answer", column.title, fault)
            return
        if not _same(value, getattr(held, column.field)):
            changes[column.field] = value

    def _note_missing_tables(self) -> None:
        for name, plan in self.plans.tables.items():
            if name not in self.grid.tables:
                self.notes.add(
                    "table-missing",
                    "",
                    f"The table ‘{plan.table.title}’ is not in the workbook; everything in it is kept as it was.",
                    "Nothing has to be done, unless it was to be changed.",
                    "note",
                )


def _same(new: Any, old: Any) -> bool:
    if new == old:
        return True
    return isinstance(new, tuple) and isinstance(old, tuple) and sorted(new) == sorted(old)

"""A table and what is known, joined: exactly or not at all. What is like a known name is a suggestion for a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.foreign.tables import Row
from bestinterests.portfolio.evidence.against import Stated
from bestinterests.portfolio.evidence.facts import Reader
from bestinterests.portfolio.evidence.mapping import EvidenceMapping
from bestinterests.portfolio.evidence.near import Near
from bestinterests.portfolio.evidence.outcome import Became, Joining, RowTold, Stub
from bestinterests.portfolio.evidence.services import NO_RECORD, Index, Known, name_key
from bestinterests.portfolio.evidence.table import Body
from bestinterests.portfolio.naming import service_key


class Meant(NamedTuple):
    """The service that a row is about; blank with the reason where none can be told."""

    service: str = ""
    why: str = ""
    near: tuple[str, ...] = ()


def joined(body: Body, mapping: EvidenceMapping, known: Iterable[Known], stated: Stated) -> Joining:
    """Return the facts of a table and what became of each row; the order of the rows makes no difference to the facts.

    known: services of which there is a record. stated: what their records say. Raises Refused where the mapping names
    columns that the table does not have.
    """
    columns = _columns(body, mapping)
    return _Join(body, mapping, columns, Index(known), stated).run()


def _columns(body: Body, mapping: EvidenceMapping) -> dict[str, int]:
    """Return the place of each column that the mapping names."""
    held = mapping.identifier
    wanted = [held.column, held.name, held.organisation]
    wanted += [column.column for column in mapping.columns if column.says != "nothing"]
    places = {heading: body.places(heading) for heading in wanted if heading}
    faults = [_misnamed(heading, at, body) for heading, at in places.items() if len(at) != 1]
    if faults:
        raise Refused(faults)
    return {heading: at[0] for heading, at in places.items()}


def _misnamed(heading: str, at: list[int], body: Body) -> Problem:
    there = ", ".join(f"'{each}'" for each in body.headings if each)
    sentence = f"{len(at)} columns of the table are called '{heading}'."
    remedy = "Give each its own name, in the table and in the mapping."
    if not at:
        sentence, remedy = f"The table has no column '{heading}'.", f"Its columns are: {there}."
    return Problem(code="evidence.column", path="", sentence=sentence, remedy=remedy)


class _Join:
    def __init__(
        self, body: Body, mapping: EvidenceMapping, columns: Mapping[str, int], index: Index, stated: Stated
    ) -> None:
        self.body = body
        self.mapping = mapping
        self.columns = columns
        self.index = index
        self.reader = Reader(mapping, columns, stated)
        self.near = Near(index.names)
        self.own = {name_key(name) for name in mapping.known_only_here}
        self.done = Joining()

    def run(self) -> Joining:
        groups: dict[str, list[Row]] = {}
        for row in self.body.rows:
            meant = self._meant(row)
            if meant.service:
                groups.setdefault(meant.service, []).append(row)
            else:
                self.done.rows.append(self._not_joined(row, meant))
        for service, rows in groups.items():
            self._take(service, rows)
        self.done.rows.sort(key=lambda each: each.row)
        self.done.facts.sort(key=lambda fact: (fact.line, fact.heading))
        self.done.stubs.sort(key=lambda stub: stub.row)
        self.done.unread = self.reader.unread()
        return self.done

    # -- which service ---------------------------------------------------------------------------------------------

    def _meant(self, row: Row) -> Meant:
        held = self.mapping.identifier
        if len(row.cells) > len(self.body.headings):
            extra = len(row.cells) - len(self.body.headings)
            return Meant(why=f"it has {extra} more cells than headings, so that a comma or a quotation mark is astray")
        identifier = self._cell(row, held.column)
        if not identifier:
            return Meant(why=f"its '{held.column}' is blank")
        organisation = self._cell(row, held.organisation) if held.organisation else None
        found = self.index.matching(held.matched_with, identifier, organisation)
        if len(found) > 1:
            return Meant(why="it fits several services", near=tuple(sorted(found)))
        return Meant(next(iter(found))) if found else self._unknown(row, organisation)

    def _unknown(self, row: Row, organisation: str | None) -> Meant:
        """A service of which there is no record: a stub, unless it could be one of those that there are."""
        held = self.mapping.identifier
        name = self._cell(row, held.column if held.matched_with == "name" else held.name)
        key = name_key(name)
        if not key:
            return Meant(why=f"no service is known by this {held.matched_with}, and the row has no name")
        if key not in self.own:
            if same := self.index.named(name):
                return Meant(why="a service of this name is known, but not by this row", near=tuple(sorted(same)))
            if near := self.near.to(key):
                return Meant(why="no service has this name, but one has a name like it", near=self._like(near))
        return Meant(service_key(organisation or "", name))

    def _like(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for name in names for key in sorted(self.index.named(name))))

    def _cell(self, row: Row, heading: str) -> str:
        return " ".join(row.at(self.columns[heading]).split()) if heading else ""

    def _not_joined(self, row: Row, meant: Meant) -> RowTold:
        return RowTold(
            row=row.number,
            became="not-joined",
            identifier=self._cell(row, self.mapping.identifier.column),
            why=meant.why,
            near=meant.near,
            cells=row.cells,
        )

    # -- what is said of it ----------------------------------------------------------------------------------------

    def _take(self, service: str, rows: list[Row]) -> None:
        """Take the rows of one service: the first of them joins, the others are its duplicates."""
        known = self.index.known.get(service)
        known = known if known is not None and known.version != NO_RECORD else None
        first, *others = sorted(rows, key=lambda row: row.number)
        said = self.reader.facts(service, known.name if known else self._name(rows), known, [first, *others])
        self.done.facts += said.facts
        if known is None:
            self.done.stubs.append(self._stub(service, rows))
        identifier = self._cell(first, self.mapping.identifier.column)
        became: Became = "joined" if known else "stub"
        self.done.rows.append(RowTold(row=first.number, became=became, identifier=identifier, service=service))
        for row in others:
            self.done.rows.append(
                RowTold(
                    row=row.number,
                    became="duplicate",
                    identifier=self._cell(row, self.mapping.identifier.column),
                    service=service,
                    first=first.number,
                    agrees=not said.differing,
                    why=f"they differ under {', '.join(said.differing)}" if said.differing else "",
                )
            )

    def _stub(self, service: str, rows: list[Row]) -> Stub:
        held = self.mapping.identifier
        organisations = sorted(self._cell(row, held.organisation) for row in rows)
        return Stub(
            service=service,
            name=self._name(rows),
            organisation=organisations[0],
            row=min(row.number for row in rows),
        )

    def _name(self, rows: Iterable[Row]) -> str:
        """What the rows call the service; of several spellings the first in the alphabet, whatever their order."""
        held = self.mapping.identifier
        if held.matched_with != "name" and not held.name:
            return min(self._cell(row, held.column) for row in rows)
        return min(self._cell(row, held.column if held.matched_with == "name" else held.name) for row in rows)

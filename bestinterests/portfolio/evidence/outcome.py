"""What became of a table: of every row one thing, so that none is lost."""

from __future__ import annotations

from typing import Literal

import msgspec

from bestinterests.domain.base import Base
from bestinterests.portfolio.rows import Fact

Became = Literal["joined", "stub", "duplicate", "not-joined"]


class RowTold(Base, frozen=True, kw_only=True):
    """One row and what became of it.

    row: as a spreadsheet counts it. joined: to a service of which there is a record. stub: the first of a service that
    only this table knows. duplicate: a further row of a service that stands above it (first); agrees says whether it
    says the same. not-joined: why it was not, what is like it, and everything that it holds.
    """

    row: int
    became: Became
    identifier: str
    service: str = ""
    first: int = 0
    agrees: bool = True
    why: str = ""
    near: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


class Stub(Base, frozen=True, kw_only=True):
    """A service that only a table knows. Nothing of it is rated."""

    service: str
    name: str
    organisation: str
    row: int


class Unread(Base, frozen=True, kw_only=True):
    """Cells of a yes-or-no column that say neither, counted by what they hold; they count as unknown."""

    heading: str
    cell: str
    cells: int


class Joining(msgspec.Struct, kw_only=True):
    """A table joined with what is known: facts, stubs, and what became of each row."""

    facts: list[Fact] = []
    rows: list[RowTold] = []
    stubs: list[Stub] = []
    unread: list[Unread] = []

    def became(self, what: Became) -> list[RowTold]:
        """Return the rows of which this became."""
        return [each for each in self.rows if each.became == what]

    @property
    def contradictions(self) -> list[Fact]:
        """Facts that say otherwise than a record."""
        return [fact for fact in self.facts if fact.contradicts]

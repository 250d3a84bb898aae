"""The mapping: what the columns of an evidence table say, by what method, and what that method cannot show.

A file that people keep beside the table and give again the next time. It says for each column the sentence that a cell
makes; nothing else is ever made of a cell, and no column becomes a rating.
"""

from __future__ import annotations

from typing import Annotated, Literal

from bestinterests.domain.base import Base, Word, about
from bestinterests.domain.evidence import Strength
from bestinterests.portfolio.evidence.statements import Field

MAPPING_FORMAT = 1

MatchedWith = Literal["name", "identifier", "address", "series"]
"""What the identifier is compared with. identifier: one that is kept in names/services.yaml."""
Says = Literal["yes-or-no", "text", "nothing"]
"""How a column is read. nothing: left out on purpose."""
AsStated = Literal["", "yes", "no"]


class Identifier(Base, frozen=True, kw_only=True):
    """The column that tells which service a row is about."""

    column: Annotated[str, about("Heading of the column.")]
    matched_with: Annotated[MatchedWith, about("What it is compared with.")] = "name"
    name: Annotated[str, about("Heading of the column with the service's name, where the identifier is none.")] = ""
    organisation: Annotated[str, about("Heading of the column with the organisation, where there is one.")] = ""


class Bears(Base, frozen=True, kw_only=True):
    """The statement of a provider's record on which a column bears.

    A method that did not see a thing has not shown that it is not there, so what a yes and a no of the table say of the
    statement is written here for each, and blank is nothing.
    """

    on: Annotated[Field, about("Field of the record.")]
    about: Annotated[str, about("The band, pattern, practice, kind of activity or obligation.")] = ""
    a_yes_says: Annotated[AsStated, about("What a yes in the table says of it; blank is nothing.")] = ""
    a_no_says: Annotated[AsStated, about("What a no in the table says of it; blank is nothing.")] = ""


class ColumnMapping(Base, frozen=True, kw_only=True):
    """One column: how it is read and the sentence that a cell makes. ``{service}`` and ``{cell}`` are filled."""

    column: Annotated[str, about("Its heading.")]
    says: Annotated[Says, about("How it is read.")]
    yes: Annotated[str, about("Sentence of a yes.")] = ""
    no: Annotated[str, about("Sentence of a no.")] = ""
    text: Annotated[str, about("Sentence around the text of a cell.")] = ""
    yes_cells: Annotated[tuple[str, ...], about("More words that mean yes here.")] = ()
    no_cells: Annotated[tuple[str, ...], about("More words that mean no here.")] = ()
    unknown_cells: Annotated[tuple[str, ...], about("More words that mean that nobody knows.")] = ()
    strength: Annotated[Strength | None, about("How much it can carry, where that differs from the table's.")] = None
    limit: Annotated[str, about("What it cannot show, where that differs from the table's.")] = ""
    bears: Annotated[Bears | None, about("The statement of a record on which it bears.")] = None


class EvidenceMapping(Base, frozen=True, kw_only=True):
    """What a table is, how it was made, what it cannot show, and what its columns say."""

    evidence: Annotated[int, about("Version of the form of this file.", ge=1, le=MAPPING_FORMAT)]
    source: Annotated[Word, about("Short name under which it is kept, as in tracker-scan-2026.")]
    title: Annotated[str, about("What the table is called.")]
    made_by: Annotated[str, about("Who made it.")]
    dated: Annotated[str, about("Date or period to which it applies.")]
    method: Annotated[str, about("How the facts were found.")]
    limit: Annotated[str, about("What the method cannot show. It stands in every sentence made from the table.")]
    strength: Annotated[Strength, about("How much it can carry as evidence.")]
    identifier: Annotated[Identifier, about("Which service a row is about.")]
    columns: Annotated[tuple[ColumnMapping, ...], about("Columns.")]
    table: Annotated[str, about("Name of the sheet, where there are several.")] = ""
    header_row: Annotated[int, about("Row of the headings, counted from 1.", ge=1)] = 1
    known_only_here: Annotated[
        tuple[str, ...], about("Names that are like a known one and yet are services of their own.")
    ] = ()
    fictional: Annotated[bool, about("Invented for a sample.")] = False
    note: Annotated[str, about("A remark that nothing reads.")] = ""

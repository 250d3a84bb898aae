"""What comes from elsewhere: facts of evidence tables, and what became of each file."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What one cell of an evidence table says about one service: evidence, never a rating.

    source: name of the table. line: its row there, from 1. heading: of the column.
    service: the key of a service, or of a stub. value: yes, no, unknown, or the text of the cell; a blank cell is
    unknown. sentence: what it says, with source, strength and limit of the method in it, as it is printed: there is no
    shorter one, so that nobody can print the claim alone. limit: the limit by itself. contradicts: the field of the
    record that says otherwise (``field`` or ``field:about``), with what it says in ``stated``; both are kept. stated
    without contradicts: the record says the same, or says nothing of it.
    """

    table: ClassVar[str] = "facts"

    source: str
    line: int
    heading: str
    service: str
    value: str
    cell: str
    sentence: str
    limit: str
    strength: str
    dated: str = ""
    contradicts: str = ""
    stated: str = ""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: taken (with its version), again (the same content is here), or refused (and why).

    problems: a JSON list of Problems.
    """

    table: ClassVar[str] = "taken"

    name: str
    inside: str
    original: str
    size: int
    outcome: str
    version: int
    problems: str = ""

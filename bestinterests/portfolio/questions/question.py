"""A question: what it says, what it takes, the expression that answers it, and what its answer cannot say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from bestinterests.portfolio.holding import Tables
    from bestinterests.portfolio.questions.asking import Asked

Kind = Literal[
    "text",
    "number",
    "share",
    "level",
    "day",
    "service",
    "right",
    "band",
    "verdict",
    "sector",
    "pattern",
    "standard",
]
Rows = Sequence[tuple[Any, ...]]
ALL_SECTORS = "*"
"""The sector of a row in which all are added together."""


@dataclass(frozen=True)
class Column:
    """A column of an answer.

    title: with ``{level}`` and other words of what was asked in braces. kind ``share``: a number of services, out of
    the number in the column that ``of`` names; neither is ever shown without the other. within: the column whose texts
    hold already what stands here; where people read, it is said once, and files for programs keep both.
    """

    name: str
    title: str
    kind: Kind
    of: str = ""
    within: str = ""


def as_they_are(rows: Rows, _asked: Asked) -> Rows:
    """Return the rows of the engine: nothing is left to do."""
    return rows


def no_remarks(_asked: Asked) -> tuple[str, ...]:
    """Return nothing beyond what the notes say."""
    return ()


@dataclass(frozen=True)
class Question:
    """One question that can be put to many assessments.

    name: on the command line and in addresses. says: in a sentence, what is counted. takes: names of ``Asked``.
    build: an expression whose columns are ``columns``, in order. order: the columns by which rows are laid out.
    once: the first columns, where they are of a service that has a row for each of several things: whoever reads is
    shown them once for the rows that agree in them, and files hold every row whole.
    is_list: it can be as long as there are services, and SQL gives its rows in order, so that a page is asked alone.
    notes: how to read the answer and what it cannot say; they travel with it everywhere. remarks: those that
    depend on what was asked. finish: what is done to the rows that SQL cannot do alike on every engine.
    """

    name: str
    title: str
    says: str
    takes: tuple[str, ...]
    build: Callable[[Tables, Asked], Table]
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    order: tuple[str, ...]
    once: tuple[str, ...] = ()
    is_list: bool = False
    remarks: Callable[[Asked], tuple[str, ...]] = no_remarks
    finish: Callable[[Rows, Asked], Rows] = as_they_are

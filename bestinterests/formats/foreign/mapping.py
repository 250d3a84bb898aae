"""The mapping: how the tables, columns and labels of files of one origin are understood. A file that people keep.

It is written with what was guessed, corrected by hand, and given again the next time. It is strict: an unknown field
or a wrong word is a fault with its line, because a slip here would change what every later file says.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from bestinterests.domain.base import Base, about
from bestinterests.domain.problem import Problem

MAPPING_FORMAT = 1

Holds = Literal["risks", "measures", "data-map", "matrix", "dpia", "text", "nothing"]
"""What a table holds. text: kept as it is. nothing: left out on purpose."""

Meaning = Literal[
    "reference",
    "title",
    "mechanism",
    "feature",
    "feature-description",
    "right",
    "bands",
    "likelihood",
    "severity",
    "level",
    "after-likelihood",
    "after-severity",
    "after-level",
    "risk",
    "measure",
    "measure-in-place",
    "owner",
    "due",
    "status",
    "effect",
    "approved",
    "data",
    "source",
    "purpose",
    "lawful-basis",
    "special-category",
    "inferred",
    "recipients",
    "processors",
    "transfers",
    "transfer-safeguard",
    "retention",
    "default",
    "profiling",
    "automated-decision",
    "geolocation",
    "generative-ai",
    "role",
    "childrens-part",
    "parents-part",
    "note",
    "nothing",
]
"""What a column says. note: kept in the note of the item. nothing: left out on purpose."""

LabelOf = Literal[
    "likelihood", "severity", "level", "right", "band", "lawful-basis", "yes-or-no", "status", "effect", "role"
]


class Column(Base, frozen=True, kw_only=True):
    """One column and what it says."""

    column: Annotated[str, about("Its heading; of two rows of headings both, as in 'After: Likelihood'.")]
    means: Annotated[Meaning, about("What it says.")]


class TableMapping(Base, frozen=True, kw_only=True):
    """One table: the sheet, or the heading above it."""

    table: Annotated[str, about("Name of the sheet, or the heading above the table.")]
    holds: Annotated[Holds, about("What it holds.")]
    header_row: Annotated[int, about("Row of its headings, counted from 1; 0 where it has none.", ge=0)] = 0
    columns: Annotated[tuple[Column, ...], about("Its columns.")] = ()


class Label(Base, frozen=True, kw_only=True):
    """A word of the file and what it means: a level of the file's own scale, or a word of the framework."""

    of: Annotated[LabelOf, about("What kind of word it is.")]
    label: Annotated[str, about("The word as it stands in the file.")]
    means: Annotated[str, about("For likelihood, severity and level: a level of the scale below. Else our word.")]


class ForeignScale(Base, frozen=True, kw_only=True):
    """The file's own scale: its levels from least to most, and its matrix. Nothing of it is turned into ours."""

    name: Annotated[str, about("What the file calls it.")] = ""
    likelihood: Annotated[tuple[str, ...], about("Levels of likelihood, least first.")] = ()
    severity: Annotated[tuple[str, ...], about("Levels of severity or impact, least first.")] = ()
    levels: Annotated[tuple[str, ...], about("Levels of risk, least first.")] = ()
    matrix: Annotated[
        tuple[str, ...],
        about("Risk levels: a line for each severity; in it a level for each likelihood, with '|' between them."),
    ] = ()
    matrix_from: Annotated[
        Literal["", "table", "person"], about("table: read from the file. person: written here by hand.")
    ] = ""

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The matrix as levels: by severity, then by likelihood."""
        return tuple(tuple(level.strip() for level in line.split("|")) for line in self.matrix)


class Mapping(Base, frozen=True, kw_only=True):
    """How files of one origin are understood."""

    mapping: Annotated[int, about("Version of the form of this file.", ge=1, le=MAPPING_FORMAT)]
    tables: Annotated[tuple[TableMapping, ...], about("Tables.")] = ()
    labels: Annotated[tuple[Label, ...], about("Words.")] = ()
    scale: Annotated[ForeignScale, about("The file's own scale.")] = ForeignScale()


def read_mapping(text: str) -> tuple[Mapping | None, list[Problem]]:
    """Read a mapping file: the Mapping and no Problem, or None and every fault with its line."""
    from bestinterests.formats.limits import Limits
    from bestinterests.formats.strict import read_strictly

    limits = Limits(size=1_000_000, values=50_000)
    mapping, problems, _ = read_strictly(text.encode("utf-8", "replace"), Mapping, _NO_MAPPING, limits)
    if mapping is None:
        return None, [_of_mapping(problem) for problem in problems]
    wrong = list(_unsound(mapping))
    return (None, wrong) if wrong else (mapping, [])


def write_mapping(mapping: Mapping) -> str:
    """Return the mapping as the text of a file that ``read_mapping`` reads back as an equal one."""
    from bestinterests.formats.yaml_writing import yaml_of

    return yaml_of(mapping)


def _of_mapping(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, sentence=f"In the mapping: {problem.sentence}")


def _unsound(mapping: Mapping) -> list[Problem]:
    """A matrix has a row for each severity and a column for each likelihood; a level stands on its scale once."""
    scale, found = mapping.scale, []
    for name in ("likelihood", "severity", "levels"):
        levels = [level.casefold() for level in getattr(scale, name)]
        if len(set(levels)) < len(levels):
            found.append(_fault(f"scale.{name}", f"A level stands twice in {name}.", "Keep it once."))
    if scale.matrix and (
        len(scale.matrix) != len(scale.severity) or any(len(row) != len(scale.likelihood) for row in scale.cells)
    ):
        found.append(
            _fault(
                "scale.matrix",
                f"The matrix is not {len(scale.severity)} rows (severity) by {len(scale.likelihood)} (likelihood).",
                "Write a row for each severity and in it a level for each likelihood, least first.",
            )
        )
    return found


def _fault(path: str, sentence: str, remedy: str) -> Problem:
    return Problem(code="mapping.scale", path=path, sentence=f"In the mapping: {sentence}", remedy=remedy)


_NO_MAPPING = Problem(
    code="mapping.none",
    path="",
    sentence="the file holds no fields.",
    remedy="Have one written with: bestinterests import FILE --write-mapping MAPPING",
)

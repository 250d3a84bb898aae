"""The mapping as a file: read strictly, with every fault and its line; written as it is read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import Limits
from bestinterests.formats.strict import read_strictly
from bestinterests.portfolio.evidence.mapping import Bears, ColumnMapping, EvidenceMapping
from bestinterests.portfolio.evidence.statements import ABOUT

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
LIMIT = Limits(size=1_000_000, values=50_000)
TO_FILL = "?"
"""Stands in a guessed mapping where a person has to write."""


def read_mapping(data: bytes) -> tuple[EvidenceMapping | None, list[Problem]]:
    """Read a mapping file: the mapping, with warnings at most; or None and every fault with its line."""
    from bestinterests.formats.reading import with_line

    mapping, problems, tree = read_strictly(data, EvidenceMapping, _NONE, LIMIT)
    if mapping is None:
        return None, [_of_mapping(problem) for problem in problems]
    found = [_of_mapping(with_line(tree, problem)) for problem in _unsound(mapping)]
    wrong = any(problem.severity == "error" for problem in found)
    return None if wrong else mapping, found


def write_mapping(mapping: EvidenceMapping) -> str:
    """Return the mapping as the text of a file that ``read_mapping`` reads back as an equal one."""
    from bestinterests.formats.yaml_writing import yaml_of

    return yaml_of(mapping)


def _of_mapping(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, sentence=f"In the mapping: {problem.sentence}")


def _unsound(mapping: EvidenceMapping) -> list[Problem]:
    """What a shape cannot say: texts that must be there, sentences with their places, statements that exist."""
    found = [
        _fault(name, f"'{name}' is not filled in.", f"Write {words}.")
        for name, words in _MUST.items()
        if getattr(mapping, name).strip() in ("", TO_FILL)
    ]
    if mapping.strength == "unknown":
        found.append(_doubt("strength", "The strength is unknown.", "Say how much it can carry, if anybody knows."))
    if not mapping.identifier.column.strip():
        found.append(_fault("identifier.column", "No column tells the service.", "Write the heading of its column."))
    seen: set[str] = set()
    for number, column in enumerate(mapping.columns, 1):
        path = f"columns[#{number}]"
        if column.column.casefold() in seen:
            found.append(_fault(path, f"The column '{column.column}' stands twice.", "Keep it once."))
        seen.add(column.column.casefold())
        found += _column(column, path)
    if not any(column.says != "nothing" for column in mapping.columns):
        found.append(_fault("columns", "No column says anything.", "Give at least one its sentence."))
    return found


def _column(column: ColumnMapping, path: str) -> Iterator[Problem]:
    if column.says == "nothing":
        return
    wanted = ("yes", "no") if column.says == "yes-or-no" else ("text",)
    for name in wanted:
        pattern = getattr(column, name)
        if pattern.strip() in ("", TO_FILL):
            yield _fault(
                f"{path}.{name}" if pattern else path,
                f"The column '{column.column}' has no sentence for '{name}'.",
                "Write one with {service} in it" + (" and {cell}." if name == "text" else "."),
            )
            continue
        yield from _sentence(pattern, f"{path}.{name}", name)
    yield from _clashing(column, path)
    if column.bears is not None:
        yield from _bears(column, column.bears, f"{path}.bears")


def _sentence(pattern: str, path: str, name: str) -> Iterator[Problem]:
    allowed = ("service", "cell") if name == "text" else ("service",)
    held = PLACEHOLDER.findall(pattern)
    for unknown in dict.fromkeys(each for each in held if each not in allowed):
        remedy = f"These are filled: {', '.join('{' + each + '}' for each in allowed)}."
        yield _fault(path, f"Nothing stands for '{{{unknown}}}'.", remedy)
    if "service" not in held:
        yield _fault(path, "The sentence does not say of which service it speaks.", "Put {service} into it.")
    if name == "text" and "cell" not in held:
        yield _fault(path, "The sentence does not hold the text of the cell.", "Put {cell} into it.")


def _clashing(column: ColumnMapping, path: str) -> Iterator[Problem]:
    from bestinterests.portfolio.evidence.cells import word

    seen: dict[str, str] = {}
    for name in ("yes_cells", "no_cells", "unknown_cells"):
        for cell in getattr(column, name):
            other = seen.setdefault(word(cell), name)
            if other != name:
                yield _fault(f"{path}.{name}", f"'{cell}' stands in {other} and in {name}.", "Keep it in one.")
            if not word(cell) and name != "unknown_cells":
                yield _fault(f"{path}.{name}", "A blank cell is unknown, never yes or no.", "Take it out.")


def _bears(column: ColumnMapping, bears: Bears, path: str) -> Iterator[Problem]:
    if bears.on in ABOUT and not bears.about:
        yield _fault(path, f"It is not said which: '{bears.on}' is about {ABOUT[bears.on]}.", "Write it as 'about'.")
    if bears.on not in ABOUT and bears.about:
        yield _fault(f"{path}.about", f"'{bears.on}' is about the whole service.", "Take out 'about'.")
    if bears.on == "minimum-age":
        if column.says != "text":
            yield _fault(path, "A minimum age is a number: the column has to be read as text.", "Write: says: text")
        return
    if column.says != "yes-or-no":
        yield _fault(path, f"'{bears.on}' is a matter of yes or no.", "Write: says: yes-or-no")
    elif not (bears.a_yes_says or bears.a_no_says):
        remedy = "Say what a yes or a no of the table says of the statement: a_yes_says, a_no_says."
        yield _fault(path, "It bears on a statement but says nothing of it.", remedy)
    if bears.about and (known := _known(bears.on)) and bears.about not in known:
        near = difflib.get_close_matches(bears.about, known, n=3)
        hint = f" Near it: {', '.join(near)}." if near else ""
        yield _doubt(f"{path}.about", f"The packs of this release hold no '{bears.about}'.", f"Look it up.{hint}")


def _known(field: str) -> list[str]:
    """Ids that the newest packs hold of what a field is about."""
    from bestinterests.packs.resolve import pins_of, resolve

    framework, _ = resolve(pins_of("edtech"))
    if framework is None:
        return []
    held: dict[str, Iterable[Any]] = {
        "band": framework.bands,
        "pattern": framework.patterns,
        "practice": framework.practices,
        "activity": framework.activities,
        "obligation": framework.obligations,
    }
    return list(held[field])


def _fault(path: str, sentence: str, remedy: str) -> Problem:
    return Problem(code="evidence.mapping", path=path, sentence=sentence, remedy=remedy)


def _doubt(path: str, sentence: str, remedy: str) -> Problem:
    return Problem(code="evidence.mapping-doubt", path=path, sentence=sentence, remedy=remedy, severity="warning")


_MUST = {
    "title": "what the table is called",
    "made_by": "who made it",
    "dated": "the date or period to which it applies",
    "method": "how the facts were found",
    "limit": "what the method cannot show; it goes with every sentence that is made from the table",
}
_NONE = Problem(
    code="evidence.mapping",
    path="",
    sentence="the file holds no fields.",
    remedy="Have one written with: bestinterests portfolio join PORTFOLIO TABLE --write-mapping FILE",
)

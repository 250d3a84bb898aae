"""The mutants of a source file, as mutmut makes them, each with the lines of the statement that it changes."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple

from mutmut.mutation.data import LineSpan
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import parse_mutant_key

ROOT = Path(__file__).resolve().parents[2]


class Mutant(NamedTuple):
    """One change: its name, the function, the lines of the statement it is in, and what was changed to what.

    is_prose: only a text with spaces is changed. rules: ids of rules that the function names.
    """

    name: str
    module: str
    function: str
    lines: frozenset[int]
    line: int
    change: str
    code: Any
    is_prose: bool = False
    rules: frozenset[str] = frozenset()


UNCHANGED = Mutant("", "", "", frozenset(), 0, "", lambda: None)
"""Run first, with every test: whatever fails here would look like a mutant that was noticed."""


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of a source file."""
    source = path.read_text(encoding="utf-8")
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    made = mutate_file_contents(str(path), source, None, None)
    space: dict[str, Any] = {"__name__": module, "__file__": str(path)}
    exec(compile(made.code, f"mutants of {path.name}", "exec"), space)  # noqa: S102
    texts = made.code.splitlines()
    starts = made.line_span_by_function_name
    spans, homes = statements(source), definitions(source)
    for name in made.mutant_names:
        key = name.rpartition("__mutmut_")[0]
        function, kind = parse_mutant_key(key)
        place = f"{kind}.{function}" if kind else function
        old, new = (_lines(texts, starts[each]) for each in (f"{key}__mutmut_orig", name))
        offset, change = _difference(old, new)
        if _is_recased_prose(change):
            continue  # of what is changed in a sentence, one change is enough
        line = homes[place] + offset
        inside = next((span for span in spans if line in span), range(line, line + 1))
        if homes[place] in inside:  # what a signature says is told by the lines below it
            inside = range(line, line + len(old))
        code, is_prose = plain(held(space, kind)[name]), _PROSE.search(change) is not None
        rules = frozenset(_RULE.findall("\n".join(old)))
        yield Mutant(name, module, place, frozenset(inside), line, change, code, is_prose, rules)


def _lines(texts: list[str], span: LineSpan) -> list[str]:
    """A function's lines from its ``def``: what stands above and the decorators are the same in every mutant."""
    found = texts[span.start - 1 : span.end]
    while found and not found[0].lstrip().startswith("def "):
        found = found[1:]
    return found


def _difference(old: list[str], new: list[str]) -> tuple[int, str]:
    """How many lines below ``def`` the change is, and the lines before and after."""
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old[1:], new[1:], autojunk=False).get_opcodes():
        if tag != "equal":
            return i1 + 1, " / ".join(map(str.strip, old[i1 + 1 : i2 + 1])) + "  ->  " + " / ".join(
                map(str.strip, new[j1 + 1 : j2 + 1])
            )
    return 0, old[0].strip() + "  ->  " + new[0].strip()


_RULE = re.compile(r'"([a-z0-9]+\.[a-z0-9-]+)"')
_PROSE = re.compile(r"XX[^\"']* [^\"']*XX")


def _is_recased_prose(change: str) -> bool:
    """Are only letters of a text with spaces, so of a sentence, put in capitals or out of them?"""
    old, _, new = change.partition("  ->  ")
    if old.lower() != new.lower():
        return False
    apart = [place for place, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    return bool(apart) and " " in old[apart[0] : apart[-1]]


def statements(source: str) -> list[range]:
    """The lines of each statement, of a compound one those of its head only; the shortest first."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt | ast.ExceptHandler) and node.end_lineno is not None:
            body = getattr(node, "body", None)
            last = max(node.lineno, body[0].lineno - 1) if body else node.end_lineno
            found.append(range(node.lineno, last + 1))
    return sorted(found, key=len)


def definitions(source: str) -> dict[str, int]:
    """The line of each function's ``def``, by name or by class and name."""
    found = {}
    for node in ast.parse(source).body:
        for child in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(child, ast.FunctionDef):
                found[f"{node.name}.{child.name}" if isinstance(node, ast.ClassDef) else child.name] = child.lineno
    return found


def held(space: dict[str, Any], kind: str | None) -> Any:
    """What a class, or a module, holds by name."""
    return vars(space[kind]) if kind else space


def plain(member: Any) -> Any:
    """The function within a method, property or cache."""
    for within in ("__func__", "fget", "func", "__wrapped__"):
        if not isinstance(member, FunctionType) and getattr(member, within, None) is not None:
            return plain(getattr(member, within))
    assert isinstance(member, FunctionType), member
    return member

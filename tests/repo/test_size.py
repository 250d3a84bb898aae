"""Files and functions stay small enough to be read in one go."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.repo.tree import own_texts, shown

FILE_TARGET, FILE_LIMIT = 300, 500
FUNCTION_TARGET, FUNCTION_LIMIT = 40, 60

# What may pass the target, though never the limit, and why. Keep both tables tiny.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}

SOURCES = own_texts(".py", under="bestinterests")


@cache
def functions(path: Path) -> tuple[tuple[str, int], ...]:
    """Each function's name, as `path:Class.function`, and its number of lines without its docstring."""

    def below(node: ast.AST, prefix: str) -> Iterator[tuple[str, int]]:
        for child in ast.iter_child_nodes(node):
            name = prefix
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                name = f"{prefix}{child.name}."
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{shown(path)}:{name[:-1]}", length(child)
            yield from below(child, name)

    return tuple(below(ast.parse(path.read_text(encoding="utf-8")), ""))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines from `def` to the last statement, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_file_can_be_read_in_one_go(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    limit = FILE_LIMIT if shown(path) in LONG_FILES else FILE_TARGET
    assert lines <= limit, (
        f"{lines} lines: past {FILE_TARGET} a file becomes a package with one module per noun, "
        f"or stands in LONG_FILES with a reason; {FILE_LIMIT} is a hard stop"
    )


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_functions_can_be_read_in_one_go(path):
    long = {
        name: lines
        for name, lines in functions(path)
        if lines > (FUNCTION_LIMIT if name in LONG_FUNCTIONS else FUNCTION_TARGET)
    }
    assert not long, (
        f"past {FUNCTION_TARGET} lines a function is split, or stands in LONG_FUNCTIONS with a reason; "
        f"{FUNCTION_LIMIT} is a hard stop"
    )


def test_every_exception_is_still_needed_and_has_a_reason():
    long_files = {shown(path) for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > FILE_TARGET}
    long_functions = {name for path in SOURCES for name, lines in functions(path) if lines > FUNCTION_TARGET}
    assert set(LONG_FILES) <= long_files
    assert set(LONG_FUNCTIONS) <= long_functions
    assert all([*LONG_FILES.values(), *LONG_FUNCTIONS.values()])

"""Every example goes out in every format, and comes back equal from each that says it carries the whole."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.evaluation import evaluate
from bestinterests.formats import FORMATS, Format, format_of
from bestinterests.formats.arrival import Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.bundle.dossier import Dossier
from bestinterests.formats.checking import check
from bestinterests.formats.json_writing import whole_json

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.bia.yaml"))
ON = dt.date(2026, 6, 1)
WRITTEN = [name for name, form in FORMATS.items() if form.writer]
OTHER = [b"", b"\0", b"PK\x03\x04", b"%PDF-1.7", b"{", b"<html>", b"\xff\xfe\x00", b"a,b\n1,2\n"]
WHOLE = [name for name, form in FORMATS.items() if form.whole]


@cache
def example(path: Path) -> Assessed:
    checked = check(path.read_bytes(), path.name)
    assert checked.document is not None
    assert checked.framework is not None
    evaluation = evaluate(checked.framework, checked.document.assessment, on=ON)
    return Assessed(checked.framework, checked.document, evaluation)


def source(assessed: Assessed, form: Format) -> Any:
    """What the writer of a format takes."""
    match form.writes:
        case "document":
            return assessed.document
        case "assessed":
            return assessed
        case "paper":
            return PAPERS["report"].build(assessed)
        case "dossier":
            return Dossier(assessed)


@cache
def written(path: Path, name: str) -> bytes:
    return FORMATS[name].write(source(example(path), FORMATS[name]))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", WRITTEN)
def test_it_can_be_written(name: str, path: Path) -> None:
    assert written(path, name)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", WHOLE)
def test_it_comes_back_equal_whatever_it_is_called(name: str, path: Path) -> None:
    assessed = example(path)
    arrival = arrive(Given(written(path, name), f"attachment{FORMATS[name].suffixes[0]}"))
    assert [problem for problem in arrival.problems if problem.severity == "error"] == []
    assert arrival.missing == ()
    assert arrival.document is not None
    assert arrival.document.assessment == assessed.document.assessment
    assert arrival.document.record == assessed.document.record
    again = evaluate(assessed.framework, arrival.document.assessment, on=ON)
    assert whole_json(again) == whole_json(assessed.evaluation)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_same_record_gives_the_same_bytes(name: str) -> None:
    assessed = example(EXAMPLES[0])
    assert FORMATS[name].write(source(assessed, FORMATS[name])) == written(EXAMPLES[0], name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_found_by_its_endings(name: str) -> None:
    assert all(format_of(f"X.Y{suffix.upper()}") is FORMATS[name] for suffix in FORMATS[name].suffixes)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.reader])
@pytest.mark.parametrize("data", OTHER)
def test_what_is_not_of_the_format_is_a_problem_and_no_traceback(name: str, data: bytes) -> None:
    arrival = FORMATS[name].read(Given(data, f"x{FORMATS[name].suffixes[0]}"))
    assert arrival.document is not None or arrival.errors

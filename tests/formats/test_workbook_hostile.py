"""A workbook from outside is read within bounds, or refused with its fault; it never ends in a traceback."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache

import pytest

from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.limits import Limits
from bestinterests.formats.xlsx.reading import read_xlsx
from tests.formats.workbooks import EXAMPLES, Hand, opened, read, saved, workbook_of

NAME = "larkspur-lane"
SEED = 20261126
MUTANTS = 300
KEPT = ("Features", "Service", "Children", "Practices", "bia-base")


@cache
def small() -> bytes:
    """A workbook with few sheets, which is read in no time."""
    book = opened(workbook_of(NAME))
    for sheet in book.worksheets:
        if sheet.title not in KEPT:
            book.remove(sheet)
    return saved(book)


def repacked(data: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """The archive with its parts changed, and more parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return held.getvalue()


def _same(name: str, data: bytes) -> bytes:
    return data


def _rows(rows: str) -> Callable[[str, bytes], bytes]:
    """Put rows into the first sheet in the place of its own."""

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("worksheets/sheet1.xml"):
            return data
        return re.sub(rb"<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>".encode(), data, flags=re.DOTALL)

    return change


def _declared(name: str, data: bytes) -> bytes:
    return data.replace(b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet") if "sheet1" in name else data


def _with_huge_styles(name: str, data: bytes) -> bytes:
    return data + random.Random(SEED).randbytes(4_000_000) if name == "xl/styles.xml" else data


_CELL = '<row r="{0}"><c r="{1}{0}" t="inlineStr"><is><t>x</t></is></c></row>'
_MANY = "".join(_CELL.format(n, "A") for n in range(1, 52_000))

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (lambda: repacked(small(), _same, {"xl/vbaProject.bin": b"x"}), "file.macros"),
    "external links": (lambda: repacked(small(), _same, {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
                       "file.external-links"),
    "a document type": (lambda: repacked(small(), _declared), "file.declaration"),
    "encrypted": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "file.encrypted"),
    "truncated": (lambda: small()[: len(small()) // 2], "file.damaged"),
    "a bomb": (lambda: repacked(small(), _same, {"xl/media/a.bin": bytes(30_000_000)}), "file.too-much-inside"),
    "no workbook": (lambda: repacked(small(), lambda n, d: b"" if n == "xl/workbook.xml" else d), "file.damaged"),
    "too many rows": (lambda: repacked(small(), _rows(_MANY)), "file.too-many-values"),
    "a row beyond every sheet": (lambda: repacked(small(), _rows(_CELL.format(9_999_999_999, "A"))),
                                 "file.too-many-values"),
    "huge styles": (lambda: repacked(small(), _with_huge_styles),
                    "file.too-many-values"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_in_words(name: str) -> None:
    make, code = HOSTILE[name]
    arrival = read(make())
    assert arrival.document is None
    assert [problem.code for problem in arrival.problems] == [code]
    assert arrival.problems[0].remedy


def test_a_sheet_with_two_cells_a_million_rows_apart_is_read_at_once() -> None:
    far = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>' + _CELL.format(1_048_576, "XFD")
    arrival = read(repacked(small(), _rows(far)))
    assert arrival.document is not None
    assert arrival.missing == ()


def test_more_cells_than_may_be_read_are_refused() -> None:
    arrival = read_xlsx(Given(small(), "x.xlsx", limits=Limits(values=100)))
    assert [problem.code for problem in arrival.problems] == ["file.too-many-values"]


def test_a_workbook_is_told_by_what_it_is() -> None:
    arrival = arrive(Given(small(), "assessment.bia.yaml"))
    assert arrival.base is not None


@pytest.mark.parametrize("text", ["", "AAAA", "not base64!", "eJwDAAAAAAE="])
def test_a_damaged_base_is_a_problem(text: str) -> None:
    book = opened(small())
    book["bia-base"]["B3"] = text
    assert [problem.severity for problem in read(saved(book)).problems] == ["error"]


def test_hundreds_of_faults_are_counted_not_listed() -> None:
    book = opened(workbook_of(NAME))
    table = Hand(book, "Impacts")
    for row in range(table.head + 1, table.head + 29):
        for title in (
            "Likelihood",
            "Gravity",
            "Severity",
            "Ages",
            "Features",
            "Evidence",
            "Right it touches first",
            "Size",
        ):
            table.write(row, {title: "nonsense"})
    arrival = read(saved(book))
    assert arrival.problems[-1].code == "file.more-problems"
    assert len(arrival.problems) == 201


def _answers(arrival: Arrival) -> None:
    assert arrival.document is not None or arrival.errors
    assert all(problem.sentence for problem in arrival.problems)


def test_mutated_archives_answer_in_words() -> None:
    draw = random.Random(SEED)  # fixed, so that a failure repeats
    for _ in range(MUTANTS):
        data = bytearray(small())
        for _ in range(draw.choice([1, 3, 20])):
            data[draw.randrange(len(data))] = draw.randrange(256)
        _answers(read(bytes(data[: draw.choice([None, None, None, draw.randrange(len(data))])])))


_TOKENS = [
    b"",
    b"0",
    b"-1",
    b"99999999999",
    b"A0",
    b"ZZZ1",
    b"<",
    b"&",
    b"\x00",
    b"s",
    b"d",
    b"b",
    b"1e999",
    b"NaN",
    b"\xff",
]


def _mutated(draw: random.Random, data: bytes) -> bytes:
    """Change one thing of an XML part: an attribute, a tag, a text, or a stretch of it."""
    pieces = [found.span() for found in re.finditer(rb'"[^"<>]{0,40}"|>[^<]{1,40}<|</?\w+[^>]{0,60}>', data)]
    if not pieces:
        return data
    start, end = draw.choice(pieces[:4000])
    if draw.random() < 0.6 and end - start > 2:
        return data[: start + 1] + draw.choice(_TOKENS) + data[end - 1 :]
    return data[:start] + data[end:] if draw.random() < 0.7 else data[:end] + data[start:end] + data[end:]


def test_mutated_parts_answer_in_words() -> None:
    draw = random.Random(SEED)  # fixed, so that a failure repeats
    names = zipfile.ZipFile(io.BytesIO(small())).namelist()
    for _ in range(MUTANTS):
        chosen = draw.choice(names)
        changes = draw.randint(1, 4)

        def change(name: str, data: bytes, chosen: str = chosen, changes: int = changes) -> bytes:
            for _ in range(changes if name == chosen else 0):
                data = _mutated(draw, data)
            return data

        _answers(read(repacked(small(), change)))


def test_no_mutant_of_a_value_is_read_as_another_document_without_saying_so() -> None:
    base = EXAMPLES[NAME]
    arrival = read(small())
    assert arrival.errors == []
    assert arrival.document is not None
    assert arrival.document.assessment.impacts == base.assessment.impacts

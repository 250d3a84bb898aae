"""The workbook out and in, against openpyxl doing no more than its cells."""

from __future__ import annotations

import io

from openpyxl import Workbook, load_workbook

from benchmarks.documents import ON, assessment
from benchmarks.measure import best, exponent, row
from bestinterests.documents.papers import Assessed
from bestinterests.domain.document import FORMAT, Document
from bestinterests.evaluation import evaluate
from bestinterests.formats.arrival import Given
from bestinterests.formats.xlsx.reading import read_xlsx
from bestinterests.formats.xlsx.writing import write_xlsx
from bestinterests.packs.resolve import pins_of, resolve

SIZES = [500, 5000]


def run() -> list[str]:
    """Lines of the workbook section."""
    framework, problems = resolve(pins_of("uncrc", "uk-childrens-code"))
    assert framework is not None, problems
    lines, outs, ins = [], [], []
    for size in SIZES:
        document = Document(format=FORMAT, assessment=assessment(framework, size))
        held = Assessed(framework, document, evaluate(framework, document.assessment, on=ON))
        data = write_xlsx(held)
        values = _values(data)
        cells = sum(value is not None for sheet in values for line in sheet for value in line)
        times = 3 if size == SIZES[0] else 1
        bare_out = best(lambda values=values: _written_by_openpyxl(values, write_only=False), times)
        bare_only = best(lambda values=values: _written_by_openpyxl(values, write_only=True), times)
        out = best(lambda held=held: write_xlsx(held), times)
        bare_in = best(lambda data=data: _read_by_openpyxl(data), times)
        back = best(lambda data=data: read_xlsx(Given(data, "benchmark.xlsx")), times)
        outs.append(out)
        ins.append(back)
        lines += [
            f"A workbook of {size:,} impacts, {cells:,} cells, {len(data) / 1e6:.1f} MB (aim: out 1.0x, in 1.3x)",
            row("openpyxl writing the same values", bare_out, 1.0),
            row("the same in its write-only mode, which has no lists", bare_only, bare_only / bare_out),
            row("out, with lists, notes, formulas and colours", out, out / bare_out),
            row("openpyxl reading every cell, read-only", bare_in, 1.0),
            row("in, as a document with what was changed", back, back / bare_in),
        ]
    lines.append(f"  growth exponent: out {exponent(SIZES, outs):.2f}, in {exponent(SIZES, ins):.2f}")
    return lines


def _values(data: bytes) -> list[list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(data), read_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def _written_by_openpyxl(values: list[list[tuple[object, ...]]], *, write_only: bool) -> None:
    book = Workbook(write_only=write_only)
    for sheet in values:
        held = book.create_sheet()
        for line in sheet:
            held.append(line)
    book.save(io.BytesIO())


def _read_by_openpyxl(data: bytes) -> int:
    book = load_workbook(io.BytesIO(data), read_only=True)
    return sum(cell.value is not None for sheet in book.worksheets for line in sheet.iter_rows() for cell in line)

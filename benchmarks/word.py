"""The report as a Word document, against python-docx copying paragraphs and table rows with the same text."""

from __future__ import annotations

import copy
import io
from typing import Any

import docx
import msgspec
from docx.oxml.ns import qn

from benchmarks.documents import ON, assessment
from benchmarks.measure import best, exponent, row
from bestinterests.documents import pictures
from bestinterests.documents.block import Block
from bestinterests.documents.model import Paper
from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.domain.document import Document
from bestinterests.evaluation import evaluate
from bestinterests.formats.docx.paper import write_docx
from bestinterests.packs.resolve import pins_of, resolve

SIZES = [50, 150, 300, 600]
DRAWN = (
    pictures.BalancePicture,
    pictures.ControlsPicture,
    pictures.CoveragePicture,
    pictures.ProfilePicture,
    pictures.RangePicture,
    pictures.TimelinePicture,
)


def report(impacts: int) -> Paper:
    """The report of a record with so many impacts."""
    framework, problems = resolve(pins_of())
    if framework is None:
        raise RuntimeError(str(problems))
    document = Document(format=1, assessment=assessment(framework, impacts))
    return PAPERS["report"].build(Assessed(framework, document, evaluate(framework, document.assessment, on=ON)))


def without_pictures(value: Any) -> Any:
    """A paper, a section or a block without the pictures in it: python-docx draws none."""
    if isinstance(value, tuple):
        return tuple(without_pictures(each) for each in value if not isinstance(each, DRAWN))
    if isinstance(value, Paper):
        return msgspec.structs.replace(value, sections=without_pictures(value.sections))
    if isinstance(value, Block) and "blocks" in value.__struct_fields__:
        return msgspec.structs.replace(value, blocks=without_pictures(value.blocks))
    return value


def texts(data: bytes) -> list[tuple[str, Any]]:
    """What stands in a Word document: texts of paragraphs, and of those in the cells of tables, row by row."""

    def said(element: Any) -> str:
        return "".join(found.text or "" for found in element.iter(qn("w:t")))

    found: list[tuple[str, Any]] = []
    for element in docx.Document(io.BytesIO(data)).element.body:
        if element.tag == qn("w:tbl"):
            rows = [
                [[said(line) for line in cell.iter(qn("w:p"))] for cell in held.iter(qn("w:tc"))]
                for held in element.iter(qn("w:tr"))
            ]
            found.append(("table", rows))
        else:
            found += [("paragraph", said(held)) for held in element.iter(qn("w:p"))]
    return found


def copied(held: list[tuple[str, Any]]) -> bytes:
    """The same text written by python-docx in the quickest way it has: a paragraph or row is a copy of the first."""
    document = docx.Document()
    body = document.element.body
    first = document.add_paragraph().add_run("x")._element.getparent()
    for kind, content in held:
        if kind == "paragraph":
            made = copy.deepcopy(first)
            made.find(f".//{qn('w:t')}").text = content
            body.append(made)
            continue
        columns = max(len(cells) for cells in content)
        table = document.add_table(1, columns)
        for cell in table.rows[0].cells:
            cell.text = "x"
        pattern = table.rows[0]._tr
        for cells in content:
            made = copy.deepcopy(pattern)
            for cell, lines in zip(made.iter(qn("w:tc")), cells, strict=False):
                line = cell.find(qn("w:p"))
                for words in lines[1:]:
                    more = copy.deepcopy(line)
                    more.find(f".//{qn('w:t')}").text = words
                    cell.append(more)
                line.find(f".//{qn('w:t')}").text = lines[0]
            table._tbl.append(made)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def run() -> list[str]:
    """Return the lines of this section."""
    lines = ["The report as a Word document"]
    ours, theirs = [], []
    for size in SIZES:
        paper = report(size)
        plain = without_pictures(paper)
        held = texts(write_docx(plain))
        ours.append(best(lambda plain=plain: write_docx(plain), 3))  # type: ignore[misc]
        theirs.append(best(lambda held=held: copied(held), 3))  # type: ignore[misc]
        whole = best(lambda paper=paper: write_docx(paper), 1)  # type: ignore[misc]
        lines += [
            row(f"python-docx, rows copied, {size} impacts", theirs[-1], 1),
            row(f"ours, without pictures, {size} impacts", ours[-1], ours[-1] / theirs[-1], "aim 1.5x"),
            row(f"ours, with pictures, {size} impacts", whole, whole / theirs[-1]),
        ]
    lines.append(
        f"  exponent without pictures {exponent(SIZES, ours):.2f}, of python-docx {exponent(SIZES, theirs):.2f}"
    )
    return lines

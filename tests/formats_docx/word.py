"""A Word document as these tests look at it: opened by python-docx, and its XML."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import docx
import msgspec
from docx.document import Document
from docx.oxml.ns import qn

from bestinterests.documents.model import Paper, Section
from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.domain.document import Document as Doc
from bestinterests.formats.docx.paper import write_docx
from tests.documents import fixture

ASSESSMENTS = {
    "small": fixture.small,
    "empty": fixture.empty,
    "hostile": fixture.hostile,
}


NAMES = (*ASSESSMENTS, *(f"{paper}/{record}" for paper in PAPERS for record in ("small", "hostile")))
"""Every paper of a record that has something everywhere, and of one that breaks careless writers; more reports."""


@cache
def paper(name: str) -> Paper:
    """A paper of one of the records to report on: its report, or the paper named before a slash."""
    kind, _, record = name.rpartition("/")
    assessment = ASSESSMENTS[record]()
    document = fixture.document(assessment) if record == "small" else Doc(format=1, assessment=assessment)
    return PAPERS[kind or "report"].build(Assessed(fixture.framework(), document, fixture.evaluated(assessment)))


@cache
def written(name: str) -> bytes:
    """The Word document of one of the records."""
    return write_docx(paper(name))


def opened(data: bytes) -> Document:
    """The document as python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a file by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """A file of such parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def text_of(element: Any) -> str:
    """All words of an element."""
    return "".join(found.text or "" for found in element.iter(qn("w:t")))


def every(document: Document, tag: str) -> list[Any]:
    """Every element of a tag in the text, those in tables included."""
    return list(document.element.body.iter(qn(tag)))


def template(*lines: str) -> bytes:
    """A Word document of an organisation with these paragraphs."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def with_section(*blocks: Any) -> bytes:
    """A Word document of the empty record with these blocks as its only section."""
    held = Section(anchor="s", title="S", blocks=blocks)
    return write_docx(msgspec.structs.replace(paper("empty"), sections=(held,), headline=None))


def of_section(*blocks: Any) -> str:
    """The words of such a document."""
    return text_of(opened(with_section(*blocks)).element.body)

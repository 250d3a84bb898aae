"""A paper as a Word document: what stands in it, in which order, and its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.documents.model import Paper, Section
from bestinterests.formats.docx import blocks, cards, frame, pictures, tables
from bestinterests.formats.docx.blocks import heading, line_of
from bestinterests.formats.docx.contents import contents
from bestinterests.formats.docx.dispatch import write_all
from bestinterests.formats.docx.elements import paragraph, run
from bestinterests.formats.docx.headline import headline
from bestinterests.formats.docx.packing import packed
from bestinterests.formats.docx.parts import Parts
from bestinterests.formats.docx.words import words

if TYPE_CHECKING:
    from docx.document import Document

WRITERS = (blocks, cards, pictures, tables)
"""Modules that register how their blocks are written."""


def write_docx(paper: Paper) -> bytes:
    """A paper as a Word document with the document it was made from inside.

    paper: what ``PaperKind.build`` gave. Returns the file's bytes; the same paper gives the same bytes.
    """
    document = frame.blank(paper.language, dense=_one_page(paper))
    parts = Parts(document.part)
    written = body(paper, parts)
    frame.put_running(document, paper)
    return finished(document, paper, parts, written)


def finished(document: Document, paper: Paper, parts: Parts, written: str = "") -> bytes:
    """The bytes of a document that shows a paper, with its properties and what it carries, after what it holds."""
    frame.put_properties(document, paper)
    if paper.marked_for:
        frame.put_mark(document, paper.marked_for)
    elif paper.carries:
        frame.put_carried(document, paper.carries)
    return packed(document, written, parts.settled)


def body(paper: Paper, parts: Parts) -> str:
    """Everything between the first and the last page of a paper."""
    first = headline(paper.headline, parts) if paper.headline else ""
    opening = write_all(paper.opening, parts, 1)
    sections = "".join([section(held, parts) for held in paper.sections])
    return title(paper, parts) + first + opening + ("" if _one_page(paper) else contents(parts)) + sections


def _one_page(paper: Paper) -> bool:
    """Whether a paper is to be read at one glance: with one section it is set small and has no contents."""
    return len(paper.sections) <= 1


def title(paper: Paper, parts: Parts) -> str:
    """What the paper is, of what, and the notice of a sample."""
    sample = ""
    if paper.fictional_note:
        sample = paragraph(run("Fictional. ", "Strong") + run(paper.fictional_note), "Sample")
    kind = paragraph(run(paper.kind) + run(". ") + words(paper.subtitle, parts), "Subtitle")
    return paragraph(run(paper.title), "Title") + kind + sample


def section(held: Section, parts: Parts) -> str:
    """A section with its heading and its lead."""
    lead = line_of(held.lead, parts, "Lead") if held.lead else ""
    return heading(held.title, parts, 1, anchor=held.anchor) + lead + write_all(held.blocks, parts, 2)

"""A paper as the bytes of a PDF, through the fixed template."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import typst

from bestinterests.documents import wording
from bestinterests.documents.model import Paper, Section
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.formats.carrying import CARRIED, carried
from bestinterests.formats.pdf.finishing import finished
from bestinterests.formats.pdf.headline import headline
from bestinterests.formats.pdf.letters import BARE, NOTE, USUAL, blamed_by, spelled, undrawn_of
from bestinterests.formats.pdf.nodes import Anchors, Nodes, nodes
from bestinterests.formats.pdf.typesetting import forget, typeset
from bestinterests.formats.pdf.words import Node, said, words
from bestinterests.formats.pictures.sheet import small_drawings

TEMPLATE = Path(__file__).parent / "template"
TRIES = 20


def write_pdf(paper: Paper) -> bytes:
    """A paper as a PDF of A4 pages, tagged for PDF/UA-1, with bookmarks, and the document attached.

    A copy that is marked for somebody brings no document along.

    paper: what ``PaperKind.build`` gave. The same paper gives the same bytes on the same machine; the fonts of the
    machine matter only where a text holds letters that the papers' own fonts do not.
    """
    try:
        return _written(paper)
    finally:
        forget()


def _written(paper: Paper) -> bytes:
    inside = carried(paper.carries) if paper.carries else b""
    text = data(paper).decode()
    letters = undrawn_of(text)
    undrawn = letters.undrawn
    for _ in range(TRIES):
        try:
            return compiled(paper, spelled(text, undrawn), inside, system=letters.system, noted=bool(undrawn))
        except typst.TypstError as error:
            # A letter may be drawn by itself and yet not where it stands, as a mark on another letter.
            blamed = frozenset(USUAL.sub("", blamed_by(error)))
            if not blamed - undrawn:
                raise
            undrawn |= blamed
    everything = frozenset(USUAL.sub("", text))
    return compiled(paper, spelled(text, everything), inside, system=letters.system, noted=True)


def compiled(paper: Paper, text: str, inside: bytes, *, system: bool, noted: bool) -> bytes:
    """One run of the typesetter. text: what ``data`` gave. noted: whether letters are left out, which is then said."""
    files = {**template(), "data.json": text.encode(), "carried": inside}
    note = NOTE if inside else BARE
    inputs = {"note": note if noted else "", "carried": CARRIED if inside else ""}
    return finished(typeset(files, system=system, day=read_on(paper), inputs=inputs))


@cache
def template() -> dict[str, bytes]:
    """The template's files by name."""
    files = {path.name: path.read_bytes() for path in sorted(TEMPLATE.glob("*.typ"))}
    return {"main": files.pop("main.typ"), **files}


def read_on(paper: Paper) -> dt.date:
    """The day for which the record was read, as the paper says it."""
    number, month, year = paper.read_on.split()
    return dt.date(int(year), wording.MONTHS.index(month) + 1, int(number))


def data(paper: Paper) -> bytes:
    """All that the template sets, as JSON."""
    anchors = Anchors()
    day = read_on(paper)
    sample = "Sample: " if paper.fictional else ""
    organisation = wording.short(said(paper.organisation), 40)
    foot = [part for part in (organisation, said(paper.decided)) if part]
    language, _, region = paper.language.partition("-")
    held: dict[str, Any] = {
        "title": said(paper.title),
        "document_title": said(f"{sample}{paper.title}: {paper.kind.lower()}, {paper.read_on}"),
        "author": said(paper.organisation),
        "kind": said(paper.kind),
        "language": language,
        "region": region,
        "day": [day.year, day.month, day.day],
        "subtitle": words(paper.subtitle),
        "fictional": paper.fictional,
        "fictional_note": said(paper.fictional_note),
        "running": wording.short(said(paper.title), 60),
        "read_on": paper.read_on,
        "marked_for": said(paper.marked_for),
        "foot": wording.short(". ".join(foot), 110),
        "digest": paper.short_digest,
        "whole_digest": said(paper.digest),
        "headline": headline(paper.headline, anchors) if paper.headline else {},
        "opening": nodes(paper.opening, 1, anchors),
        "sections": _sections(paper.sections, anchors),
        "anchors": anchors.known,
        "drawings": small_drawings(),
        "verdicts": dict(VERDICT_WORDS),
    }
    return msgspec.json.encode(held)


def _sections(sections: tuple[Section, ...], anchors: Anchors) -> Nodes:
    found: Nodes = []
    for section in sections:
        entry: dict[str, Node] = {
            "anchor": anchors.place(section.anchor),
            "title": said(section.title),
            "lead": words(section.lead),
            "own_page": section.own_page or section.is_sheet,
            "sheet": section.is_sheet,
            "blocks": nodes(section.blocks, 2, anchors),
        }
        found.append(entry)
    return found

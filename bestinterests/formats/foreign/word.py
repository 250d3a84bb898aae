"""Tables and the texts around them out of a DOCX file, whoever wrote it.

The XML is walked here, because a reader that goes by paragraphs and runs alone leaves out what people write in content
controls, tracked insertions, text boxes, footnotes and comments. Text that was struck out by a tracked deletion is out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bestinterests.domain.problem import Problem
from bestinterests.formats.arrival import Given
from bestinterests.formats.foreign.tables import CellCount, Passage, Row, Table, Tables
from bestinterests.formats.foreign.word_text import TextOf, W, blocks, heading_styles
from bestinterests.formats.foreign.xml_parts import office_file, optional_part, part

BODY = "word/document.xml"
_WIDEST = 500
"""Columns that a cell may span."""


def read_word(given: Given) -> Tables:
    """Read a DOCX file: tables by the heading above them, everything else as passages; bounded, never a traceback."""
    archive = office_file(given)
    if isinstance(archive, Problem):
        return Tables(problems=(archive,))
    body = part(archive, BODY)
    if isinstance(body, Problem):
        return Tables(problems=(body,))
    notes = {**_hanging(archive, "footnotes", "Footnote"), **_hanging(archive, "endnotes", "Endnote")}
    notes.update(_hanging(archive, "comments", "Comment"))
    text = TextOf(notes)
    reading = _Reading(text, heading_styles(optional_part(archive, "word/styles.xml")), CellCount(given.limits))
    found = next(iter(body), None)
    if found is None or not reading.run(found):
        return Tables(problems=(reading.count.problem(),) if found is not None else (NO_BODY,))
    return Tables(tuple(reading.tables), (*reading.passages, *_edges(archive, text)))


def _hanging(archive: zipfile.ZipFile, kind: str, word: str) -> dict[tuple[str, str], str]:
    """Return footnotes, endnotes or comments by kind and id; separators hold no text and are left out."""
    root = optional_part(archive, f"word/{kind}.xml")
    found: dict[tuple[str, str], str] = {}
    text = TextOf({})
    for note in root if root is not None else ():
        said = text.of(note).text.strip()
        if said:
            id_, author = note.get(f"{W}id", ""), note.get(f"{W}author", "")
            found[kind, id_] = f"{word}{f' by {author}' if author else ''}: {said}"
    return found


def _edges(archive: zipfile.ZipFile, text: TextOf) -> Iterator[Passage]:
    """Headers and footers, each text once, and notes that hang on nothing that was read."""
    said = set()
    for name in sorted(archive.namelist()):
        for kind, title in (("word/header", "Page header"), ("word/footer", "Page footer")):
            root = optional_part(archive, name) if name.startswith(kind) and name.endswith(".xml") else None
            words = text.of(root).text.strip() if root is not None else ""
            if words and words not in said:
                said.add(words)
                yield Passage(title, words)
    for note in text.unused():
        yield Passage("Notes", note)


class _Cell(NamedTuple):
    text: str
    notes: tuple[str, ...]
    span: int
    merged: str


class _Reading:
    """One pass over the body, in its order."""

    def __init__(self, text: TextOf, headings: frozenset[str], count: CellCount) -> None:
        self.text = text
        self.headings = headings
        self.count = count
        self.heading = ""
        self.said_heading = True
        self.loose: list[str] = []
        self.tables: list[Table] = []
        self.passages: list[Passage] = []

    def run(self, body: Element) -> bool:
        """Read the body; False if there are too many cells."""
        for block in blocks(body):
            if block.tag == f"{W}tbl":
                name = self._caption()
                self._flush()
                if not self._table(block, name):
                    return False
            else:
                self._paragraph(block)
        self._flush()
        self._end_heading()
        return True

    def _end_heading(self) -> None:
        """Keep a heading under which nothing stands, such as the title of the paper."""
        if not self.said_heading:
            self.passages.append(Passage("", self.heading))
            self.said_heading = True

    def _paragraph(self, paragraph: Element) -> None:
        said = self.text.of(paragraph)
        words = said.text.strip()
        if words and self.text.style(paragraph) in self.headings:
            self._flush()
            self._end_heading()
            self.heading, self.said_heading = words, False
        elif words:
            self.loose.append("\n".join((words, *said.notes)))

    def _caption(self) -> str:
        """What stands right above a table, if it is short and no sentence; else the heading."""
        last = self.loose[-1] if self.loose else ""
        return last if last and len(last) <= 80 and "\n" not in last and last[-1] not in ".;,?!" else self.heading

    def _flush(self) -> None:
        if self.loose:
            self.passages.append(Passage(self.heading, "\n\n".join(self.loose)))
            self.loose, self.said_heading = [], True

    def _table(self, table: Element, name: str) -> bool:
        where = f"table {len(self.tables) + 1}"
        self.said_heading = self.said_heading or name == self.heading
        if name:
            where = f"{where}, '{name[:60]}'"
        rows: list[Row] = []
        above: dict[int, str] = {}
        for number, tr in enumerate(_rows(table), 1):
            cells = list(self._cells(tr))
            if self.count.passes(sum(cell.span for cell in cells)):
                return False
            rows.append(_row(number, cells, above))
        self.tables.append(Table(name or f"table {len(self.tables) + 1}", where, tuple(rows)))
        return True

    def _cells(self, tr: Element) -> Iterator[_Cell]:
        before = _number(tr.find(f"{W}trPr/{W}gridBefore"))
        for _ in range(before):
            yield _Cell("", (), 1, "")
        for tc in blocks(tr, f"{W}tc"):
            said = self.text.of(tc)
            properties = tc.find(f"{W}tcPr")
            span, merged = 1, ""
            if properties is not None:
                span = max(1, _number(properties.find(f"{W}gridSpan")))
                vertical = properties.find(f"{W}vMerge")
                merged = vertical.get(f"{W}val", "continue") if vertical is not None else ""
            yield _Cell(said.text.strip(), said.notes, span, merged)


def _rows(table: Element) -> Iterator[Element]:
    yield from blocks(table, f"{W}tr")


def _row(number: int, cells: list[_Cell], above: dict[int, str]) -> Row:
    """Lay cells on the grid; a cell that is merged with the one above says the same."""
    laid: list[str] = []
    notes: list[str] = []
    for cell in cells:
        at = len(laid)
        text = cell.text
        if cell.merged == "continue":
            text = text or above.get(at, "")
        if cell.merged:
            above[at] = text
        else:
            above.pop(at, None)
        laid += [text, *[""] * (cell.span - 1)]
        notes += cell.notes
    heading = len(cells) == 1 and cells[0].span > 1
    return Row(number, tuple(laid), tuple(notes), heading)


def _number(element: Element | None) -> int:
    """Return the number that an element carries, 0 where it carries none, never more than a table is wide."""
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 6 else 0


NO_BODY = Problem(
    code="file.damaged",
    path="",
    sentence="The file is damaged: it is a Word file without a text.",
    remedy="Ask for it again, or open it in the program that made it and save it anew.",
)

"""A PDF opened: its tags, and the words on its pages as a reader that copies text gets them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache

import pikepdf

from bestinterests.documents.model import Paper
from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.formats.pdf.writing import write_pdf
from tests.documents import fixture


@cache
def paper(name: str) -> Paper:
    """A report of one of the records that reports are tried on, or another paper of the small one."""
    if name not in PAPERS:
        return fixture.report(getattr(fixture, name)(), decided=name == "small")
    held = fixture.small()
    return PAPERS[name].build(Assessed(fixture.framework(), fixture.document(held), fixture.evaluated(held)))


@cache
def written(name: str) -> bytes:
    """The same as a PDF."""
    return write_pdf(paper(name))


@cache
def opened(name: str) -> pikepdf.Pdf:
    """The same, opened."""
    return pikepdf.open(io.BytesIO(written(name)))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every tag, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        held = waiting.pop()
        if isinstance(held, pikepdf.Array):
            waiting += reversed(list(held))
        elif isinstance(held, pikepdf.Dictionary):
            if "/S" in held:
                yield held
            if "/K" in held:
                waiting.append(held.K)


def tagged(pdf: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Dictionary]:
    """Every tag of some kinds."""
    return [held for held in elements(pdf) if str(held.S).removeprefix("/") in kinds]


def page_words(page: pikepdf.Page) -> str:
    """The words of a page, without places where a line may break and without spaces."""
    letters: dict[str, dict[int, str]] = {}
    found = []
    _collect(page.obj.Contents, page.obj.get("/Resources", {}), letters, found)
    return re.sub(r"[\s\u200b]", "", "".join(found))


@cache
def pages_of(name: str) -> list[str]:
    """The words of each page of a report."""
    return [page_words(page) for page in opened(name).pages]


def words_of(data: bytes) -> str:
    """The words of every page of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "".join(page_words(page) for page in pdf.pages)


def _collect(content, resources, letters, found) -> None:
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(content):
        name = str(operator)
        if name == "Tf":
            font = _letters_of(resources.Font[str(operands[0])], letters)
        elif name == "Tj":
            found.append(_read(bytes(operands[0]), font))
        elif name == "TJ":
            found += [_read(bytes(part), font) for part in operands[0] if isinstance(part, pikepdf.String)]
        elif name == "Do":
            held = resources.XObject[str(operands[0])]
            if held.get("/Subtype") == "/Form":
                _collect(held, held.get("/Resources", resources), letters, found)


def _letters_of(font, letters) -> dict[int, str]:
    key = str(font.BaseFont)
    if key not in letters:
        text = font.ToUnicode.read_bytes().decode("latin-1")
        letters[key] = {
            int(glyph, 16): bytes.fromhex(said).decode("utf-16-be", "replace")
            for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL)
            for glyph, said in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", part)
        }
    return letters[key]


def _read(shown: bytes, font: dict[int, str]) -> str:
    return "".join(font.get(int.from_bytes(shown[at : at + 2], "big"), "") for at in range(0, len(shown), 2))

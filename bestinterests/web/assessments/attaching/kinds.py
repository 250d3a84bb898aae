"""Kinds of files that are taken, each known by what is in it and never by its name alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bestinterests.domain.problem import Problem
from bestinterests.formats import archive
from bestinterests.formats.limits import Limits
from bestinterests.web.assessments.attaching.pictures import redrawn

SIZE = 10_000_000
"""Bytes of one file."""
_OBJECTS = re.compile(r"(?:^|/)(?:embeddings|activeX)/", re.IGNORECASE)


class Kind(NamedTuple):
    """One kind. suffixes: the first is given to names that have none of them. kept: the bytes to keep, or a Problem."""

    title: str
    media_type: str
    suffixes: tuple[str, ...]
    kept: Callable[[bytes], bytes | Problem]


def _pdf(data: bytes) -> bytes | Problem:
    return data if b"%%EOF" in data[-2048:] else _damaged("PDF")


def _png(data: bytes) -> bytes | Problem:
    return redrawn(data, "PNG")


def _jpeg(data: bytes) -> bytes | Problem:
    return redrawn(data, "JPEG")


def _office(main: str) -> Callable[[bytes], bytes | Problem]:
    def kept(data: bytes) -> bytes | Problem:
        opened = archive.opened(data, Limits(size=SIZE))
        if isinstance(opened, Problem):
            return opened
        types = archive.member(opened, "[Content_Types].xml", 1_000_000)
        if isinstance(types, Problem):
            return types
        if main.encode() not in types:
            return unknown()
        if found := next((name for name in opened.namelist() if _OBJECTS.search(name)), ""):
            return Problem(
                code="attachment.object",
                path="",
                sentence=f"The file holds an object of another program ({archive.shown(found)}).",
                remedy="Take the object out, or save the file as PDF.",
            )
        return archive.without_declarations(opened) or data

    return kept


def _text(data: bytes) -> bytes | Problem:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" not in text:
        return data
    return Problem(
        code="attachment.type",
        path="",
        sentence="The file is no text in UTF-8.",
        remedy="Open it, save it as UTF-8, and attach that.",
    )


PDF = Kind("PDF", "application/pdf", (".pdf",), _pdf)
PNG = Kind("PNG", "image/png", (".png",), _png)
JPEG = Kind("JPEG", "image/jpeg", (".jpg", ".jpeg"), _jpeg)
_OPEN = "application/vnd.openxmlformats-officedocument."
DOCX = Kind(
    "Word (DOCX)",
    f"{_OPEN}wordprocessingml.document",
    (".docx",),
    _office("wordprocessingml.document.main+xml"),
)
XLSX = Kind("Excel (XLSX)", f"{_OPEN}spreadsheetml.sheet", (".xlsx",), _office("spreadsheetml.sheet.main+xml"))
TEXT = Kind("Text", "text/plain", (".txt", ".md"), _text)
CSV = Kind("CSV", "text/csv", (".csv",), _text)

KINDS = (PDF, PNG, JPEG, DOCX, XLSX, TEXT, CSV)
MEDIA_TYPES = {kind.media_type: kind for kind in KINDS}
_STARTS = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))


def kind_of(data: bytes, name: str) -> Kind | None:
    """The kind of a file, by how it begins; of texts and office files, which begin alike, by the name also."""
    found = next((kind for start, kind in _STARTS if data.startswith(start)), None)
    if found is not None:
        return found
    ending = f".{name.rpartition('.')[2].casefold()}"
    wanted = (DOCX, XLSX) if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) else (TEXT, CSV)
    return next((kind for kind in wanted if ending in kind.suffixes), None)


def unknown() -> Problem:
    """The Problem of a file of a kind that is not taken."""
    titles = ", ".join(kind.title for kind in KINDS)
    return Problem(
        code="attachment.type",
        path="",
        sentence="What is in the file is of no kind that is taken, whatever its name says.",
        remedy=f"These are taken: {titles}.",
    )


def _damaged(title: str) -> Problem:
    return Problem(
        code="attachment.damaged",
        path="",
        sentence=f"The file begins as a {title} and does not end as one: it is damaged, or was cut off.",
        remedy="Save it anew and attach that.",
    )

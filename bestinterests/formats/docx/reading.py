"""The document back out of a Word file that carries it; another Word file is handed on."""

from __future__ import annotations

import re
import zipfile

from bestinterests.domain.problem import Problem
from bestinterests.formats import archive
from bestinterests.formats.arrival import Arrival, Given, of_document
from bestinterests.formats.carrying import CARRIED, DAMAGED, MADE_FOR_READING, unpacked
from bestinterests.formats.foreign import read_docx_tables

_PART = re.compile(r"customXml/item\d+\.xml")
_INSIDE = re.compile(
    r"<(?:\w+:)?assessment\b[^>]*urn:bestinterests:" + re.escape(CARRIED) + r"[^>]*>([A-Za-z0-9+/=\s]*)</"
)
_PROPERTIES = "docProps/core.xml"
_DIGEST = re.compile(r"keywords>[^<]*sha256:[0-9a-f]{64}")
_NAMESPACE = f"urn:bestinterests:{CARRIED}"


def read_docx(given: Given) -> Arrival:
    """Read the document that ``write_docx`` put into a file; the text that stands in it for people is never read.

    Macros, encryption, declarations and archives that would unpack to too much are refused with a Problem each.
    """
    held = archive.opened(given.data, given.limits)
    if isinstance(held, Problem):
        return Arrival(problems=[held])
    with held:
        problem = archive.without_declarations(held)
        if problem:
            return Arrival(problems=[problem])
        inside = _carried(held)
        if isinstance(inside, Problem):
            return Arrival(problems=[inside])
        if inside:
            return of_document(unpacked(inside, given.limits))
        # Tables of a paper of ours are no one's risk table: they would come in as foreign ratings.
        return Arrival(problems=[MADE_FOR_READING]) if _is_ours(held) else read_docx_tables(given)


def _carried(held: zipfile.ZipFile) -> str | Problem:
    """The packed text of the carried document, empty where the file carries none."""
    for name in held.namelist():
        if not _PART.fullmatch(name):
            continue
        data = archive.member(held, name)
        if isinstance(data, Problem):
            return data
        text = _decoded(data)
        found = _INSIDE.search(text)
        if found:
            return found[1] or DAMAGED
        if _NAMESPACE in text:
            return DAMAGED
    return ""


def _decoded(data: bytes) -> str:
    """Text of a part: programs that save it again may turn it into UTF-16."""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if utf16 else "utf-8", "replace")


def _is_ours(held: zipfile.ZipFile) -> bool:
    """Was it written here, and lost its carried document since? Its keywords hold the digest of the record."""
    data = archive.member(held, _PROPERTIES) if _PROPERTIES in held.namelist() else b""
    return not isinstance(data, Problem) and _DIGEST.search(_decoded(data)) is not None

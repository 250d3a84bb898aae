"""The XML parts of office files as trees, without an optional library and without what XML can be made to do."""

from __future__ import annotations

import zipfile
from xml.etree.ElementTree import Element, ParseError, XMLParser

from bestinterests.domain.problem import Problem
from bestinterests.formats.archive import member, opened, shown, without_declarations
from bestinterests.formats.arrival import Given

_MOST = 40_000_000
"""Bytes of one part; the text of a thousand pages has a few million."""


def office_file(given: Given) -> zipfile.ZipFile | Problem:
    """Return the archive that an office file is, or the Problem for which it is not opened."""
    archive = opened(given.data, given.limits)
    return archive if isinstance(archive, Problem) else without_declarations(archive) or archive


def part(archive: zipfile.ZipFile, name: str) -> Element | Problem:
    """Return the root of a part, or the Problem with it.

    Only for archives in which ``without_declarations`` found no document type: then there are no entities to expand.
    The parser is told the encoding, so that no declaration can hide in another one.
    """
    data = member(archive, name, _MOST)
    if isinstance(data, Problem):
        return data
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            data = data.decode("utf-16").encode()
        parser = XMLParser(encoding="utf-8")  # noqa: S314 - document types are refused before, see above
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        return Problem(
            code="file.damaged",
            path="",
            sentence=f"The file is damaged: its part {shown(name)} is not XML ({error}).",
            remedy="Ask for it again, or open it in the program that made it and save it anew.",
        )
    return root


def optional_part(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Return a part that may be missing; one that cannot be read holds no text that could be shown."""
    if name not in archive.namelist():
        return None
    found = part(archive, name)
    return None if isinstance(found, Problem) else found

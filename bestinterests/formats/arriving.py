"""Any file that is brought in, told by what it is rather than by what it is called."""

from __future__ import annotations

import io
import zipfile

from bestinterests.domain.problem import Problem
from bestinterests.formats import FORMATS, Format, format_of
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.cnil.recognising import is_pia

_INSIDE = {"xl/workbook.xml": "xlsx", "word/document.xml": "docx", "manifest.json": "zip"}
"""A file that only one kind of archive holds, and the format it tells."""


def arrive(given: Given) -> Arrival:
    """Read any file of a format that is read. Raises Refused where a library for it is missing."""
    form = recognised(given)
    if form is None or not form.reader:
        return Arrival(problems=[_unknown(form)])
    return form.read(given)


def recognised(given: Given) -> Format | None:
    """Return the format of a file: by its first bytes where they tell, else by its name."""
    if given.data.startswith(b"PK\x03\x04"):
        return FORMATS.get(_archive(given.data)) or format_of(given.name)
    if given.data.startswith(b"%PDF"):
        return FORMATS.get("pdf")
    if (start := given.data[:1000].lstrip().lower()).startswith((b"<!doctype html", b"<html")):
        return FORMATS["html"]
    if is_pia(given.data):
        return FORMATS["cnil"]
    named = format_of(given.name)
    if named is not None and named.reader:
        return named
    return FORMATS["json" if start.startswith((b"{", b"[")) else "yaml"]


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            names = set(held.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    return next((name for member, name in _INSIDE.items() if member in names), "")


def _unknown(form: Format | None) -> Problem:
    read = ", ".join(entry.name for entry in FORMATS.values() if entry.reader)
    what = f"{form.title} is written, never read." if form else "The file is of no kind that is read."
    return Problem(code="file.unknown-kind", path="", sentence=what, remedy=f"Formats that are read: {read}.")

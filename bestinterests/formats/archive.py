"""Zip archives from outside, opened so that none asks for more than it may: office files, bundles, travelling copies.

Nothing is unpacked before the directory has been looked at, and no member is unpacked beyond the size that the
directory states. What an office file must not hold for us (macros, links to other files, document type declarations)
is refused by name, so that its sender knows what to take out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.reading import too_large

_ENCRYPTED_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""An office file that is encrypted, or of a format before 2007, is an OLE container, not a zip archive."""
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = re.compile(r"(?:^|/)(?:vbaProject|vbaData|macrosheets/).*", re.IGNORECASE)
_LINKS = re.compile(r"(?:^|/)externalLinks/", re.IGNORECASE)
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    NotImplementedError,
    OverflowError,
)
"""What the standard library raises on archives that are damaged, encrypted or packed in a way it does not know."""


class ArchiveLimits(NamedTuple):
    """Bounds on an archive. members: files in it. unpacked: bytes of all of them. ratio: unpacked to packed bytes."""

    members: int = 5_000
    unpacked: int = 200_000_000
    ratio: int = 200


ARCHIVE_LIMITS = ArchiveLimits()
SMALL = 1_000_000
"""Below this size a member may be packed as tightly as it likes: drawings and empty sheets often are."""


def opened(data: bytes, limits: Limits = LIMITS, bounds: ArchiveLimits = ARCHIVE_LIMITS) -> zipfile.ZipFile | Problem:
    """Return an archive whose directory is sound and within the bounds, or the Problem that forbids opening it."""
    if len(data) > limits.size:
        return too_large(limits)
    if data.startswith(_ENCRYPTED_OFFICE):
        return _problem(
            "file.encrypted",
            "The file is encrypted with a password, or of an office format before 2007.",
            "Open it, take the password out, and save it as .xlsx or .docx.",
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except _FAULTS:
        return _damaged("its directory cannot be read")
    return _beyond(members, bounds) or archive


def _beyond(members: list[zipfile.ZipInfo], bounds: ArchiveLimits) -> Problem | None:
    if len(members) > bounds.members:
        return _bomb(f"it holds {len(members):,} parts, and at most {bounds.members:,} are read")
    if sum(member.file_size for member in members) > bounds.unpacked:
        return _bomb(f"unpacked it would take more than {bounds.unpacked // 1_000_000} MB")
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        return _damaged("two of its parts have one name")
    for member in members:
        if problem := beyond(member, bounds):
            return problem
        if _MACROS.search(member.filename):
            return _problem(
                "file.macros",
                "The file holds macros, which are never read or run.",
                "Save it as .xlsx or .docx, without macros.",
            )
        if _LINKS.search(member.filename):
            return _problem(
                "file.external-links",
                "The workbook links to other workbooks, whose values nobody here can see.",
                "Break the links (Data, Edit Links, Break Link) and save it again.",
            )
    return None


def beyond(member: zipfile.ZipInfo, bounds: ArchiveLimits = ARCHIVE_LIMITS) -> Problem | None:
    """Return why one part of an archive is not unpacked; None where its directory says nothing against it."""
    if member.flag_bits & 1:
        return _problem("file.encrypted", "A part of the file is encrypted.", "Save it without a password.")
    if member.file_size > SMALL and member.file_size > bounds.ratio * max(member.compress_size, 1):
        return _bomb(f"its part {shown(member.filename)} is packed more than {bounds.ratio} times smaller")
    return None


def opened_at(path: Path, most: int) -> zipfile.ZipFile | Problem:
    """Return an archive of many files where it lies, or the Problem that forbids opening it. most: parts in it.

    Only its directory is looked at: each part is asked about by ``beyond`` and read by ``member``, so that a bad one
    does not stand in the way of the others.
    """
    try:
        archive = zipfile.ZipFile(path)
        members = archive.infolist()
    except _FAULTS:
        return _damaged("its directory cannot be read")
    if len(members) > most:
        archive.close()
        return _bomb(f"it holds {len(members):,} parts, and at most {most:,} are read")
    return archive


def member(archive: zipfile.ZipFile, name: str, most: int = 100_000_000) -> bytes | Problem:
    """Return the bytes of one part, at most ``most`` and what its directory states, or the Problem with it."""
    try:
        stated = archive.getinfo(name).file_size
        if stated > most:
            return _bomb(f"its part {shown(name)} is larger than {most // 1_000_000} MB")
        with archive.open(name) as stream:
            data = stream.read(stated + 1)
    except KeyError:
        return _damaged(f"it has no part {shown(name)}")
    except _FAULTS:
        return _damaged(f"its part {shown(name)} cannot be unpacked")
    return data if len(data) <= stated else _damaged(f"its part {shown(name)} is larger than it says")


def without_declarations(archive: zipfile.ZipFile) -> Problem | None:
    """Return the Problem of an office file with a document type or entity declaration in any of its XML parts.

    Unpacks every XML part once, so call it once a file, after ``opened``.
    """
    for info in archive.infolist():
        if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        data = member(archive, info.filename)
        if isinstance(data, Problem):
            return data
        # UTF-16 has a zero byte beside each ASCII letter; taking those out shows a declaration in either encoding.
        if _DTD.search(data.replace(b"\x00", b"")):
            return _problem(
                "file.declaration",
                f"The part {shown(info.filename)} declares a document type, which no office program writes.",
                "Open the file in an office program and save it again.",
            )
    return None


def shown(name: str) -> str:
    """Return the name of a part as a message can show it: one short line."""
    return "".join(c if c.isprintable() else "?" for c in name)[:80]


def _problem(code: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=code, path="", sentence=sentence, remedy=remedy)


def _damaged(what: str) -> Problem:
    return _problem(
        "file.damaged",
        f"The file is damaged: {what}.",
        "Ask for it again, or open it in the program that made it and save it anew.",
    )


def _bomb(what: str) -> Problem:
    return _problem(
        "file.too-much-inside",
        f"The file is not unpacked: {what}.",
        "Files of assessments are far below that. Save it anew from the program that made it.",
    )

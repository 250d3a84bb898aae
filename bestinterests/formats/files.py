"""Bytes from files and streams, never more of them than may be read."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.reading import too_large

DOCUMENT_SUFFIXES = (".bia.yaml", ".bia.yml", ".bia.json")
"""Names by which documents are found in a folder."""

_REASONS = {
    errno.ENOENT: ("There is no such file.", "Look at the name."),
    errno.EACCES: ("The file may not be read by this user.", "Change its permissions."),
    errno.EISDIR: ("This is a folder.", "Name a file in it."),
}


def read_file(path: Path, limits: Limits = LIMITS) -> bytes | Problem:
    """Return the bytes of a file, or the Problem that keeps it from being read; a large one is not read at all."""
    try:
        status = path.stat()
        if stat.S_ISREG(status.st_mode) and status.st_size > limits.size:
            return too_large(limits)
        with path.open("rb") as stream:
            return read_stream(stream, limits)
    except (OSError, ValueError) as error:
        sentence, remedy = _REASONS.get(getattr(error, "errno", None) or 0, (f"The file cannot be read: {error}.", ""))
        return Problem(code="file.cannot-read", path="", sentence=sentence, remedy=remedy)


def read_stream(stream: BinaryIO, limits: Limits = LIMITS) -> bytes | Problem:
    """Return the bytes of a stream, or the Problem that there are too many; what lies beyond is left unread."""
    parts: list[bytes] = []
    left = limits.size + 1
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts) if left > 0 else too_large(limits)


def documents_in(folder: Path) -> list[Path]:
    """Return the documents at and below a folder, in order of their paths; hidden folders are passed over."""
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if name.endswith(DOCUMENT_SUFFIXES)]
    return sorted(path for path in found if path.is_file())


def files_by_digest(folder: Path, wanted: Mapping[str, int]) -> dict[str, bytes]:
    """Return the bytes of the files at and below a folder that are wanted, by digest.

    wanted: the size in bytes of each file by its digest; only files of a wanted size are read. Raises Refused where
    there is no such folder.
    """
    if not folder.is_dir():
        sentence = f"There is no folder {folder}."
        raise Refused([Problem(code="file.cannot-read", path="", sentence=sentence, remedy="Look at the name.")])
    sizes = set(wanted.values())
    found: dict[str, bytes] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.stat().st_size in sizes:
            data = path.read_bytes()
            digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
            if digest in wanted:
                found[digest] = data
    return found

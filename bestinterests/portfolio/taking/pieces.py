"""The files that are meant: those named, those in folders, those in archives of many files, always in one order.

In a folder or an archive, files that by their names hold no record (pages, pictures, feeds) are passed over and
counted; a file that is named is looked at whatever it is called.
"""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.archive import opened_at
from bestinterests.portfolio.lake import HEAD

MEANT = (".json", ".yaml", ".yml", ".xlsx", ".zip")
"""How names end of files that may hold a record."""
FEEDS = ("feed.json",)
"""What an exported register lays beside its publications."""
MOST = 1_000_000
"""Most parts of an archive of many files."""
MANIFEST = "manifest.json"
_OFFICE = "[Content_Types].xml"


class Piece(NamedTuple):
    """One file. path: where it, or the archive that holds it, lies. name, inside: how it is spoken of.

    problem: why it cannot be looked at, where that is known before.
    """

    path: str
    name: str
    inside: str = ""
    problem: Problem | None = None


class Passed:
    """How many files were passed over, by how their names end."""

    def __init__(self) -> None:
        self.by_ending: Counter[str] = Counter()

    def note(self, name: str) -> None:
        """Count one."""
        self.by_ending[Path(name).suffix.lower() or "no ending"] += 1

    def sentence(self) -> str:
        """Say it; blank where there were none."""
        number = sum(self.by_ending.values())
        if not number:
            return ""
        kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.by_ending.items()))
        files = "1 file was" if number == 1 else f"{number:,} files were"
        return f"{files} passed over, which by name hold no record: {kinds}."


def pieces(paths: Iterable[Path], passed: Passed | None = None) -> Iterator[Piece]:
    """Every file meant, in order: of the arguments as given, in folders and archives by name. Raises Refused.

    Names are relative to what holds the file or folder that is named, so that they say nothing of this computer.
    """
    passed = passed or Passed()
    for given in paths:
        if not given.exists():
            raise Refused([_absent(given)])
        if given.is_dir():
            yield from _in_folder(given, passed)
        else:
            yield from _in_file(given, told(given.name), passed)


def _in_folder(folder: Path, passed: Passed) -> Iterator[Piece]:
    root = folder.resolve()
    for here, folders, names in os.walk(root):
        if HEAD in names:  # a portfolio, this one or another, is no file of anybody's
            folders[:] = []
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith(".") or not path.is_file():
                continue
            if not _is_meant(name):
                passed.note(name)
                continue
            yield from _in_file(path, told(f"{root.name}/{path.relative_to(root).as_posix()}"), passed)


def told(name: str) -> str:
    """Return a name as it can be written down: bytes of it that are no text become question marks."""
    return name.encode("utf-8", "replace").decode()


def _is_meant(name: str) -> bool:
    return name.lower().endswith(MEANT) and Path(name).name not in FEEDS


def _in_file(path: Path, name: str, passed: Passed) -> Iterator[Piece]:
    """One file, or those in an archive of many."""
    if not _is_many(path):
        yield Piece(str(path), name)
        return
    archive = opened_at(path, MOST)
    if isinstance(archive, Problem):
        yield Piece(str(path), name, problem=archive)
        return
    with archive:
        for inside in _members(archive, passed):
            yield Piece(str(path), name, inside)


def _is_many(path: Path) -> bool:
    """Is it an archive of many files, rather than one record with its attachments, or an office file?"""
    try:
        with path.open("rb") as stream:
            if not stream.read(4).startswith((b"PK\x03\x04", b"PK\x05\x06")):
                return False
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    return MANIFEST not in names and _OFFICE not in names


def _members(archive: zipfile.ZipFile, passed: Passed) -> Iterator[str]:
    """Names of the files in an archive, in order, each once."""
    for inside in sorted({member.filename for member in archive.infolist() if not member.is_dir()}):
        parts = inside.split("/")
        if any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX":
            continue
        if _is_meant(inside):
            yield inside
        else:
            passed.note(inside)


def _absent(path: Path) -> Problem:
    return Problem(
        code="file.cannot-read", path="", sentence=f"There is no file or folder {path}.", remedy="Look at the name."
    )

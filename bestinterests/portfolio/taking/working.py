"""One file into lines of JSON, in whatever process: what a worker does, and nothing of it depends on any other file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import NamedTuple

import msgspec

from bestinterests.domain.problem import Problem
from bestinterests.formats.archive import beyond, member
from bestinterests.formats.files import read_file
from bestinterests.formats.limits import ARCHIVE, LIMITS
from bestinterests.portfolio.parquet import lines_of
from bestinterests.portfolio.taking.known import Known, file_key
from bestinterests.portfolio.taking.pieces import Piece, told
from bestinterests.portfolio.taking.reading import Setting, digest_of, take
from bestinterests.portfolio.taking.rowing import rows_of

PLACEHOLDER = b'{"version":0,'
"""How each line begins until its version has a number. No text can hold these bytes, since it escapes its quotes."""
AT_ONCE = 100
"""Most Problems that are kept of one file."""


class Done(NamedTuple):
    """What came of one file, as texts, which say the same in every process.

    problems: as ``problems_text`` writes them. lines: rows by table, None where it was refused. known: it was taken in
    before.
    """

    name: str
    inside: str
    original: str = ""
    size: int = 0
    content: str = ""
    problems: str = ""
    lines: dict[str, bytes] | None = None
    known: bool = False


class Worker:
    """Takes in one file after another; keeps the archive open that it read from last."""

    def __init__(self, setting: Setting, known: Known) -> None:
        self.setting = setting
        self.known = known
        self._archive: tuple[str, zipfile.ZipFile] | None = None

    def done(self, piece: Piece) -> Done:
        """Return what came of a file. Nothing in it can stop the files after it."""
        data: bytes | Problem = b""
        try:
            data = piece.problem or self._bytes(piece)
            if isinstance(data, Problem):
                return Done(piece.name, piece.inside, problems=problems_text((data,)))
            return self._taken(piece, data)
        except Exception as error:  # a reader that fails on one file must not lose the thousand after it
            original, size = (digest_of(data), len(data)) if isinstance(data, bytes) and data else ("", 0)
            return Done(piece.name, piece.inside, original, size, problems=problems_text((_failed(error),)))

    def _taken(self, piece: Piece, data: bytes) -> Done:
        original = digest_of(data)
        if file_key(piece.name, piece.inside, original) in self.known:
            return Done(piece.name, piece.inside, known=True)
        place = {"file": piece.name, "inside": piece.inside, "original": original}
        taken = take(data, piece.inside or piece.name, self.setting, **place)
        told = problems_text(taken.problems[:AT_ONCE])
        done = Done(piece.name, piece.inside, original, len(data), problems=told)
        if taken.taking is None:
            return done
        lines = {table: lines_of(rows) for table, rows in rows_of(taken.taking).items() if rows}
        return done._replace(content=taken.taking.content, lines=lines)

    def _bytes(self, piece: Piece) -> bytes | Problem:
        if not piece.inside:
            return read_file(Path(piece.path), ARCHIVE if piece.name.lower().endswith(".zip") else LIMITS)
        archive = self._opened(piece.path)
        problem = beyond(archive.getinfo(piece.inside))
        return problem or member(archive, piece.inside)

    def _opened(self, path: str) -> zipfile.ZipFile:
        if self._archive is None or self._archive[0] != path:
            if self._archive is not None:
                self._archive[1].close()
            self._archive = (path, zipfile.ZipFile(path))
        return self._archive[1]


def numbered(lines: bytes, version: int) -> bytes:
    """Return lines with the number of their version."""
    return lines.replace(PLACEHOLDER, b'{"version":%d,' % version)


def problems_text(problems: tuple[Problem, ...]) -> str:
    """Return Problems as the JSON that stands in the table of files; blank where there are none."""
    return msgspec.json.encode(problems).decode() if problems else ""


def problems_in(text: str) -> list[Problem]:
    """Return the Problems that ``problems_text`` wrote."""
    return msgspec.json.decode(text, type=list[Problem]) if text else []


def _failed(error: Exception) -> Problem:
    return Problem(
        code="portfolio.not-understood",
        path="",
        sentence=f"The file could not be read to its end ({type(error).__name__}: {told(str(error)[:200])}).",
        remedy="Open it in the program that made it and save it anew. If that does not help, tell us, with the file.",
    )

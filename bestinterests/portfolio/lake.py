"""A portfolio on disk: a folder of Parquet files that only grows by whole segments, and what was worked out from them.

    portfolio.json      what this folder is, and the version of its form
    segments/000001/    one batch of assessments: a file for each table, sealed by a rename
    facts/NAME/         one evidence table: its rows as facts, and the mapping by which it was joined
    joining/            a table that is being joined
    names/              services.yaml and sectors.yaml: which names mean one service, which kinds are one sector
    settled/000007/     standings, shares and where somebody looked, worked out anew after each taking in

A segment is there wholly or not at all, so a run that is killed loses at most the batch that it was at.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from bestinterests.domain.problem import Problem, Refused

LAKE_FORMAT = 1
HEAD = "portfolio.json"
PART = ".part"


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in ``portfolio.json``. settled: the folder of what was worked out last, blank where nothing was."""

    portfolio: int
    settled: str = ""


class Lake:
    """A portfolio folder. Readers need no lock: what is sealed never changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def opened(cls, folder: Path) -> Lake:
        """Return the portfolio in a folder. Raises Refused where there is none, or one of a later release."""
        lake = cls(folder)
        lake.head()
        return lake

    @classmethod
    def made(cls, folder: Path) -> Lake:
        """Return the portfolio in a folder; begin one where the folder is new or empty. Raises Refused."""
        if (folder / HEAD).exists():
            return cls.opened(folder)
        if folder.exists() and any(folder.iterdir()):
            raise Refused([_no_portfolio(folder, "Name a new folder, or one that 'portfolio add' has made.")])
        for part in ("segments", "facts", "names", "settled"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        lake = cls(folder)
        lake.note(Head(portfolio=LAKE_FORMAT))
        return lake

    def head(self) -> Head:
        """Return what the folder says of itself. Raises Refused where it says nothing that can be read."""
        try:
            head = msgspec.json.decode((self.folder / HEAD).read_bytes(), type=Head)
        except (OSError, msgspec.MsgspecError):
            raise Refused([_no_portfolio(self.folder, "Begin one with: bestinterests portfolio add")]) from None
        if head.portfolio > LAKE_FORMAT:
            raise Refused([_newer(self.folder, head.portfolio)])
        return head

    def note(self, head: Head) -> None:
        """Write what the folder says of itself, at one stroke."""
        beside = self.folder / f"{HEAD}{PART}"
        beside.write_bytes(msgspec.json.format(msgspec.json.encode(head)))
        beside.replace(self.folder / HEAD)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the only right to write. Raises Refused where somebody else has it; clears what was left half done."""
        with (self.folder / ".lock").open("w") as held:
            _take(held, self.folder)
            for left in (*self.folder.glob(f"segments/*{PART}"), *self.folder.glob(f"settled/*{PART}")):
                shutil.rmtree(left)
            self._mend_joining()
            yield

    def segments(self) -> list[Path]:
        """Return the sealed segments, oldest first."""
        return sorted(each for each in (self.folder / "segments").iterdir() if each.suffix != PART)

    @contextmanager
    def segment(self) -> Iterator[Path]:
        """A folder for a new segment; sealed at the end, thrown away if anything is raised."""
        number = int(held[-1].name) + 1 if (held := self.segments()) else 1
        with _sealed(self.folder / "segments" / f"{number:06}") as part:
            yield part

    @contextmanager
    def settling(self) -> Iterator[Path]:
        """A folder for what is worked out anew; put in the place of the last at the end, whose files then go."""
        before = self.head().settled
        name = f"{int(before or 0) + 1:06}"
        with _sealed(self.folder / "settled" / name) as part:
            yield part
        self.note(Head(portfolio=LAKE_FORMAT, settled=name))
        for left in (self.folder / "settled").iterdir():
            if left.name not in (name, before):  # whoever asked a moment ago still reads the last one
                shutil.rmtree(left)

    @contextmanager
    def joining(self, source: str) -> Iterator[Path]:
        """A folder for an evidence table; put in the place of the same table at the end, whose files then go.

        It is made beside ``facts``, where nobody who asks would look into it.
        """
        beside = self.folder / "joining"
        part, before, place = beside / source, beside / f"{source}.before", self.folder / "facts" / source
        part.mkdir(parents=True)
        try:
            yield part
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        if place.exists():
            place.rename(before)
        part.rename(place)
        shutil.rmtree(beside)

    def _mend_joining(self) -> None:
        """Put back a table whose replacement was broken off, and clear the rest."""
        beside = self.folder / "joining"
        for before in beside.glob("*.before"):
            place = self.folder / "facts" / before.name.removesuffix(".before")
            if not place.exists():
                before.rename(place)
        if beside.exists():
            shutil.rmtree(beside)

    def files(self) -> dict[str, list[Path]]:
        """Return the Parquet files of every table that has any, in the order in which they were sealed.

        All of them at once, so that what was settled together is read together. What is settled stands for itself.
        """
        settled = self.folder / "settled" / (self.head().settled or "none")
        found: dict[str, list[Path]] = {}
        for folder in (*self.segments(), *sorted(self.folder.glob("facts/*"))):
            for path in sorted(folder.glob("*.parquet")):
                found.setdefault(path.stem, []).append(path)
        return found | {path.stem: [path] for path in settled.glob("*.parquet")}


@contextmanager
def _sealed(folder: Path) -> Iterator[Path]:
    part = folder.with_name(folder.name + PART)
    part.mkdir()
    try:
        yield part
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    part.rename(folder)


def _take(held: IO[str], folder: Path) -> None:
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Refused(
            [
                Problem(
                    code="portfolio.busy",
                    path="",
                    sentence=f"Somebody else is writing to the portfolio {folder}.",
                    remedy="Wait until they are done, then do it again: what is there already is not taken in twice.",
                )
            ]
        ) from None


def _no_portfolio(folder: Path, remedy: str) -> Problem:
    return Problem(code="portfolio.none", path="", sentence=f"{folder} holds no portfolio.", remedy=remedy)


def _newer(folder: Path, found: int) -> Problem:
    return Problem(
        code="portfolio.newer",
        path="",
        sentence=f"The portfolio {folder} is of form {found}; this release reads up to {LAKE_FORMAT}.",
        remedy="Install a newer release of bestinterests.",
    )

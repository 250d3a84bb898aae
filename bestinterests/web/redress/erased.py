"""The list of erased cases, outside the database: by it a backup that was made before an erasure learns of it.

A file of lines that are only ever added: public id, day, ground, and a keyed digest over the line and the one before.
It holds nothing of any case. Whoever keeps backups keeps a newer copy of this file beside them, for ``restore``.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.accounts.ids import ALPHABET, LENGTH
from bestinterests.web.ledger.removing import GROUNDS as IN_LAW
from bestinterests.web.redress import keys
from bestinterests.web.redress.models import ErasedCase
from bestinterests.workflow.casework.erasing import ERASING
from bestinterests.workflow.casework.keeping import RETENTION

FILE = "erased-cases"
"""Name of the file in the data folder."""
GROUNDS = frozenset({*ERASING, *IN_LAW, RETENTION})
"""Every ground that a line may hold."""
_HEAD = "# Cases that were erased. Keep a copy as new as can be beside your backups: 'restore' asks for it.\n"
_LINE = re.compile(
    rf"([{ALPHABET}]{{{LENGTH}}}) (\d{{4}}-\d\d-\d\d) ([a-z-]{{1,20}}) ([0-9a-f]{{8}})\.([0-9a-f]{{64}})"
)


class Erased(NamedTuple):
    """A line. seal: keyed digest; under: of which pepper it is."""

    case: str
    day: dt.date
    ground: str
    under: str = ""
    seal: str = ""


class Listed(NamedTuple):
    """What a list holds. unproved: how many of its lines were written under keys that are not here."""

    erased: tuple[Erased, ...]
    unproved: int


def path_of_list() -> Path:
    """Where the list of this server lies."""
    return Path(settings.DATA) / FILE


def keep_list() -> int:
    """Add every erasure that the list does not tell of yet, and say how many there were.

    Called after each erasure, and by the clock for what a crash left out. Without keys nothing can be sealed, and it
    is left to the next time. Raises Refused where the list was changed, OSError.
    """
    if not keys.has_ring() or not ErasedCase.objects.exists():
        return 0
    rows = ErasedCase.objects.order_by("at", "pk").values_list("case", "at", "ground")
    return add((Erased(case, at.date(), ground) for case, at, ground in rows.iterator()), path_of_list())


def add(erased: Iterable[Erased], path: Path) -> int:
    """Add to a list what it does not hold, under a lock that other processes wait for. Raises Refused, OSError."""
    ring = keys.ring()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        text = file.read()
        held = read(text, path.name).erased
        known, before = {each.case for each in held}, held[-1].seal if held else ""
        added = [] if text else [_HEAD]
        new = 0
        for each in erased:
            if each.case not in known:
                line = _sealed(ring, each, before)
                added.append(f"{line.case} {line.day} {line.ground} {line.under}.{line.seal}\n")
                known.add(each.case)
                before, new = line.seal, new + 1
        if new:
            # One write, after a line that a crash may have left without its end.
            file.write(("" if not text or text.endswith("\n") else "\n") + "".join(added))
            file.flush()
            os.fsync(file.fileno())
    return new


def read(text: str, name: str = FILE) -> Listed:
    """Every line of a list. Raises Refused with each that cannot be read, or is not as it was written."""
    under = _under(keys.ring()) if keys.has_ring() else ""
    found: list[Erased] = []
    problems: list[Problem] = []
    unproved = 0
    for number, line in _lines(text):
        match = _LINE.fullmatch(line)
        ground = match[3] if match else ""
        if match is None or ground not in GROUNDS or _day(match[2]) is None:
            problems.append(_problem(name, number, "cannot be read"))
            continue
        each = Erased(match[1], _day(match[2]) or dt.date.min, ground, match[4], match[5])
        if each.under != under:
            unproved += 1
        elif each != _sealed(keys.ring(), each, found[-1].seal if found else ""):
            problems.append(_problem(name, number, "is not as it was written, or the one before it is gone"))
        found.append(each)
    if problems:
        raise Refused(problems)
    return Listed(tuple(found), unproved)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _sealed(ring: keys.Ring, each: Erased, before: str) -> Erased:
    seal = ring.lookup("erased", f"{before} {each.case} {each.day} {each.ground}")
    return Erased(each.case, each.day, each.ground, _under(ring), seal)


def _under(ring: keys.Ring) -> str:
    """Which pepper a line is sealed under, so that a list from before new keys is told from one that was changed."""
    return ring.lookup("erased", "under")[:8]


def _problem(name: str, number: int, what: str) -> Problem:
    return Problem(
        code="restore.erased-list",
        path=name,
        line=number,
        sentence=f"Line {number} of the list of erased cases {what}.",
        remedy="Use a copy of the list that nobody has touched.",
    )

"""How the keys of cases are kept: which of them open what, where they lie, who else could read them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.redress import keys
from bestinterests.web.redress.models import CaseKey
from bestinterests.web.redress.models.data_keys import DataKey
from bestinterests.web.redress.sheet import grouped

AT_ONCE = 500
"""Data keys that are wrapped anew in one transaction."""
WRAPPED: list[type[DataKey]] = [CaseKey]
"""Tables of data keys under master keys; an app above adds its own as it starts."""


class Custody(NamedTuple):
    """What was found. ring: None where there is none. source: where it was found. by_key: cases by number of the key.

    locked: public ids of cases that cannot be opened. readable: can others on this computer read the file?
    """

    ring: keys.Ring | None
    source: str
    by_key: dict[int, int]
    locked: tuple[str, ...]
    readable: bool


class Rewrapped(NamedTuple):
    """How many data keys were wrapped anew, and the cases whose key could not be opened."""

    done: int
    locked: tuple[str, ...]


def file_of_keys() -> Path:
    """Where the ring lies if the environment does not give it."""
    return Path(settings.DATA) / keys.FILE


def looked_at() -> Custody:
    """Try every data key. Raises Refused where the ring cannot be read."""
    try:
        ring = keys.ring()
    except keys.NoKeys:
        ring = None
    path = file_of_keys()
    by_key: Counter[int] = Counter()
    locked: list[str] = []
    for held in _held():
        by_key[held.version] += 1
        if ring is None or _opened(ring, held) is None:
            locked.append(held.place)
    source = "the environment" if settings.CASE_KEYS else str(path) if ring else "nowhere"
    readable = not settings.CASE_KEYS and path.is_file() and bool(path.stat().st_mode & 0o077)
    return Custody(ring, source, dict(sorted(by_key.items())), tuple(locked), readable)


def rewrap(tell: Callable[[int], None], at_once: int = AT_ONCE) -> Rewrapped:
    """Wrap every data key under the current master key. Broken off anywhere, it goes on where it was when called again.

    tell: told after each batch how many are done. What a case holds stays as it is: only its key is put under another.
    """
    ring = keys.ring()
    done = 0
    locked: list[str] = []
    for model in WRAPPED:
        after = 0
        while batch := _rewrapped(model, ring, after, at_once):
            after = batch[-1][0].pk
            locked += [held.place for held, is_open in batch if not is_open]
            done += sum(is_open for _, is_open in batch)
            tell(done)
    return Rewrapped(done, tuple(locked))


def number_of_keys(*, but: int | None = None) -> int:
    """How many data keys there are; but: not counting those under this master key."""
    apart = {} if but is None else {"version": but}
    return sum(model._base_manager.exclude(**apart).count() for model in WRAPPED)


def last_version() -> int | None:
    """The highest number of a master key under which a data key lies; None where there is none."""
    found = [model._base_manager.aggregate(last=Max("version"))["last"] for model in WRAPPED]
    return max((last for last in found if last is not None), default=None)


def is_used(version: int) -> bool:
    """Does a data key lie under this master key?"""
    return any(model._base_manager.filter(version=version).exists() for model in WRAPPED)


def write_ring(path: Path, ring: keys.Ring, *, over: bool = False) -> None:
    """Write the file of the keys so that only its owner reads it. over: in place of what is there.

    It appears whole or not at all. Raises FileExistsError, OSError.
    """
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(keys.written(ring))
            file.flush()
            os.fsync(file.fileno())
        if over:
            part.replace(path)
        else:
            os.link(part, path)  # unlike a replacement, this never writes over a file
    finally:
        part.unlink(missing_ok=True)


def problems_of(found: Custody) -> Iterator[Problem]:
    """What needs a person."""
    if found.locked:
        count = "1 case" if len(found.locked) == 1 else f"{len(found.locked)} cases"
        said = f"{count} cannot be opened: the key is not at hand, or something was changed."
        yield _problem("cases-locked", said, "Put the file of the keys back, or type the sheet: keys recover")
    if found.readable:
        path = file_of_keys()
        yield _problem("keys-readable", f"Other people on this computer can read {path}.", f"chmod 600 {path}")


def seen() -> Iterator[tuple[tuple[str, str] | None, Problem | None]]:
    """Rows and Problems for whoever looks whether the workspace is well."""
    try:
        found = looked_at()
    except Refused as refused:
        yield ("Keys of cases", "cannot be read"), refused.problems[0]
        return
    if found.ring is None:
        said = "none: no portal takes anything in"
    else:
        said = f"fingerprint {grouped(found.ring.fingerprint())}, open {sum(found.by_key.values()) - len(found.locked)}"
    yield ("Keys of cases", f"{said} of {sum(found.by_key.values())} cases" if found.ring else said), None
    for problem in problems_of(found):
        yield None, problem


def _rewrapped(model: type[DataKey], ring: keys.Ring, after: int, at_once: int) -> list[tuple[DataKey, bool]]:
    """One batch of a table, in one transaction: each row, and whether its key could be opened."""
    with transaction.atomic():
        rows = model._base_manager.select_for_update(of=("self",)).select_related(model.OF)
        batch = list(rows.exclude(version=ring.current).filter(pk__gt=after).order_by("pk")[:at_once])
        opened = [(held, _opened(ring, held)) for held in batch]
        for held, key in opened:
            if key is not None:
                held.version, held.wrapped = ring.wrap(key, held.place)
                held.save(update_fields=["version", "wrapped"])
    return [(held, key is not None) for held, key in opened]


def _held() -> Iterator[DataKey]:
    for model in WRAPPED:
        rows = model._base_manager.select_related(model.OF).only("version", "wrapped", f"{model.OF}__public_id")
        yield from rows.order_by("pk").iterator(chunk_size=2_000)


def _opened(ring: keys.Ring, held: DataKey) -> bytes | None:
    try:
        return ring.unwrap(held.version, bytes(held.wrapped), held.place)
    except keys.Locked:
        return None


def _problem(code: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=f"server.{code}", path="BESTINTERESTS_CASE_KEYS", sentence=sentence, remedy=remedy)

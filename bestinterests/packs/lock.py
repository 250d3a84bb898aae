"""The list of built packs: which versions there are, their digests, and which of them are released for good."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from bestinterests.domain.base import Base

NAME = "LOCK"


class Locked(Base, frozen=True, kw_only=True):
    """One built version. Once it is released its digest never changes; before, it may."""

    id: str
    version: str
    digest: str
    released: bool = False


class Lock(Base, frozen=True, kw_only=True):
    """Every built version, by id and then by version."""

    packs: tuple[Locked, ...] = ()


def version_key(version: str) -> tuple[int, ...]:
    """A version as numbers, so that 1.10.0 comes after 1.9.0. Anything else than numbers sorts first."""
    parts = version.split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()


def read_lock(built: Path) -> Lock:
    """The LOCK of a folder of built packs; an empty one where there is none."""
    path = built / NAME
    return msgspec.json.decode(path.read_bytes(), type=Lock) if path.is_file() else Lock()


def lock_bytes(entries: Iterable[Locked]) -> bytes:
    """LOCK as bytes: JSON, a few lines a version, in order; the flag is always written."""
    ordered = sorted(entries, key=lambda entry: (entry.id, version_key(entry.version)))
    plain = {"packs": [{name: getattr(entry, name) for name in entry.__struct_fields__} for entry in ordered]}
    return msgspec.json.format(msgspec.json.encode(plain), indent=1) + b"\n"

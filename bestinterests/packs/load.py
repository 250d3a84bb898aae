"""Packs by id and version, from what was built; or from a folder or file that an organisation brings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.canonical import digest, digest_of, remember
from bestinterests.packs.lock import Lock, read_lock, version_key

__all__ = ["BUILT", "available", "digest", "find", "forget", "latest", "load", "nearest", "read_pack"]

BUILT = Path(__file__).parent / "built"
"""The packs that this release ships. Every released version stays here for ever."""


@lru_cache(maxsize=8)
def _lock(built: Path) -> Lock:
    return read_lock(built)


@lru_cache(maxsize=32)
def _pack(built: Path, pack_id: str, version: str) -> Pack | Problem:
    path = built / f"{pack_id}-{version}.json"
    expected = next(e.digest for e in _lock(built).packs if (e.id, e.version) == (pack_id, version))
    content = path.read_bytes() if path.is_file() else b""
    if digest_of(content) != expected:
        return Problem(
            code="pack.damaged",
            path=path.name,
            sentence=f"{pack_id} {version} is missing or is not what LOCK says it is.",
            remedy="Install this release again; when working on packs, run: bestinterests pack build",
        )
    pack = msgspec.json.decode(content, type=Pack)
    remember(pack, expected)
    return pack


def forget() -> None:
    """Read built packs afresh from now on; for whoever has just built some."""
    _lock.cache_clear()
    _pack.cache_clear()


def available(built: Path = BUILT) -> list[tuple[str, str]]:
    """Every built pack as (id, version), by id, oldest version first."""
    return [(entry.id, entry.version) for entry in _lock(built).packs]


def latest(pack_id: str, built: Path = BUILT) -> str | None:
    """Newest version of a pack, or None where no such pack is built."""
    versions = [version for held, version in available(built) if held == pack_id]
    return max(versions, key=version_key, default=None)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known words, or nothing where none is near."""
    import difflib  # only a fault needs it

    found = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(found)}?" if found else ""


def find(pack_id: str, version: str, built: Path = BUILT) -> Pack | Problem:
    """A built pack; a ``pack.unknown``, ``pack.unknown-version`` or ``pack.damaged`` Problem where it is not there."""
    known = available(built)
    if (pack_id, version) in known:
        return _pack(built, pack_id, version)
    versions = [held for name, held in known if name == pack_id]
    if versions:
        return Problem(
            code="pack.unknown-version",
            path=f"packs[{pack_id}]",
            sentence=f"There is no version {version} of the pack {pack_id} here.",
            remedy=f"Versions here: {', '.join(versions)}. A newer release may ship it.",
        )
    names = sorted({name for name, _ in known})
    listed = f"Packs here: {', '.join(names)}." if names else "No pack is built here."
    return Problem(
        code="pack.unknown",
        path=f"packs[{pack_id}]",
        sentence=f"There is no pack {pack_id} here.",
        remedy=f"{nearest(pack_id, names)} {listed}".strip(),
    )


def load(pack_id: str, version: str, built: Path = BUILT) -> Pack:
    """A built pack, decoded once and kept. Raises Refused with the Problem of ``find`` where it is not there."""
    found = find(pack_id, version, built)
    if isinstance(found, Problem):
        raise Refused([found])
    return found


def read_pack(path: Path) -> tuple[Pack | None, list[Problem]]:
    """A pack from a source folder or a JSON file, with every fault of its shape. It is not checked further."""
    if path.is_dir():
        from bestinterests.packs.source import read_source  # yaml is loaded only where it is read

        return read_source(path)
    from bestinterests.packs.shape import decode_pack  # needed for packs from outside only

    return decode_pack(path.read_bytes(), path.name)

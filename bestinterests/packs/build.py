"""From source to built: one canonical JSON file for each pack version, and LOCK. All or nothing.

A version that LOCK calls released keeps its bytes for ever: a change to its source needs a new version. A version that
is not yet released may change freely, and goes when its source goes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem
from bestinterests.packs.canonical import canonical, digest_of
from bestinterests.packs.load import BUILT, find, forget
from bestinterests.packs.lock import NAME, Lock, Locked, lock_bytes, read_lock
from bestinterests.packs.source import SOURCE, Folder, natural
from bestinterests.packs.validate import validate


class Built(NamedTuple):
    """Outcome of a build: every Problem met, and the names of files that were, or would be, written or removed."""

    problems: list[Problem]
    changed: list[str]

    @property
    def failed(self) -> bool:
        """Did an error keep anything from being written?"""
        return any(problem.severity == "error" for problem in self.problems)


def build(
    source: Path = SOURCE,
    built: Path = BUILT,
    *,
    rules: Collection[str] | None = None,
    release: Collection[str] = (),
    write: bool = True,
) -> Built:
    """Build every pack under ``source``. Writes nothing where an error is met, or where ``write`` is False.

    rules: ids of the engine's rules, as for ``validate``. release: ids of packs whose present version is released.
    """
    folders = [Folder(path) for path in sorted(source.iterdir(), key=natural) if path.is_dir()]
    problems = check_folders(folders, built, rules)
    packs = [folder.pack for folder in folders if folder.pack is not None]
    lock = read_lock(built)
    files, entries = _planned(packs, lock, release)
    problems += _against_lock(files, entries, lock, built)
    files[NAME] = lock_bytes(entries)
    gone = [_file(old.id, old.version) for old in lock.packs if _is_gone(old, entries)]
    changed = [name for name, content in files.items() if _bytes(built / name) != content] + gone
    outcome = Built(problems, sorted(changed))
    if write and not outcome.failed:
        _write(built, {name: files.get(name) for name in outcome.changed})
        forget()
    return outcome


def check_folders(
    folders: Sequence[Folder], built: Path = BUILT, rules: Collection[str] | None = None
) -> list[Problem]:
    """Every fault of several source folders: of reading, shape, reference and meaning, with file and line."""
    problems: list[Problem] = []
    by_id = {folder.pack.id: folder.pack for folder in folders if folder.pack is not None}
    for folder in folders:
        name = folder.root.name
        found = list(folder.problems)
        if folder.pack is not None:
            required = required_packs(folder.pack, by_id, built)
            found += [folder.locate(problem) for problem in validate(folder.pack, required, rules)]
        problems += [msgspec.structs.replace(p, path=f"{name}/{p.path.removeprefix(name + '/')}") for p in found]
    return problems


def required_packs(pack: Pack, by_id: dict[str, Pack], built: Path = BUILT) -> list[Pack]:
    """What a pack requires, and what that requires, lowest first: from ``by_id``, else as built; not the missing."""
    found: dict[str, Pack] = {}
    seen = {pack.id}

    def gather(each: Pack) -> None:
        for need in each.requires:
            if need.pack in seen:
                continue
            seen.add(need.pack)
            held = by_id.get(need.pack) or find(need.pack, need.version, built)
            if isinstance(held, Pack):
                gather(held)
                found[held.id] = held

    gather(pack)
    return list(found.values())


def _planned(packs: Sequence[Pack], lock: Lock, release: Collection[str]) -> tuple[dict[str, bytes], list[Locked]]:
    files = {_file(pack.id, pack.version): canonical(pack) for pack in packs}
    released = {(old.id, old.version) for old in lock.packs if old.released}
    entries = {(old.id, old.version): old for old in lock.packs if old.released}
    for pack in packs:
        key = (pack.id, pack.version)
        entries[key] = Locked(
            id=pack.id,
            version=pack.version,
            digest=digest_of(files[_file(*key)]),
            released=key in released or pack.id in release,
        )
    return files, list(entries.values())


def _against_lock(files: dict[str, bytes], entries: Sequence[Locked], lock: Lock, built: Path) -> list[Problem]:
    """Released versions keep their digest, and their files are there."""
    problems = []
    now = {(entry.id, entry.version): entry for entry in entries}
    for old in lock.packs:
        name = _file(old.id, old.version)
        if not old.released:
            continue
        if now[old.id, old.version].digest != old.digest:
            problems.append(
                Problem(
                    code="pack.changed-without-version",
                    path=f"{old.id}/pack.yaml#version",
                    sentence=f"{old.id} {old.version} is released, and its source has changed since.",
                    remedy="Give it a new version and say in upgrades what becomes of answers.",
                )
            )
        elif name not in files and digest_of(_bytes(built / name)) != old.digest:
            problems.append(
                Problem(
                    code="pack.damaged",
                    path=name,
                    sentence=f"{old.id} {old.version} is released, and its built file is missing or changed.",
                    remedy="Take the file back from the history of the project.",
                )
            )
    return problems


def _is_gone(old: Locked, entries: Sequence[Locked]) -> bool:
    return all((entry.id, entry.version) != (old.id, old.version) for entry in entries)


def _write(built: Path, files: dict[str, bytes | None]) -> None:
    built.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if content is None:
            (built / name).unlink(missing_ok=True)
        else:
            (built / name).write_bytes(content)


def _file(pack_id: str, version: str) -> str:
    return f"{pack_id}-{version}.json"


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""

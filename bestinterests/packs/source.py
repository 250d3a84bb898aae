"""A pack's source folder: small YAML files, read into one Pack, with every fault named by file and line.

``pack.yaml`` holds the pack's own fields. Each collection is either ``<collection>.yaml``, a list, or a folder
``<collection>/`` with one file for each item, taken in the natural order of the file names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem
from bestinterests.packs.load import nearest
from bestinterests.packs.overlay import KEY
from bestinterests.packs.plain_yaml import Fault, Plain, read_yaml
from bestinterests.packs.shape import ShapeFault, dotted, shape_faults

SOURCE = Path(__file__).parent / "source"
"""Where the sources of the packs stand that this project ships."""
HEAD = "pack.yaml"
COLLECTIONS = (*KEY, "confirmations", "upgrades")
ASIDE = ("cases",)
"""Folders beside the pack's content that the build does not read."""


class Folder:
    """What was read of a source folder: the pack if it has the right shape, Problems, and the line of each place."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.pack: Pack | None = None
        self._data: dict[str, Any] = {}
        self._places: dict[str, tuple[str, int]] = {}
        self._origin: dict[tuple[str | int, ...], tuple[str, Plain, tuple[str | int, ...]]] = {}
        self._read()

    def locate(self, problem: Problem) -> Problem:
        """The same Problem with file and line, where its path is a place in this pack."""
        place = problem.path.removeprefix(f"{self._data.get('id')}/")
        parts = place.split("/")
        while parts:
            found = self._places.get("/".join(parts))
            if found is not None:
                return msgspec.structs.replace(problem, path=f"{found[0]}#{place}", line=found[1])
            parts.pop()
        return problem

    def _read(self) -> None:
        head = self.root / HEAD
        if not head.is_file():
            self._fault(self.root.name, Fault(0, "pack.no-head", "There is no pack.yaml here.", "Write one."))
        else:
            self._take_head(head)
        for entry in sorted(self.root.iterdir(), key=natural):
            self._take(entry)
        self._find_both_forms()
        self._shape()

    def _take_head(self, path: Path) -> None:
        plain = self._plain(path)
        if not isinstance(plain.value, dict):
            if not plain.faults:
                self._fault(HEAD, Fault(1, "pack.no-fields", "This file holds no fields.", "Write name: value."))
            return
        for name, value in plain.value.items():
            self._data[name] = value
            self._origin[(name,)] = (HEAD, plain, (name,))

    def _take(self, entry: Path) -> None:
        name = entry.stem if entry.is_file() else entry.name
        if entry.name == HEAD or name in ASIDE or entry.name.startswith("."):
            return
        if entry.is_file() and entry.suffix not in {".yaml", ".yml"}:
            return
        if name not in COLLECTIONS:
            remedy = nearest(name, COLLECTIONS) or f"Collections are: {', '.join(COLLECTIONS)}."
            fault = Fault(0, "pack.unknown-file", f"{entry.name} is no collection of a pack.", remedy)
            self._fault(entry.name, fault)
        elif entry.is_dir():
            for path in sorted(entry.rglob("*.y*ml"), key=natural):
                self._take_item(name, path)
        else:
            self._take_list(name, entry)

    def _take_item(self, collection: str, path: Path) -> None:
        plain = self._plain(path)
        if isinstance(plain.value, dict):
            self._add(collection, plain.value, self._name(path), plain, ())
            key = plain.value.get(KEY.get(collection, ""))
            if isinstance(key, str) and key != re.sub(r"\b0+(?=[0-9])", "", path.stem):
                self.problems.append(
                    Problem(
                        code="pack.file-name",
                        path=self._name(path),
                        line=1,
                        sentence=f"This file holds {key} but is called {path.stem}.",
                        remedy=f"Call it {key}.yaml.",
                        severity="warning",
                    )
                )
        elif not plain.faults:
            self._fault(self._name(path), Fault(1, "pack.no-fields", "This file holds no fields.", "One item a file."))

    def _take_list(self, collection: str, path: Path) -> None:
        plain = self._plain(path)
        if not isinstance(plain.value, list):
            if not plain.faults:
                self._fault(
                    path.name,
                    Fault(1, "pack.no-list", "This file holds no list.", "Start items with a dash."),
                )
            return
        for index, item in enumerate(plain.value):
            self._add(collection, item, path.name, plain, (index,))

    def _add(self, collection: str, item: Any, file: str, plain: Plain, inside: tuple[str | int, ...]) -> None:
        held = self._data.setdefault(collection, [])
        if not isinstance(held, list):
            return
        self._origin[(collection, len(held))] = (file, plain, inside)
        held.append(item)

    def _find_both_forms(self) -> None:
        for name in COLLECTIONS:
            forms = [
                (name,) in self._origin,
                *((self.root / form).exists() for form in (f"{name}.yaml", name)),
            ]
            if sum(forms) > 1:
                fault = Fault(0, "pack.two-places", f"{name} stands in two places.", "Keep one file or one folder.")
                self._fault(name, fault)

    def _shape(self) -> None:
        faults = shape_faults(self._data, Pack)
        for fault in faults:
            self._shape_fault(fault)
        if not faults and not any(problem.severity == "error" for problem in self.problems):
            self.pack = msgspec.convert(self._data, Pack)
        for path, (file, plain, inside) in self._origin.items():
            self._note_places(path, file, plain, inside)

    def _shape_fault(self, fault: ShapeFault) -> None:
        depth = 2 if fault.path[:2] in self._origin else 1
        file, plain, inside = self._origin.get(fault.path[:depth], (HEAD, Plain(None, {}, []), ()))
        path = (*inside, *fault.path[depth:]) if inside or depth == 2 else fault.path
        line = _line(plain.lines, path)
        where = f"{file}#{dotted(path)}" if path else file
        self.problems.append(
            Problem(code=fault.code, path=where, line=line, sentence=fault.sentence, remedy=fault.remedy)
        )

    def _note_places(self, path: tuple[str | int, ...], file: str, plain: Plain, inside: tuple[str | int, ...]) -> None:
        for inner, line in plain.lines.items():
            if inner[: len(inside)] == inside:
                place = _place(self._data, (*path, *inner[len(inside) :]))
                self._places.setdefault(place, (file, line))

    def _plain(self, path: Path) -> Plain:
        plain = read_yaml(path.read_bytes())
        for fault in plain.faults:
            self._fault(self._name(path), fault)
        return plain

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _fault(self, path: str, fault: Fault) -> None:
        self.problems.append(
            Problem(code=fault.code, path=path, line=fault.line, sentence=fault.sentence, remedy=fault.remedy)
        )


def read_source(folder: Path) -> tuple[Pack | None, list[Problem]]:
    """Read a pack from its source folder: the pack, or None, and every fault of reading and of shape at once."""
    if not folder.is_dir():
        return None, [Problem(code="pack.no-folder", path=folder.name, sentence="There is no such folder.")]
    read = Folder(folder)
    return read.pack, read.problems


def natural(path: Path) -> tuple[tuple[int, str | int], ...]:
    """Sort key by which article-2 comes before article-10."""
    parts = re.split(r"([0-9]+)", path.as_posix())
    return tuple((1, int(part)) if part.isdecimal() else (0, part) for part in parts)


def _line(lines: dict[tuple[str | int, ...], int], path: tuple[str | int, ...]) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _place(data: Any, path: tuple[str | int, ...]) -> str:
    return "/".join(_steps(data, path))


def _steps(data: Any, path: tuple[str | int, ...]) -> Iterator[str]:
    node = data
    for part in path:
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            yield str(part)
            continue
        if not isinstance(part, int):
            yield part
        elif isinstance(node, dict) and ("id" in node or ("right" in node and "text" not in node)):
            yield str(node.get("id") or node.get("right"))
        else:
            yield str(part + 1)

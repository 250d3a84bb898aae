"""Edits by the item that they are in, with its name, its address, and each text marked word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from bestinterests.changes.telling import WORDS, titles_of
from bestinterests.documents.wording import spaced, upper
from bestinterests.domain.change import Edit, Path
from bestinterests.domain.document import KEYS, LETTERS, Document
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments import places
from bestinterests.web.assessments.differing.values import field_name, lines
from bestinterests.web.assessments.differing.words import Piece, marked


class Change(NamedTuple):
    """One change of an item. done: what was done, in a word. words: a text with what was put in and taken out.

    before, after: other values, as lines.
    """

    field: str
    done: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: tuple[Piece, ...] = ()


class Group(NamedTuple):
    """All changes of one item or part. key: its id; blank for a part without one. address: where it is mended."""

    key: str
    title: str
    kind: str
    address: str
    changes: tuple[Change, ...]


def titles(*documents: Document) -> dict[str, str]:
    """The title of every item in these documents, the last one's where several have it."""
    found: dict[str, str] = {}
    for document in documents:
        found |= {key: title for key, title in titles_of(document, document).items() if title}
    return found


def told(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that a person is told: those of the memory of ids are ours."""
    return tuple(edit for edit in edits if edit.path[0] != "numbering")


def grouped(
    edits: Iterable[Edit], assessment: str, known: Mapping[str, str], framework: Framework | None = None
) -> tuple[Group, ...]:
    """Edits by item. assessment: its public id, for addresses. known: titles of items."""
    held: dict[tuple[str, ...], list[Edit]] = {}
    for edit in told(edits):
        held.setdefault(_item(edit.path), []).append(edit)
    return tuple(_group(path, found, assessment, known, framework) for path, found in held.items())


def item_of(path: Path) -> str:
    """The id or key of the item that a path leads into; blank for a part without one."""
    return path[2] if len(path) > 2 and path[1] in KEYS else ""


def _item(path: Path) -> tuple[str, ...]:
    return path[:3] if item_of(path) else path[:2]


def _group(
    path: tuple[str, ...],
    edits: list[Edit],
    assessment: str,
    known: Mapping[str, str],
    framework: Framework | None,
) -> Group:
    key = item_of(path)
    kind = upper(spaced(path[1])) if len(path) > 1 else "Document"
    title = known.get(key, "") or next(_titled(edits), "") if key else ""
    address = places.path_address(assessment, path)
    changes = tuple(_change(edit, len(path), framework) for edit in edits)
    return Group(key if len(path) > 1 and path[1] in LETTERS else "", title or key, kind, address, changes)


def _titled(edits: list[Edit]) -> Iterator[str]:
    """What an item was called that is no longer there."""
    for edit in edits:
        for side in (edit.after, edit.before):
            if edit.kind in ("add", "delete") and isinstance(side, dict):
                yield from (str(side[name]) for name in ("title", "name", "data", "role") if side.get(name))


def _change(edit: Edit, cut: int, framework: Framework | None) -> Change:
    name = field_name(edit.path[cut:])
    done = WORDS[edit.kind]
    if edit.kind in ("add", "delete") and len(edit.path) <= cut:
        held = edit.after if edit.kind == "add" else edit.before
        return Change("", done, (), lines(_content(held), framework))
    if isinstance(edit.before, str) and isinstance(edit.after, str) and _is_prose(edit):
        return Change(name, done, (), (), marked(edit.before, edit.after))
    return Change(name, done, lines(edit.before, framework), lines(edit.after, framework))


def _content(value: Any) -> Any:
    """What an item says beside its id and its title, which head it."""
    if not isinstance(value, dict):
        return value
    return {name: held for name, held in value.items() if name not in ("id", "title", "name")}


def _is_prose(edit: Edit) -> bool:
    return any(" " in str(side) for side in (edit.before, edit.after))

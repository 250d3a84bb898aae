"""What a person chose where two sides contradict each other, put into the merged document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from bestinterests.changes.application import apply
from bestinterests.changes.deleting import taken_out
from bestinterests.changes.references import cited, items_by_id
from bestinterests.changes.units import Field, field_named
from bestinterests.domain.base import Base
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit, MergeConflict, MergeResult, Path, place
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem

Take = Literal["ours", "theirs", "base", "own"]
ITEM_KINDS = frozenset({"item-delete-edit", "item-delete-reference"})
"""Conflicts over a whole item, which one side deleted."""


class Choice(Base, frozen=True, kw_only=True):
    """What the record should say at a conflict. own: a value as plain builtins, for ``take`` own."""

    take: Take
    own: Any = None


class Chosen(Base, frozen=True, kw_only=True):
    """The document after the choices, the conflicts that nobody chose about, and choices that could not be made."""

    document: Document
    open: tuple[MergeConflict, ...] = ()
    problems: tuple[Problem, ...] = ()


def choose(result: MergeResult, choices: Mapping[str, Choice]) -> Chosen:
    """Return the merged document with each choice made, by the id of its conflict.

    An item that is deleted goes with every mention of it and with what cannot be without it. A choice that would leave
    a reference to nothing, or whose value does not fit the field, is a Problem and is not made. Conflicts without a
    choice stay as the merge left them: with ours, or with the item kept.
    """
    document = result.document
    problems: list[Problem] = []
    edits, gone = [], []
    for conflict in result.conflicts:
        choice = choices.get(conflict.id)
        if choice is None:
            continue
        if conflict.kind in ITEM_KINDS:
            gone += [conflict.path] if is_deletion(conflict, choice) else []
        elif (after := value_of(conflict, choice)) != conflict.ours:
            edits.append(Edit(kind="set", path=conflict.path, before=conflict.ours, after=after))
    if edits:
        document, found = apply(document, ChangeSet(format=CHANGE_FORMAT, edits=tuple(edits)))
        problems += found
    for path in gone:
        out = taken_out(document, path).document
        users = cited_by(out, path[-1])
        problems += [_needed(path, users)] if users else []
        document = document if users else out
    problems += _dangling(result.document, document)
    left = tuple(conflict for conflict in result.conflicts if conflict.id not in choices)
    return Chosen(document=document, open=left, problems=tuple(problems))


def value_of(conflict: MergeConflict, choice: Choice) -> Any:
    """The value that a choice puts into the field of a conflict."""
    return choice.own if choice.take == "own" else getattr(conflict, choice.take)


def is_deletion(conflict: MergeConflict, choice: Choice) -> bool:
    """Does the choice at a conflict over an item follow the side that deleted it?"""
    deleter = "ours" if conflict.ours is None else "theirs"
    return choice.take == deleter


def cited_by(document: Document, key: str) -> tuple[str, ...]:
    """Where an item is referred to, as written places."""
    return tuple(
        place(path)
        for part in ("assessment", "record")
        for each, path in cited(getattr(document, part), (part,))
        if each == key
    )


def field_at(path: Path) -> Field | None:
    """The field of a document at a path, as its type says; None where a path leads to an item or nowhere."""
    kind: type[Base] | None = Document
    found: Field | None = None
    is_key = False
    for step in path:
        if is_key:
            is_key, found = False, None
            continue
        if kind is None or (found := field_named(kind, step)) is None:
            return None
        kind, is_key = found.inner, found.unit == "items"
    return found


def fits(path: Path, value: Any) -> bool:
    """Can the field at a path hold this plain value?"""
    field = field_at(path)
    if field is None:
        return False
    try:
        msgspec.convert(value, field.hint)
    except msgspec.ValidationError:
        return False
    return True


def _dangling(before: Document, after: Document) -> list[Problem]:
    known, held = items_by_id(after), _references(after)
    lost = {key: places for key, places in held.items() if key not in known}
    already = {key for key in _references(before) if key not in items_by_id(before)}
    return [
        Problem(
            code="changes.refers-to-nothing",
            path=place(path),
            sentence=f"{place(path)} would refer to {key}, which is not there any more.",
            remedy="Choose another version.",
        )
        for key, path in lost.items()
        if key not in already
    ]


def _references(document: Document) -> dict[str, Path]:
    return {key: path for part in ("assessment", "record") for key, path in cited(getattr(document, part), (part,))}


def _needed(path: Path, users: tuple[str, ...]) -> Problem:
    return Problem(
        code="changes.still-cited",
        path=place(path),
        sentence=f"{path[-1]} cannot go: {users[0]} refers to it.",
        remedy="Keep it: what is said in reviews and decisions stays as it is.",
    )

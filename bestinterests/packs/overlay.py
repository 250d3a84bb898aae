"""Laying packs over one another: what a later pack may add, and which second definitions are faults."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from bestinterests.domain.pack import Confirmation, FrameworkRight, Pack, Source, Vocabulary
from bestinterests.domain.problem import Problem
from bestinterests.packs.statements import raised

KEY = {
    "rights": "id",
    "framework_rights": "right",
    "activities": "id",
    "standards": "id",
    "patterns": "id",
    "bands": "id",
    "scales": "id",
    "matrices": "id",
    "profiles": "id",
    "practices": "id",
    "vocabularies": "id",
    "sources": "id",
}
"""Field that is the key of each collection of a pack."""


class Layers:
    """Packs laid over one another in order: ``items`` by collection and key, and the Problems met on the way."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.problems: list[Problem] = []
        self.items: dict[str, dict[str, Any]] = {}
        self.confirmations: dict[str, Confirmation] = {}
        for collection, field in KEY.items():
            self.items[collection] = self._gather(packs, collection, field)
        self._note_second_obligations()
        for pack in packs:
            for confirmation in pack.confirmations:
                self._confirm(pack, confirmation)

    def _gather(self, packs: Sequence[Pack], collection: str, field: str) -> dict[str, Any]:
        held: dict[str, Any] = {}
        giver: dict[str, Pack] = {}
        for pack in packs:
            for item in getattr(pack, collection):
                key = getattr(item, field)
                first = held.get(key)
                joined = item if first is None else self._joined(first, item, giver[key] is pack)
                if joined is None:
                    self._redefined(collection, key, giver[key], pack)
                else:
                    held[key] = joined
                    giver.setdefault(key, pack)
        return held

    def _joined(self, first: Any, later: Any, same_pack: bool) -> Any | None:
        """Both as one where the later pack only adds; None where it defines again."""
        if same_pack:
            return None
        if isinstance(first, Source):
            return first if first.address == later.address else None
        if isinstance(first, Vocabulary):
            return _vocabulary(first, later)
        if isinstance(first, FrameworkRight):
            return _framework_right(first, later)
        return None

    def _redefined(self, collection: str, key: str, first: Pack, later: Pack) -> None:
        self.problems.append(
            Problem(
                code="pack.duplicate-id" if first is later else "pack.redefined",
                path=f"{later.id}/{collection}/{key}",
                sentence=f"{key} stands twice in {collection} of {later.id}."
                if first is later
                else f"{key} in {collection} is defined by {first.id} and again by {later.id}.",
                remedy="A pack adds and never edits: give it an id of its own, or leave it out.",
            )
        )

    def _note_second_obligations(self) -> None:
        seen: dict[str, str] = {}
        for standard in self.items["standards"].values():
            for duty in standard.obligations:
                if duty.id in seen:
                    self.problems.append(
                        Problem(
                            code="pack.redefined",
                            path=f"standards/{standard.id}/obligations/{duty.id}",
                            sentence=f"Obligation {duty.id} stands in {seen[duty.id]} and again in {standard.id}.",
                            remedy="Give each obligation an id of its own.",
                        )
                    )
                seen.setdefault(duty.id, standard.id)

    def _confirm(self, pack: Pack, confirmation: Confirmation) -> None:
        collection, _, rest = confirmation.target.partition("/")
        key, _, inner = rest.partition("/")
        item = self.items.get(collection, {}).get(key)
        path = tuple(part for part in inner.split("/") if part)
        changed = None if item is None else raised(item, path, confirmation.provenance)
        if changed is None:
            self.problems.append(
                Problem(
                    code="pack.confirms-nothing",
                    path=f"{pack.id}/confirmations/{confirmation.target}",
                    sentence=f"{pack.id} confirms {confirmation.target}, where nothing stands that can be checked.",
                    remedy="Name a place such as rights/article-16/adult; what is ours cannot be confirmed.",
                )
            )
            return
        self.items[collection][key] = changed
        self.confirmations[confirmation.target] = confirmation


def _vocabulary(first: Vocabulary, later: Vocabulary) -> Vocabulary | None:
    known = {term.id for term in first.terms}
    if any(term.id in known for term in later.terms):
        return None
    return msgspec.structs.replace(first, terms=first.terms + later.terms)


def _framework_right(first: FrameworkRight, later: FrameworkRight) -> FrameworkRight | None:
    if (later.name.text, later.short, later.category) != (first.name.text, first.short, first.category):
        return None
    return msgspec.structs.replace(
        first,
        prompts=first.prompts + later.prompts,
        triggers=first.triggers + later.triggers,
        standards=first.standards + tuple(s for s in later.standards if s not in first.standards),
    )

"""What can be found in a framework: every statement, and every thing that has a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.domain.pack import Provenance
from bestinterests.packs.framework import Framework
from bestinterests.web.learn.kinds import KINDS, held, title_of
from bestinterests.web.learn.links import level_anchor
from bestinterests.web.learn.shelf import Said, page_of, shelf_of


class Entry(NamedTuple):
    """Something that can be found.

    kind: on whose pages it stands. head: where it stands, in words that are shown and not searched. name, text: what is
    searched. provenance: None for what is no statement. address: where it stands; blank for a place of the framework,
    whose address hangs on which packs are read.
    """

    place: str
    kind: str
    head: str
    name: str
    text: str
    provenance: Provenance | None = None
    address: str = ""


PARTS: dict[str, str] = {
    "adult": "for adults",
    "child": "for a nine-year-old",
    "title": "title",
    "name": "name",
    "label": "name",
    "category": "group",
    "text": "what it is",
    "summary": "in short",
    "triggers": "when to ask",
    "actions": "recommended action",
    "rights": "right that it lists",
    "questions_support": "question of support",
    "questions_risk": "question of risk",
    "measures": "usual measure",
    "needs": "what children need",
    "exception": "exception",
}
"""Where on a page a statement stands, by the part of its place that says so."""


def entries_of(framework: Framework) -> tuple[Entry, ...]:
    """Return everything that can be found, things before what is said of them, in the order of kinds."""
    found = [*_things(framework), *_levels(framework), *_statements(framework)]
    order = list(KINDS)
    things = {entry.place for entry in found if entry.provenance is None}
    kept = [entry for entry in found if entry.provenance is None or entry.place not in things]
    return tuple(sorted(kept, key=lambda entry: (order.index(entry.kind), entry.provenance is not None)))


def part_of(framework: Framework, said: Said) -> str:
    """Return what a statement is on its page, in words: "for adults", "risk prompt", "must"."""
    parts = said.place.split("/")[2:]
    if "obligations" in parts:
        return framework.obligations[parts[-1]][1].force
    if "prompts" in parts:
        collection, key = said.place.split("/")[:2]
        prompt = getattr(framework, collection)[key].prompts[int(parts[-1]) - 1]
        return f"{prompt.direction} prompt"
    return next((PARTS[part] for part in parts if part in PARTS), "")


def _things(framework: Framework) -> Iterator[Entry]:
    for kind in KINDS:
        for key in held(framework, kind):
            yield Entry(f"{kind}/{key}", kind, "", title_of(framework, kind, key), _about(framework, kind, key))


def _about(framework: Framework, kind: str, key: str) -> str:
    """What a page says besides its statements, as far as somebody may look for it."""
    thing = held(framework, kind)[key]
    if kind == "rights":
        return f"Article {thing.article}"
    if kind == "standards":
        return f"Standard {thing.number}"
    if kind == "scales":
        return str(thing.question)
    if kind in ("matrices", "profiles"):
        return str(thing.note)
    if kind == "sources":
        return f"{key}. {thing.read}"
    return f"Version {thing.version}" if kind == "packs" else ""


def _levels(framework: Framework) -> Iterator[Entry]:
    for key, scale in framework.scales.items():
        for level in scale.levels:
            text = " ".join((level.anchor, *level.examples)).strip()
            yield Entry(level_anchor(key, level.id), "scales", scale.title, wording.upper(level.label), text)


def _statements(framework: Framework) -> Iterator[Entry]:
    shelf = shelf_of(framework)
    for said in shelf.said.values():
        kind, key = page_of(said.place).split("/")
        part = part_of(framework, said)
        head = f"{title_of(framework, kind, key)}{f', {part}' if part else ''}"
        yield Entry(said.place, kind, head, shelf.called(said), said.text, said.provenance)

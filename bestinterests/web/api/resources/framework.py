"""The framework: packs as they are, the things that they hold, and finding statements by words."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.framework import Framework
from bestinterests.packs.load import available, find, latest
from bestinterests.web.api.faults import Wrong, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.shapes.framework import Hit, Hits, Packs, PackTold, Statement, Thing, Things, ThingTold
from bestinterests.web.learn.finding import find as found_in
from bestinterests.web.learn.kinds import KINDS, held, title_of
from bestinterests.web.learn.reading import framework_named, named
from bestinterests.web.learn.shelf import shelf_of


def packs(call: Call) -> Answer:
    """List every version of every pack."""
    entries = tuple(PackTold(pack=name, version=v, newest=latest(name) == v) for name, v in available())
    return Answer(Packs(entries=entries))


def pack(call: Call) -> Answer:
    """Give one version of a pack, as it is built."""
    found = find(call.path["pack"], call.path["release"])
    if isinstance(found, Problem):
        raise Wrong(404, [found])
    return Answer(found)


def things(call: Call) -> Answer:
    """List what the framework holds of a kind."""
    framework, kind = _framework(call), _kind(call)
    entries = tuple(Thing(kind=kind, id=key, title=title_of(framework, kind, key)) for key in held(framework, kind))
    return Answer(Things(packs=named(framework), entries=entries))


def thing(call: Call) -> Answer:
    """Give one thing of the framework with every statement on it."""
    framework, kind = _framework(call), _kind(call)
    key = call.path["key"]
    value = held(framework, kind).get(key)
    if value is None:
        raise wrong(404, "api.not-found", f"The framework holds no {KINDS[kind].one} of this id.")
    said = shelf_of(framework).by_page.get(f"{kind}/{key}", ())
    told = ThingTold(
        kind=kind,
        id=key,
        title=title_of(framework, kind, key),
        packs=named(framework),
        held=msgspec.to_builtins(value),
        statements=tuple(Statement(place=each.place, text=each.text, provenance=each.provenance) for each in said),
    )
    return Answer(told)


def search(call: Call) -> Answer:
    """Find statements and things by words."""
    framework = _framework(call)
    found = found_in(framework, call.asked.query)
    entries = tuple(
        Hit(
            place=hit.place,
            kind=group.kind.key,
            name=_text(hit.name),
            text=_text(hit.text),
            provenance=hit.provenance or "",
        )
        for group in found.groups
        for hit in (
            group.hits if group.number <= len(group.hits) else _all(framework, call.asked.query, group.kind.key)
        )
    )
    return Answer(Hits(packs=named(framework), number=found.number, entries=entries))


def _all(framework: Framework, query: str, kind: str) -> Any:
    return found_in(framework, query, kind).groups[0].hits


def _text(pieces: Any) -> str:
    return "".join(text for text, _ in pieces)


def _framework(call: Call) -> Framework:
    try:
        return framework_named(call.asked.packs)
    except Refused as refused:
        raise Wrong(422, refused.problems) from refused


def _kind(call: Call) -> str:
    kind = call.path["kind"]
    if kind not in KINDS:
        raise wrong(404, "api.not-found", "There is no such kind of thing.", f"There are: {', '.join(KINDS)}.")
    return kind

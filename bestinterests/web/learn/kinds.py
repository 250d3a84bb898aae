"""The kinds of things that a framework holds, each with a list and a page for every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from bestinterests.packs.framework import Framework


class Kind(NamedTuple):
    """A kind of thing. key: as addresses and places carry it. one, many: the words for it. says: what it is for."""

    key: str
    one: str
    many: str
    says: str


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("rights", "right", "Rights", "What every child is entitled to, for adults and for a nine-year-old."),
        Kind("activities", "activity", "Data activities", "Kinds of use of data, and the rights each can touch."),
        Kind("standards", "standard", "Standards", "What the code asks: must, should and could."),
        Kind("patterns", "feature pattern", "Feature patterns", "Usual features, with questions both ways."),
        Kind("bands", "age band", "Age bands", "What children of an age need, and how they are to be addressed."),
        Kind("scales", "scale", "Scales", "The steps of every judgement, with what each of them means."),
        Kind("matrices", "matrix", "Matrices", "How two judgements are read together."),
        Kind("profiles", "profile", "Profiles", "The limits and rules by which a record is read."),
        Kind("practices", "practice", "Practices that no gain can pay for", "Where no benefit is weighed."),
        Kind("vocabularies", "list of words", "Glossary", "The words of the field, and what each of them means."),
        Kind("sources", "source", "Sources", "Where the statements come from, and what was read of it."),
        Kind("packs", "pack", "Packs", "What the framework is made of: versions, publishers, licences."),
    )
}
"""Every kind by its key, in the order in which pages show them."""


PAGES = {"framework_rights": "rights"}
"""Collections whose statements stand on the pages of another kind."""


def held(framework: Framework, kind: str) -> Mapping[str, Any]:
    """Return what a framework holds of a kind, by id; of vocabularies the words by id."""
    if kind == "packs":
        return {pack.id: pack for pack in framework.packs}
    found: Mapping[str, Any] = getattr(framework, kind)
    return found


def title_of(framework: Framework, kind: str, key: str) -> str:
    """Return the name of a thing as its page is headed; the id of one that the framework does not hold."""
    found = held(framework, kind).get(key)
    if found is None:
        return key
    if kind == "rights":
        return framework.right_name(key)
    if kind == "vocabularies":
        return framework.vocabulary_titles[key]
    if kind == "bands":
        return f"Ages {found.from_age} to {found.to_age}"
    name = getattr(found, "name", None) or found.title
    return str(getattr(name, "text", name))

"""Age bands, words, sources and packs."""

from __future__ import annotations

from typing import Any

from bestinterests.packs.load import available
from bestinterests.web.learn.shelf import Shelf


def band(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of an age band's page."""
    place = f"bands/{key}"
    return {
        "band": shelf.framework.bands[key],
        "label": shelf.at(f"{place}/label"),
        "needs": shelf.below(f"{place}/needs"),
        "others": [other for other in shelf.framework.bands.values() if other.id != key],
    }


def vocabulary(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a list of words."""
    terms = shelf.framework.vocabularies[key].values()
    return {"terms": [(term, shelf.at(f"vocabularies/{key}/terms/{term.id}")) for term in terms]}


def source(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a source's page: what it is, and every statement that rests on it, by page."""
    resting: dict[str, list[Any]] = {}
    for said in shelf.by_source.get(key, ()):
        resting.setdefault(shelf.name_of(said.place), []).append((shelf.called(said), said))
    return {"source": shelf.framework.sources[key], "resting": resting}


def pack(shelf: Shelf, key: str) -> dict[str, Any]:
    """Return the values of a pack's page; versions: every one that this release ships, the newest first."""
    framework = shelf.framework
    held = next(each for each in framework.packs if each.id == key)
    digest = dict(zip((each.id for each in framework.packs), framework.digests, strict=True))[key]
    return {
        "pack": held,
        "summary": shelf.at(f"packs/{key}/summary"),
        "digest": digest,
        "versions": [version for name, version in available() if name == key][::-1],
        "confirmations": held.confirmations,
    }

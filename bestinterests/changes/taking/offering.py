"""What changed at the origin since an item was taken over, and the record that taking some of it over leads to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import msgspec

from bestinterests.changes.difference import plain
from bestinterests.changes.references import cited, renamed, unnamed
from bestinterests.changes.taking.content import collection_of, followed, found, parts_of
from bestinterests.changes.taking.fitting import Ground, fitted
from bestinterests.domain.base import Item
from bestinterests.domain.change import Edit
from bestinterests.domain.document import Assessment, Document


class Offer(NamedTuple):
    """What an origin offers. fields: what changed there and reads otherwise here, as edits of the item here.

    own: names of those fields that were changed here as well. parts: ids there of what has come to belong to it and is
    not here. gone: is the item not there any more?
    """

    fields: tuple[Edit, ...] = ()
    own: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    gone: bool = False

    @property
    def is_empty(self) -> bool:
        """Is there nothing to take over?"""
        return not (self.fields or self.parts or self.gone)


class Pair(NamedTuple):
    """A copy and its origin. item, origin: its ids here and there. now: what is judged there, as it stands.

    then: as it was taken; None where that cannot be read any more: then whatever reads otherwise counts as changed.
    """

    here: Document
    item: str
    now: Assessment
    origin: str
    then: Assessment | None
    ground: Ground

    def offer(self) -> Offer:
        """What the origin offers. Raises KeyError where the item is not here."""
        held = found(self.here.assessment, self.item)
        if held is None:
            raise KeyError(self.item)
        new = found(self.now, self.origin)
        if new is None:
            return Offer(gone=True)
        old, collection = self._taken(), collection_of(self.item)
        names = followed(type(held), collection)
        before, after = self._values(old, names), self._values(new, names)
        changed = [
            name
            for name in names
            if after[name] != getattr(held, name) and (old is None or after[name] != before[name])
        ]
        edits = [
            Edit(
                kind="set",
                path=("assessment", collection, self.item, name),
                before=plain(getattr(held, name)),
                after=plain(after[name]),
            )
            for name in changed
        ]
        own = tuple(name for name in changed if old is not None and getattr(held, name) != before[name])
        return Offer(tuple(edits), own, self._parts() if old is not None else ())

    def sides(self, names: Collection[str]) -> tuple[Document, Document]:
        """Base and theirs of the merge that takes these fields over into the record here.

        They are the record with the item as it was taken, and with those fields as they are at the origin now. So own
        edits stay, and contradictions are told. Where the item as taken cannot be read, the one here is the base: then
        what is chosen is written.
        """
        held, new = found(self.here.assessment, self.item), found(self.now, self.origin)
        if held is None or new is None:
            return self.here, self.here
        chosen = tuple(name for name in followed(type(held), collection_of(self.item)) if name in names)
        base = msgspec.structs.replace(held, **self._values(self._taken(), chosen))
        theirs = msgspec.structs.replace(base, **self._values(new, chosen))
        return self._with(base), self._with(theirs)

    def _taken(self) -> Item | None:
        return found(self.then, self.origin) if self.then is not None else None

    def _parts(self) -> tuple[str, ...]:
        had = parts_of(self.then, self.origin) if self.then is not None else ()
        return tuple(each for each in parts_of(self.now, self.origin) if each not in (*had, *self.ground.here))

    def _values(self, item: Item | None, names: Collection[str]) -> dict[str, Any]:
        """What an item of the origin would say here; measures that end a practice are those that are here."""
        if item is None:
            return {}
        held, _ = fitted(item, collection_of(item.id), self.ground)
        away = {key for key, _ in cited(held) if key not in self.ground.here}
        here = renamed(unnamed(held, away), self.ground.here)
        return {name: getattr(here, name) for name in names}

    def _with(self, item: Any) -> Document:
        name, judged = collection_of(item.id), self.here.assessment
        items = tuple(item if each.id == item.id else each for each in getattr(judged, name))
        return msgspec.structs.replace(self.here, assessment=msgspec.structs.replace(judged, **{name: items}))

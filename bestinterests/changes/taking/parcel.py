"""A parcel: an item with what comes along, ready to be put into another document, and everything that stays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from bestinterests.changes.references import cited, renamed, unnamed
from bestinterests.changes.taking.content import OWN, collection_of, found
from bestinterests.changes.taking.fitting import Ground, Left, fitted
from bestinterests.domain.base import Item
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.evidence import Attachment
from bestinterests.domain.feature import DataActivity
from bestinterests.domain.impact import Impact

ALONG = ("data_activities", "impacts", "measures", "evidence")
"""Collections of which a person chooses whether they come along."""


class Wish(NamedTuple):
    """What is to be taken: the item, which collections come along, and the mark of judgements; blank takes none."""

    item: str
    along: frozenset[str] = frozenset(ALONG)
    judgements: str = ""


class Parcel(NamedTuple):
    """What goes: items by collection under the ids that they have there, without references to what does not come.

    here: what is named and is here already, by its id there. left: everything that stays. joins: items here that name
    something of the parcel there and do not name it here yet, as their id here, the field, and the id there.
    """

    items: Mapping[str, tuple[Any, ...]]
    here: Mapping[str, str] = {}
    left: tuple[Left, ...] = ()
    joins: tuple[tuple[str, str, str], ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids there of everything that goes."""
        return tuple(item.id for items in self.items.values() for item in items)


def parcel(judged: Assessment, wish: Wish, ground: Ground) -> Parcel:
    """Gather an item of an assessment with what comes along, made to fit. The parcel is empty where it cannot come.

    With a feature come its data activities, its impacts with what they are confined to, the measures that act on those
    or end its practices, their evidence with its files, and links between what comes. With an impact come its measures
    and its evidence; with evidence its files; a measure comes alone. Search statements, tensions, balances,
    consultations and people stay.
    """
    run = _Run(judged, wish, ground)
    run.gather()
    return run.sealed()


class _Run:
    def __init__(self, judged: Assessment, wish: Wish, ground: Ground) -> None:
        self.judged, self.wish, self.ground = judged, wish, ground
        self.coming: dict[str, Item] = {}
        self.left: list[Left] = []

    def gather(self) -> None:
        """Take the item, then what comes along, in the order in which one needs the other."""
        root = found(self.judged, self.wish.item)
        if root is None or root.id in self.ground.here:
            return
        self.add(root)
        features = {root.id} if root.id[:1] == "F" else set()
        if self.wants("data_activities"):
            self.add_all(each for each in self.judged.data_activities if each.feature in features)
        if self.wants("impacts"):
            self.add_all(each for each in self.judged.impacts if features.intersection(each.features))
        impacts = self.impacts_coming()
        self.add_measures({each.id for each in impacts}, root)
        self.judge(impacts)
        self.add_evidence(impacts)
        evidence = [item for id_, item in self.coming.items() if id_[:1] == "E"]
        self.add_all(self.named(self.judged.attachments, (key for each in evidence for key in each.attachments)))  # type: ignore[attr-defined]
        self.add_links()

    def wants(self, collection: str) -> bool:
        """Was this collection chosen to come along?"""
        return collection in self.wish.along

    def impacts_coming(self) -> list[Impact]:
        """The impacts that come, without those that make no sense here; the groups that they are confined to come."""
        for item in [each for each in self.coming.values() if isinstance(each, Impact)]:
            origin = found(self.judged, item.id)
            features = [each for each in item.features if each in self.coming or each in self.ground.here]
            if origin.right and not item.right:
                self.drop(item.id, Left(item.id, "no-right", "right", (origin.right,), "pack:rights"))
            elif origin.bands and not item.bands:
                self.drop(item.id, Left(item.id, "no-band", "bands", origin.bands, "pack:bands"))
            elif not features:
                self.drop(item.id, Left(item.id, "no-owner", "features", item.features))
        impacts = [each for each in self.coming.values() if isinstance(each, Impact)]
        names = {group.id: group.name.strip().casefold() for group in self.judged.groups}
        groups = {key for each in impacts for key in each.groups}
        new = (key for key in groups if names.get(key) not in self.ground.groups)
        self.add_all(self.named(self.judged.groups, new))
        return impacts

    def add_measures(self, impacts: Collection[str], root: Item) -> None:
        """Measures that act on the impacts, or that end a practice of the feature."""
        if not self.wants("measures") or root.id[:1] not in "FI":
            return
        ending = {key for use in getattr(root, "practices", ()) for key in use.ended_by}
        self.add_all(
            each
            for each in self.judged.measures
            if each.id in ending or not impacts.isdisjoint(each.acts_on)  # type: ignore[attr-defined]
        )

    def judge(self, impacts: Iterable[Impact]) -> None:
        """Put in the judgements, now that it is known which measures come."""
        if self.wish.judgements:
            for impact in impacts:
                origin = found(self.judged, impact.id)
                self.coming[impact.id], left = fitted(
                    origin, "impacts", self.ground, judgements=self.wish.judgements, coming=self.coming
                )
                self.left += [each for each in left if each not in self.left]

    def add_evidence(self, impacts: Iterable[Impact]) -> None:
        """Evidence that the impacts rest on."""
        if self.wants("evidence"):
            keys = dict.fromkeys(key for each in impacts for key in each.evidence)
            self.add_all(self.named(self.judged.evidence, keys))

    def add_links(self) -> None:
        """Links of which both ends come."""
        self.add_all(each for each in self.judged.links if {each.source, each.target} <= self.coming.keys())

    def named(self, items: Iterable[Any], keys: Iterable[str]) -> list[Any]:
        """Those of some items that have one of these ids."""
        wanted = set(keys)
        return [each for each in items if each.id in wanted]

    def add(self, item: Item) -> None:
        """Take one item, made to fit, unless it is here already."""
        if item.id not in self.coming and item.id not in self.ground.here:
            self.coming[item.id], left = fitted(item, collection_of(item.id), self.ground)
            self.left += left

    def add_all(self, items: Iterable[Item]) -> None:
        """Take several items."""
        for item in list(items):
            self.add(item)

    def drop(self, item: str, left: Left) -> None:
        """Leave an item that cannot come."""
        self.coming.pop(item)
        self.left = [each for each in self.left if each.item != item]
        self.left.append(left)

    def sealed(self) -> Parcel:
        """The parcel: no item in it names anything that neither comes nor is here."""
        groups = {group.id: self.ground.groups.get(group.name.strip().casefold()) for group in self.judged.groups}
        here = {**{key: id_ for key, id_ in groups.items() if id_}, **self.ground.here}
        self.leave_orphans()
        items: dict[str, list[Any]] = {}
        used: dict[str, str] = {}
        for id_, item in self.coming.items():
            items.setdefault(collection_of(id_), []).append(self.closed(item, here, used))
        sealed = {name: tuple(items[name]) for name in OWN if name in items}
        return Parcel(sealed, used, tuple(self.left), tuple(self.joins()))

    def leave_orphans(self) -> None:
        """Leave a data activity whose feature, or a file whose evidence, is not here and does not come."""
        root = self.coming.get(self.wish.item)
        joined = {there for _, _, there in self.joins()}
        if isinstance(root, DataActivity) and root.feature not in self.ground.here:
            self.drop(root.id, Left(root.id, "no-owner", "feature", (root.feature,)))
        elif isinstance(root, Attachment) and root.id not in joined:
            self.drop(root.id, Left(root.id, "no-owner", "evidence"))

    def closed(self, item: Item, here: Mapping[str, str], used: dict[str, str]) -> Item:
        """An item that names only what comes or is here."""
        lost: dict[str, list[str]] = {}
        for key, path in cited(item):
            if key in here and key not in self.coming:
                used[key] = here[key]
            elif key not in self.coming:
                lost.setdefault(path[-1], []).append(key)
        self.left += [Left(item.id, "reference", field, tuple(keys)) for field, keys in lost.items()]
        return unnamed(item, {key for keys in lost.values() for key in keys}) if lost else item

    def joins(self) -> Iterator[tuple[str, str, str]]:
        """What is here already and names, there, something that comes only now: evidence of an impact, files."""
        for there, id_ in self.ground.here.items():
            held = found(self.judged, there)
            field = {"I": "evidence", "E": "attachments"}.get(there[:1], "")
            for key in getattr(held, field, ()) if held is not None and field else ():
                if key in self.coming:
                    yield id_, field, key


def key_of(item: str, prefix: str) -> str:
    """The provisional key under which an item of a parcel goes. prefix: names this one taking over, as ``w-3f2a``."""
    return f"{item[0]}+{prefix}-{item.lower()}"


def placed(document: Document, held: Parcel, prefix: str, note: Callable[[Item], str]) -> Document:
    """Return the document with the items of a parcel in it, under provisional keys, each with a note.

    Items of the document that named something of it at the origin name it here too, where they are still there.
    """
    names = {**held.here, **{id_: key_of(id_, prefix) for id_ in held.ids}}
    judged = document.assessment
    changed: dict[str, Any] = {}
    for collection, items in held.items.items():
        noted = (msgspec.structs.replace(item, note=note(item)) for item in items)
        changed[collection] = (*getattr(judged, collection), *(renamed(item, names) for item in noted))
    for id_, field, there in held.joins:
        collection = collection_of(id_)
        changed[collection] = tuple(
            msgspec.structs.replace(item, **{field: (*getattr(item, field), names[there])}) if item.id == id_ else item
            for item in changed.get(collection, getattr(judged, collection))
        )
    return msgspec.structs.replace(document, assessment=msgspec.structs.replace(judged, **changed))

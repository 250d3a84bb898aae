"""Numbers are given by the head document alone: which id every item has once two sides come together.

Everything here is worked out before the merge proper. Afterwards one id means one thing on all three sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bestinterests.changes import memory
from bestinterests.changes.references import cited, lists_with_ids, renamed, with_items
from bestinterests.changes.units import keyed
from bestinterests.domain.base import Item
from bestinterests.domain.change import Path, Renumbering, RenumberingReason, Side
from bestinterests.domain.document import Document, Numbering
from bestinterests.domain.order import in_order, natural
from bestinterests.domain.problem import Problem, Refused

_SENTENCES: dict[RenumberingReason, str] = {
    "provisional": "{old} came without a number and is now {new}.",
    "added-on-both-sides": "{old} was added on both sides with different content; the one of {side} is now {new}.",
    "number-used-before": "{old} was used before and is not given twice; the one of {side} is now {new}.",
}


class Numbered(NamedTuple):
    """The three sides with one meaning for each id, and what it took.

    memory: the head's, afterwards. given: keys that it learnt. come_back: ids of items that were imported before,
    are gone from the head, and come again with other content.
    """

    base: Document
    ours: Document
    theirs: Document
    memory: Numbering
    renumberings: tuple[Renumbering, ...]
    given: dict[str, str]
    come_back: frozenset[str]


class _List(NamedTuple):
    """One list of items with ids, and its items on each side by the ids with which they came."""

    path: Path
    letter: str
    base: dict[str, Item]
    head: dict[str, Item]
    guest: dict[str, Item]
    came: Mapping[str, int]

    def added(self) -> list[str]:
        """Ids with a number that the guest holds and the base does not."""
        new = (id_ for id_ in self.guest if id_ not in self.base and memory.is_numbered(id_, self.letter))
        return sorted(new, key=natural)

    def provisional(self) -> list[str]:
        """Provisional keys on any side, in the order in which they came where that is known, else in their own."""
        names = {*self.base, *self.head, *self.guest}
        keys = (name for name in names if memory.is_provisional(name, self.letter))
        return sorted(keys, key=lambda name: (self.came.get(name, 0), natural(name)))


def places(document: Document) -> dict[str, int]:
    """Return where each item stands in its list, as the document lists them before they are put in order."""
    return {item.id: place for _, _, items in lists_with_ids(document) for place, item in enumerate(items)}


def give_numbers(
    base: Document, ours: Document, theirs: Document, head: Side, came: Mapping[str, int] | None = None
) -> Numbered:
    """Return the sides, given in canonical order, with provisional keys, clashing and used numbers replaced.

    came: where each item stood in its list on the side that is not the head, if new items are numbered in that order.
    Provisional keys get a number on every side where they stand; apart from that only the side that is not the head
    is renumbered. What was imported before, by the head's memory, gets the id it got then; where it also comes
    with the content it had then, it is put into the base, so that it changes nothing. Raises Refused where no
    number is left.
    """
    came = came or {}
    run = _Run(base, ours, theirs, came) if head == "ours" else _Run(base, theirs, ours, came)
    run.guest_side = "theirs" if head == "ours" else "ours"
    run.number_provisional()
    run.number_known_and_used()
    run.number_clashes()
    new_head, new_guest = _renumbered(run.head, run.everywhere), _renumbered(run.guest, run.names)
    others = (run.guest.numbering.keys, base.numbering.keys)
    learnt = [{key: run.names.get(id_, id_) for key, id_ in keys.items()} for keys in others]
    return Numbered(
        base=with_items(_renumbered(base, run.everywhere), run.known_items()),
        ours=new_head if head == "ours" else new_guest,
        theirs=new_guest if head == "ours" else new_head,
        memory=memory.remembering(run.head, learnt, run.highest, run.given),
        renumberings=tuple(run.renumberings),
        given=run.given,
        come_back=frozenset(run.come_back),
    )


class _Run:
    """One numbering: ``everywhere`` renames on all sides, ``names`` in the guest."""

    def __init__(self, base: Document, head: Document, guest: Document, came: Mapping[str, int]) -> None:
        self.head, self.guest = head, guest
        self.guest_side: Side = "theirs"
        self.lists = list(_lists(base, head, guest, came))
        self.keys = memory.sound(head.numbering.keys)
        self.used = memory.highest_numbers((head, base))
        self.highest = memory.highest_numbers((head, base, guest))
        self.everywhere = memory.provisional(self.keys)
        self.names: dict[str, str] = {}
        self.given: dict[str, str] = {}
        self.come_back: set[str] = set()
        self.renumberings: list[Renumbering] = []
        self.known: list[tuple[_List, str]] = []

    def number_provisional(self) -> None:
        """Give a number to each provisional key, the one it had before if the head remembers it."""
        for each in self.lists:
            for key in each.provisional():
                self._number_provisional(each, key)
        self.names = dict(self.everywhere)

    def _number_provisional(self, each: _List, key: str) -> None:
        id_, item = self.everywhere.get(key), each.guest.get(key)
        if id_ is None or any(key in side and id_ in side for side in (each.head, each.guest, each.base)):
            id_ = self._next(each.letter)
            self.everywhere[key] = self.given[key] = id_
            if item is not None:
                self.given[memory.marked(key, item)] = id_
        elif item is not None and id_ not in each.base:
            if self.keys.get(memory.marked(key, item)) == id_:
                self.known.append((each, key))
            elif id_ not in each.head:
                self.come_back.add(id_)
        self._tell(key, id_, "provisional", from_head=key in each.head)

    def number_known_and_used(self) -> None:
        """Find what the guest numbered and the head knows by its content, or whose number was used before."""
        marks = memory.names_marked(self.keys)
        for each in self.lists:
            for id_ in each.added():
                mark = memory.marked(id_, each.guest[id_]) if id_ in marks else ""
                if mark in self.keys and self.keys[mark] not in each.guest:
                    self.names[id_] = self.keys[mark]
                    self.known.append((each, id_))
                    self._tell(id_, self.keys[mark], "added-on-both-sides")
                elif id_ not in each.head and int(id_[1:]) <= self.used.get(each.letter, 0):
                    self._renumber(each, id_, "number-used-before")

    def number_clashes(self) -> None:
        """Renumber what both sides added under one number with unequal content, references read as they will be.

        Equal content stays one item, unless it refers to something that is renumbered: then the two only look alike.
        """
        alike, clashing = self._compare()
        users: dict[str, list[str]] = {}
        for id_, item in alike.items():
            for used, _ in cited(item):
                users.setdefault(used, []).append(id_)
        waiting = list(clashing)
        while waiting:
            found = [user for user in users.pop(waiting.pop(), ()) if user not in clashing]
            clashing.update(found)
            waiting += found
        for each in self.lists:
            for id_ in each.added():
                if id_ in clashing:
                    self._renumber(each, id_, "added-on-both-sides")

    def _compare(self) -> tuple[dict[str, Item], set[str]]:
        """Items that both sides added under one number: those with equal content, ids of the others."""
        taken = {self.names[id_] for each in self.lists for id_ in each.guest if id_ in self.names}
        alike: dict[str, Item] = {}
        unequal: set[str] = set()
        for each in self.lists:
            for id_ in each.added():
                if id_ in self.names or id_ not in each.head:
                    continue
                known = in_order(renamed(each.head[id_], self.everywhere))
                if id_ in taken or in_order(renamed(each.guest[id_], self.names)) != known:
                    unequal.add(id_)
                else:
                    alike[id_] = each.guest[id_]
        return alike, unequal

    def known_items(self) -> dict[Path, list[Item]]:
        """Items that come as they were imported before, under the ids they have in the head."""
        items: dict[Path, list[Item]] = {}
        for each, name in self.known:
            items.setdefault(each.path, []).append(in_order(renamed(each.guest[name], self.names)))
        return items

    def _next(self, letter: str) -> str:
        number = self.highest.get(letter, 0) + 1
        if number > memory.LAST_NUMBER:
            sentence = f"No number above {letter}{memory.LAST_NUMBER} can be given."
            remedy = f"Take the entry {letter} of numbering.highest, or the item with that number, back to a lower one."
            raise Refused(
                [Problem(code="changes.no-number", path="numbering.highest", sentence=sentence, remedy=remedy)]
            )
        self.highest[letter] = number
        return f"{letter}{number:02d}"

    def _renumber(self, each: _List, id_: str, reason: RenumberingReason) -> None:
        self.names[id_] = new = self._next(each.letter)
        self.given[memory.marked(id_, each.guest[id_])] = new
        self._tell(id_, new, reason)

    def _tell(self, old: str, new: str, reason: RenumberingReason, *, from_head: bool = False) -> None:
        side: Side = self.guest_side if not from_head else ("ours" if self.guest_side == "theirs" else "theirs")
        sentence = _SENTENCES[reason].format(old=old, new=new, side=side)
        self.renumberings.append(
            Renumbering(letter=new[0], old=old, new=new, side=side, reason=reason, sentence=sentence)
        )


def _renumbered(document: Document, names: Mapping[str, str]) -> Document:
    new = renamed(document, names)
    return document if new is document else in_order(new)


def _lists(base: Document, head: Document, guest: Document, came: Mapping[str, int]) -> Iterator[_List]:
    sides = zip(*map(lists_with_ids, (base, head, guest)), strict=True)
    for (path, letter, in_base), (_, _, in_head), (_, _, in_guest) in sides:
        yield _List(path, letter, keyed(in_base, "id"), keyed(in_head, "id"), keyed(in_guest, "id"), came)

"""Links that lead somewhere: a paper that shows a part of the record has no place for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from bestinterests.documents.blocks import Card, Fact, FindingEntry, Part, Row, Table
from bestinterests.documents.inline import Id, Inline, Link, Plain
from bestinterests.documents.model import Section
from bestinterests.documents.pictures import CellPanel, MarkedCell, ProfilePicture
from bestinterests.documents.public_blocks import DatedItem

HOLDERS = (Section, Part, Table, Row, Fact, Card, FindingEntry, ProfilePicture, CellPanel, MarkedCell, DatedItem)
"""What an anchor can stand on; everything else that names an anchor opens one."""

OUTSIDE = ("https://", "http://", "mailto:", "tel:")
"""Addresses that are the same wherever the paper stands."""

Held = TypeVar("Held")


def places(thing: object) -> Iterator[str]:
    """Every anchor that something in it stands on, in order."""
    if isinstance(thing, Inline):
        return
    if isinstance(thing, HOLDERS) and thing.anchor:
        yield thing.anchor
    if isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            yield from places(getattr(thing, field))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from places(part)


def placed(thing: Held, within: object) -> Held:
    """The thing, with each link that has no place in ``within`` turned into plain words, and each such id bare."""
    known = frozenset(places(within))

    def kept(word: Inline) -> Inline:
        if isinstance(word, Link | Id) and word.anchor and word.anchor not in known:
            return Plain(word.text) if isinstance(word, Link) else Id(word.text)
        return word

    found: Held = _rebuilt(thing, kept)
    return found


def leading(thing: Held, address: Callable[[str], str]) -> Held:
    """The thing, with each id that has a page elsewhere as a link to it.

    address: gives the address of an item by its id; blank where it has none, so that its place in the paper stays.
    """

    def led(word: Inline) -> Inline:
        there = address(word.text) if isinstance(word, Id) else ""
        return Id(word.text, address=there) if isinstance(word, Id) and there else word

    found: Held = _rebuilt(thing, led)
    return found


def addressed(thing: Held, address: Callable[[str], str]) -> Held:
    """The thing, with each link to a place outside the paper at its address here, and plain where it has none.

    address: gives the address of what a link names, as in ``audience:parents``; blank where it cannot be reached.
    """

    def led(word: Inline) -> Inline:
        if not isinstance(word, Link) or not word.address or word.address.startswith(OUTSIDE):
            return word
        there = address(word.address)
        return Link(word.text, address=there) if there else Plain(word.text)

    found: Held = _rebuilt(thing, led)
    return found


def _rebuilt(thing: Any, word: Callable[[Inline], Inline]) -> Any:
    """The same value with each word replaced, rebuilt only where one differs."""
    if isinstance(thing, Inline):
        return word(thing)
    if isinstance(thing, tuple):
        parts = tuple(_rebuilt(part, word) for part in thing)
        return thing if all(a is b for a, b in zip(parts, thing, strict=True)) else parts
    if not isinstance(thing, msgspec.Struct):
        return thing
    changed = {}
    for field in thing.__struct_fields__:
        held = getattr(thing, field)
        part = _rebuilt(held, word)
        if part is not held:
            changed[field] = part
    return msgspec.structs.replace(thing, **changed) if changed else thing

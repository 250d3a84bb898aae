"""The head document's memory of ids: the highest number ever used, and which id each key was given."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping

import msgspec

from bestinterests.changes.references import lists_with_ids
from bestinterests.domain.base import ITEM_ID, PROVISIONAL_KEY, Item
from bestinterests.domain.document import Document, Numbering
from bestinterests.domain.order import in_order

LAST_NUMBER = 999_999
"""The highest number that an id can hold."""

_NUMBERED = re.compile(ITEM_ID)
_PROVISIONAL = re.compile(PROVISIONAL_KEY)
_MARK = "@"


def is_numbered(name: str, letter: str) -> bool:
    """Whether a name is an id with a number, of the kind that the letter stands for."""
    return name[:1] == letter and _NUMBERED.fullmatch(name) is not None


def is_provisional(name: str, letter: str) -> bool:
    """Whether a name is a provisional key, of the kind that the letter stands for."""
    return name[:1] == letter and _PROVISIONAL.fullmatch(name) is not None


def marked(name: str, item: Item) -> str:
    """Return a key for an item as it came: its name there with the beginning of the digest of its content."""
    digest = hashlib.sha256(msgspec.json.encode(in_order(item), order="sorted")).hexdigest()
    return f"{name}{_MARK}{digest[:16]}"


def sound(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the entries that can be used: a key, marked or provisional, and an id of the same kind."""
    return {key: id_ for key, id_ in keys.items() if _is_sound(key, id_)}


def _is_sound(key: str, id_: str) -> bool:
    name, mark, _ = key.partition(_MARK)
    letter = id_[:1]
    known = is_provisional(name, letter) or (bool(mark) and is_numbered(name, letter))
    return known and is_numbered(id_, letter)


def provisional(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the entries whose key is a provisional key, whatever its content was."""
    return {key: id_ for key, id_ in keys.items() if _MARK not in key}


def names_marked(keys: Mapping[str, str]) -> set[str]:
    """Return the names of which some content is remembered."""
    return {key.partition(_MARK)[0] for key in keys if _MARK in key}


def highest_numbers(documents: Collection[Document]) -> dict[str, int]:
    """Return the highest number of each letter that the documents hold or remember."""
    highest: dict[str, int] = {}
    seen: set[int] = set()  # documents that were made from one another share most of their lists
    for document in documents:
        for letter, number in document.numbering.highest.items():
            if 0 <= number <= LAST_NUMBER:
                highest[letter] = max(number, highest.get(letter, 0))
        for _, letter, items in lists_with_ids(document):
            if id(items) in seen:
                continue
            seen.add(id(items))
            numbers = (int(item.id[1:]) for item in items if is_numbered(item.id, letter))
            if top := max(numbers, default=0):
                highest[letter] = max(top, highest.get(letter, 0))
    return highest


def remembering(
    head: Document, others: Iterable[Mapping[str, str]], highest: Mapping[str, int], given: Mapping[str, str]
) -> Numbering:
    """Return the head's memory with what it learnt; what it knew itself stands above what others knew."""
    learnt = {key: id_ for keys in others for key, id_ in sound(keys).items()}
    return Numbering(
        highest=dict(sorted({**head.numbering.highest, **highest}.items())),
        keys=dict(sorted({**learnt, **head.numbering.keys, **given}.items())),
    )

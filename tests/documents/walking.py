"""Walking a document: every block, and every text in it."""

from collections.abc import Iterator

import msgspec

from bestinterests.documents.block import Block
from bestinterests.documents.inline import Foreign


def values(thing: object) -> Iterator[object]:
    """The thing itself and everything in it, in order."""
    yield thing
    if isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            yield from values(getattr(thing, field))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from values(part)


def blocks(thing: object, kind: type[Block]) -> list:
    """Every block of a kind."""
    return [value for value in values(thing) if isinstance(value, kind)]


def our_words(thing: object) -> Iterator[str]:
    """Every text but those that a person typed."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Foreign):
        return
    elif isinstance(thing, msgspec.Struct):
        for field in thing.__struct_fields__:
            yield from our_words(getattr(thing, field))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from our_words(part)

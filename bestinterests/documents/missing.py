"""What a paper leaves open: marked in words at the spot, and counted at the front."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.blocks import Blocks, Bullets, Panel, Paragraph
from bestinterests.documents.context import Context, joined
from bestinterests.documents.inline import Link, Plain, Quiet, Strong, Words

WORD = "Missing"
SHOWN = 15
"""Items that one line at the front names before it counts the rest."""


class Gap(NamedTuple):
    """Something missing: the anchor under which it is marked, what that place is called, what is missing, of what."""

    anchor: str
    place: str
    what: str
    item: str = ""


class Missing:
    """Collects what is missing while a paper is made; whoever marks a spot gets the words to stand there."""

    def __init__(self) -> None:
        self.found: list[Gap] = []

    def words(self, anchor: str, place: str, what: str, item: str = "", spot: str = "") -> Words:
        """Note a gap and return the words that mark it.

        what: a clause such as ``no retention period is recorded``. spot: shorter words for a place whose heading says
        the rest.
        """
        self.found.append(Gap(anchor, place, what, item))
        return marked(spot or what)

    def block(self, context: Context, anchor: str, place: str, what: str, items: Sequence[str] = ()) -> Blocks:
        """Note a gap, or one for each item that lacks it, and return the one block that marks it."""
        words = self.words(anchor, place, what, items[0] if items else "")
        self.found += [Gap(anchor, place, what, item) for item in items[1:]]
        if items:
            named = [_item(context, item) for item in items]
            words = (*words[:-1], Plain(f"{what}: "), *joined(named), Plain("."))
        return (Panel(tone="missing", blocks=(Paragraph(words=words),)),)

    def counted(self, context: Context, title: str, nothing: str, order: Sequence[str] = ()) -> Panel | Paragraph:
        """The list at the front: each kind of gap once, with its number, its items and where it is marked.

        order: anchors in the order of reading; places without one come in the order in which they were marked.
        """
        if not self.found:
            return Paragraph(words=(Plain(nothing),))
        kinds: dict[tuple[str, str, str], list[str]] = {}
        for gap in self.found:
            kinds.setdefault((gap.anchor, gap.place, gap.what), []).append(gap.item)
        places = {anchor: place for place, anchor in enumerate(order)}
        ordered = sorted(kinds, key=lambda kind: places.get(kind[0], len(places)))
        items = tuple(_line(context, *kind, kinds[kind]) for kind in ordered)
        return Panel(
            tone="missing",
            title=f"{title}: {len(self.found):,}",
            blocks=(Bullets(items=items, style="small"),),
        )


def marked(what: str) -> Words:
    """Words that mark something missing and note nothing, for a gap that is noted elsewhere."""
    return (Strong(f"{WORD}: "), Plain(f"{what}."))


def _item(context: Context, item: str) -> Words:
    """What something is missing of: an item of the record by its id, anything else by its name."""
    return (context.id(item),) if item in context.items else (Plain(item),)


def _line(context: Context, anchor: str, place: str, what: str, items: list[str]) -> Words:
    named = [item for item in items if item]
    head: Words = (Link(place, anchor), Plain(f": {what}"))
    if not named:
        return (*head, Plain("."))
    shown = [_item(context, item) for item in named[:SHOWN]]
    rest = len(named) - len(shown)
    if rest > 0:
        shown.append((Quiet(f"{wording.numbered(rest)} more"),))
    return (*head, Plain(f" ({len(named):,}): " if len(named) > 1 else ": "), *joined(shown), Plain("."))

"""What a person wrote for an audience, parted as they parted it. Nothing here makes a sentence or changes one.

A line that ends with a colon and stands before a list, or alone, is the title of what follows. Two titles are drawn:
what is good for children beside a circle, what is not beside a square.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bestinterests.documents.blocks import Blocks
from bestinterests.documents.inline import Foreign, Plain, Strong, Words
from bestinterests.documents.prose import BULLET, prose
from bestinterests.documents.public_blocks import SideItem
from bestinterests.domain.conformity import AudienceText

GOOD = ("good for you", "what is good", "good things", "what children gain", "what you gain", "good for your child")
BAD = (
    "not good for you",
    "what is not good",
    "bad things",
    "what children lose",
    "what you lose",
    "not good for your child",
)
TOLD = ("children told us", "what children told us", "young people told us", "you told us")
_PARTED = re.compile(r"\n\s*\n")
_AFTER_FIRST = re.compile(r"(?<=[.!?])\s+")


class WrittenPart(NamedTuple):
    """A titled part of a text. title: blank for what stands before the first. text: paragraphs and lists, as typed."""

    title: str
    text: str

    @property
    def kind(self) -> str:
        """``good``, ``bad``, ``told`` or blank, by the title alone."""
        named = self.title.casefold()
        return "good" if named in GOOD else "bad" if named in BAD else "told" if named in TOLD else ""

    def blocks(self) -> Blocks:
        """The part as paragraphs and lists; no id in it is opened."""
        return prose(self.text, {})

    def items(self) -> tuple[SideItem, ...]:
        """Each line of its list: its first sentence, and what follows it. Paragraphs are items too."""
        found = []
        for chunk in _PARTED.split(self.text):
            lines = [line.strip() for line in chunk.split("\n") if line.strip()]
            held = [BULLET.sub("", line) for line in lines] if any(map(BULLET.match, lines)) else [" ".join(lines)]
            found += [_item(line) for line in held if line]
        return tuple(found)


def _item(line: str) -> SideItem:
    first, *rest = _AFTER_FIRST.split(line, maxsplit=1)
    then: Words = (Foreign(rest[0]),) if rest else ()
    return SideItem(words=(Foreign(first),), then=then)


def parts_of(text: str) -> tuple[WrittenPart, ...]:
    """Part a text at the lines that name what follows."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for chunk in _PARTED.split(text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")):
        first, _, rest = chunk.strip("\n").partition("\n")
        if _names(first, rest):
            found.append((first.strip().rstrip(":").strip(), [rest] if rest.strip() else []))
        elif chunk.strip():
            found[-1][1].append(chunk)
    return tuple(WrittenPart(title, "\n\n".join(chunks)) for title, chunks in found if title or chunks)


def _names(line: str, rest: str) -> bool:
    """Whether a line is a title: it ends with a colon, is short, and a list or nothing follows it."""
    line = line.strip()
    alone = not rest.strip() or BULLET.match(rest) is not None
    return line.endswith(":") and len(line) <= 60 and alone and not BULLET.match(line)


def titled(parts: tuple[WrittenPart, ...], kind: str) -> tuple[WrittenPart, ...]:
    """The parts of one kind."""
    return tuple(part for part in parts if part.kind == kind)


def text_for(texts: tuple[AudienceText, ...], audience: str) -> AudienceText | None:
    """What a person wrote for this audience, or None where nobody did."""
    return next((text for text in texts if text.audience == audience and text.text.strip()), None)


def tested_words(text: AudienceText, child: bool) -> Words:
    """Whether a page was tried with those whom it is for; a draft says so."""
    if text.tested.strip():
        whom = "Tested with children: " if child else "Tested: "
        return (Strong(whom), Foreign(" ".join(text.tested.split())))
    said = "Draft. No child has tested this page yet." if child else "Draft. Nobody has tested this page yet."
    return (Plain(said),)

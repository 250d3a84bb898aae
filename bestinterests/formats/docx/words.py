"""Words of a line as runs: every mark has a shape, a letter and its words, so that no level rests on colour."""

from __future__ import annotations

from bestinterests.documents.inline import (
    BasisTag,
    Foreign,
    Id,
    Link,
    Mark,
    Plain,
    Quiet,
    Strong,
    Tag,
    Word,
    Words,
    plain,
)
from bestinterests.documents.wording import BASIS
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.domain.profile import Basis, Verdict
from bestinterests.formats.docx.elements import Xml, run
from bestinterests.formats.docx.parts import Parts

SHAPES = {"harm": ("□", "■"), "benefit": ("○", "●")}
"""Empty and full: the square of a harm, the circle of a benefit."""


def words(line: Words, parts: Parts) -> str:
    """A line of words as runs; between a mark and what follows it there is always a space."""
    found: list[str] = []
    for at, part in enumerate(line):
        if at and isinstance(line[at - 1], Mark) and not plain(part).startswith(" "):
            found.append(run(" "))
        found.append(word(part, parts))
    return "".join(found)


def word(part: Word, parts: Parts) -> str:
    """One word, link, id, mark or tag as runs."""
    match part:
        case Plain(text) | Foreign(text):
            return run(text)
        case Strong(text):
            return run(text, "Strong")
        case Quiet(text):
            return run(text, "QuietWords")
        case Id(text, anchor):
            shown = run(text, "ItemId")
            return parts.inside(anchor, shown) if anchor else shown
        case Link(text, anchor, address):
            return _link(text, anchor, address, parts)
        case Mark():
            return mark(part)
        case Tag(verdict):
            return tag(verdict)
        case BasisTag(basis):
            return basis_tag(basis)


def _link(text: str, anchor: str, address: str, parts: Parts) -> str:
    if anchor:
        return parts.inside(anchor, run(text, "Hyperlink"))
    return parts.outside(address, run(text, "Hyperlink")) if address else run(text)


def mark(held: Mark) -> Xml:
    """A mark: its shape in the colour of its level, and its letters. The words follow it in the text."""
    return Xml(shape(held) + run("\u00a0" + held.letters, "MarkLetters"))


def shape(held: Mark) -> Xml:
    """The shape of a mark alone: empty where there is nothing or nothing is known, else full."""
    empty, full = SHAPES[held.side]
    if held.unknown or held.high == "none":
        return run(empty, "MarkNone")
    return run(full, f"{held.side.title()}{held.high.title()}")


def tag(verdict: Verdict) -> Xml:
    """A verdict in a frame, always by its words."""
    return run(f" {VERDICT_WORDS[verdict]} ", f"Verdict{camel(verdict)}")


def basis_tag(basis: Basis) -> Xml:
    """What a finding rests on, in a small frame."""
    return run(f" {BASIS[basis]} ", "Basis")


def camel(word: str) -> str:
    """A word of ours as part of the id of a style."""
    return "".join(piece.title() for piece in word.split("_"))

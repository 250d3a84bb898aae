"""Words of a line as runs: every mark has a shape, a letter and its words, so that no level rests on colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
    Words,
    plain,
)
from bestinterests.documents.wording import BASIS
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.domain.profile import Basis, Verdict
from bestinterests.formats.docx.elements import run
from bestinterests.formats.docx.parts import Parts

SHAPES = {"harm": ("□", "■"), "benefit": ("○", "●")}
"""Empty and full: the square of a harm, the circle of a benefit."""


def words(line: Words, parts: Parts) -> str:
    """A line of words as runs; between a mark and what follows it there is always a space."""
    found: list[str] = []
    after_mark = False
    for part in line:
        kind = type(part)
        if after_mark and not plain(part).startswith(" "):
            found.append(run(" "))
        found.append(_WRITERS[kind](part, parts))
        after_mark = kind is Mark
    return "".join(found)


def _id(part: Id, parts: Parts) -> str:
    shown = run(part.text, "ItemId")
    return parts.inside(part.anchor, shown) if part.anchor else shown


def _link(part: Link, parts: Parts) -> str:
    if part.anchor:
        return parts.inside(part.anchor, run(part.text, "Hyperlink"))
    return parts.outside(part.address, run(part.text, "Hyperlink")) if part.address else run(part.text)


def mark(held: Mark) -> str:
    """A mark: its shape in the colour of its level, and its letters. The words follow it in the text."""
    return shape(held) + run("\u00a0" + held.letters, "MarkLetters")


def shape(held: Mark) -> str:
    """The shape of a mark alone: empty where there is nothing or nothing is known, else full."""
    empty, full = SHAPES[held.side]
    if held.unknown or held.high == "none":
        return run(empty, "MarkNone")
    return run(full, f"{held.side.title()}{held.high.title()}")


def tag(verdict: Verdict) -> str:
    """A verdict in a frame, always by its words."""
    return run(f" {VERDICT_WORDS[verdict]} ", f"Verdict{camel(verdict)}")


def basis_tag(basis: Basis) -> str:
    """What a finding rests on, in a small frame."""
    return run(f" {BASIS[basis]} ", "Basis")


def camel(word: str) -> str:
    """A word of ours as part of the id of a style."""
    return "".join(piece.title() for piece in word.split("_"))


_WRITERS: dict[type, Callable[[Any, Parts], str]] = {
    Plain: lambda part, parts: run(part.text),
    Foreign: lambda part, parts: run(part.text),
    Strong: lambda part, parts: run(part.text, "Strong"),
    Quiet: lambda part, parts: run(part.text, "QuietWords"),
    Id: _id,
    Link: _link,
    Mark: lambda part, parts: mark(part),
    Tag: lambda part, parts: tag(part.verdict),
    BasisTag: lambda part, parts: basis_tag(part.basis),
}

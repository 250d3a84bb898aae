"""A field of a form as a template shows it, and the words that stand with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bestinterests.web.assessments.comments.beside import Beside
from bestinterests.web.assessments.sheets.choices import Choice
from bestinterests.web.assessments.sheets.judgements import ShownSlot
from bestinterests.web.assessments.sheets.model import Asked, Control, Nature


class Typed(NamedTuple):
    """What a person has typed into a field and not saved: its value, when, and on which revision it was begun."""

    value: Any
    at: dt.datetime
    base: int = 0


class Shown(NamedTuple):
    """A field as a template shows it. sent: its raw values, as a browser would send them. typed: unsaved since.

    talk: the way to the comments on it.
    """

    id: str
    label: str
    hint: str
    control: Control
    sent: Sequence[str]
    choices: tuple[Choice, ...]
    fault: str
    place: str
    rows: int
    first: str
    required: bool
    words: str
    typed: dt.datetime | None
    slot: ShownSlot | None = None
    talk: Beside | None = None

    @property
    def value(self) -> str:
        """The one value, for controls that take one."""
        return self.sent[-1] if self.sent else ""


class ShownPart(NamedTuple):
    """Fields under a title."""

    title: str
    intro: str
    fields: tuple[Shown, ...]


def described(each: Asked, of: Nature) -> str:
    """What the field is described as, where the words above it do not say the same."""
    said = {(each.label or of.heading).strip(" .?").casefold(), ""}
    return "" if each.label or of.described.strip(" .?").casefold() in said else of.described


def renamed(choice: Choice, says: Mapping[str, str | tuple[str, str]]) -> Choice:
    """A choice as the sheet calls it."""
    said = says.get(choice.value)
    if said is None:
        return choice
    label, hint = (said, choice.hint) if isinstance(said, str) else said
    return choice._replace(label=label, hint=hint)


def wanting(of: Nature) -> str:
    """What to say where an answer is missing."""
    if of.many:
        return "Choose at least one."
    return "Choose one." if of.words or of.refers else "Write something here."


def in_words(of: Nature, sent: Sequence[str], choices: tuple[Choice, ...]) -> str:
    """The value in words, for people who may only read."""
    if of.scalar is bool:
        return "Yes" if sent else "No"
    labels = {choice.value: choice.label for choice in choices}
    return "\n".join(labels.get(each, each) for each in sent)

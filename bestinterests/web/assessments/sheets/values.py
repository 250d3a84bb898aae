"""From what a browser sends to a value of the document and back, by what the field is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from bestinterests.formats.tree import UNWANTED, named
from bestinterests.formats.xlsx.kinds import DayKind, Unreadable
from bestinterests.web.assessments.sheets.choices import Desk
from bestinterests.web.assessments.sheets.model import Nature

LONGEST = 20_000
"""Characters of one text."""
_DAYS = DayKind()


class Unfit(Exception):
    """What was sent cannot stand in its field; the words say what is wrong and how to mend it."""


def read(of: Nature, sent: Sequence[str], desk: Desk) -> Any:
    """The value that a field takes from what was sent, as plain builtins. Raises Unfit.

    Nothing sent is the field's blank: an empty text, no choice, none of the boxes.
    """
    if of.many:
        return _several(of, sent, desk)
    text = sent[-1] if sent else ""
    if of.scalar is bool:
        return text == "yes"
    if of.unit == "text" or (of.scalar is str and not of.refers and not of.words):
        return _text(of, text)
    if not (text := text.strip()):
        return _blank(of)
    if of.words or of.refers:
        return _one(of, text, desk)
    if of.scalar is dt.date:
        return day_in(text).isoformat()
    return _number(of, text)


def written(of: Nature, value: Any) -> list[str]:
    """What a form shows for a value, as a browser would send it."""
    if value is None:
        return []
    if isinstance(value, bool):
        return ["yes"] if value else []
    if of.many:
        return [str(each) for each in value]
    if of.scalar is dt.date:
        held = dt.date.fromisoformat(value) if isinstance(value, str) else value
        return [f"{held.day} {held:%B %Y}"]
    if isinstance(value, float):
        return [f"{value:g}"]
    return [str(value)]


def _blank(of: Nature) -> Any:
    if of.optional:
        return None
    if of.words:
        if of.default is None:
            raise Unfit("Choose one.")
        return of.default
    return _fits(of, "", "Choose one.")


def _text(of: Nature, text: str) -> Any:
    text = lines(text)
    if of.unit != "text":
        text = " ".join(text.split())
    return _fits(of, sound(text), "This is not in the form that is asked for.")


def lines(text: str) -> str:
    """A text with the line ends of the document and nothing blank after it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip()


def sound(text: str) -> str:
    """The text, where every format can carry it and it is not longer than a text may be. Raises Unfit."""
    if unwanted := UNWANTED.search(text):
        raise Unfit(f"Take out {named(unwanted.group())}, which no text may hold; it is often left by copying.")
    if len(text) > LONGEST:
        raise Unfit(f"Use at most {LONGEST:,} characters; this has {len(text):,}. Attach what is longer as a file.")
    return text


def _one(of: Nature, text: str, desk: Desk) -> Any:
    if text not in {choice.value for choice in desk.choices(of)}:
        raise Unfit("What was chosen is not on the list any more. Choose again.")
    return text


def _several(of: Nature, sent: Sequence[str], desk: Desk) -> Any:
    if not of.refers:
        lines = (" ".join(line.split()) for text in sent for line in text.splitlines())
        found = list(dict.fromkeys(line for line in lines if line))
        if any(UNWANTED.search(line) for line in found):
            raise Unfit("A line holds a character that no text may hold; it is often left by copying.")
        return found
    known = {choice.value for choice in desk.choices(of)}
    # Boxes send one value each; where ids are typed, one text holds several.
    told = [each for text in sent for each in text.replace(",", " ").split()]
    if lost := [each for each in told if each not in known]:
        raise Unfit(f"‘{lost[0][:40]}’ is not on the list any more. Choose again.")
    return list(dict.fromkeys(told))


def day_in(text: str) -> dt.date:
    """The day that somebody wrote. Raises Unfit."""
    try:
        day: dt.date = _DAYS.read(text, None)  # type: ignore[arg-type]  # a day needs no desk
    except Unreadable:
        raise Unfit(f"‘{text[:40]}’ is no day. Write it as 16 March 2026.") from None
    return day


def _number(of: Nature, text: str) -> Any:
    plain = text.replace(",", "").replace(" ", "").removesuffix("%")
    try:
        value: Any = int(plain) if of.scalar is int else float(plain)
    except (ValueError, OverflowError):
        raise Unfit("Write a whole number, in digits." if of.scalar is int else "Write a number, in digits.") from None
    return _fits(of, value, "This number is out of the range that can stand here.")


def _fits(of: Nature, value: Any, otherwise: str) -> Any:
    try:
        return msgspec.to_builtins(msgspec.convert(value, of.hint))
    except msgspec.ValidationError:
        raise Unfit(otherwise) from None

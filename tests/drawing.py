"""Strategies for any struct of the document, read off its type hints, so that a new field is drawn by itself."""

from __future__ import annotations

import datetime as dt
import types
from functools import cache
from itertools import chain, combinations
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st

from bestinterests.domain.base import Base
from bestinterests.domain.document import KEYS
from tests.words import WORDS

FIRST_DAY, TURN, LAST_DAY = dt.date(2024, 1, 1), dt.date(2026, 1, 1), dt.date(2028, 12, 31)
"""Things done are drawn before TURN; things due or expiring from it on, so that no day stands before its cause."""

LATER = ("due", "expires_on", "next_review", "outcome_on", "tested_on", "feedback_on")
TITLES = ("title", "name", "role")

_BOOLEANS = st.booleans()

SHORT_TEXTS = st.sampled_from(
    ["A reason.", "Because 12 children said so: twice.", "yes", "Two\n\nparagraphs.", "- a\n- b"]
)

_CONTROLS = [chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)]
_MISREAD = [
    "yes",
    "No",
    "null",
    "~",
    "1.10",
    "12:30",
    "10-12",
    "2026-10-05",
    "0x1F",
    "1e3",
    ".5",
    "=",
    "<<",
    "---",
    "+1",
    "1_000",
    "0b1",
    ".inf",
]

ALL_TEXTS = (
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters=_CONTROLS)
        | st.sampled_from("\n\n\t\r\x85\u2028\u2029\ufeff:#- '\"\\|>&*!%@`{}[],?~0123456789"),
        max_size=300,
    )
    | st.lists(st.sampled_from(["word", "a:", "#", "-", "", "x" * 40, "£5", "1.0"]), max_size=60).map(" ".join)
    | st.sampled_from(_MISREAD)
)
"""Every text that a document may hold, with a taste for what YAML might misread."""


class Draw:
    """What one document is drawn from: the ids it has so far by letter, the words, and the texts."""

    def __init__(self, draw: st.DrawFn, texts: st.SearchStrategy[str]) -> None:
        self.draw = draw
        self.texts = texts
        self.ids: dict[str, list[str]] = {}

    def give_ids(self, letter: str, count: int, provisional: bool = False) -> list[str]:
        """Give ids to the items of one kind before any of them is drawn, so that anything may refer to them."""
        ids = [f"{letter}{number:02}" for number in range(1, count + 1)]
        if provisional and ids and self.yes():
            ids[-1] = f"{letter}+new-{len(ids)}"
        self.ids[letter] = ids
        return ids

    def struct(self, kind: type[Base], /, *, most: int = 4, **given: Any) -> Any:
        """Draw a struct: needed fields always, at most ``most`` of the others, and those given as they are."""
        needed, others = _fields(kind)
        values = dict(given)
        for name in needed:
            if name not in values:
                values[name] = self.field(kind, name, needed=True)
        free = [name for name in others if name not in given and self.possible(kind, name)]
        if free and most:
            for _ in range(self.draw(numbers(0, most))):
                name = self.one(free)
                if name not in values:
                    values[name] = self.field(kind, name)
        return kind(**values)

    def possible(self, kind: type[Base], name: str) -> bool:
        """Say whether a field can be drawn: what it refers to has to be there."""
        letters = _letters(kind, name)
        return not letters or any(self.ids.get(letter) for letter in letters)

    def field(self, kind: type[Base], name: str, *, needed: bool = False) -> Any:
        """Draw the value of one field."""
        return self.value(_read(kind, name), name, needed=needed)

    def one(self, values: Any) -> Any:
        """Draw one of the values."""
        return self.draw(one_of(tuple(values)))

    def yes(self) -> bool:
        """Draw true or false."""
        return self.draw(_BOOLEANS)

    def some(self, values: Any, *, least: int = 0, most: int = 3) -> tuple[str, ...]:
        """Draw some of the values, each once, in their order."""
        return self.draw(some_of(tuple(values), least, most))

    def value(self, reading: Reading, name: str, *, needed: bool = False) -> Any:
        """Draw a value of a type."""
        hint, refers, constraint = reading
        if get_origin(hint) is tuple:
            return self._several(get_args(hint)[0], name, refers, needed=needed)
        if refers:
            return self.one(self.words(refers))
        if get_origin(hint) is Literal:
            return self.one(get_args(hint))
        if hint is int or hint is float:
            low, high = constraint.ge or 0, constraint.le if constraint.le is not None else 10_000
            return self.draw(numbers(low, high)) * (1.0 if hint is float else 1)
        if hint is str:
            return self._text(name, constraint)
        if hint is dt.date:
            if name == "sent_on":
                return FIRST_DAY
            low, high = (TURN, LAST_DAY) if name in LATER else (FIRST_DAY, TURN)
            return low + dt.timedelta(days=self.draw(numbers(0, (high - low).days - 1)))
        return self.yes() if hint is bool else self.struct(hint)

    def words(self, refers: str) -> list[str]:
        """Return the words or ids that a field may refer to."""
        if refers.startswith("pack:"):
            return list(WORDS[refers.removeprefix("pack:")])
        return [item for letter in refers.split() for item in self.ids.get(letter, ())]

    def _several(self, inner: Any, name: str, refers: str, *, needed: bool) -> tuple[Any, ...]:
        if refers:
            return self.some(self.words(refers), least=int(needed))
        if _bare(inner) is str:
            return tuple(sorted(self.draw(st.sets(self.texts.filter(bool), max_size=2))))
        key = KEYS[name]
        hint, names, _ = _read(inner, key)
        words = self.some(get_args(hint) if get_origin(hint) is Literal else self.words(names))
        return tuple(self.struct(inner, most=2, **{key: word}) for word in words)

    def _text(self, name: str, constraint: msgspec.Meta) -> str:
        if name in TITLES:
            return self.draw(self.texts).strip() or "A title"
        if constraint.pattern is None:
            return self.one(("", "2", "10", "b")) if name == "order" else self.draw(self.texts)
        if "sha256" in constraint.pattern:
            return f"sha256:{self.one('0a9f') * 64}"
        return self.one(("a", "word-1"))


@cache
def numbers(low: int, high: int) -> st.SearchStrategy[int]:
    """Whole numbers in a range; kept, because making a strategy costs more than drawing from it."""
    return st.integers(low, high)


@cache
def one_of(values: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """One of some values."""
    return st.sampled_from(values)


@cache
def some_of(values: tuple[Any, ...], least: int, most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some of some values, each once, in their order, drawn in one go."""
    sizes = range(least, min(most, len(values)) + 1)
    return st.sampled_from(list(chain.from_iterable(combinations(values, size) for size in sizes)))


@cache
def _hints(kind: type[Base]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


class Reading(NamedTuple):
    """What a type hint says: the type without its notes, what a value refers to, and what bounds it."""

    hint: Any
    refers: str
    constraint: msgspec.Meta


@cache
def _read(kind: type[Base], name: str) -> Reading:
    """The reading of a field, kept: a document asks for hundreds."""
    hint = _hints(kind)[name]
    return Reading(_bare(hint), _refers(hint), _constraint(hint))


@cache
def _letters(kind: type[Base], name: str) -> tuple[str, ...]:
    """The kinds of items of which a field names one; none where it names a word of a pack, which is always there."""
    letters = _read(kind, name).refers.split()
    return () if letters and letters[0].startswith("pack:") else tuple(letters)


@cache
def _fields(kind: type[Base]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    fields = msgspec.structs.fields(kind)
    needed = tuple(field.name for field in fields if field.required)
    return needed, tuple(field.name for field in fields if not field.required)


def _metas(hint: Any) -> list[msgspec.Meta]:
    found = [meta for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, msgspec.Meta)]
    inner = hint.__origin__ if found else hint
    if get_origin(inner) in (Union, types.UnionType):
        for argument in get_args(inner):
            found.extend(_metas(argument))
    return found


def _refers(hint: Any) -> str:
    return next((meta.extra["refers"] for meta in _metas(hint) if meta.extra and "refers" in meta.extra), "")


def _constraint(hint: Any) -> msgspec.Meta:
    metas = _metas(hint)
    return msgspec.Meta(
        ge=next((meta.ge for meta in metas if meta.ge is not None), None),
        le=next((meta.le for meta in metas if meta.le is not None), None),
        pattern=next((meta.pattern for meta in metas if meta.pattern is not None), None),
    )


def _bare(hint: Any) -> Any:
    if getattr(hint, "__metadata__", None):
        return _bare(hint.__origin__)
    if get_origin(hint) in (Union, types.UnionType):
        return _bare(next(argument for argument in get_args(hint) if argument is not type(None)))
    return hint

"""The framework: packs, things, statements, and remarks on it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

import msgspec

from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Placed


class PackTold(Out, frozen=True, kw_only=True):
    """A version of a pack that is here."""

    pack: str
    version: str
    newest: bool


class Packs(Out, frozen=True, kw_only=True):
    """Every version of every pack that is here."""

    entries: tuple[PackTold, ...]


class Reading(Into, frozen=True, kw_only=True):
    """packs: which framework is read, as in `uncrc@1.0.0,uk-childrens-code@1.0.0`; the newest where it is left out."""

    packs: Annotated[str, msgspec.Meta(max_length=600)] = ""


class Searching(Reading, frozen=True, kw_only=True):
    """Words to look for; of the last one the beginning is enough."""

    query: Annotated[str, msgspec.Meta(max_length=200)]


class Thing(Out, frozen=True, kw_only=True):
    """A thing of the framework, by its kind and id."""

    kind: str
    id: str
    title: str


class Things(Out, frozen=True, kw_only=True):
    """What the framework holds of a kind. packs: what was read."""

    packs: str
    entries: tuple[Thing, ...]


class Statement(Out, frozen=True, kw_only=True):
    """A sentence of the framework, with how sure it is: confirmed, secondary, to_verify, ours."""

    place: str
    text: str
    provenance: str


class ThingTold(Thing, frozen=True, kw_only=True):
    """A thing of the framework with all that it holds, and each statement on it."""

    packs: str
    held: Any
    statements: tuple[Statement, ...]


class Hit(Out, frozen=True, kw_only=True):
    """Something that was found. provenance: blank for what is no statement."""

    place: str
    kind: str
    name: str
    text: str
    provenance: str


class Hits(Out, frozen=True, kw_only=True):
    """What a question found: up to 200 of each kind. number: how many there are in all."""

    packs: str
    number: int
    entries: tuple[Hit, ...]


class RemarkTold(Out, frozen=True, kw_only=True):
    """What somebody says is wrong or missing in the framework."""

    id: str
    at: dt.datetime
    about: str
    packs: str
    said: str
    wrong: str
    right: str
    source: str
    settled_at: dt.datetime | None
    answer: str


class Remarks(Out, frozen=True, kw_only=True):
    """Some remarks, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[RemarkTold, ...]
    before: str
    after: str


class RemarksAsked(Placed, frozen=True, kw_only=True):
    """Which remarks."""

    state: Literal["open", "settled", "all"] = "all"


class Remark(Into, frozen=True, kw_only=True):
    """What is wrong or missing. about: the place of a statement; blank where something is missing altogether."""

    wrong: Annotated[str, msgspec.Meta(max_length=4_000)]
    about: Annotated[str, msgspec.Meta(max_length=200)] = ""
    right: Annotated[str, msgspec.Meta(max_length=4_000)] = ""
    source: Annotated[str, msgspec.Meta(max_length=1_000)] = ""
    packs: Annotated[str, msgspec.Meta(max_length=600)] = ""


class RemarksFile(Into, frozen=True, kw_only=True):
    """Which remarks, and in which form."""

    state: Literal["open", "settled", "all"] = "all"
    form: Literal["json", "csv"] = "json"


class Settle(Into, frozen=True, kw_only=True):
    """What became of a remark."""

    answer: Annotated[str, msgspec.Meta(max_length=4_000)]

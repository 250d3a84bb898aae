"""Talk about an assessment: threads at places of its document, and what is said in them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.domain.problem import Refusal
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Placed

Ground = Literal["erasure", "unlawful", "not-needed", "confidential", "ordered"]
Place = Annotated[
    str,
    msgspec.Meta(
        max_length=200,
        description="A path of the document with slashes, as `assessment/impacts/I03/mechanism`; blank for all of it.",
    ),
]


class ThreadTold(Out, frozen=True, kw_only=True):
    """A thread. about: where it hangs; words: the same for people. there: is that still in the record?

    number: how many comments it has, those that were removed among them. moved_at: when it was last answered or
    settled. resolved_at: none while it is open.
    """

    id: str
    about: str
    words: str
    there: bool
    open: bool
    by: str
    started_at: dt.datetime
    moved_at: dt.datetime
    number: int
    resolved_at: dt.datetime | None


class Threads(Out, frozen=True, kw_only=True):
    """Some threads, open ones first, then by when they last moved.

    before, after: cursors; blank where there is no more.
    """

    entries: tuple[ThreadTold, ...]
    before: str
    after: str


class ThreadsAsked(Placed, frozen=True, kw_only=True):
    """Which threads. about: those at one place of the document; all where it is left out."""

    show: Literal["all", "open", "mine", "mentions", "resolved", "gone"] = "all"
    about: Place | None = None


class CommentTold(Out, frozen=True, kw_only=True):
    """A comment. text: blank once it is removed; removed: by whom and why, in words. told: whom it is meant for.

    correctable, removable: may the person whom the token acts for put it otherwise, or take it back?
    """

    id: str
    by: str
    mine: bool
    text: str
    at: dt.datetime
    corrected_at: dt.datetime | None
    told: tuple[str, ...]
    removed: str
    correctable: bool
    removable: bool


class ThreadWhole(ThreadTold, frozen=True, kw_only=True):
    """A thread with some of its comments, the newest, in the order in which they were said.

    closed: why the person may not answer now. earlier, later: cursors; blank where there is no more.
    """

    closed: tuple[Refusal, ...]
    comments: tuple[CommentTold, ...]
    earlier: str
    later: str


class Say(Into, frozen=True, kw_only=True):
    """Words for all who read the assessment. tell: public ids of members to be told, beside those after an `@`."""

    text: Annotated[str, msgspec.Meta(max_length=4_000)]
    tell: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=200)] = ()


class Begin(Say, frozen=True, kw_only=True):
    """The first comment of a thread, and the place on which it hangs."""

    about: Place = ""


class Removing(Into, frozen=True, kw_only=True):
    """The legal ground on which a comment has to go, and anything to add, without what is removed."""

    ground: Ground
    words: Annotated[str, msgspec.Meta(max_length=2_000)] = ""

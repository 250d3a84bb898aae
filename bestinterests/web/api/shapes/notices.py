"""What a person is told, and how often it comes by e-mail."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Placed

Often = Literal["day", "hour", "never"]


class NoticeTold(Out, frozen=True, kw_only=True):
    """A notice. kind: a word of the digest. address: the path of the page that it is about. read_at: none before."""

    id: str
    organisation: str
    kind: str
    sentence: str
    address: str
    at: dt.datetime
    read_at: dt.datetime | None


class Notices(Out, frozen=True, kw_only=True):
    """Some notices, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[NoticeTold, ...]
    before: str
    after: str


class NoticesAsked(Placed, frozen=True, kw_only=True):
    """Which notices."""

    unread: bool = False


class NoticesRead(Out, frozen=True, kw_only=True):
    """How many were marked as read."""

    number: int


class Digest(Out, frozen=True, kw_only=True):
    """How often each kind of notice comes by e-mail. says: each kind in words."""

    mail: dict[str, Often]
    says: dict[str, str]


class SettleDigest(Into, frozen=True, kw_only=True):
    """How often each kind of notice comes by e-mail: every kind, with one of the three."""

    mail: Annotated[dict[Annotated[str, msgspec.Meta(max_length=40)], Often], msgspec.Meta(max_length=50)]

"""What is named for readers outside the organisation."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.members import Email

Moment = Annotated[dt.datetime, msgspec.Meta(tz=True, description="With its offset, as in 2027-05-31T17:30:00Z.")]


class NamePapers(Into, frozen=True, kw_only=True):
    """What somebody outside may open, for what and until when.

    papers: as in the list of papers. version: a decided one; null for the text as it stands when it is opened. purpose:
    stands on every page. until: seconds are left out.
    """

    email: Email
    papers: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=20)]
    version: Annotated[int, msgspec.Meta(ge=1, le=999_999_999)] | None = None
    purpose: Annotated[str, msgspec.Meta(max_length=200)]
    until: Moment


class OutsideReading(Out, frozen=True, kw_only=True):
    """What is or was named for a reader. name: blank until they have joined. last_opened: null where nothing was.

    open: can it be opened now? ends: the moment at which it ends or has ended.
    """

    id: str
    name: str
    email: str
    papers: tuple[str, ...]
    version: int | None
    purpose: str
    by: str
    made_at: dt.datetime
    open: bool
    ends: dt.datetime
    last_opened: dt.datetime | None


class OutsideReadingTold(OutsideReading, frozen=True, kw_only=True):
    """The same, with the link by which the reader joins; blank where they need none."""

    link: str


class OutsideReadings(Out, frozen=True, kw_only=True):
    """Some of what is or was named, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[OutsideReading, ...]
    before: str
    after: str


class OpeningTold(Out, frozen=True, kw_only=True):
    """That something was opened. title: of the paper. digest: of the bytes that the reader got."""

    title: str
    form: str
    by: str
    revision: int
    digest: str
    at: dt.datetime


class Openings(Out, frozen=True, kw_only=True):
    """Some openings, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[OpeningTold, ...]
    before: str
    after: str

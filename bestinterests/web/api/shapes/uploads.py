"""Files that come in: those that wait, what each would do, and what is said about it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from bestinterests.domain.change import Renumbering
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.asking import Answering, Coming
from bestinterests.web.api.shapes.values import Revision

PLACE = Annotated[str, msgspec.Meta(max_length=200)]


class Named(Into, frozen=True, kw_only=True):
    """What a file that is sent is called; its ending helps to tell what it is."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]


class UploadTold(Out, frozen=True, kw_only=True):
    """A file that waits. by: a name; blank for somebody who is no longer known."""

    id: str
    name: str
    at: dt.datetime
    by: str


class Uploads(Out, frozen=True, kw_only=True):
    """Some files that wait, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[UploadTold, ...]
    before: str
    after: str


class Looking(Into, frozen=True, kw_only=True):
    """How a file is to be understood. base: the revision that it was made from, where it does not carry that."""

    base: Revision | None = None
    delete: Annotated[
        str, msgspec.Meta(max_length=20_000, description="Places of missing items that may go, with commas between.")
    ] = ""


class Missing(Out, frozen=True, kw_only=True):
    """An item that the file was made from and no longer shows. It stays, unless its place is named in `delete`."""

    place: str
    id: str
    title: str
    agreed: bool


class Meeting(Out, frozen=True, kw_only=True):
    """What only both sides together bring about. effect: the best verdict that it allows; blank for any."""

    effect: str
    sentence: str
    mend: str


class UploadLooked(Coming, frozen=True, kw_only=True):
    """What a file would do. Nothing of it is written yet.

    format: what it is; blank where nobody can tell. usable: can it be brought in? Else `problems` say why, or its base
    is asked for. base: the revision that it was made from, where that is known; suggested_base: what its name says.
    new_files: attached files that are not here yet. mapping: do its columns have a mapping, which can be corrected?
    """

    file: UploadTold
    format: str
    usable: bool
    asks_for_base: bool
    base: int | None
    suggested_base: int | None
    new_files: int
    mapping: bool
    missing: tuple[Missing, ...]
    renumberings: tuple[Renumbering, ...]
    meeting: tuple[Meeting, ...]
    problems: tuple[Problem, ...]


class BringIn(Answering, frozen=True, kw_only=True):
    """What is said about a file, as it was looked at. delete: places of missing items that may go."""

    base: Revision | None = None
    delete: Annotated[tuple[PLACE, ...], msgspec.Meta(max_length=2_000)] = ()


class FileLooked(Out, frozen=True, kw_only=True):
    """What a file would begin an assessment with. document: nothing where it cannot be used; `problems` say why.

    draft: made from a table of another tool. kept: items that the file was made from and no longer shows. attached: how
    many files come along. counts: what it holds, in words.
    """

    file: UploadTold
    format: str
    document: Document | None
    draft: bool
    kept: int
    attached: int
    counts: tuple[str, ...]
    problems: tuple[Problem, ...]


class BeginWith(Into, frozen=True, kw_only=True):
    """The title of the assessment; that of the file where it is left out."""

    title: Annotated[str, msgspec.Meta(max_length=300)] = ""


class Copy(Into, frozen=True, kw_only=True):
    """The sample that is copied."""

    sample: Annotated[str, msgspec.Meta(max_length=40)]

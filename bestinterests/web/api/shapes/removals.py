"""What has to go by law: where it stands, and that it went."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Words


class Remove(Into, frozen=True, kw_only=True):
    """What is to go, and why. text: to the letter. attached: digests of files that the record names, whose bytes go.

    ground: the legal ground. words: anything to add; they stay, and may not repeat the text.
    """

    text: Words = ""
    attached: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=80)], ...], msgspec.Meta(max_length=200)] = ()
    ground: Literal["erasure", "unlawful", "not-needed", "confidential", "ordered"]
    words: Annotated[str, msgspec.Meta(max_length=2_000)] = ""


class Field(Out, frozen=True, kw_only=True):
    """A place of the record, and how often the text stands there."""

    place: str
    times: int


class Holding(Out, frozen=True, kw_only=True):
    """An attached file whose bytes are here. holds: does the text stand in them, as they are?"""

    digest: str
    name: str
    size: int
    holds: bool


class Stands(Out, frozen=True, kw_only=True):
    """Where a text stands; nothing was removed. course: in what was said in reviews and decisions.

    lines, snapshots: of the history. drafts: fields in which somebody has typed it and not saved. grants: purposes for
    which papers are named for readers outside. uploads: files that wait, all of which go with a text.
    """

    anywhere: bool
    fields: tuple[Field, ...]
    course: bool
    lines: tuple[int, ...]
    snapshots: tuple[int, ...]
    submissions: int
    drafts: int
    grants: int
    comments: int
    uploads: int
    files: tuple[Holding, ...]


class Gone(Out, frozen=True, kw_only=True):
    """The line of the history that tells of the removal."""

    revision: int

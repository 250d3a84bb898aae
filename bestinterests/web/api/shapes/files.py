"""Papers that can be taken, and files that the record names."""

from __future__ import annotations

from typing import Annotated

import msgspec

from bestinterests.domain.problem import Problem
from bestinterests.web.api.operations import Into, Out


class Paper(Out, frozen=True, kw_only=True):
    """A file that can be taken. problem: why it cannot be made here. slow: takes more than a second."""

    paper: str
    form: str
    title: str
    media_type: str
    slow: bool
    problem: Problem | None


class Papers(Out, frozen=True, kw_only=True):
    """Every file that can be made from the record."""

    entries: tuple[Paper, ...]


class AttachedTold(Out, frozen=True, kw_only=True):
    """A file that the record names. here: are its bytes kept?"""

    id: str
    name: str
    media_type: str
    size: int
    digest: str
    here: bool


class Attachments(Out, frozen=True, kw_only=True):
    """The files that the record names."""

    entries: tuple[AttachedTold, ...]


class Attach(Into, frozen=True, kw_only=True):
    """What a file that is attached is called."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]


class Attached(Out, frozen=True, kw_only=True):
    """A file as the record names it from now on. digest: of what is kept, which for pictures is without their data."""

    id: str
    digest: str
    revision: int

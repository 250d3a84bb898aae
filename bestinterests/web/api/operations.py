"""The words in which the API is told: an operation, what it takes and gives, what is said when it cannot be done.

Nothing here knows a web framework: the table of operations is data, from which addresses, their description and the
reference page are made. The function of an operation is named by address, so that the table loads without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.change import ChangeSet, MergeConflict, Renumbering
from bestinterests.domain.evaluation import Finding
from bestinterests.domain.problem import Problem

PREFIX = "/api/v1"
JSON = "application/json"
PROBLEM = "application/problem+json"
DOCUMENT = "application/vnd.bestinterests.document+json"
CHANGES = "application/vnd.bestinterests.changes+json"
BYTES = "application/octet-stream"
YAML = "application/yaml"
VERSION = "1"
"""The version of both media types of our own, as their parameter ``version`` says it; it may be left out."""

PUBLIC = r"^[0-9abcdefghjkmnpqrstvwxyz]{26}$"
"""A public id, as every address carries them."""

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Header = Literal["If-Match", "If-None-Match", "Idempotency-Key"]


class Out(msgspec.Struct, frozen=True, kw_only=True):
    """What an operation answers. Every field is written, also where it holds nothing."""


class Into(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is sent to an operation, or asked of it. A field that is not known is a fault, not passed over."""


class Merged(Out, frozen=True, kw_only=True):
    """What came of changes.

    revision: of the record from now on. applied: what was written; no edits where nothing was new. conflicts: what
    contradicts what somebody else wrote; there the record's own stands. imported: keys of new items, each with its id.
    meeting: findings that neither side has alone.
    """

    revision: int
    applied: ChangeSet
    conflicts: tuple[MergeConflict, ...] = ()
    renumberings: tuple[Renumbering, ...] = ()
    imported: dict[str, str] = {}
    meeting: tuple[Finding, ...] = ()


class Fault(Base, frozen=True, kw_only=True):
    """Why something was not done, or not all of it: the one shape of every answer that is not a success (RFC 9457).

    problems: every one, with its place and its remedy. merged: after a conflict, what was written nevertheless, and
    both values of what was not.
    """

    title: str
    status: int
    problems: tuple[Problem, ...]
    type: Literal["about:blank"] = "about:blank"
    merged: Merged | None = None


class Gives(NamedTuple):
    """An answer when it is done. kinds: media types; a type of None is bytes, or nothing where there are no kinds."""

    status: int
    type: Any
    says: str
    kinds: tuple[str, ...] = (JSON,)
    headers: tuple[str, ...] = ()


class Operation(NamedTuple):
    """Something that can be asked for.

    name: unique, in snake case. says: in one line. does: address of ``(Call) -> Answer``. scope: what a token needs;
    blank for any token. asks: the struct of its query. takes: what it reads, by media type; ``bytes`` for a file.
    refuses: statuses beyond those that every operation has. who: whose roles allow it, in words. cost: how many
    requests it counts as. open: answers also without a token. most: bytes that may be sent, where that is not what its
    media type says.
    """

    name: str
    method: Method
    path: str
    says: str
    does: str
    scope: str
    gives: tuple[Gives, ...]
    tag: str
    more: str = ""
    asks: type[Into] | None = None
    takes: Mapping[str, Any] = {}
    refuses: tuple[int, ...] = ()
    headers: tuple[Header, ...] = ()
    who: str = "Any member but outside readers"
    cost: int = 1
    open: bool = False
    most: int = 0

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names in its path, in order."""
        return tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))

    @property
    def statuses(self) -> tuple[int, ...]:
        """Every status that can come of it and is no success."""
        found = {400, 406, 429, 500, 503, *self.refuses}
        if not self.open:
            found |= {401, 403}
        if self.parameters:
            found.add(404)
        if self.asks or self.takes:
            found.add(422)
        if self.takes:
            found |= {413, 415}
        return tuple(sorted(found))


TITLES: dict[int, str] = {
    400: "The request cannot be understood",
    401: "No good token was sent",
    403: "This token, or the person it acts for, may not do this",
    404: "There is nothing here, or nothing for this person",
    405: "This cannot be done here",
    406: "None of the accepted media types can be given",
    409: "It cannot be done as the record stands",
    410: "It was here, and was removed lawfully",
    412: "The record has moved on",
    413: "It is larger than may be sent",
    415: "This media type is not read here",
    422: "What was sent has faults",
    428: "Say which revision it is made on",
    429: "Too many requests",
    500: "Something went wrong on our side",
    503: "The workspace is not ready",
}
"""What each status says in general; the problems say what it was."""

KINDS: Mapping[str, str] = {
    "organisation": PUBLIC,
    "assessment": PUBLIC,
    "remark": PUBLIC,
    "thread": PUBLIC,
    "comment": PUBLIC,
    "apart": PUBLIC,
    "notice": PUBLIC,
    "impact": r"^I[0-9]{2,6}$",
    "slot": r"^[a-z]+$",
    "person": PUBLIC,
    "invitation": PUBLIC,
    "grant": PUBLIC,
    "change": PUBLIC,
    "link": PUBLIC,
    "trigger": PUBLIC,
    "day": PUBLIC,
    "incident": PUBLIC,
    "webhook": PUBLIC,
    "delivery": PUBLIC,
    "revision": r"^[1-9][0-9]{0,8}$",
    "version": r"^[1-9][0-9]{0,8}$",
    "number": r"^[1-9][0-9]{0,8}$",
    "upload": PUBLIC,
    "file": PUBLIC,
    "source": PUBLIC,
    "thing": r"^[A-Z][0-9]{2,6}$",
    "item": r"^[A-Z][0-9]{2,6}$",
    "measure": r"^M[0-9]{2,6}$",
    "shared": r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*|[0-9abcdefghjkmnpqrstvwxyz]{26}:F[0-9]{2,6})$",
    "evidence": r"^E[0-9]{2,6}$",
    "digest": r"^sha256:[0-9a-f]{64}$",
    "paper": r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "form": r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    "kind": r"^[a-z]+$",
    "table": r"^[a-z]+$",
    "key": r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$",
    "pack": r"^[a-z0-9-]{1,80}$",
    "release": r"^[0-9]+\.[0-9]+\.[0-9]+$",
}
"""What each name in a path may be; an address with anything else is none."""

"""Lawful removal: what may no longer be kept goes, with its salt; that it went, by whom and on what ground, stays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec
from django.db import transaction

from bestinterests.domain.base import Base
from bestinterests.web.accounts.ids import ALPHABET, LENGTH
from bestinterests.web.accounts.models import ERASED
from bestinterests.web.ledger.appending import append
from bestinterests.web.ledger.chaining import sealed
from bestinterests.web.ledger.models import Ledger, Line, Payload, Removable, Snapshot

REMOVED = "content.removed"
MARK = "[removed]"
"""What stands where a text was."""
NOBODY = ERASED
"""Whose name stands under a removal, once their own was removed."""
_FIXED = re.compile(rf"sha256:[0-9a-f]{{64}}|[{ALPHABET}]{{{LENGTH}}}")

GROUNDS: dict[str, str] = {
    "erasure": "A person asked for their data to be erased (UK GDPR Art 17)",
    "unlawful": "It should never have been recorded (UK GDPR Art 5(1)(a))",
    "not-needed": "It is no longer needed for its purpose (UK GDPR Art 5(1)(c) and (e))",
    "confidential": "It was recorded in breach of confidence",
    "ordered": "A court or the regulator ordered it",
}
"""Legal grounds on which content may be removed."""


class Rewritten(Base, frozen=True, kw_only=True):
    """Content that was rewritten: of which line, and its digest from now on."""

    what: str
    seq: int
    digest: str


class Removal(Base, frozen=True, kw_only=True):
    """The payload of the line that tells of a removal. It never repeats what was removed.

    name: who answers for it, as it stood then. ground: a word of GROUNDS. words: anything to add. files: digests of
    attached files whose bytes went. comments: public ids of comments that went, or from which the text went.
    """

    format: int = 1
    name: str
    ground: str
    words: str = ""
    rewritten: tuple[Rewritten, ...] = ()
    files: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where content lies: ``payload`` or ``snapshot`` of a line."""

    what: str
    seq: int


Retell = Callable[["Line", Removal], Removal]
"""Takes the line of an earlier removal and what it tells; returns what it is to tell from now on."""
Rewrite = Callable[[Place, bytes], bytes | None]
"""Takes where content lies and the content; returns what is to stand there, or None where it may stay."""


def remove(
    *,
    ledger: Ledger,
    rewrite: Rewrite,
    name: str,
    ground: str,
    words: str = "",
    added: dict[int, bytes] | None = None,
    files: tuple[str, ...] = (),
    comments: tuple[str, ...] = (),
    retell: Retell = lambda _, told: told,
    actor: str,
    at: dt.datetime,
) -> Line | None:
    """Rewrite content all through a ledger in the caller's transaction, and add the line that tells of it.

    added: snapshots to be laid down, by the line they stand for, where a removed payload could no longer be replayed.
    files: digests of attached files whose bytes the caller removes in the same transaction; comments: public ids of
    comments that it blanks or rewrites there.
    retell: what earlier removals tell from now on, where a name no longer stands under them or in their words.
    Returns None where nothing was found. What is rewritten gets a new salt: the old one, with which the removed text
    could be guessed at from its old digest, is gone.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Content is removed in the transaction of the action.")
    held = Ledger.objects.select_for_update().get(pk=ledger.pk)
    done = []
    for place, row in _contents(held):
        content = rewrite(place, bytes(row.content))
        if content is not None:
            done.append(_rewritten(place, row, content, held.length + 1))
    for line in held.lines.filter(kind=REMOVED).select_related("payload").order_by("seq"):
        removal = msgspec.json.decode(bytes(line.payload.content), type=Removal)
        if (anew := retell(line, removal)) != removal:
            content = msgspec.json.encode(anew)
            done.append(_rewritten(Place("payload", line.seq), line.payload, content, held.length + 1))
    for seq, content in (added or {}).items():
        if not Snapshot.objects.filter(ledger=held, seq=seq).exists():
            row = Snapshot(ledger=held, seq=seq)
            done.append(_rewritten(Place("snapshot", seq), row, content, held.length + 1))
    if not (done or files or comments):
        return None
    told = Removal(name=name, ground=ground, words=words, rewritten=tuple(done), files=files, comments=comments)
    return append(ledger=ledger, kind=REMOVED, content=msgspec.json.encode(told), actor=actor, at=at)


def without(text: str, content: bytes) -> bytes | None:
    """Return JSON in which the text is replaced by a mark wherever it stands in a value; None where it does not.

    Keys stay as they are: they are words of ours and ids, never what somebody typed.
    """
    value = msgspec.json.decode(content)
    changed = replaced(text, value)
    return None if changed == value else msgspec.json.encode(changed)


def replaced(text: str, value: Any) -> Any:
    """Return plain values with the text replaced by a mark in every string but digests and public ids."""
    if isinstance(value, str):
        return value if is_fixed(value) else value.replace(text, MARK)
    if isinstance(value, list):
        return [replaced(text, each) for each in value]
    if isinstance(value, dict):
        return {key: replaced(text, each) for key, each in value.items()}
    return value


def is_fixed(text: str) -> bool:
    """Say whether a text is a digest or a public id, of which nothing is ever removed."""
    return _FIXED.fullmatch(text) is not None


def _contents(ledger: Ledger) -> Iterator[tuple[Place, Removable]]:
    """Everything that lies beside the lines, but the tellings of removals: those never hold what was removed."""
    payloads = Payload.objects.filter(line__ledger=ledger).exclude(line__kind=REMOVED).select_related("line")
    for payload in payloads.order_by("line__seq").iterator(chunk_size=200):
        yield Place("payload", payload.line.seq), payload
    for snapshot in Snapshot.objects.filter(ledger=ledger).order_by("seq").iterator(chunk_size=20):
        yield Place("snapshot", snapshot.seq), snapshot


def _rewritten(place: Place, row: Removable, content: bytes, by: int) -> Rewritten:
    new = sealed(content)
    row.salt, row.content, row.removed_by = new.salt, new.content, by
    row.save()
    return Rewritten(what=place.what, seq=place.seq, digest=new.digest)

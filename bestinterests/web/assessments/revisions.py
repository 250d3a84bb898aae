"""The record as of any line of its history, read for a day: what documents and comparisons are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from bestinterests.documents.papers import Assessed
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.snapshot import Unreadable, document_at, framework_of
from bestinterests.web.ledger.history import entry
from bestinterests.web.ledger.verifying import COMMENT, FILE, Removed, removals

View = Callable[..., HttpResponse]


class Revision:
    """The record after a line, with what follows on it as of its day; of the head as of today.

    removed: what was taken out of it lawfully since, so that it reads otherwise than it was written.
    """

    def __init__(
        self, seq: int, document: Document, on: dt.date, at: dt.datetime, removed: tuple[Removed, ...], *, is_head: bool
    ) -> None:
        self.seq = seq
        self.document = document
        self.on = on
        self.at = at
        self.removed = removed
        self.is_head = is_head

    @cached_property
    def framework(self) -> Framework:
        """The framework that it pins. Raises Refused where its packs are not here."""
        return framework_of(self.document)

    @cached_property
    def evaluation(self) -> Evaluation:
        """What follows on it as of its day. Raises Refused where its packs are not here."""
        return evaluated(self.document, self.on)

    @cached_property
    def assessed(self) -> Assessed:
        """All that a paper is made of."""
        return Assessed(self.framework, self.document, self.evaluation)


class Keyed:
    """A revision that counts as the same as another with an equal record, read for the same day and purpose."""

    __slots__ = ("held", "said")

    def __init__(self, held: Revision, *purpose: str) -> None:
        self.held = held
        record = msgspec.json.encode(held.document.record)
        self.said = (*purpose, held.evaluation.assessment_digest, held.on, record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keyed) and self.said == other.said

    def __hash__(self) -> int:
        return hash(self.said)


def head_revision(held: Opened) -> Revision:
    """The head, as of today."""
    return Revision(held.head.revision, held.head.document, held.on, held.row.updated_at, (), is_head=True)


def revision(held: Opened, seq: int) -> Revision:
    """The record after a line. Raises Http404 where there is no such line, Unreadable where it cannot be read."""
    if seq == held.head.revision:
        return head_revision(held)
    line = entry(held.head.ledger, seq)
    if line is None:
        raise Http404
    document = document_at(held.head, seq)
    within = [each for each in removals(held.head.ledger) if each.what not in (FILE, COMMENT)]
    gone = tuple(each for each in within if each.seq <= seq < each.line)
    return Revision(seq, document, timezone.localdate(line.at), line.at, gone, is_head=False)


def asked(request: HttpRequest, held: Opened, name: str = "revision") -> Revision:
    """The revision that an address asks for, the head where it asks for none. Raises as ``revision`` does."""
    text = request.GET.get(name, "")
    if not text:
        return head_revision(held)
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Http404
    return revision(held, int(text))


def readable(view: View) -> View:
    """Answer 410, with what is known of why, where a revision cannot be read any more."""

    @wraps(view)
    def told(request: HttpRequest, assessment: str, *arguments: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, assessment, *arguments, **named)
        except Unreadable as fault:
            held = opened(request, assessment)
            gone = [each for each in removals(held.head.ledger) if each.seq <= fault.seq]
            values = {"seq": fault.seq, "gone": gone}
            return page(request, held, "assessments/unreadable.html", tab="history", status=410, **values)

    return told

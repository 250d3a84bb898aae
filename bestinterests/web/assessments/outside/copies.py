"""The copy of a paper that one reader gets: of the text that was named, marked with whose it is."""

from __future__ import annotations

import datetime as dt

import msgspec
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.documents.framing import marked
from bestinterests.documents.model import Paper
from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.domain.document import Document
from bestinterests.domain.record import Record
from bestinterests.web.accounts.models import User
from bestinterests.web.assessments.evaluating import evaluated, stored
from bestinterests.web.assessments.models import Assessment, Grant, Submission
from bestinterests.web.assessments.snapshot import Head, Unreadable, document_at, framework_of, head_of
from bestinterests.workflow.sharing import decided


def copy_of(grant: Grant, paper: str, reader: User, at: dt.datetime) -> tuple[Paper, int]:
    """The paper for this reader, and the revision that it is of.

    A paper is made of the document alone, so nothing that is still sealed can be in it. Raises Unreadable where the
    text was removed lawfully since, Refused where its packs are not here.
    """
    assessed, revision = text_of(grant, timezone.localdate(at))
    made = PAPERS[paper].build(assessed)
    words = {"name": reader.display_name, "address": reader.email, "purpose": grant.purpose}
    return marked(made, on=timezone.localdate(at), **words), revision


def text_of(grant: Grant, on: dt.date) -> tuple[Assessed, int]:
    """What a grant lets read: the decided version with what was said on it, or the head as it stands today."""
    head = head_of(Assessment.objects.select_related("ledger").get(pk=grant.assessment_id))
    if grant.version is None:
        document = head.document
        return Assessed(framework_of(document), document, evaluated(document, on)), head.revision
    return _decided(head, grant.version)


def _decided(head: Head, number: int) -> tuple[Assessed, int]:
    version = decided(head.course, number)
    taken = version.decided if version else None
    rows = Submission.objects.filter(assessment_id=head.pk, version=number).order_by("-revision")
    submission = rows.filter(digest=taken.digest).first() if taken else None
    if submission is None:
        raise Unreadable(head.revision)
    document = _with_own_record(document_at(head, submission.revision), head.document.record, submission.digest)
    return Assessed(framework_of(document), document, stored(submission)), submission.revision


def _with_own_record(document: Document, record: Record, digest: str) -> Document:
    """The document with what was said on this very text; what was said on earlier or later ones was not named."""
    own = {
        field: tuple(each for each in getattr(record, field) if each.assessment_digest == digest)
        for field in msgspec.structs.asdict(record)
    }
    return replace(document, record=Record(**own))

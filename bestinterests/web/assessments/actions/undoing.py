"""Taking back what one line did, whatever was written since: what others changed stays."""

from __future__ import annotations

import datetime as dt

import msgspec

from bestinterests.changes import merge
from bestinterests.domain.change import MergeResult
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.actions.editing import Arriving, Brought, Settle, bring
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head, document_at
from bestinterests.workflow.people import Actor


def undoing(head: Head, seq: int) -> MergeResult:
    """What taking back a line would come to: the merge of what it made, what stands now, and what it found.

    The record of reviews and decisions stays as it is. Raises Unreadable where either document cannot be read.
    """
    after = document_at(head, seq)
    return merge(after, head.document, _before(head, seq, after))


def undo_line(
    *, assessment: Assessment, seq: int, settle: Settle | None = None, actor: Actor, at: dt.datetime
) -> Brought:
    """Take back what a line changed, as a new line. settle: what a person chose where others wrote there since.

    Without it their words stand and the conflicts come back. Raises Unreadable where the documents around the line
    cannot be read any more, Refusing where the person may not write, Unsettled where a choice is missing.
    """
    before = document_at(read(assessment.pk), seq - 1)

    def undone(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        return msgspec.structs.replace(base, assessment=before.assessment), ()

    arrival = Arriving(seq, undone, "assessment.undone", "", actor, at, settle=settle, of=seq)
    return bring(assessment.pk, arrival)


def _before(head: Head, seq: int, after: Document) -> Document:
    return msgspec.structs.replace(after, assessment=document_at(head, seq - 1).assessment)

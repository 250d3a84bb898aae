"""What there is to publish of an assessment: the text that was decided on, what followed from it, and who decided."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.web.assessments.evaluating import stored
from bestinterests.web.assessments.models import Assessment, Submission
from bestinterests.web.assessments.snapshot import Head, Unreadable, document_at
from bestinterests.web.ledger.models import Line
from bestinterests.workflow.course import Version

SCREENED_OUT = "assessment.screened_out"


class Source(NamedTuple):
    """A version that was decided or screened out. evaluation: as it was stored then; None for a screening.

    document: the text as it was decided on, with what was said about it since.
    """

    version: Version
    document: Document
    evaluation: Evaluation | None


def source_of(row: Assessment, head: Head) -> Source | None:
    """The version in force as it can be published; None where there is none, or its text cannot be read any more."""
    version = head.course.in_force
    if version is None:
        return None
    try:
        if version.state == "screened_out":
            line = Line.objects.filter(ledger=head.ledger, kind=SCREENED_OUT).order_by("-seq").first()
            return Source(version, _recorded(head, line.seq), None) if line else None
        found = Submission.objects.filter(assessment=row, version=version.number).order_by("-revision").first()
        return Source(version, _recorded(head, found.revision), stored(found)) if found else None
    except Unreadable:
        return None


def _recorded(head: Head, revision: int) -> Document:
    """The document as of a revision, with the record of reviews, advice and decisions as it stands."""
    return replace(document_at(head, revision), record=head.document.record)

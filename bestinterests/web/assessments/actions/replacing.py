"""A whole document in the place of the one it was made from, as long as nobody else has written since."""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.change import MergeResult
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.web.assessments.actions.editing import Arriving, Brought, bring
from bestinterests.web.assessments.models import Assessment
from bestinterests.workflow.people import Actor


class Moved(Exception):
    """Somebody else wrote since the document was read. Nothing was written."""


def replace(*, assessment: Assessment, base_revision: int, theirs: Document, actor: Actor, at: dt.datetime) -> Brought:
    """Write a document over the one of a revision.

    Raises Moved where the record holds anything that this revision does not, also where that was written while this
    waited for the lock; Refusing where the person may not write.
    """

    def arrived(_: Document) -> tuple[Document, tuple[Problem, ...]]:
        return theirs, ()

    def insist_unmoved(result: MergeResult) -> None:
        if result.from_ours or result.conflicts:
            raise Moved

    arrival = Arriving(base_revision, arrived, "assessment.brought_in", "", actor, at, insist_unmoved)
    return bring(assessment.pk, arrival)

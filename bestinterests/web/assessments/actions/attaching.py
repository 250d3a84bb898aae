"""Attaching files to evidence: the items that name them and their bytes are written together, or not at all."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence

from bestinterests.domain.change import MergeResult
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.web.assessments.actions.editing import Arriving, Brought, bring
from bestinterests.web.assessments.actions.placing import put
from bestinterests.web.assessments.attaching.files import Checked
from bestinterests.web.assessments.models import Assessment, AttachedFile
from bestinterests.workflow.people import Actor


def attach(
    *,
    assessment: Assessment,
    base_revision: int,
    evidence: str,
    files: Sequence[Checked],
    actor: Actor,
    at: dt.datetime,
) -> Brought:
    """Attach files to an item of evidence. A file that the assessment holds already is named again, not kept twice.

    evidence: its id. Raises Refusing where the person may not write.
    """
    begun = secrets.token_hex(6)
    keys = {each.digest: f"A+w-{begun}-{place:02}" for place, each in enumerate(files)}

    def attached(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        item = next((each for each in base.assessment.evidence if each.id == evidence), None)
        if item is None:
            return base, (_gone(evidence),)
        there = {each.digest: each.id for each in base.assessment.attachments}
        for each in {each.digest: each for each in files if each.digest not in there}.values():
            values = {"name": each.name, "media_type": each.media_type, "size": len(each.data), "digest": each.digest}
            base = put(base, ("assessment", "attachments", keys[each.digest]), values, {})
        named = [*item.attachments, *(there.get(each.digest, keys[each.digest]) for each in files)]
        path = ("assessment", "evidence", evidence)
        return put(base, path, {"attachments": list(dict.fromkeys(named))}, {}), ()

    def beside(_: MergeResult) -> None:
        for each in files:
            AttachedFile.objects.get_or_create(
                assessment_id=assessment.pk, digest=each.digest, defaults={"content": each.data}
            )

    return bring(assessment.pk, Arriving(base_revision, attached, "assessment.edited", "", actor, at, beside))


def _gone(evidence: str) -> Problem:
    return Problem(
        code="changes.unknown-field",
        path=f"assessment/evidence/{evidence}",
        sentence="The evidence that the files belong to is not there any more.",
        remedy="Record it again, then attach the files.",
    )

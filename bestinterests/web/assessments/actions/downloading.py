"""Noting what was taken away, so that what moved on since can be marked."""

from __future__ import annotations

import datetime as dt
import hashlib

from bestinterests.web.assessments.models import Assessment, Download
from bestinterests.workflow.people import Actor


def note_download(
    *,
    assessment: Assessment,
    paper: str,
    form: str,
    revision: int,
    content: bytes,
    on: dt.date,
    actor: Actor,
    at: dt.datetime,
) -> Download:
    """Note that a person took a document away. content: the bytes that they got. on: the day it was read for."""
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return Download.objects.create(
        assessment=assessment, person=actor.id, paper=paper, form=form, revision=revision, digest=digest, on=on, at=at
    )

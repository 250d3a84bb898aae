"""An assessment of the story with a history, and what somebody elsewhere made of it."""

from __future__ import annotations

from typing import Any

import msgspec
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from bestinterests.changes import diff
from bestinterests.domain.document import Document
from bestinterests.formats import FORMATS
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.snapshot import document_at, head_of
from tests.web.assessments.cast import example


def actor(cast, role="assessor"):
    """Somebody of the cast as the workflow knows them."""
    return actor_of(standings_of(cast.people[role])[0])


def puddlehop(cast) -> Assessment:
    """The largest example, brought in by the assessor of the story."""
    return actions.create_from(
        organisation=cast.organisation, document=example(), source="p.yaml", actor=actor(cast), at=timezone.now()
    )


def now(row) -> Any:
    """The head as it stands."""
    return head_of(Assessment.objects.select_related("ledger").get(pk=row.pk))


def with_impact(document: Document, key: str, **changes: Any) -> Document:
    """The document with fields of one impact changed."""
    held = document.assessment
    impacts = tuple(msgspec.structs.replace(i, **changes) if i.id == key else i for i in held.impacts)
    return msgspec.structs.replace(document, assessment=msgspec.structs.replace(held, impacts=impacts))


def with_fields(document: Document, **changes: Any) -> Document:
    """The document with fields of the assessment changed."""
    return msgspec.structs.replace(document, assessment=msgspec.structs.replace(document.assessment, **changes))


def impact(document: Document, key: str) -> Any:
    """One impact."""
    return next(each for each in document.assessment.impacts if each.id == key)


def written(cast, row, change, base=None):
    """What the assessor writes: a function from the document as of a revision to what it becomes."""
    head = now(row)
    seq = base or head.revision
    before = document_at(head, seq)
    return actions.edit(
        assessment=row, base_revision=seq, changes=diff(before, change(before)), actor=actor(cast), at=timezone.now()
    )


def page(row, route: str, *arguments: Any) -> str:
    """An address of the assessment."""
    return reverse(f"assessments:{route}", args=[row.public_id, *arguments])


def send(client, row, name: str, content: bytes):
    """Send a file in and give the answer, and the address of its preview."""
    answer = client.post(page(row, "arrival_new"), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return answer.headers["Location"]


def as_yaml(document: Document) -> bytes:
    """The document as a file."""
    return FORMATS["yaml"].write(document)

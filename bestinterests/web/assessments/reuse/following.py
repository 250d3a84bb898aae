"""What is known of origins: brought up to date whenever one is written, so that no page has to look for changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from bestinterests.changes.references import items_by_id
from bestinterests.changes.taking.content import content_digest
from bestinterests.domain.document import Document
from bestinterests.domain.evidence import Attachment
from bestinterests.web.assessments.models import GONE, Assessment, Origin, Writer
from bestinterests.web.assessments.snapshot import read_document
from bestinterests.web.ledger.removing import without
from bestinterests.web.notices.telling import tell

AT_ONCE = 200
"""Assessments that one run of the job looks at."""


def follow(source: int, revision: int, document: Document) -> None:
    """Note what of an assessment, as just written, differs from what was taken over from it. In its transaction."""
    rows = list(Origin.objects.filter(source=source))
    if not rows:
        return
    now = {item: content_digest(document, item) or GONE for item in {row.source_item for row in rows}}
    for row in rows:
        latest = now[row.source_item]
        if latest != row.latest:
            untold = "changed" if latest not in (row.digest, row.aside) else ""
            Origin.objects.filter(pk=row.pk).update(latest=latest, untold=row.untold_beside(untold))
    Origin.objects.filter(source=source).update(latest_revision=revision)


def tell_of_removal(source: int, text: str, files: Iterable[str], at: dt.datetime) -> None:
    """Note at copies that content was removed lawfully from their origin, in the caller's transaction.

    text: what was removed; files: digests of those whose bytes went. A copy is marked where its origin changed by it,
    or where it still holds the text or names the file.
    """
    rows = list(Origin.objects.filter(source=source).select_related("assessment"))
    if not rows:
        return
    document = read_document(Assessment.objects.values_list("head", flat=True).get(pk=source))
    gone, held = set(files), {row.assessment_id: items_by_id(read_document(row.assessment.head)) for row in rows}
    for row in rows:
        copy = held[row.assessment_id].get(row.item, (None, None))[1]
        latest = content_digest(document, row.source_item) or GONE
        is_file = isinstance(copy, Attachment) and copy.digest in gone
        has_text = bool(text) and copy is not None and without(text, _bytes(copy)) is not None
        if latest != row.latest or is_file or has_text:
            Origin.objects.filter(pk=row.pk).update(latest=latest, removed_on=timezone.localdate(at), untold="removed")


def _bytes(item: object) -> bytes:
    return msgspec.json.encode(item)


def tell_of_changes(at: dt.datetime) -> None:
    """Bring origins up to date that were written past the usual way, and tell whoever wrote a copy: once a change."""
    behind = Origin.objects.filter(source__revision__gt=F("latest_revision"))
    for pk in behind.values_list("source", flat=True).distinct()[:AT_ONCE]:
        with transaction.atomic():
            row = Assessment.objects.select_for_update(of=("self",)).get(pk=pk)
            follow(row.pk, row.revision, read_document(row.head))
    waiting = Origin.objects.exclude(untold="").values_list("assessment", flat=True).distinct()
    for pk in waiting[:AT_ONCE]:
        with transaction.atomic():
            _tell(pk, at)


def _tell(assessment: int, at: dt.datetime) -> None:
    row = Assessment.objects.select_related("organisation").select_for_update(of=("self",)).get(pk=assessment)
    held = Origin.objects.filter(assessment=assessment).exclude(untold="")
    words = list(held.values_list("untold", flat=True))
    if not words:
        return
    held.update(untold="")
    count, removed = len(words), "removed" in words
    what = "Something" if count == 1 else f"{count} things"
    sentence = f"{what} that {'was' if count == 1 else 'were'} taken over into {row.title} "
    sentence += "changed where it came from." if count == 1 else "changed where they came from."
    if removed:
        sentence += " Content was removed there lawfully: see whether the copy has to go as well."
    tell(
        people=Writer.objects.filter(assessment=assessment).values_list("person", flat=True),
        kind="reuse",
        sentence=sentence,
        address=reverse("assessments:reuse_origins", args=[row.public_id]),
        organisation=row.organisation,
        at=at,
    )

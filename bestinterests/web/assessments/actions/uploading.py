"""Files that were sent in wait here until somebody has looked at the changes they make."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import TITLE, Assessment, Upload
from bestinterests.workflow.people import Actor


@transaction.atomic
def keep_upload(
    *,
    organisation: Organisation,
    assessment: Assessment | None,
    name: str,
    content: bytes,
    actor: Actor,
    at: dt.datetime,
) -> Upload:
    """Keep the bytes of a file for a preview. assessment: the one it is for; None for a new one.

    What the same person sent in for a new one before, and did not begin with, goes.
    """
    if assessment is None:
        Upload.objects.filter(organisation=organisation, assessment=None, person=actor.id).delete()
    return Upload.objects.create(
        public_id=new_id(at),
        organisation=organisation,
        assessment=assessment,
        person=actor.id,
        name=name[-TITLE:],
        content=content,
        at=at,
    )


def map_upload(*, upload: Upload, mapping: str, actor: Actor, at: dt.datetime) -> None:
    """Keep how the columns of a waiting file are to be understood."""
    Upload.objects.filter(pk=upload.pk).update(mapping=mapping)


def drop_upload(*, upload: Upload, actor: Actor, at: dt.datetime) -> None:
    """Let a file go that was brought in, or that nobody wants."""
    Upload.objects.filter(pk=upload.pk).delete()

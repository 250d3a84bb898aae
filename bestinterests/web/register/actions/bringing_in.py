"""Bringing in what somebody else published, and beginning an assessment that reads it again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from bestinterests.domain.problem import Refusal
from bestinterests.domain.publication import Publication
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.actions.creating import create_from
from bestinterests.web.assessments.evaluating import project
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import short
from bestinterests.web.register.models import BroughtIn
from bestinterests.workflow.people import Actor
from bestinterests.workflow.publishing.shadow import begin

BEGUN = Refusal(code="shadow.begun", sentence="It is being read again already.")


def bring_in(
    *,
    organisation: Organisation,
    publication: Publication,
    content: bytes,
    address: str,
    actor: Actor,
    at: dt.datetime,
) -> BroughtIn:
    """Keep a published document that was read and checked. The same one brought in again is the one that is there."""
    row, _ = BroughtIn.objects.get_or_create(
        organisation=organisation,
        digest=publication.digest,
        defaults={
            "public_id": new_id(at),
            "content": content,
            "address": address or publication.address,
            "whose": short(publication.publisher.organisation),
            "service": short(publication.publisher.service),
            "published_on": publication.published_on,
            "by": actor.id,
            "at": at,
        },
    )
    return row


def begin_shadow(*, brought: BroughtIn, publication: Publication, actor: Actor, at: dt.datetime) -> Assessment:
    """Begin an assessment with what was published, as one's own reading of it.

    Raises Refusing for people who do not assess, and where it was begun before.
    """
    with transaction.atomic():
        row = BroughtIn.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=brought.pk)
        if row.shadow_id is not None:
            raise Refusing([BEGUN])
        made = create_from(
            organisation=row.organisation,
            document=begin(publication),
            source=row.address or row.digest,
            evaluate=False,
            actor=actor,
            at=at,
        )
        row.shadow = made
        row.save(update_fields=["shadow"])
    project(made.pk, at.date())
    return made

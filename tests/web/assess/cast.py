"""Puddlehop Islands in the organisation of the story, and short ways to its pages and its record."""

from __future__ import annotations

import msgspec
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create_from
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.snapshot import head_of
from tests.web.assessments.cast import example

STRANGERS, PLAY = "I09", "I13"
"""A risk and a benefit of the record."""


def filled(cast, **changed):
    """The assessment, with what is judged in it changed."""
    document = example()
    judged = msgspec.structs.replace(document.assessment, **changed)
    actor = actor_of(standings_of(cast.people["assessor"])[0])
    document = msgspec.structs.replace(document, assessment=judged)
    return create_from(organisation=cast.organisation, document=document, actor=actor, at=timezone.now())


def record(held):
    """What is judged in it, as it stands."""
    return head_of(Assessment.objects.select_related("ledger").get(pk=held.pk)).document.assessment


def item(held, collection, key):
    return next(each for each in getattr(record(held), collection) if each.id == key)


def page(held, route, **named):
    return reverse(f"assessments:{route}", kwargs={"assessment": held.public_id, **named})

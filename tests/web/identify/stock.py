"""Assessments on which the pages of step 2 are tried, and what is asked of them again and again."""

from __future__ import annotations

import msgspec
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create, create_from, submit
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.snapshot import head_of
from tests.web.assessments.cast import example


def assessor(cast):
    """Amara, as actions know her."""
    return actor_of(standings_of(cast.people["assessor"])[0])


def filled(cast, document=None):
    """Puddlehop Islands, or another document, in the organisation of the story."""
    actor = assessor(cast)
    return create_from(organisation=cast.organisation, document=document or example(), actor=actor, at=timezone.now())


def begun(cast, *patterns):
    """An assessment with a feature for each pattern."""
    actor = assessor(cast)
    return create(organisation=cast.organisation, title="Pond Pals", patterns=patterns, actor=actor, at=timezone.now())


def closed(cast):
    """An assessment that was submitted, so that nobody may write to it."""
    held = filled(cast, example("larkspur-lane"))
    submit(assessment=held, revision=held.revision, actor=assessor(cast), at=timezone.now())
    return held


def crowded(count=500):
    """The example with so many impacts."""
    document = example()
    impacts = document.assessment.impacts
    many = tuple(
        msgspec.structs.replace(impacts[at % len(impacts)], id=f"I{at + 1:03}", cumulates=()) for at in range(count)
    )
    return msgspec.structs.replace(document, assessment=msgspec.structs.replace(document.assessment, impacts=many))


def judged(held):
    """What is judged, as it stands now."""
    return head_of(Assessment.objects.select_related("ledger").get(pk=held.pk)).document.assessment


def page(held, route, *arguments):
    """The address of a page."""
    return reverse(f"assessments:{route}", args=[held.public_id, *arguments])

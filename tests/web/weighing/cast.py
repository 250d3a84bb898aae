"""What the tests of weighing and planning share: a filled assessment, a very large one, one that was decided on."""

from __future__ import annotations

import msgspec
from django.urls import reverse
from django.utils import timezone

from benchmarks.documents import assessment as made
from bestinterests.domain.document import Document
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create_from
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.snapshot import framework_of, head_of
from tests.web.assessments.cast import example

LISTS = ("balances", "tensions", "remedies", "interests", "signatures", "regulator", "standards", "actions")
FORMS = ("whole", "matters", "minimum_harms", "texts")


def assessor_of(cast):
    return actor_of(standings_of(cast.people["assessor"])[0])


def filled(cast, name="puddlehop-islands") -> Assessment:
    """A shipped example, in the organisation of the story."""
    return create_from(
        organisation=cast.organisation, document=example(name), actor=assessor_of(cast), at=timezone.now()
    )


def huge(cast) -> Assessment:
    """500 impacts on 41 features, with 126 measures."""
    document = example()
    tree = made(framework_of(document), 500)
    tree = msgspec.structs.replace(tree, packs=document.assessment.packs)
    return create_from(
        organisation=cast.organisation,
        document=Document(format=document.format, assessment=tree),
        actor=assessor_of(cast),
        at=timezone.now(),
    )


def judged(held: Assessment):
    """What is judged, as it stands now."""
    return head_of(Assessment.objects.select_related("ledger").get(pk=held.pk)).document.assessment


def page(held: Assessment, route: str, *arguments) -> str:
    return reverse(f"assessments:{route}", args=[held.public_id, *arguments])

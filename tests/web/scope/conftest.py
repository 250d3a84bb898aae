"""Assessments on which scope, children, people and rights are tried, in the organisation of the story."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.domain.document import Assessment as Judged
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create, create_from, submit
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.snapshot import head_of
from tests.web.assessments.cast import example


class Held(NamedTuple):
    """An assessment and what is written in it now."""

    pk: int
    id: str

    @property
    def judged(self) -> Judged:
        return head_of(Assessment.objects.select_related("ledger").get(pk=self.pk)).document.assessment

    @property
    def revision(self) -> int:
        return Assessment.objects.get(pk=self.pk).revision

    def page(self, route: str, *arguments: str) -> str:
        return reverse(f"assessments:{route}", args=[self.id, *arguments])


def amara(cast):
    return actor_of(standings_of(cast.people["assessor"])[0])


@pytest.fixture
def filled(cast) -> Held:
    """Puddlehop Islands, of which everything is known."""
    row = create_from(organisation=cast.organisation, document=example(), actor=amara(cast), at=timezone.now())
    return Held(row.pk, row.public_id)


@pytest.fixture
def empty(cast) -> Held:
    """An assessment of which only the title is known."""
    row = create(organisation=cast.organisation, title="Nothing yet", actor=amara(cast), at=timezone.now())
    return Held(row.pk, row.public_id)


@pytest.fixture
def closed(cast) -> Held:
    """Larkspur Lane, submitted and so closed to writing."""
    document = example("larkspur-lane")
    row = create_from(organisation=cast.organisation, document=document, actor=amara(cast), at=timezone.now())
    submit(assessment=row, revision=row.revision, actor=amara(cast), at=timezone.now())
    return Held(row.pk, row.public_id)

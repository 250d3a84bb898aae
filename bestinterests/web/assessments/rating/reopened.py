"""Judgements that evidence opened again: whoever judges one again notes that with it, in one form and one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpRequest

from bestinterests.domain.document import Assessment
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.impact import Impact
from bestinterests.web.assessments.actions.placing import Entry

NAME = "judged_again"


class Reopened(NamedTuple):
    """Evidence that contradicts a judgement. chosen: is it noted, in the form that was sent, as judged again?"""

    evidence: Evidence
    chosen: bool


def reopened_by(request: HttpRequest, judged: Assessment, impact: Impact) -> tuple[Reopened, ...]:
    """The evidence in whose light nobody has judged an impact again."""
    chosen = request.POST.getlist(NAME)
    return tuple(Reopened(each, each.id in chosen) for each in judged.evidence if impact.id in each.reopens)


def noted(found: Sequence[Reopened], impact: Impact) -> list[Entry]:
    """What is saved with the judgement: that it was made again in the light of what was chosen."""
    return [
        Entry(("assessment", "evidence", each.id), {"weighed": [*each.weighed, impact.id]})
        for each, chosen in found
        if chosen
    ]

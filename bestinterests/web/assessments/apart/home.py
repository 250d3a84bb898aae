"""What rounds of rating apart have for the home page of a person: what they were asked to rate and have not given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.urls import reverse

from bestinterests.documents import wording
from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import RUNNING, SealedRating
from bestinterests.web.ui.home import Task, Work
from bestinterests.workflow.states import EDITABLE

MOST = 10
"""Rounds that the page shows; those whose day comes first."""


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """The rounds in which somebody's rating is open, in one query."""
    writes = [held.organisation.pk for held in standings if held.may(Permission.EDIT)]
    if not writes:
        return Work()
    rows = SealedRating.objects.filter(
        person=standings[0].person.public_id,
        seal="",
        round__state=RUNNING,
        round__assessment__organisation__in=writes,
        round__assessment__state__in=EDITABLE,
    )
    found = rows.order_by("round__until", "round__id").values_list(
        "round__public_id", "round__until", "round__asks", "round__assessment__public_id", "round__assessment__title"
    )
    return Work(
        tasks=tuple(
            Task(
                f"Rate {wording.many(len(asks), 'impact')} of {title} apart",
                reverse("assessments:apart_round", args=[assessment, public]),
                "Each rates alone. What you give is shown when all have given.",
                "Rating",
                until,
            )
            for public, until, asks, assessment, title in found[:MOST]
        )
    )

"""Rounds that wait in vain: for somebody who has left, reviews no more, or has declared an interest since."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Exists, OuterRef

from bestinterests.web.accounts.models import Membership
from bestinterests.web.assessments.people import DUTIES, actor_of
from bestinterests.web.reviews.access import Reviewing
from bestinterests.web.reviews.queries import holding
from bestinterests.workflow.people import Actor
from bestinterests.workflow.releasing import can_review
from bestinterests.workflow.reviewing import may_be_asked

REVIEW = [role for role, duty in DUTIES.items() if duty == "reviewer"]


def reviewers_of(held: Reviewing) -> Mapping[str, Actor]:
    """Everybody who reviews in the organisation today, by public id."""
    return {actor.id: actor for actor in map(actor_of, holding(held.opened.row.organisation, "reviewer"))}


def in_vain(held: Reviewing, able: Mapping[str, Actor] | None = None) -> list[tuple[str, str]]:
    """Those for whose view the open round waits and who can give none any more: public ids with names.

    able: who reviews today, where that is known.
    """
    open_round = held.version.round if held.version.state == "in_review" else None
    if open_round is None or open_round.complete:
        return []
    today = reviewers_of(held) if able is None else able
    return [
        (person, held.names[person])
        for person in open_round.waiting_for
        if not can_review(today.get(person), held.course)
    ]


def others_for(held: Reviewing, able: Mapping[str, Actor]) -> list[tuple[str, str]]:
    """Those who can be asked in the place of somebody in the open round: public ids with names."""
    open_round = held.version.round
    asked = {*open_round.reviewers, *open_round.released} if open_round else set()
    free = (each for each in able.values() if each.id not in asked)
    return [(each.id, each.name) for each in free if not may_be_asked([each], held.course)]


def reviews_here() -> Exists:
    """For each view that is waited for: does the one who is asked review in the organisation today?"""
    return Exists(
        Membership.objects.filter(
            organisation=OuterRef("assessment__organisation"),
            person__public_id=OuterRef("person"),
            held_roles__role__in=REVIEW,
        )
    )

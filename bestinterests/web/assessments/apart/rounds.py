"""Reading rounds: as the policy knows them, who may be asked, and what stands under the key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from django.db.models import Prefetch, QuerySet

from bestinterests.domain.problem import Problem
from bestinterests.web.accounts.access import standing_as
from bestinterests.web.accounts.models import Membership, Organisation
from bestinterests.web.accounts.roles import Permission, holding
from bestinterests.web.assessments.apart.locking import Locked, cannot_be_read, locked, unlocked
from bestinterests.web.assessments.models import RUNNING, RatingRound, SealedRating
from bestinterests.web.assessments.people import actor_of
from bestinterests.workflow.commenting import impact_in
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import Apart, GivenRating

Typed = dict[str, dict[str, Any]]
"""What somebody has rated so far: by impact and slot, the slot as plain builtins, perhaps half made."""
BY_PERSON = SealedRating.objects.order_by("person").defer("content")


def rounds_of(assessment: int) -> QuerySet[RatingRound]:
    """The rounds of an assessment with who takes part, without what they rated."""
    return RatingRound.objects.filter(assessment=assessment).prefetch_related(Prefetch("ratings", BY_PERSON))


def as_policy(row: RatingRound, here: Iterable[str] | None = None) -> Apart:
    """A round as the policy knows it. here: public ids of those who may write here, where somebody asked."""
    ratings = list(row.ratings.all())
    given = [each for each in ratings if each.seal]
    return Apart(
        id=row.public_id,
        opened_by=row.opened_by,
        until=row.until,
        asks={impact: {slot: tuple(scales) for slot, scales in slots.items()} for impact, slots in row.asks.items()},
        raters=tuple(each.person for each in ratings),
        given=tuple(each.person for each in given),
        items=tuple(each.item for each in given),
        here=None if here is None else tuple(here),
        running=row.state == RUNNING,
    )


def running(assessment: int) -> tuple[Apart, ...]:
    """The rounds of an assessment that are neither shown nor closed."""
    return tuple(as_policy(row) for row in rounds_of(assessment).filter(state=RUNNING).order_by("id"))


def rating_at(assessment: int, place: str) -> tuple[Apart, ...]:
    """The rounds in which what stands at a place of the document may be rated now; elsewhere nothing is asked."""
    return running(assessment) if impact_in(place) else ()


def writers(organisation: Organisation) -> list[Actor]:
    """The members who write assessments here, in the order in which they joined: whom a round may ask."""
    able = holding(Permission.EDIT)
    found = Membership.objects.filter(organisation=organisation, held_roles__role__in=able).distinct()
    members = found.select_related("person", "organisation").prefetch_related("held_roles")
    return [actor_of(standing_as(member)) for member in members.order_by("joined_at", "id")]


def typed(row: SealedRating) -> Typed:
    """What somebody has rated so far and not given. Raises Locked."""
    if not row.content or row.seal:
        return {}
    found: Typed = msgspec.json.decode(unlocked(bytes(row.content), place(row)))
    return found


def given(row: SealedRating) -> GivenRating:
    """What somebody has given. Raises Locked."""
    return msgspec.json.decode(unlocked(bytes(row.content), place(row)), type=GivenRating)


def kept(row: SealedRating, value: Typed | GivenRating) -> bytes:
    """What somebody has rated, as it is kept."""
    return locked(msgspec.json.encode(value), place(row))


def place(row: SealedRating) -> str:
    """Where a rating belongs: its round and its person."""
    return f"{row.round.public_id}/{row.person}"


def unreadable() -> list[Problem]:
    """A Problem for each assessment in which a round is running that this server cannot read."""
    rows = SealedRating.objects.filter(round__state=RUNNING).exclude(content=b"").select_related("round__assessment")
    found: dict[int, Problem] = {}
    for row in rows.order_by("pk").iterator(chunk_size=200):
        try:
            unlocked(bytes(row.content), place(row))
        except Locked:
            found.setdefault(row.round.assessment_id, cannot_be_read(row.round.assessment.title))
    return list(found.values())

"""What an erasure would do, and why it may not be done now; nothing is changed by looking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q, QuerySet

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.models import Event, User
from bestinterests.web.accounts.policies import may_change
from bestinterests.web.accounts.queries import roles_held_in
from bestinterests.web.assessments.models import Assessment, Awaited
from bestinterests.web.assessments.names import Named, is_told_apart
from bestinterests.web.config.erasing.parts import Reached, Whose, reached

MOST = 1_000
"""Records that a preview looks through."""
SHOWN = 5


class Foreseen(NamedTuple):
    """What an erasure would meet. records: in how many records the name stands, and whether that is a lower bound.

    apart: is the name one of several words, so that it can be looked for everywhere? shared: has somebody else the same
    one? parts: what would be reached beside the records.
    """

    records: int
    more: bool
    apart: bool
    shared: bool
    refusals: tuple[Refusal, ...]
    parts: tuple[Reached, ...]


def foreseen(person: User) -> Foreseen:
    """Look through records as they stand now."""
    named = Named(person.public_id, (person.display_name,), person.email)
    places, shared = organisations_of(person), shares_name(person)
    looked, found = 0, 0
    rows = records_of(person.public_id, places).values_list("head", "course")
    for head, course in rows[: MOST + 1].iterator(chunk_size=50):
        looked += 1
        found += looked <= MOST and _may_stand(named, bytes(head) + bytes(course))
    return Foreseen(
        found,
        looked > MOST,
        is_told_apart(person.display_name),
        shared,
        tuple(refusals_of(person)),
        reached(Whose(person, named._replace(names=()) if shared else named, places)),
    )


def _may_stand(named: Named, content: bytes) -> bool:
    text = content.decode().lower()
    return named.names[0].lower() in text or named.address.lower() in text


def shares_name(person: User) -> bool:
    """Say whether somebody else has the same name, so that nobody can tell whose it is where it stands."""
    return User.objects.filter(display_name__iexact=person.display_name).exclude(pk=person.pk).exists()


def organisations_of(person: User) -> list[int]:
    """The organisations in whose records a name may stand, by number: those that somebody belongs or belonged to."""
    theirs = Q(subject=person.public_id) | Q(actor=person)
    belonged = Event.objects.filter(theirs).order_by().values_list("organisation_id", flat=True)
    return sorted({*person.memberships.values_list("organisation_id", flat=True), *belonged.distinct()})


def records_of(person: str, organisations: list[int]) -> QuerySet[Assessment]:
    """Records of these organisations, and all to which the person (public id) ever did something."""
    touched = Q(ledger__lines__actor=person) | Q(participants__person=person) | Q(writers__person=person)
    keys = Assessment.objects.filter(touched).order_by().values("pk")
    return Assessment.objects.filter(Q(organisation__in=organisations) | Q(pk__in=keys)).order_by("pk")


def refusals_of(person: User) -> Iterator[Refusal]:
    """Every reason why an account may not be erased now."""
    for held in person.memberships.select_related("organisation").order_by("pk"):
        for refusal in may_change(roles_held_in(held.organisation), person.public_id, frozenset()):
            said = f"{held.organisation.name}: {refusal.sentence}"
            yield Refusal(code=refusal.code, sentence=said, who_could_help=refusal.who_could_help)
    waiting = Awaited.objects.filter(person=person.public_id).select_related("assessment").order_by("since", "pk")
    titles = list(waiting.values_list("assessment__title", flat=True)[: SHOWN + 1])
    if titles:
        named = ", ".join(titles[:SHOWN]) + (" and others" if len(titles) > SHOWN else "")
        yield Refusal(
            code="erasure.awaited",
            sentence=f"Somebody waits for a view or a signature of this person: {named}.",
            who_could_help="It is given first; or an assessor takes the assessment back, and others are asked.",
        )

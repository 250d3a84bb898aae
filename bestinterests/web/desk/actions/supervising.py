"""Every change of what supervisors keep: saved questions, notes and follow-ups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.desk.models import FollowUp, SavedQuestion, ServiceNote


class Service(NamedTuple):
    """A service that something is kept about. where: a word of WHERE. key, name: as the portfolio has them."""

    where: str
    key: str
    name: str


@transaction.atomic
def save_question(
    *, standing: Standing, name: str, question: str, where: str, asked: Mapping[str, str], at: dt.datetime
) -> SavedQuestion:
    """Save a question under a name. One that is saved under it here already is asked in this way from now on."""
    held, _ = SavedQuestion.objects.update_or_create(
        organisation=standing.organisation,
        name=name,
        defaults={
            "question": question,
            "where": where,
            "asked": dict(asked),
            "by": standing.person.public_id,
            "at": at,
        },
        create_defaults={
            "public_id": new_id(at),
            "question": question,
            "where": where,
            "asked": dict(asked),
            "by": standing.person.public_id,
            "at": at,
        },
    )
    return held


@transaction.atomic
def rename_question(*, saved: SavedQuestion, standing: Standing, name: str, at: dt.datetime) -> None:
    """Give a saved question another name."""
    SavedQuestion.objects.filter(pk=saved.pk).update(name=name, by=standing.person.public_id, at=at)


@transaction.atomic
def write_note(*, standing: Standing, service: Service, text: str, at: dt.datetime) -> ServiceNote:
    """Note something to be put to the provider of a service."""
    return ServiceNote.objects.create(
        public_id=new_id(at),
        organisation=standing.organisation,
        where=service.where,
        service=service.key,
        service_name=service.name,
        text=text,
        by=standing.person.public_id,
        at=at,
    )


@transaction.atomic
def make_follow_up(
    *, standing: Standing, service: Service, day: dt.date, what: str, person: str, at: dt.datetime
) -> FollowUp:
    """Keep something to look after by a day. person: public id; blank for anybody who supervises."""
    return FollowUp.objects.create(
        public_id=new_id(at),
        organisation=standing.organisation,
        where=service.where,
        service=service.key,
        service_name=service.name,
        day=day,
        what=what,
        person=person,
        by=standing.person.public_id,
        at=at,
    )


@transaction.atomic
def change_follow_up(*, follow_up: FollowUp, day: dt.date, what: str, person: str) -> None:
    """Give a follow-up another day, other words, or another person."""
    FollowUp.objects.filter(pk=follow_up.pk).update(day=day, what=what, person=person)


@transaction.atomic
def finish_follow_up(*, follow_up: FollowUp, standing: Standing, at: dt.datetime) -> None:
    """Say that it is done; whoever said so first stays."""
    open_ = FollowUp.objects.filter(pk=follow_up.pk, done_at=None)
    open_.update(done_at=at, done_by=standing.person.public_id)


@transaction.atomic
def reopen_follow_up(*, follow_up: FollowUp) -> None:
    """Say that it is not done after all."""
    FollowUp.objects.filter(pk=follow_up.pk).update(done_at=None, done_by="")


@transaction.atomic
def remove(*, held: SavedQuestion | ServiceNote | FollowUp) -> None:
    """Take something away for good."""
    held.delete()

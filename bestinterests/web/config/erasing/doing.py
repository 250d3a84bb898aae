"""Doing it: the account at once, then one record after another. Broken off anywhere, it goes on where it was."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db import models, transaction

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import Refusing, note
from bestinterests.web.accounts.models import ERASED, Erasure, Invitation, Organisation, User
from bestinterests.web.assessments.actions import forget_person, insist_overwritten
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.actions.forgetting import theirs_alone
from bestinterests.web.assessments.names import Named, names_in, whole
from bestinterests.web.assessments.snapshot import Unreadable
from bestinterests.web.change_requests.actions import forget_in, held_where
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.config.erasing.foreseeing import organisations_of, records_of, refusals_of, shares_name
from bestinterests.web.config.erasing.sweeping import sweep
from bestinterests.web.config.erasing.waiting import drop_uploads, is_sealed, let_go
from bestinterests.web.ledger.lingering import empty_log
from bestinterests.web.ledger.models import Line
from bestinterests.web.notices.models import Notice
from bestinterests.web.redress.actions.forgetting import cases_where
from bestinterests.web.redress.actions.forgetting import forget_in as forget_in_case

LOG = logging.getLogger("bestinterests.erasing")
NOT_NOW = Refusal(code="erasure.done", sentence="This account was erased before.")


def begin(*, person: User, actor: User | None, at: dt.datetime) -> Erasure:
    """Close an account and take away all that is the person's alone; names in records follow (``finish``).

    actor: who asked for somebody else; None for the person themselves, or whoever runs the server. Raises Refusing with
    every reason why not. The row of the person stays, under its public id, with nothing of theirs.
    """
    with transaction.atomic():
        insist_overwritten()
        held = User.objects.select_for_update().get(pk=person.pk)
        places = organisations_of(held)
        list(Organisation.objects.select_for_update().filter(pk__in=places).order_by("pk"))  # so that two cannot cross
        if held.erased_at is not None:
            raise Refusing([NOT_NOW])
        if refusals := tuple(refusals_of(held)):
            raise Refusing(refusals)
        looked_for = {
            "names": [] if shares_name(held) else [held.display_name],
            "address": held.email,
            "organisations": places,
        }
        answers = actor or held
        for member in held.memberships.select_related("organisation"):
            place = member.organisation
            note(organisation=place, kind="person.erased", subject=held.public_id, actor=answers, at=at)
        invited = Invitation.objects.filter(email__iexact=held.email)
        invited.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=at)
        invited.update(email=ERASED)  # the rows stay: what was let be read by them still has to be told
        _take_what_is_theirs(held)
        let_go(held.public_id)
        held.email, held.display_name = f"erased-{held.public_id}", ERASED
        held.is_active, held.erased_at = False, at
        held.set_unusable_password()
        held.save()
        return Erasure.objects.create(
            person=held,
            by=answers.public_id,
            by_name=actor.display_name if actor else ERASED,
            at=at,
            looked_for=looked_for,
        )


def _take_what_is_theirs(person: User) -> None:
    """Delete every row that hangs on a person alone: wherever deleting the person would delete it."""
    for relation in relations():
        if relation.on_delete is models.CASCADE:
            relation.related_model._base_manager.filter(**{relation.field.name: person}).delete()


def relations() -> list[models.ManyToOneRel]:
    """Every key that leads to a person, also those that have no name on the person's side."""
    found = User._meta.get_fields(include_hidden=True)
    return [each for each in found if isinstance(each, models.ManyToOneRel)]


def finish(erasure: Erasure, at: dt.datetime) -> int:
    """Take the name out of every record where it stands, then forget it altogether; return how many records changed.

    What was done before is not done again. A record that cannot be rewritten is logged and left for the next time; then
    the erasure is not at its end.
    """
    looked_for = erasure.looked_for
    named = Named(erasure.person.public_id, tuple(looked_for["names"]), looked_for["address"])
    organisations = looked_for["organisations"]
    changed, left = 0, 0
    for pk in list(records_of(named.person, organisations).values_list("pk", flat=True)):
        named = _with_former_names(erasure, named, pk)
        answers: dict[str, Any] = {"person": named, "by_name": erasure.by_name, "actor": erasure.by, "at": at}
        done, unread = _tried(partial(forget_person, assessment=pk, **answers))
        changed, left = changed + done, left + unread
    more, unread = _from_changes(erasure, named, at)
    cases, locked = _from_cases(erasure, named, at)
    if left + unread + locked == 0 and not is_sealed(named, organisations):
        _end(erasure, named, at)
        empty_log()
    return changed + more + cases


def _from_cases(erasure: Erasure, named: Named, at: dt.datetime) -> tuple[int, int]:
    """Take the name out of what cases hold; how many changed, and how many are left because their key is not here."""
    changed, left = 0, 0
    answers: dict[str, Any] = {"person": named, "by_name": erasure.by_name, "actor": erasure.by, "at": at}
    for row in list(cases_where(named.person, erasure.looked_for["organisations"]).only("pk")):
        done, unread = _tried(partial(forget_in_case, row=row, **answers))
        changed, left = changed + done, left + unread
    return changed, left


def _from_changes(erasure: Erasure, named: Named, at: dt.datetime) -> tuple[int, int]:
    """Take the name out of change requests and incidents; how many changed, and how many are left."""
    changed, left = 0, 0
    answers: dict[str, Any] = {"person": named, "by_name": erasure.by_name, "actor": erasure.by, "at": at}
    for model in (ChangeRequest, Incident):
        for row in list(held_where(model, named.person, erasure.looked_for["organisations"]).only("pk")):
            done, unread = _tried(partial(forget_in, row=row, **answers))
            changed, left = changed + done, left + unread
    return changed, left


def _tried(forget: Callable[[], Line | None]) -> tuple[int, int]:
    """Take a name out of one thing; whether it changed, and whether it is left for the next time."""
    try:
        return int(forget() is not None), 0
    except Unreadable:
        LOG.exception("a name could not be taken out of what is kept")
        return 0, 1


@transaction.atomic
def _end(erasure: Erasure, named: Named, at: dt.datetime) -> None:
    """Look through everything else, and forget what was looked for."""
    insist_overwritten()
    organisations = erasure.looked_for["organisations"]
    for name in named.names:
        # Notices are read once and let go: one that names somebody is worth less than their name.
        held = Notice.objects.filter(organisation__in=organisations, sentence__contains=name)
        told = [pk for pk, sentence in held.values_list("pk", "sentence") if whole(name).search(sentence)]
        Notice.objects.filter(pk__in=told).delete()
    drop_uploads(named, organisations)
    sweep(named, organisations)
    Erasure.objects.filter(pk=erasure.pk).update(looked_for={}, ended_at=at)
    # A name that answered for other erasures goes with the account that it was of.
    Erasure.objects.filter(by=named.person).update(by_name=ERASED)


def _with_former_names(erasure: Erasure, named: Named, record: int) -> Named:
    """Keep the names under which somebody stands in a record, before they go there: they may stand elsewhere, too."""
    former = theirs_alone({*named.names, *names_in(read(record), named.person)}, named.person)
    names = tuple(sorted({*named.names, *former}))
    if names != tuple(sorted(named.names)):
        erasure.looked_for = {**erasure.looked_for, "names": list(names)}
        erasure.save(update_fields=["looked_for"])
    return named._replace(names=names)


def finish_all(at: dt.datetime) -> None:
    """Finish every erasure that is under way; a job."""
    for erasure in waiting():
        finish(erasure, at)


def waiting() -> Iterable[Erasure]:
    """Erasures that are not at their end, the first first."""
    return Erasure.objects.filter(ended_at=None).select_related("person").order_by("pk")

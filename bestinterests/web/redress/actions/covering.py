"""Settling how portals are covered: lead, hours, keys, and the way in which the lead is called."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any

from django.db import transaction

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation, User
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.redress import keys
from bestinterests.web.redress.models import Cover, Custodian, PagingTest
from bestinterests.web.redress.paging import call_on_trial
from bestinterests.web.redress.readiness import holders_in
from bestinterests.web.redress.receipts import ALPHABET
from bestinterests.workflow.casework.refusing import refused

CODE = 8


def settle_cover(*, organisation: Organisation, told: dict[str, Any], actor: str, at: dt.datetime) -> Cover:
    """Settle who leads, when messages are read, and the targets of an organisation. told: by name of the column.

    Raises Refusing where whoever is named has not the role of a safeguarding lead.
    """
    able = {person.pk for person in holders_in(organisation, Permission.SAFEGUARD)}
    named = [person for person in (told.get("lead"), told.get("deputy")) if person is not None]
    insist([refused("cover.no-role", name=person.display_name) for person in named if person.pk not in able])
    if told.get("lead") is not None and told.get("lead") == told.get("deputy"):
        raise Refusing((refused("cover.same-person"),))
    with transaction.atomic():
        Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)
        cover, _ = Cover.objects.update_or_create(
            organisation=organisation, defaults={**told, "changed_at": at, "changed_by": actor}
        )
    return cover


def name_custodian(*, organisation: Organisation, person: User, at: dt.datetime) -> Custodian:
    """Name somebody who is to hold a copy of the keys. Raises Refusing for whoever does not belong here."""
    if not person.memberships.filter(organisation=organisation).exists():
        raise Refusing((refused("cover.not-member", name=person.display_name),))
    return Custodian.objects.get_or_create(organisation=organisation, person=person, defaults={"named_at": at})[0]


def drop_custodian(*, organisation: Organisation, person: User) -> None:
    """Name somebody no longer. What they hold on paper they are to destroy; no program can see to that."""
    Custodian.objects.filter(organisation=organisation, person=person).delete()


def confirm_custody(*, organisation: Organisation, person: User, fingerprint: str, at: dt.datetime) -> None:
    """Keep that a custodian holds the keys: they typed the fingerprint that their own copy shows.

    Raises Refusing where they are not named, there are no keys, or the letters are those of other keys.
    """
    row = Custodian.objects.filter(organisation=organisation, person=person).first()
    if row is None:
        raise Refusing((refused("cover.not-named"),))
    if not keys.has_ring():
        raise Refusing((refused("cover.no-keys"),))
    typed = "".join(letter for letter in fingerprint.lower() if letter.isalnum())
    if not secrets.compare_digest(typed.encode(), keys.ring().fingerprint().encode()):
        raise Refusing((refused("cover.other-fingerprint"),))
    Custodian.objects.filter(pk=row.pk).update(fingerprint=typed, confirmed_at=at)


def try_paging(*, organisation: Organisation, actor: str, at: dt.datetime) -> PagingTest:
    """Send a trial to the address at which the lead is called. Raises Refusing where there is none."""
    cover = Cover.objects.filter(organisation=organisation).first()
    if cover is None or not cover.page_to or cover.lead is None:
        raise Refusing((refused("cover.no-address"),))
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE))
    with transaction.atomic():
        row = PagingTest.objects.create(
            public_id=new_id(at),
            organisation=organisation,
            page_to=cover.page_to,
            digest=_digest(code),
            sent_at=at,
            sent_by=actor,
        )
        call_on_trial(organisation, cover.page_to, code)
    return row


def confirm_paging(*, organisation: Organisation, person: User, code: str, at: dt.datetime) -> None:
    """Keep that a trial reached the lead, or whoever stands in: they typed what it carried, within a day.

    Raises Refusing where it was not they, or these are not its letters.
    """
    cover = Cover.objects.filter(organisation=organisation).first()
    if cover is None or person.pk not in (cover.lead_id, cover.deputy_id):
        raise Refusing((refused("cover.not-lead"),))
    row = PagingTest.objects.filter(organisation=organisation).order_by("-sent_at", "-id").first()
    typed = "".join(letter for letter in code.lower() if letter.isalnum())
    if row is None or row.sent_at < at - dt.timedelta(days=1) or _digest(typed) != row.digest:
        raise Refusing((refused("cover.other-code"),))
    PagingTest.objects.filter(pk=row.pk).update(confirmed_at=at, confirmed_by=person.public_id)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()

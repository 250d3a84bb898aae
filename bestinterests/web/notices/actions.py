"""Every change of notices and of how people want to be told: by the person themselves, one transaction each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.models import Membership, Organisation, User
from bestinterests.web.notices.models import Delivery, Notice
from bestinterests.web.notices.queries import notices_of

KEPT = dt.timedelta(days=90)
"""How long what is read is kept."""


@transaction.atomic
def mark_read(*, notice: Notice, at: dt.datetime) -> None:
    """Mark one as read; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)


@transaction.atomic
def mark_all_read(*, person: User, standings: Iterable[Standing], at: dt.datetime) -> int:
    """Mark everything that a person was told up to now, in these organisations, as read; return how many there were."""
    return notices_of(person, standings).filter(read_at=None, at__lte=at).update(read_at=at)


def see(*, person: str, address: str, at: dt.datetime) -> None:
    """Mark what a person (public id) was told of a page as read, since they did something on it.

    In the caller's transaction.
    """
    Notice.objects.filter(person__public_id=person, address=address, read_at=None).update(read_at=at)


@transaction.atomic
def settle(*, person: User, mail: Mapping[str, str], at: dt.datetime) -> None:
    """Keep how a person wants to be told by e-mail. mail: a word of MAIL for each kind of notice."""
    Delivery.objects.update_or_create(person=person, defaults={"mail": dict(mail)})


@transaction.atomic
def forget(*, at: dt.datetime) -> int:
    """Forget what was read long ago, and what people were told in organisations that they have left."""
    member = Membership.objects.filter(person=OuterRef("person"), organisation=OuterRef("organisation"))
    old = Q(read_at__isnull=False, at__lt=at - KEPT)
    return Notice.objects.filter(old | ~Exists(member)).delete()[0]


def mask(*, organisation: Organisation, text: str, mark: str) -> bool:
    """Put a mark where a text stands in sentences, in the caller's transaction; say whether it stood anywhere.

    For what has to go from everything that is kept.
    """
    found = list(Notice.objects.filter(organisation=organisation, sentence__contains=text))
    for notice in found:
        notice.sentence = notice.sentence.replace(text, mark)
    Notice.objects.bulk_update(found, ["sentence"], batch_size=200)
    return bool(found)

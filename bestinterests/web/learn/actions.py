"""Every change of remarks: keyword arguments, the person and the time last, one transaction each."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation, User
from bestinterests.web.learn.models import Remark
from bestinterests.web.learn.policies import may_settle
from bestinterests.web.learn.queries import removal_of
from bestinterests.web.learn.reading import named
from bestinterests.web.learn.shelf import Shelf


@transaction.atomic
def remark(
    *,
    organisation: Organisation,
    shelf: Shelf,
    about: str,
    wrong: str,
    right: str,
    source: str,
    actor: User,
    at: dt.datetime,
) -> Remark:
    """Keep what somebody says is wrong or missing, with the statement as it stands and the packs that were read."""
    held = shelf.said.get(about)
    return Remark.objects.create(
        public_id=new_id(at),
        organisation=organisation,
        about=about,
        packs=named(shelf.framework),
        said=held.text if held else "",
        wrong=wrong,
        right=right,
        source=source,
        by=actor,
        at=at,
    )


@transaction.atomic
def settle(*, remark: Remark, answer: str, standing: Standing, at: dt.datetime) -> None:
    """Settle a remark with an answer; a later answer replaces it. Raises Refusing for people who may not."""
    _insist(may_settle(standing.roles))
    Remark.objects.filter(pk=remark.pk).update(answer=answer, settled_by=standing.person, settled_at=at)


@transaction.atomic
def reopen(*, remark: Remark, standing: Standing, at: dt.datetime) -> None:
    """Open a remark again; its answer is kept. Raises Refusing for people who may not."""
    _insist(may_settle(standing.roles))
    Remark.objects.filter(pk=remark.pk).update(settled_by=None, settled_at=None)


@transaction.atomic
def remove(*, remark: Remark, standing: Standing, at: dt.datetime) -> None:
    """Take a remark out for good. Raises Refusing for people who may not."""
    _insist(removal_of(remark, standing))
    remark.delete()


def _insist(refusals: tuple[Refusal, ...]) -> None:
    if refusals:
        raise Refusing(refusals)

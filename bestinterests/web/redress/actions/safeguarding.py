"""A child may not be safe: a case is passed to the lead, who alone reads it, and writes what was done."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse

from bestinterests.web.accounts.roles import Permission
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.actions.writing import write
from bestinterests.web.redress.addresses import case_address
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.paging import call_lead
from bestinterests.web.redress.readiness import cover_of
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.events import Flagged, Settled
from bestinterests.workflow.casework.policies import Handler, may_flag, may_settle

AGAIN = dt.timedelta(hours=1)
"""How often the deputy is called while nobody has looked."""


def flag(*, row: Row, reason: str, who: Handler | None, at: dt.datetime) -> Case:
    """Pass a case to the safeguarding lead. who: None where whoever sent it says that somebody is not safe.

    Raises Refusing with every reason why not; whoever sent it is never refused.
    """
    by = who.id if who else ""
    with transaction.atomic():
        said = Flagged(reason=reason, at=at, by=by)
        ask = (lambda case: may_flag(case, who, reason)) if who else (lambda case: ())
        after = write(row, ask, "case.flagged", said, actor=by or row.public_id, at=at)
        call(row, at, but=by)
    return after


def call(row: Row, at: dt.datetime, *, but: str = "") -> None:
    """Call the lead about a case, on screen and by the way that was tried. Nothing of the case is said."""
    tell(
        people=able(row.organisation, Permission.SAFEGUARD),
        kind="safeguarding",
        sentence="A case waits for you.",
        address=case_address(row),
        organisation=row.organisation,
        but=but,
        at=at,
    )
    call_lead(row.organisation, cover_of(row.organisation))


def settle(*, row: Row, said: Settled, who: Handler, at: dt.datetime) -> Case:
    """Keep what the lead did. Raises Refusing with every reason why not."""
    with transaction.atomic():
        after = write(row, lambda case: may_settle(case, who, said), "case.settled", said, actor=who.id, at=at)
        if said.hand_back and after.handler and after.handler != who.id:
            tell(
                people={after.handler},
                kind="case",
                sentence="A case has come back from the safeguarding lead.",
                address=case_address(row),
                organisation=row.organisation,
                at=at,
            )
    return after


def chase(at: dt.datetime) -> int:
    """Call whoever stands in, and tell those who oversee, about each case that nobody has looked at in time. A job.

    A case is chased once an hour, until the lead has opened or settled it. Returns how many were.
    """
    late = Row.objects.filter(with_lead=True, look_by__lt=at).select_related("organisation")
    chased = 0
    for row in late.order_by("pk")[:200]:
        leads = able(row.organisation, Permission.SAFEGUARD)
        if row.flagged_at and row.openings.filter(by__in=leads, at__gte=row.flagged_at).exists():
            continue
        with transaction.atomic():
            moved = Row.objects.filter(pk=row.pk, look_by=row.look_by).update(look_by=at + AGAIN)
            if not moved:
                continue
            call_lead(row.organisation, cover_of(row.organisation), deputy=True)
            tell(
                people=able(row.organisation, Permission.SAFEGUARD, Permission.RUN_PORTAL),
                kind="safeguarding",
                sentence="A case waits for the safeguarding lead, and nobody has looked in time.",
                address=reverse("redress:safeguarding", args=[row.organisation.public_id]),
                organisation=row.organisation,
                at=at,
            )
        chased += 1
    return chased

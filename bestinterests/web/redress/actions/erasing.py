"""A case is erased for good: its key first of all, then its rows, and every payload of its ledger.

What stays is that there was a case: the lines of its ledger with their times, the line that tells of the removal, a row
that counts what went, and a line in the list beside the database.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from contextlib import suppress

from django.db import transaction

from bestinterests.domain.problem import Refusal, Refused
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.snapshot import GONE
from bestinterests.web.ledger.lingering import empty_log
from bestinterests.web.ledger.removing import remove
from bestinterests.web.notices.models import Notice
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress import keys
from bestinterests.web.redress.actions.writing import locked
from bestinterests.web.redress.addresses import erased_address
from bestinterests.web.redress.erased import Erased, keep_list
from bestinterests.web.redress.held import case_of
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Cover, ErasedCase, Item, Visit
from bestinterests.web.redress.readiness import holders_in
from bestinterests.web.redress.visiting import bound_to
from bestinterests.workflow.casework.erasing import ERASING, IN_LAW, may_erase, may_erase_locked, may_ground
from bestinterests.workflow.casework.keeping import KEPT_MONTHS, RETENTION, closed_before
from bestinterests.workflow.casework.policies import Handler

LOG = logging.getLogger("bestinterests.erasing")
BY_RETENTION = "the rule of how long cases are kept"
AGAIN = "a restored backup, by the list of erased cases"
AT_ONCE = 200
"""Cases that one round of the clock erases in one organisation."""


def erase(*, row: Row, ground: str, who: Handler, name: str, at: dt.datetime) -> ErasedCase:
    """Erase a case on a ground of ``casework.erasing.ERASING``. name: of who answers for it.

    Its keys need not be at hand. Whoever oversees cases is told that there was one. Raises Refusing with every reason
    why not, also where somebody was faster.
    """
    with transaction.atomic():
        row = locked(row)
        refusals, is_locked = why_not(row, who)
        insist([*refusals, *may_ground(ground, locked=is_locked, evidence=evidence_of(row))])
        done = _erased(row, ground, who.id, name, at)
        tell(
            people={person.public_id for person in holders_in(row.organisation, Permission.OVERSEE_CASES)},
            kind="case",
            sentence="A case was erased for good. By whom, and on which ground, stands in the list of erased cases.",
            address=erased_address(row.organisation),
            organisation=row.organisation,
            but=who.id,
            at=at,
        )
    tidy()
    return done


def why_not(row: Row, who: Handler) -> tuple[tuple[Refusal, ...], bool]:
    """Why this person may not erase a case, and whether that was asked of its columns alone, since it is locked."""
    try:
        return may_erase(case_of(row), who), False
    except keys.Locked:
        flagged = row.with_lead or row.flagged_at is not None
        return may_erase_locked(who, handler=row.handler, flagged=flagged, on_hold=row.on_hold), True


def evidence_of(row: Row) -> tuple[str, ...]:
    """The ids in the assessment of what counts a case."""
    found = Item.objects.filter(case=row).exclude(evidence="").order_by("number")
    return tuple(dict.fromkeys(found.values_list("evidence", flat=True)))


def erase_what_is_over(at: dt.datetime) -> int:
    """Erase what was closed as long ago as its organisation keeps cases, and is not on hold. A job of the clock."""
    count = 0
    for row in _over(at):
        # Somebody may have erased it since, opened it again, or put it on hold.
        with suppress(Refusing), transaction.atomic():
            held = locked(row)
            if held.closed_at is not None and not held.on_hold and not held.with_lead:
                _erased(held, RETENTION, "", BY_RETENTION, at)
                count += 1
    tidy()
    return count


def erase_again(listed: tuple[Erased, ...], at: dt.datetime) -> int:
    """Erase in a restored backup what had been erased after it was made, also what was on hold then; how many."""
    count = 0
    for each in listed:
        row = Row.objects.filter(public_id=each.case).first()
        if row is not None:
            with transaction.atomic():
                _erased(locked(row), each.ground, "", AGAIN, at)
            count += 1
    empty_log()
    return count


def tidy() -> None:
    """Add to the list what it lacks, and empty the log of the database. A list that was changed is said in the log."""
    try:
        keep_list()
    except (Refused, OSError):
        LOG.exception("erased list not kept")
    empty_log()


def _over(at: dt.datetime) -> Iterator[Row]:
    months = dict(Cover.objects.values_list("organisation", "keep_months"))
    for organisation in Organisation.objects.order_by("pk").values_list("pk", flat=True):
        before = closed_before(at, months.get(organisation, KEPT_MONTHS))
        rows = Row.objects.filter(organisation=organisation, closed_at__lte=before, on_hold=False, with_lead=False)
        yield from rows.only("pk").order_by("closed_at", "pk")[:AT_ONCE]


def _erased(row: Row, ground: str, by: str, name: str, at: dt.datetime) -> ErasedCase:
    notices = Notice.objects.filter(organisation=row.organisation, address__contains=row.public_id).delete()[0]
    visits = _visits_of(row)
    remove(
        ledger=row.ledger,
        rewrite=lambda _, content: None if content == GONE else GONE,
        name=name,
        ground="not-needed" if ground == RETENTION else IN_LAW.get(ground, ground),
        words=ERASING[ground] if ground in IN_LAW else "",
        actor=by,
        at=at,
    )
    organisation, public = row.organisation, row.public_id
    _, rows = row.delete()
    counted = {label.partition(".")[2].lower(): number for label, number in rows.items()}
    beside = {name: number for name, number in (("notice", notices), ("visit", visits)) if number}
    return ErasedCase.objects.create(
        case=public, organisation=organisation, ground=ground, by=by, at=at, rows=counted | beside
    )


def _visits_of(row: Row) -> int:
    """Delete the visits that read it; without keys all of its door, which nobody can open either."""
    if keys.has_ring():
        return Visit.objects.filter(bound=bound_to(row.public_id)).delete()[0]
    return Visit.objects.filter(portal=row.portal_id).delete()[0] if row.portal_id else 0

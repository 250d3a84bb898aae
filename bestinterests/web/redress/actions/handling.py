"""What staff do about a case as a whole: who works on it, what is in it, what it belongs to, and when it is over."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress import keys, receipts
from bestinterests.web.redress.access import read
from bestinterests.web.redress.actions.consequences import follow_all
from bestinterests.web.redress.actions.writing import locked, write
from bestinterests.web.redress.addresses import case_address
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.readiness import holders_in
from bestinterests.workflow.casework import events, policies
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.policies import Handler

NOBODY = Handler(id="")


def able_in(organisation: Organisation) -> dict[str, str]:
    """Who can be asked to work on a case: names by public id, in their order."""
    people = [*holders_in(organisation, Permission.HANDLE_CASES), *holders_in(organisation, Permission.SAFEGUARD)]
    return {person.public_id: person.display_name for person in people}


def assign(*, row: Row, to: str, who: Handler, at: dt.datetime) -> Case:
    """Give a case to somebody, or take it. Raises Refusing with every reason why not."""
    target = who if to == who.id else _who(row.organisation, to)
    able = able_in(row.organisation)
    with transaction.atomic():
        after = write(
            row,
            lambda case: policies.may_assign(case, who, target, case.named, gone=case.handler not in able),
            "case.assigned",
            lambda case: events.Assigned(to=target.id, by=who.id, at=at, named=case.named),
            actor=who.id,
            at=at,
        )
        if target.id and target.id != who.id:
            tell(
                people={target.id},
                kind="case",
                sentence="A case was passed to you.",
                address=case_address(row),
                organisation=row.organisation,
                at=at,
            )
    return after


def name_people(*, row: Row, named: tuple[str, ...], who: Handler, at: dt.datetime) -> Case:
    """Keep whom a case is about: from then on they neither read it nor work on it.

    Whoever works on it and names themselves puts it down by that. Raises Refusing with every reason why not.
    """
    kept = tuple(dict.fromkeys(named))

    def to(case: Case) -> str:
        return "" if case.handler in kept else case.handler

    return write(
        row,
        lambda case: policies.may_name(case, who),
        "case.assigned",
        lambda case: events.Assigned(to=to(case), by=who.id, at=at, named=kept),
        actor=who.id,
        at=at,
    )


def mark_urgent(*, row: Row, urgent: bool, reason: str, who: Handler, at: dt.datetime) -> Case:
    """Mark a case as urgent, or no longer. Raises Refusing with every reason why not."""
    said = events.Urgency(urgent=urgent, reason=reason, at=at, by=who.id)
    return write(row, lambda case: policies.may_mark(case, who, reason), "case.urgent", said, actor=who.id, at=at)


def classify(*, row: Row, items: tuple[events.Sorted, ...], reason: str, who: Handler, at: dt.datetime) -> Case:
    """Sort a case into items. What speaks against other judgements now is followed. Raises Refusing."""
    said = events.Classified(items=items, by=who.id, at=at, reason=reason)
    ask = lambda case: policies.may_classify(case, who, items, reason)  # noqa: E731
    with transaction.atomic():
        write(row, ask, "case.classified", said, actor=who.id, at=at)
        follow_all(row=row, by=who.id, at=at)
        return read(locked(row)).case


def hold(*, row: Row, reason: str, who: Handler, at: dt.datetime) -> Case:
    """Put a case on legal hold: nothing of it is deleted until it is taken off. Raises Refusing."""
    said = events.Held(reason=reason, by=who.id, at=at)
    return write(row, lambda case: policies.may_hold(case, who, reason), "case.held", said, actor=who.id, at=at)


def release(*, row: Row, reason: str, who: Handler, at: dt.datetime) -> Case:
    """Take the legal hold off. Raises Refusing."""
    said = events.Released(reason=reason, by=who.id, at=at)
    return write(row, lambda case: policies.may_release(case, who, reason), "case.released", said, actor=who.id, at=at)


def link(*, row: Row, other: Row, reason: str, who: Handler, at: dt.datetime) -> Case:
    """Note in both of two cases that they belong together. Nobody who sent one learns of the other. Raises Refusing."""
    with transaction.atomic():
        for one, two in ((other, row), (row, other)):
            said = events.Linked(case=two.public_id, reason=reason, by=who.id, at=at)
            own, its = one.public_id, two.public_id
            after = write(
                one,
                lambda case, own=own, its=its: policies.may_link(case, who, own, its, reason),  # type: ignore[misc]
                "case.linked",
                said,
                actor=who.id,
                at=at,
            )
    return after


def merge(*, row: Row, into: Row, receipt: str, reason: str, who: Handler, at: dt.datetime) -> Case:
    """Go on with a case in another one of the same sender. Raises Refusing with every reason why not.

    That one person sent both nobody can see here. So it is shown by the code of one that its sender gave in the other,
    or by that the same member of staff wrote both down. A name, an address or a story shows nothing: a parent can know
    each of them.
    """
    with transaction.atomic():
        held = read(locked(into)).case
        same = is_same_sender(row, into, read(row).case, held, receipt, who.id)
        said = events.Merged(case=into.public_id, reason=reason, by=who.id, at=at)
        return write(
            row,
            lambda case: policies.may_merge(case, held, who, row.public_id, into.public_id, reason, same),
            "case.merged",
            said,
            actor=who.id,
            at=at,
        )


def is_same_sender(one: Row, two: Row, first: Case, second: Case, receipt: str, by: str) -> bool:
    """Is it shown that one person sent both cases? receipt: what stands in one of them as the code of the other."""
    letters = receipts.read(receipt) if receipt else None
    if letters is not None and receipts.digest(keys.ring(), letters) in {one.receipt, two.receipt} - {None}:
        return True
    return bool(by) and first.told.entered_by == second.told.entered_by == by


def close(*, row: Row, why: str, who: Handler, at: dt.datetime) -> Case:
    """Close a case. Raises Refusing with every reason why not."""
    said = events.Closed(why=why, by=who.id, at=at)
    return write(row, lambda case: policies.may_close(case, who, why), "case.closed", said, actor=who.id, at=at)


def reopen(*, row: Row, why: str, again: str, who: Handler, at: dt.datetime) -> Case:
    """Open a case again. again: ``incomplete`` or ``review``. Raises Refusing with every reason why not."""
    said = events.Reopened(why=why, again=again, at=at, by=who.id)  # type: ignore[arg-type]  # one of the two
    return write(row, lambda case: policies.may_reopen(case, who, why), "case.reopened", said, actor=who.id, at=at)


def _who(organisation: Organisation, public: str) -> Handler:
    """Somebody of an organisation, with what their roles let them do there."""
    if not public:
        return NOBODY
    handles = {person.public_id for person in holders_in(organisation, Permission.HANDLE_CASES)}
    leads = {person.public_id for person in holders_in(organisation, Permission.SAFEGUARD)}
    return Handler(id=public, handles=public in handles, leads=public in leads)

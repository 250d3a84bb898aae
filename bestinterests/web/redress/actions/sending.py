"""What whoever sent a case does about it, with nothing but their receipt."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from bestinterests.web.accounts.roles import Permission
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.actions.safeguarding import flag
from bestinterests.web.redress.actions.writing import write
from bestinterests.web.redress.addresses import case_address
from bestinterests.web.redress.models import Case as Row
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.events import Judged, Message, Reopened, Urgency, Withdrawn
from bestinterests.workflow.casework.policies import may_reopen
from bestinterests.workflow.casework.senders import may_add, may_hurry, may_judge, may_withdraw


def visited(*, row: Row, at: dt.datetime) -> None:
    """Keep when a receipt opened a case, which its sender is shown the next time."""
    Row.objects.filter(pk=row.pk).update(visited_at=at)


def add(*, row: Row, text: str, at: dt.datetime) -> Case:
    """Add something, or answer what was asked. Raises Refusing with every reason why not."""
    said = Message(text=text, at=at)
    with transaction.atomic():
        after = write(row, lambda case: may_add(case, text), "case.added", said, actor=row.public_id, at=at)
        _tell(row, after, "Something was added to a case.", at)
    return after


def withdraw(*, row: Row, words: str, at: dt.datetime) -> Case:
    """Take a case back. What the safeguarding lead looks into goes on. Raises Refusing."""
    said = Withdrawn(at=at, words=words)
    with transaction.atomic():
        after = write(row, may_withdraw, "case.withdrawn", said, actor=row.public_id, at=at)
        _tell(row, after, "A case was taken back.", at)
    return after


def ask_again(*, row: Row, words: str, at: dt.datetime) -> Case:
    """Ask that somebody else looks at what was decided. Raises Refusing."""
    said = Reopened(why=words, at=at)
    with transaction.atomic():
        write(row, lambda case: may_reopen(case, None, words), "case.reopened", said, actor=row.public_id, at=at)
        after = write(
            row,
            lambda case: may_add(case, words),
            "case.added",
            Message(text=words, at=at),
            actor=row.public_id,
            at=at,
        )
        _tell(row, after, "Somebody asks to look at a case again.", at)
    return after


def hurry(*, row: Row, words: str, at: dt.datetime) -> Case:
    """Say that it is urgent, and why. Raises Refusing."""
    said = Urgency(urgent=True, reason=words, at=at)
    with transaction.atomic():
        after = write(row, lambda case: may_hurry(case, words), "case.urgent", said, actor=row.public_id, at=at)
        _tell(row, after, "A case was marked as urgent by whoever sent it.", at)
    return after


def not_safe(*, row: Row, words: str, at: dt.datetime) -> Case:
    """Say that somebody is not safe, at any time, in any state. The lead is called."""
    return flag(row=row, reason=words, who=None, at=at)


def judge(*, row: Row, fair: str, at: dt.datetime) -> Case:
    """Say whether it was fair. Raises Refusing while nothing was told."""
    word: str = fair
    said = Judged(fair=word, at=at)  # type: ignore[arg-type]  # one of the choices
    return write(row, may_judge, "case.judged", said, actor=row.public_id, at=at)


def _tell(row: Row, case: Case, sentence: str, at: dt.datetime) -> None:
    """Whoever works on it is told; the leads of one that is with them; else all who handle cases."""
    if case.with_lead:
        people = able(row.organisation, Permission.SAFEGUARD)
    else:
        people = {case.handler} if case.handler else able(row.organisation, Permission.HANDLE_CASES)
    tell(
        people=people,
        kind="safeguarding" if case.with_lead else "case",
        sentence=sentence if not case.with_lead else "A case waits for you.",
        address=case_address(row),
        organisation=row.organisation,
        at=at,
    )

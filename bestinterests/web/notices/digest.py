"""The digest: what a person was told on screen and has not read, in one e-mail, with links and no text of anybody's.

Notices are claimed before a mail leaves and marked as mailed after. A mail that cannot leave gives its notices back,
for the next time; after a crash between the two they stay claimed, so that nobody is told twice: they are on screen.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable, Iterable, Mapping
from smtplib import SMTPRecipientsRefused
from typing import NamedTuple

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.ids import ALPHABET, LENGTH, new_id
from bestinterests.web.accounts.models import Membership, User
from bestinterests.web.notices.models import Delivery, Notice
from bestinterests.web.notices.queries import DEFAULT, mail_of
from bestinterests.web.notices.telling import KINDS
from bestinterests.web.ui.environment import moment

LOG = logging.getLogger("bestinterests.notices")
MORNING = dt.time(7)
"""When daily digests go, by the clocks of the workspace."""
AT_ONCE = 20
"""People who are told in one go: other jobs wait meanwhile."""
LISTED = 50
"""Notices that one mail tells of; it says how many more there are."""
ELSEWHERE = "Other things"
_ASSESSMENT = re.compile(rf"/assessments/([{ALPHABET}]{{{LENGTH}}})/")
Titled = Callable[[Iterable[str]], Mapping[str, str]]
"""From public ids of assessments to their titles."""


class Due(NamedTuple):
    """Before which moments something must have happened to go now: into daily digests, and into hourly ones."""

    day: dt.datetime
    hour: dt.datetime


def send_due(at: dt.datetime, *, origin: str, titled: Titled) -> int:
    """Send people what is due, one mail each and a few people at once, and return how many left.

    origin: scheme and host with which links begin. Raises whatever the mail server's absence raises; what was not sent
    then is sent the next time.
    """
    _leave_out(at)
    due = due_at(at)
    people = User.objects.filter(pk__in=_due_people(due)).order_by("pk")[:AT_ONCE]
    return sum(_send(person, due, at, origin, titled) for person in list(people))


def due_at(at: dt.datetime) -> Due:
    """The last morning and the last full hour up to a time."""
    local = timezone.localtime(at)
    morning = timezone.make_aware(dt.datetime.combine(local.date(), MORNING))
    if morning > at:
        morning = timezone.make_aware(dt.datetime.combine(local.date() - dt.timedelta(days=1), MORNING))
    return Due(morning, at.replace(minute=0, second=0, microsecond=0))


def waiting() -> QuerySet[Notice]:
    """What no digest has told of, and none is telling of now."""
    return Notice.objects.filter(mailed_at=None, claim="")


def _due_people(due: Due) -> set[int]:
    """Whom something concerns that goes now, or never: worked out of all that waits in two queries."""
    mail = dict(Delivery.objects.values_list("person", "mail"))
    first = waiting().filter(at__lt=due.hour).values_list("person", "kind").annotate(Min("at"))
    found = set()
    for person, kind, at in first:
        word = mail.get(person, {}).get(kind, DEFAULT)
        if word != "day" or at < due.day:
            found.add(person)
    return found


def _leave_out(at: dt.datetime) -> None:
    """What was read on screen goes into no mail, nor what concerns people who have left."""
    member = Membership.objects.filter(person=OuterRef("person"), organisation=OuterRef("organisation"))
    gone = Q(read_at__isnull=False) | Q(person__is_active=False) | ~Exists(member)
    ids = list(waiting().filter(gone).values_list("pk", flat=True))
    waiting().filter(pk__in=ids).update(mailed_at=at)


def _send(person: User, due: Due, at: dt.datetime, origin: str, titled: Titled) -> bool:
    """Send one person what is due; say whether a mail left."""
    mail = mail_of(person)
    daily, hourly, never = ([k for k in KINDS if mail.get(k, DEFAULT) == word] for word in ("day", "hour", "never"))
    waiting().filter(person=person, kind__in=never).update(mailed_at=at)
    claim = new_id(at)
    notices = _claimed(person, Q(kind__in=daily, at__lt=due.day) | Q(kind__in=hourly, at__lt=due.hour), claim)
    if not notices:
        return False
    try:
        message(person, notices, origin, titled).send()
    except SMTPRecipientsRefused:
        # This mailbox takes nothing: to try again every time would not change that. It is all on screen.
        LOG.warning("digest refused")
        Notice.objects.filter(claim=claim).update(mailed_at=at)
        return False
    except Exception:
        Notice.objects.filter(claim=claim).update(claim="")
        raise
    Notice.objects.filter(claim=claim).update(mailed_at=at)
    return True


def _claimed(person: User, due: Q, claim: str) -> list[Notice]:
    """Take what is due for this mail: of two processes, one gets it."""
    with transaction.atomic():
        ids = list(waiting().filter(due, person=person).values_list("pk", flat=True))
        waiting().filter(pk__in=ids).update(claim=claim)
    return list(Notice.objects.filter(claim=claim).select_related("organisation").order_by("at", "pk"))


def message(person: User, notices: list[Notice], origin: str, titled: Titled) -> EmailMessage:
    """One mail in plain text: by organisation and assessment, a sentence and a link each."""
    number = len(notices)
    said = "One thing" if number == 1 else f"{number} things"
    where = list(dict.fromkeys(notice.organisation.name for notice in notices))
    settings = origin + reverse("notices:settings")
    lines = [f"{person.display_name},", "", f"{said} happened that you may want to know of."]
    shown = notices[:LISTED]
    titles = titled({_about(notice) for notice in shown} - {""})
    for organisation in where:
        for title, held in _grouped([each for each in shown if each.organisation.name == organisation], titles):
            lines += ["", f"{title} ({organisation})" if len(where) > 1 else title]
            lines += [line for notice in held for line in _lines(notice, origin)]
    if number > LISTED:
        lines += ["", f"And {number - LISTED} more: {origin}{reverse('notices:notices')}"]
    lines += ["", "--", "Best Interests tells you this because you belong to an organisation that works with it."]
    lines += [f"How often it does, and of what: {settings}"]
    return EmailMessage(
        subject=f"{said} to know of from Best Interests",
        body="\n".join(lines) + "\n",
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated", "List-Unsubscribe": f"<{settings}>"},
    )


def _grouped(notices: list[Notice], titles: Mapping[str, str]) -> list[tuple[str, list[Notice]]]:
    groups: dict[str, list[Notice]] = {}
    for notice in notices:
        groups.setdefault(_about(notice) if _about(notice) in titles else "", []).append(notice)
    return [(_line(titles[about]) if about else ELSEWHERE, held) for about, held in groups.items()]


def _lines(notice: Notice, origin: str) -> list[str]:
    return [f"- {_line(notice.sentence)} ({moment(notice.at)})", f"  {origin}{notice.address}"]


def _about(notice: Notice) -> str:
    """The public id of the assessment that a notice is about; blank for none."""
    found = _ASSESSMENT.match(notice.address)
    return found.group(1) if found else ""


def _line(text: str) -> str:
    """A name or a title in one line, so that nobody's can pass for another notice."""
    return " ".join(text.split())

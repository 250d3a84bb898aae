"""Calling the safeguarding lead: a letter that says that something waits, no more, and a way to try that it arrives."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.redress.models import Cover

LOG = logging.getLogger("bestinterests.redress")
SUBJECT = "Something waits for you"
WORDS = (
    "Something waits for you in the workspace. Please sign in and look now.\n\n{address}\n\n"
    "This letter says no more on purpose. Nobody reads what is sent back to it.\n"
)
TRIAL = (
    "This is a trial of the way in which you are called. Nothing has happened.\n\n"
    "To show that it reached you, sign in, open this page and enter these letters: {code}\n\n{address}\n"
)


def call_lead(organisation: Organisation, cover: Cover | None, *, deputy: bool = False) -> None:
    """Call the lead once the transaction stands; deputy: also whoever stands in. A letter that cannot go is logged.

    Whether it leaves or not, the case is kept, and stands in the list of the lead.
    """
    if cover is None:
        return
    to = [cover.page_to] if cover.page_to else []
    to += [person.email for person in (cover.lead, cover.deputy if deputy else None) if person and person.is_active]
    text = WORDS.format(address=_address("redress:safeguarding", organisation))
    transaction.on_commit(lambda: _leave(SUBJECT, text, list(dict.fromkeys(to))))


def call_on_trial(organisation: Organisation, page_to: str, code: str) -> None:
    """Send a trial to the address of the lead once the transaction stands."""
    text = TRIAL.format(code=code, address=_address("redress:paging", organisation))
    transaction.on_commit(lambda: _leave("A trial: nothing has happened", text, [page_to]))


def _address(route: str, organisation: Organisation) -> str:
    return f"{settings.ADDRESS or 'http://127.0.0.1:8000'}{reverse(route, args=[organisation.public_id])}"


def _leave(subject: str, text: str, to: list[str]) -> None:
    for each in to:
        try:
            send_mail(subject, text, None, [each])
        except OSError:
            LOG.exception("a call of the safeguarding lead did not leave")

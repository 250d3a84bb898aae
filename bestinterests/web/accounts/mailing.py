"""Letters about a person's own account: short, and without a link that could be imitated."""

from __future__ import annotations

import logging

from django.core.mail import send_mail
from django.db import transaction

from bestinterests.web.accounts.models import User

LOG = logging.getLogger("bestinterests.accounts")
NOT_YOU = "If that was not you, tell an administrator of your organisation at once. You need not answer this letter."


def mail(person: User, subject: str, said: str) -> None:
    """Tell a person what was done to their account, once the transaction stands. A letter that cannot go is logged."""
    to, text = person.email, f"Good day {person.display_name},\n\n{said}\n\n{NOT_YOU}\n"

    def leave() -> None:
        try:
            send_mail(f"{subject} – Best Interests", text, None, [to])
        except OSError:
            LOG.exception("a letter about an account did not leave")

    transaction.on_commit(leave)

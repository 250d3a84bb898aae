"""The code of a sitting: short, so that a child can type it; it opens one form, on one day, while somebody is there.

Eight letters, 40 bits of chance. That is less than a receipt has: nothing can be read with it, what it lets in is
bounded by how many children said yes, and whoever guesses is asked to wait.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import NamedTuple

from django.http import HttpRequest
from django.utils import timezone

from bestinterests.web.redress import keys
from bestinterests.web.redress.receipts import ALPHABET, letters_of, offends
from bestinterests.web.redress.slowing import Slowing, has_waited, new_ticket
from bestinterests.web.surveys.models import Sitting

LENGTH = 8
CODES = Slowing()
"""Of codes that were tried and open nothing."""


class Tried(NamedTuple):
    """What came of a code. wait: seconds after which the same code is to be sent again with the ticket."""

    sitting: Sitting | None = None
    wait: int = 0
    ticket: str = ""


def new_code() -> str:
    """A code as it is shown: ``abcd-efgh``."""
    while True:
        letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if not offends(letters):
            return f"{letters[:4]}-{letters[4:]}"


def digest(code: str) -> str:
    """What a code is looked up by. Raises keys.NoKeys."""
    return keys.ring().lookup("survey code", letters_of(code))


def tried(request: HttpRequest, code: str, at: dt.datetime, ticket: str = "") -> Tried:
    """Try a code. Wrong, over and of another day are one answer. Raises keys.NoKeys."""
    letters = letters_of(code)
    if len(letters) != LENGTH:
        return Tried()
    ring, found = keys.ring(), digest(code)
    wait = CODES.wait(request, at)
    if wait and not has_waited(ring, found, ticket, at):
        return Tried(wait=wait, ticket=new_ticket(ring, found, wait, at))
    rows = Sitting.objects.select_related("survey__organisation", "survey__assessment")
    row = rows.filter(code=found, day=timezone.localdate(at), survey__closed_on=None).first()
    if row is None:
        CODES.failed(request, at)
    return Tried(row)

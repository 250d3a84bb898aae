"""Whoever keeps trying is asked to wait; nobody is kept out, and least of all by what somebody else does.

Failed tries are counted: of the whole server, and of a network under a keyed digest whose key is made each day, lives
in this process alone and is written nowhere. Where a budget is spent, a try is not made at once: it is answered with a
ticket, and made when the ticket comes back after some seconds. So a class behind one address gets in even while one of
its own keeps guessing, and a mistake of one network costs another nothing. It is the 60 bits of a receipt that keep
guesses out; waiting keeps them from being a burden.

Each process of the server counts for itself: with several, there are as many times more tries before somebody waits.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import ipaddress
import secrets
from threading import Lock
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from bestinterests.web.redress.keys import Ring

MOST = 10_000
"""Networks that are counted at once. Beyond them the oldest are forgotten, which can only be in somebody's favour."""
TICKET_LIVES = 600
"""Seconds within which a ticket comes back, after those that it asks to wait."""


class Budget(NamedTuple):
    """Failed tries that are made at once, and how many come back in a minute."""

    full: int
    a_minute: float


NETWORK = Budget(70, 14)
"""Of one network: each of 35 pupils twice, and again after five minutes."""
WHOLE = Budget(600, 120)
"""Of all of them."""
FEW = 5
"""Failed tries of one network that are made at once while the budget of all is spent."""
WAIT, LONGER = 10, 30
"""Seconds to wait once a network has spent its own budget; once that of all is spent too."""


class Slowing:
    """Counts failed tries of one kind."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def wait(self, request: HttpRequest, at: dt.datetime) -> int:
        """How many seconds to wait before the next try from here is made; 0 where it is made at once."""
        with self._lock:
            left = self._left(self._of(request, at), NETWORK, at)
            hot = self._left("", WHOLE, at) < 1
        if left < 1:
            return LONGER if hot else WAIT
        return WAIT if hot and left <= NETWORK.full - FEW else 0

    def failed(self, request: HttpRequest, at: dt.datetime) -> None:
        """Count a try that came to nothing."""
        with self._lock:
            for name, budget in ((self._of(request, at), NETWORK), ("", WHOLE)):
                # A debt, as large as the budget at most: who goes on while waiting waits on.
                left = max(-float(budget.full), self._left(name, budget, at) - 1)
                self._held.pop(name, None)
                self._held[name] = (left, at)
            if len(self._held) > MOST:
                del self._held[next(name for name in self._held if name)]

    def forget(self) -> None:
        """Forget every count, and the key under which they are."""
        self._held: dict[str, tuple[float, dt.datetime]] = {}
        self._day = dt.date.min
        self._key = b""

    def _left(self, name: str, budget: Budget, at: dt.datetime) -> float:
        left, since = self._held.get(name, (float(budget.full), at))
        return min(float(budget.full), left + max(0.0, (at - since).total_seconds()) * budget.a_minute / 60)

    def _of(self, request: HttpRequest, at: dt.datetime) -> str:
        if self._day != at.date():
            self.forget()
            self._day, self._key = at.date(), secrets.token_bytes(32)
        return hmac.new(self._key, _network(request).encode(), hashlib.sha256).hexdigest()


RECEIPTS = Slowing()
"""Of receipts that were looked up and are none."""
SENDING = Slowing()
"""Of what was sent at the doors, whatever it was: many forms from one network are asked to wait a little."""


def new_ticket(ring: Ring, what: str, wait: int, at: dt.datetime) -> str:
    """What asks to come back with the same try after some seconds. what: the try, as a digest."""
    return _signed(ring, what, int(at.timestamp()) + wait)


def has_waited(ring: Ring, what: str, ticket: str, at: dt.datetime) -> bool:
    """Is this a ticket for this very try, whose seconds are over?"""
    since, _, _ = ticket.partition(".")
    if not (since.isascii() and since.isdecimal() and len(since) < 12):
        return False
    good = hmac.compare_digest(_signed(ring, what, int(since)).encode(), ticket.encode())
    return good and 0 <= at.timestamp() - int(since) <= TICKET_LIVES


def _signed(ring: Ring, what: str, since: int) -> str:
    return f"{since}.{ring.lookup('wait', f'{since} {what}')}"


def _network(request: HttpRequest) -> str:
    """Where a request comes from: the address, or the 64 bits that one house has of the newer ones."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or said
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)

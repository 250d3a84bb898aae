"""Very many cases as rows alone, for lists and look-ups: sealed bytes that nobody opens, and known receipts."""

from __future__ import annotations

import datetime as dt
import random
import secrets

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.ledger.models import Ledger
from bestinterests.web.redress import keys, receipts
from bestinterests.web.redress.models import Case, Portal

BATCH = 2_000


def receipt_of(chance: random.Random) -> str:
    """The letters of a receipt that is right, by a seeded chance."""
    letters = "".join(chance.choices(receipts.ALPHABET, k=receipts.LENGTH))
    return letters + receipts.check(letters)


def many_cases(portal: Portal, number: int, chance: random.Random, at: dt.datetime, content: int = 1024) -> list[str]:
    """Write so many cases at a portal, received over the last two years; the letters of their receipts."""
    found: list[str] = []
    for first in range(0, number, BATCH):
        count = min(BATCH, number - first)
        days = [at - dt.timedelta(minutes=chance.randrange(2 * 365 * 24 * 60)) for _ in range(count)]
        publics = [new_id(day) for day in days]
        ledgers = Ledger.objects.bulk_create(
            Ledger(public_id=new_id(day), kind="case", subject=public)
            for public, day in zip(publics, days, strict=True)
        )
        letters = [receipt_of(chance) for _ in range(count)]
        Case.objects.bulk_create(
            _case(portal, *each, chance, content) for each in zip(publics, ledgers, letters, days, strict=True)
        )
        found += letters
    return found


def _case(
    portal: Portal, public: str, ledger: Ledger, letters: str, day: dt.datetime, chance: random.Random, content: int
) -> Case:
    is_open = chance.random() < 0.3
    urgent = chance.random() < 0.05
    with_lead = is_open and chance.random() < 0.05
    return Case(
        public_id=public,
        organisation_id=portal.organisation_id,
        assessment_id=portal.assessment_id,
        portal=portal,
        ledger=ledger,
        held=secrets.token_bytes(content),
        receipt=receipts.digest(keys.ring(), letters),
        state="in-progress" if is_open else "closed",
        owed=is_open,
        door="not-good-for-us",
        band=chance.choice(("6-9", "10-12", "13-15", "16-17")),
        nation="england",
        received_at=day,
        entered_at=day,
        urgent=urgent,
        with_lead=with_lead,
        flagged_at=day if with_lead else None,
        look_by=day + dt.timedelta(hours=4) if with_lead else None,
        due_on=(day + dt.timedelta(days=30)).date() if is_open else None,
        closed_at=None if is_open else day + dt.timedelta(days=20),
    )

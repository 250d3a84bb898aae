"""Cases at 1,000 to 100,000: how the inbox and the look-up of a receipt grow, and what each answer takes. By hand."""

from __future__ import annotations

import datetime as dt
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import best, growing, row
from bestinterests.web.config import serving

SIZES = (1_000, 10_000, 100_000)
SEED = 20261127
AT = dt.datetime(2026, 11, 27, 9, 30, tzinfo=dt.UTC)
ROWS = 10
"""Rows of a page: as many at every size."""
AIM = 0.1
"""The exponent of growth that a list and a look-up may have."""
TRIES = 1_000


def run() -> Iterator[str]:
    """Fill a workspace of its own, ten times as full each time, and time what people ask of it."""
    with tempfile.TemporaryDirectory() as data:
        ours = {name: value for name, value in os.environ.items() if not name.startswith("BESTINTERESTS_")}
        given = ours.get("DATABASE_URL", "")
        serving.set_up(serving.environment_of(ours, str(Path(data))))
        serving.upgrade()
        sizes = ", ".join(f"{size:,}" for size in SIZES)
        yield f"Cases: {sizes}, {'PostgreSQL' if given else 'SQLite'}, ms; seed {SEED}"
        door, chance = _door(), random.Random(SEED)
        from tests.web.redress.many import many_cases

        seconds: dict[str, list[float]] = {}
        known: list[str] = []
        for size in SIZES:
            known += many_cases(door, size - len(known), chance, AT)
            _counted_anew()
            for name, call in asked(door, known, chance).items():
                seconds.setdefault(name, []).append(best(call, 9))
        yield from growing(seconds, SIZES, AIM)
        yield ""
        yield f"One receipt after another, {TRIES:,} tries of each kind, in turn: medians at {SIZES[-1]:,} cases"
        yield from _answers(door, known, chance)
    yield ""
    yield from secure_delete()


def asked(door: Any, known: list[str], chance: random.Random) -> dict[str, Callable[[], object]]:
    """What people ask, by what it is called in the table."""
    from bestinterests.web.redress import keys, receipts
    from bestinterests.web.redress.looking_up import looked_up
    from bestinterests.web.redress.models import Case
    from tests.web.redress.many import receipt_of

    mine, none = known[len(known) // 2], receipt_of(chance)
    cases = Case.objects.filter(organisation=door.organisation).defer("held")
    owed = cases.filter(owed=True, with_lead=False).order_by("due_on", "id")
    middle = owed[owed.count() // 2]

    def looked(letters: str) -> Callable[[], object]:
        return lambda: looked_up(door, receipts.digest(keys.ring(), letters), AT)

    return {
        "inbox, by what is owed first": lambda: list(owed[:ROWS]),
        "inbox, a page in the middle": lambda: list(owed.filter(due_on__gt=middle.due_on)[:ROWS]),
        "inbox, urgent": lambda: list(owed.filter(urgent=True)[:ROWS]),
        "queue of the lead": lambda: list(cases.filter(with_lead=True).order_by("look_by", "id")[:ROWS]),
        "newest": lambda: list(cases.order_by("-received_at", "-id")[:ROWS]),
        "a receipt that there is": looked(mine),
        "a receipt that there is not": looked(none),
    }


def _door() -> Any:
    from django.conf import settings

    from bestinterests.web.accounts import actions as people
    from bestinterests.web.accounts.access import standings_of
    from bestinterests.web.accounts.ids import new_id
    from bestinterests.web.assessments.actions import create
    from bestinterests.web.assessments.people import actor_of
    from bestinterests.web.redress import keys
    from bestinterests.web.redress.models import Portal

    settings.CASE_KEYS = keys.written(keys.new_ring("2026-11-27"))
    person = people.begin(email="b@example.org", display_name="B", password="not-used", organisation="Many", at=AT)
    standing = standings_of(person)[0]
    held = create(organisation=standing.organisation, title="Service", patterns=(), actor=actor_of(standing), at=AT)
    return Portal.objects.create(
        public_id=new_id(AT), organisation=standing.organisation, assessment=held, slug="door", name="Door", made_at=AT
    )


def _counted_anew() -> None:
    """Let the database know how full its tables are, as its own upkeep does."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _answers(door: Any, known: list[str], chance: random.Random) -> Iterator[str]:
    """How long each kind of receipt takes: the kinds in turn, so that what else the machine does meets all alike."""
    from django.test import RequestFactory

    from bestinterests.web.redress import keys, receipts
    from bestinterests.web.redress.looking_up import tried
    from bestinterests.web.redress.models import Case
    from bestinterests.web.redress.slowing import RECEIPTS
    from tests.web.redress.many import receipt_of

    ring, request = keys.ring(), RequestFactory().get("/")
    over = chance.sample(known, TRIES)
    Case.objects.filter(receipt__in=[receipts.digest(ring, letters) for letters in over]).update(receipt_ends_at=AT)
    good = chance.sample(sorted(set(known) - set(over)), TRIES)
    kinds: dict[str, list[float]] = {"absent": [], "over": [], "mistyped": [], "right": []}
    for old, mine in zip(over, good, strict=True):
        absent = receipt_of(chance)
        wrong = absent[:-1] + ("2" if absent[-1] != "2" else "3")
        for kind, text in zip(kinds, (absent, old, wrong, mine), strict=True):
            RECEIPTS.forget()
            start = time.perf_counter()
            tried(request, door, text, AT)
            kinds[kind].append(time.perf_counter() - start)
    first = statistics.median(kinds["absent"])
    for kind, held in kinds.items():
        middle = statistics.median(held)
        yield row(kind, middle, middle / first, f"{(middle - first) * 1000:+.3f} ms")


def secure_delete() -> Iterator[str]:
    """What writing over with zeros costs SQLite: rows of a kilobyte put in, rewritten and deleted in turn."""
    yield "SQLite, 2,000 rows put in, rewritten and deleted, each in a transaction"
    plain = _written("OFF")
    yield row("secure_delete off", plain)
    over = _written("ON")
    yield row("secure_delete on", over, over / plain)


def _written(mode: str) -> float:
    def once() -> None:
        with tempfile.TemporaryDirectory() as folder:
            held = sqlite3.connect(Path(folder) / "x.sqlite3", isolation_level=None)
            held.executescript(f"PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete={mode};")
            held.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, content BLOB)")
            for number in range(2_000):
                held.execute("INSERT INTO rows VALUES (?, ?)", (number, os.urandom(1_024)))
                held.execute("UPDATE rows SET content = ? WHERE id = ?", (os.urandom(2_048), number // 2))
                if number % 3 == 0:
                    held.execute("DELETE FROM rows WHERE id = ?", (number // 3,))
            held.close()

    return best(once, 3)

"""Receipts against whoever tries them: nothing is found, nothing is told, and nobody else is kept waiting."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from bestinterests.web.redress import keys, receipts
from bestinterests.web.redress.looking_up import tried
from bestinterests.web.redress.models import Case
from bestinterests.web.redress.slowing import RECEIPTS
from tests.web.assessments.cast import begun
from tests.web.cast import AT
from tests.web.redress.cast import RING, portal, received
from tests.web.redress.many import many_cases, receipt_of

SEED = 20261127
CASES, CODES, WHOLE = 1_000, 100_000, 300


@pytest.fixture
def door(cast, settings):
    settings.CASE_KEYS = RING
    RECEIPTS.forget()
    yield portal(begun(where=cast.organisation))
    RECEIPTS.forget()


def come(address="192.0.2.1", **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)


def test_a_hundred_thousand_right_codes_find_none_of_a_thousand_cases(door):
    chance = random.Random(SEED)
    known = many_cases(door, CASES, chance, AT, content=64)
    codes = [receipt_of(chance) for _ in range(CODES)]
    ring = keys.ring()
    digests = {receipts.digest(ring, code) for code in codes}
    assert len(digests) == CODES
    assert not digests & set(Case.objects.values_list("receipt", flat=True))
    for number, code in enumerate(codes[:WHOLE]):
        # One try from each network, so that none of them has to wait.
        answer = tried(come(f"198.51.{number // 250}.{number % 250}"), door, code, AT)
        assert (answer.row, answer.mistyped, answer.wait) == (None, False, 0)
    for code in known[:20]:
        assert tried(come("203.0.113.7"), door, code, AT).row is not None


def test_absent_wrong_elsewhere_and_over_are_one_answer_by_one_question(door, cast):
    mine = received(door)
    assert tried(come(), door, mine.receipt, AT).row == mine.row
    elsewhere = received(portal(begun(where=cast.organisation)), sent="two")
    over = received(door, sent="three")
    Case.objects.filter(pk=over.row.pk).update(state="closed", receipt_ends_at=AT)
    absent = receipts.shown(receipt_of(random.Random(SEED)))
    asked = []
    for text in (absent, elsewhere.receipt, over.receipt, mine.receipt):
        with CaptureQueriesContext(connection) as queries:
            answer = tried(come(), door, text, AT)
        asked.append({query["sql"].partition("WHERE")[0] for query in queries})
        assert len(queries) == 1
        assert answer == ((mine.row, False, 0, "") if text == mine.receipt else (None, False, 0, ""))
    assert all(each == asked[0] for each in asked)


@pytest.mark.parametrize("change", [lambda code: code[:-1] + ("2" if code[-1] != "2" else "3"), lambda code: code[1:]])
def test_text_that_is_no_receipt_asks_the_database_nothing_and_costs_nobody_a_wait(door, change):
    mistyped = change(received(door).receipt)
    for _ in range(200):
        with CaptureQueriesContext(connection) as queries:
            answer = tried(come(), door, mistyped, AT)
        assert (answer.mistyped, answer.row, len(queries)) == (True, None, 0)
    for text in ("", "\0", "💥" * 5_000, "' OR 1=1 --", "\u202e\u200b"):
        assert tried(come(), door, text, AT).mistyped
    assert RECEIPTS.wait(come(), AT) == 0


def test_thirty_five_pupils_behind_one_address_get_in_while_somebody_elsewhere_is_slowed(door):
    chance = random.Random(SEED)
    known = many_cases(door, 35, chance, AT, content=64)
    attacker, school = "203.0.113.9", "192.0.2.35"
    waited = 0
    for second in range(300):
        now = AT + dt.timedelta(seconds=second)
        for _ in range(10):
            waited += tried(come(attacker), door, receipt_of(chance), now).wait > 0
        if second % 8 == 0 and second // 8 < 35:
            # Each first reads a letter wrongly that the check lets pass: another receipt, which is nobody's.
            assert tried(come(school), door, receipt_of(chance), now).wait == 0
            found = tried(come(school), door, known[second // 8], now)
            assert found.row is not None
    assert waited > 0.9 * 3_000


def test_who_shares_an_address_with_a_guesser_waits_some_seconds_and_gets_in(door):
    chance, mine = random.Random(SEED), received(door).receipt
    for _ in range(500):
        RECEIPTS.failed(come(), AT)
    first = tried(come(), door, mine, AT)
    absent = receipts.shown(receipt_of(chance))
    # Waiting tells nothing: a receipt that is none is answered alike.
    other = tried(come(), door, absent, AT)
    assert (first.row, first.wait) == (other.row, other.wait) == (None, 10)
    assert len(first.ticket) == len(other.ticket)
    soon, then = AT + dt.timedelta(seconds=9), AT + dt.timedelta(seconds=10)
    assert tried(come(), door, mine, soon, first.ticket).row is None
    assert tried(come(), door, mine, then, other.ticket).row is None
    assert tried(come(), door, mine, then, first.ticket).row is not None
    late = AT + dt.timedelta(seconds=700)
    for _ in range(500):
        RECEIPTS.failed(come(), late)
    assert tried(come(), door, mine, late, first.ticket).row is None
    for forged in ("", "1.2", f"{int(AT.timestamp())}.{'0' * 64}", "²." + "0" * 64, first.ticket + "é"):
        assert tried(come(), door, mine, late, forged).row is None


def test_when_guesses_come_from_everywhere_who_has_not_failed_is_not_slowed(door, settings):
    settings.BEHIND_PROXY = True
    chance, mine = random.Random(SEED), received(door).receipt
    for number in range(1_200):
        # What a visitor claims stands in front of what the proxy of this server says.
        come_from = come("127.0.0.1", **{"X-Forwarded-For": f"192.0.2.35, 2001:db8:{number % 200:x}::{number:x}"})
        tried(come_from, door, receipt_of(chance), AT)
    pupil = come("127.0.0.1", **{"X-Forwarded-For": "192.0.2.35"})
    assert tried(pupil, door, mine, AT).row is not None
    one_of_them = come("127.0.0.1", **{"X-Forwarded-For": "2001:db8:1:0:ffff::1"})
    assert tried(one_of_them, door, receipt_of(chance), AT).wait == 10


def test_what_is_counted_holds_no_address_and_is_forgotten_with_the_day(door):
    for _ in range(100):
        RECEIPTS.failed(come("198.51.100.77"), AT)
    assert "198.51" not in repr(vars(RECEIPTS))
    held, key = set(RECEIPTS._held), RECEIPTS._key
    assert RECEIPTS.wait(come("198.51.100.77"), AT) > 0
    assert RECEIPTS.wait(come("198.51.100.77"), AT + dt.timedelta(days=1)) == 0
    assert RECEIPTS._key != key
    assert not held & set(RECEIPTS._held)

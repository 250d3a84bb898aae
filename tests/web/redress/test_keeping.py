"""A case lies sealed, verifies with and without keys, and opens only with its own."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from bestinterests.web.redress import keys, receipts
from bestinterests.web.redress.actions.writing import write
from bestinterests.web.redress.held import case_of, verify_case
from bestinterests.web.redress.models import Case, CaseKey
from bestinterests.workflow.casework import events, policies
from tests.web.assessments.cast import begun
from tests.web.cast import AT
from tests.web.redress.cast import HAPPENED, RING, portal, received

SEED = 20261127


@pytest.fixture
def case(cast, settings):
    settings.CASE_KEYS = RING
    return received(portal(begun(where=cast.organisation)))


def taken(row, cast):
    """The case handler takes a case, and answers."""
    me = policies.Handler(id=cast.people["case-handler"].public_id, handles=True)
    to = events.Assigned(to=me.id, by=me.id, at=AT)
    write(row, lambda held: policies.may_assign(held, me, me, ()), "case.assigned", to, actor=me.id, at=AT)
    said = events.Message(text="Thank you. We are looking into it.", at=AT, by=me.id)
    return write(row, lambda held: policies.may_reply(held, me, said.text), "case.replied", said, actor=me.id, at=AT)


def test_a_case_comes_in_is_taken_and_answered(case, cast):
    held = taken(case.row, cast)
    row = Case.objects.get()
    assert (row.state, row.door, row.band, row.nation) == ("in-progress", "not-good-for-us", "13-15", "england")
    assert row.handler == held.handler == cast.people["case-handler"].public_id
    assert case_of(row) == held
    assert held.told.happened == HAPPENED
    assert held.acknowledged_at == AT
    assert [(item.kind, item.number) for item in row.items.all()] == [("feedback", 1)]
    points = row.items.get().points.order_by("kind").values_list("kind", "word")
    assert list(points) == [("feature", "F01"), ("right", "article-16")]


def test_one_form_is_one_case_and_shows_its_receipt_once(case, cast):
    again = received(case.row.portal)
    assert again.row.pk == case.row.pk
    assert again.receipt == ""


def test_nothing_that_was_written_lies_readable_in_the_database(case, cast):
    taken(case.row, cast)
    letters = receipts.read(case.receipt)
    with connection.cursor() as cursor:
        for model in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f'SELECT * FROM "{model}"')
            found = "".join(
                bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
                for line in cursor.fetchall()
                for value in line
            )
            for secret in (HAPPENED, "looking into it", case.receipt, letters):
                assert secret not in found, (model, secret)


def test_it_verifies_with_its_keys_without_them_and_not_when_it_was_put_elsewhere(case, cast, settings):
    taken(case.row, cast)
    row = Case.objects.get()
    assert verify_case(row).why == ""
    other = received(row.portal, sent="two", happened="Something else.").row
    Case.objects.filter(pk=row.pk).update(held=Case.objects.get(pk=other.pk).held)
    assert "cannot be read" in verify_case(Case.objects.get(pk=row.pk)).why
    settings.CASE_KEYS = keys.written(keys.new_ring("2026-03-17"))
    assert verify_case(Case.objects.get(pk=row.pk)).why == ""
    with pytest.raises(keys.Locked):
        case_of(row)


def test_an_older_key_opens_what_was_wrapped_under_it_and_a_newer_one_wraps(case, cast, settings):
    settings.CASE_KEYS = keys.written(keys.rotated(keys.read_ring(RING), "2026-03-17"))
    assert case_of(case.row).told.happened == HAPPENED
    later = received(case.row.portal, sent="three").row
    assert list(CaseKey.objects.order_by("case_id").values_list("version", flat=True)) == [1, 2]
    assert case_of(later).told.happened == HAPPENED


def test_a_receipt_has_sixty_bits_and_any_one_mistake_shows():
    chance = random.Random(SEED)
    seen = {receipts.new_receipt() for _ in range(400)}
    assert len(seen) == 400
    for receipt in seen:
        letters = receipts.read(receipt)
        assert receipts.read(f" {receipt.upper().replace('-', ' ')}\n") == letters
        assert len(letters) == 13
        assert not set(letters) - set(receipts.ALPHABET)
        place, other = chance.randrange(13), chance.choice(receipts.ALPHABET)
        if other != letters[place]:
            assert receipts.read(letters[:place] + other + letters[place + 1 :]) is None, (receipt, place, other)
        if place and letters[place - 1] != letters[place]:
            swapped = letters[: place - 1] + letters[place] + letters[place - 1] + letters[place + 1 :]
            assert receipts.read(swapped) is None, (receipt, place)
    assert receipts.read("O0iL") is None
    assert len(receipts.ALPHABET) == len(set(receipts.ALPHABET)) == 32

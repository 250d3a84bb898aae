"""Forms over the document: what is asked is what the types say, what is sent is saved, and nothing typed is lost."""

from __future__ import annotations

import msgspec
import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.changes.deleting import taken_out
from bestinterests.changes.references import cited
from bestinterests.domain.base import Base
from bestinterests.domain.document import KEYS, Document
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create_from
from bestinterests.web.assessments.actions.placing import put
from bestinterests.web.assessments.models import Assessment, Draft
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.sheets import values
from bestinterests.web.assessments.sheets.choices import Desk
from bestinterests.web.assessments.sheets.model import nature, struct_at
from bestinterests.web.assessments.snapshot import framework_of, head_of
from tests.web.assessments.cast import example
from tests.web.forms import sent
from tests.web.requests import text


@pytest.fixture
def held(cast):
    """Puddlehop Islands, in the organisation of the story."""
    actor = actor_of(standings_of(cast.people["assessor"])[0])
    return create_from(organisation=cast.organisation, document=example(), actor=actor, at=timezone.now())


def feature(held, item="F04"):
    document = head_of(Assessment.objects.select_related("ledger").get(pk=held.pk)).document
    return next(each for each in document.assessment.features if each.id == item)


def page(held, route="feature", **named):
    return reverse(f"assessments:{route}", kwargs={"assessment": held.public_id, **named})


def test_what_is_changed_is_saved_and_what_is_not_stays(held, signed):
    client = signed("assessor")
    address = page(held, item="F04")
    before = feature(held)
    answer = client.post(
        address, sent(client.get(address), description="Codes.\r\n\r\nVisits.", moments=("use", "pay"))
    )
    assert answer.status_code == 302
    after = feature(held)
    assert set(after.moments) == {"use", "pay"}
    changed = msgspec.structs.replace(before, description="Codes.\n\nVisits.", moments=after.moments)
    assert after == changed
    revision = Assessment.objects.get(pk=held.pk).revision
    client.post(address, sent(client.get(address)))
    assert Assessment.objects.get(pk=held.pk).revision == revision


def test_every_fault_is_said_at_once_and_nothing_typed_is_lost(held, signed):
    client = signed("assessor")
    address = page(held, item="F04")
    filled = sent(client.get(address), name=" ", description="What\x00 I typed", moments="nowhere")
    answer = client.post(address, filled)
    assert answer.status_code == 422
    said = text(answer)
    assert "There are 3 problems" in said
    assert "What would a child call it? Write something here." in said
    assert "I typed" in said


def test_two_people_change_two_fields_of_one_item(held, signed):
    client = signed("assessor")
    address = page(held, item="F04")
    first, second = (sent(client.get(address)) for _ in range(2))
    client.post(address, first | {"description": ["One."]})
    client.post(address, second | {"default": ["Two."]})
    assert (feature(held).description, feature(held).default) == ("One.", "Two.")


def test_what_is_typed_is_kept_shown_and_saved_from_where_it_was_typed(held, signed):
    client = signed("assessor")
    address = page(held, item="F04")
    shown = sent(client.get(address))
    kept = client.post(
        page(held, "typed_keep"),
        {"place": "assessment/features/F04/default", "value": "As I typed it", "base": shown["base"][0]},
    )
    assert kept.status_code == 200
    again = client.get(address)
    assert "and not saved yet" in text(again)
    assert sent(again)["default"] == ["As I typed it"]
    client.post(address, sent(again))
    assert feature(held).default == "As I typed it"
    assert not Draft.objects.exists()


@pytest.mark.parametrize("place", ["assessment/features/F04/nothing", "", "record/reviews/V01/remarks", "a/" * 200])
def test_nothing_is_kept_at_a_place_that_is_no_field(held, signed, place):
    answer = signed("assessor").post(page(held, "typed_keep"), {"place": place, "value": "x", "base": "1"})
    assert answer.status_code == 422
    assert "no such field" in answer.json()["problem"]


def test_a_half_written_value_is_not_kept_and_it_is_said_why(held, signed):
    answer = signed("assessor").post(
        page(held, "typed_keep"), {"place": "assessment/assessed_on", "value": "31 Febru", "base": "1"}
    )
    assert (answer.status_code, answer.json()["problem"][-31:]) == (422, "no day. Write it as 16 March 2026."[-31:])


def test_the_same_new_form_twice_makes_one_item(held, signed):
    client = signed("assessor")
    filled = sent(client.get(page(held, "feature_new")), name="Gift box")
    for _ in range(2):
        assert client.post(page(held, "feature_new"), filled).status_code == 302
    document = head_of(Assessment.objects.select_related("ledger").get(pk=held.pk)).document
    assert [each.name for each in document.assessment.features].count("Gift box") == 1


def test_a_page_of_one_feature_asks_the_database_little(held, signed, django_assert_max_num_queries):
    client = signed("assessor")
    client.get(page(held, item="F04"))
    with django_assert_max_num_queries(8):
        assert client.get(page(held, item="F04")).status_code == 200


def test_deleting_says_what_goes_along_and_takes_it(held, signed):
    client = signed("assessor")
    address = page(held, "feature_delete", item="F04")
    assert "D04" in text(client.get(address))
    assert client.post(address).status_code == 302
    document = head_of(Assessment.objects.select_related("ledger").get(pk=held.pk)).document
    assert "F04" not in {name for name, _ in cited(document.assessment)}
    assert "F04" not in {each.id for each in document.assessment.features}


def places(value, path=()):
    """Every item of a document with its path."""
    for name in value.__struct_fields__:
        inner = getattr(value, name)
        if isinstance(inner, tuple) and inner and isinstance(inner[0], Base) and name in KEYS:
            for item in inner:
                here = (*path, name, getattr(item, KEYS[name]))
                yield here, item
                yield from places(item, here)
        elif isinstance(inner, Base):
            yield from places(inner, (*path, name))


def test_nothing_dangles_whatever_is_taken_out():
    document = example()
    for path, _ in places(document):
        if path[0] == "assessment" and len(path) == 3:
            out = taken_out(document, path).document
            left = {each.id for p, each in places(out) if hasattr(each, "id") and p[0] == "assessment"}
            gone = {each.id for _, each in places(document) if hasattr(each, "id")} - left
            assert not {name for name, _ in cited(out.assessment)} & gone, path


def test_every_field_of_every_item_survives_the_form():
    """What a form shows of a value, sent back, is that value: for each field that the examples hold."""
    document = example()
    desk = Desk(framework_of(document), document)
    count = 0
    for path, item in places(document):
        for field in msgspec.structs.fields(type(item)):
            held = msgspec.json.decode(msgspec.json.encode(getattr(item, field.name)))
            if isinstance(held, dict) or (isinstance(held, list) and held and isinstance(held[0], dict)):
                continue
            if field.name in ("id", "order", KEYS.get(path[-2], "")):
                continue
            assert struct_at(Document, (*path, field.name)) is type(item)
            of = nature(type(item), field.name)
            back = values.read(of, values.written(of, held), desk)
            expected = held.rstrip() if isinstance(held, str) and of.unit == "text" else held
            assert back == expected or str(back) == " ".join(str(expected).split()), (path, field.name)
            count += 1
            assert put(document, path, {field.name: held}, {}) == document
    assert count > 1000

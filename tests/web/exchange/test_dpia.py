"""The DPIA step by step: what is missing and where it is written, free answers, and marks of what moved on."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from bestinterests.documents.dpia.draft import FIELDS
from bestinterests.domain.conformity import DpiaAnswer
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.dpia import STEPS, WRITTEN_AT, changed
from bestinterests.web.assessments.models import Draft
from tests.web.assessments.cast import example
from tests.web.exchange.cast import actor, now, page, puddlehop, with_fields, with_impact, written
from tests.web.requests import text


@pytest.fixture
def held(cast):
    return puddlehop(cast)


def answer(row, field="need"):
    return next((each.text for each in now(row).document.assessment.dpia if each.field == field), None)


def test_every_field_of_the_template_has_a_step_and_a_place(held):
    assert {field for fields in STEPS.values() for field in fields} >= set(FIELDS)
    assert set(WRITTEN_AT) == set(FIELDS)


def test_each_step_says_what_fills_it_what_is_missing_and_where_to_write_it(held, signed):
    client = signed("observer")
    listed = text(client.get(page(held, "dpia")))
    assert "Step 2: describe the processing 9 missing" in listed
    for step in STEPS:
        shown = client.get(page(held, "dpia_step", step))
        assert shown.status_code == 200
        assert " style=" not in shown.content.decode()
        assert "As the DPIA prints it" in text(shown)
        assert "<textarea" not in shown.content.decode()
    shown = client.get(page(held, "dpia_step", "step-2")).content.decode()
    assert 'href="#public-concern"' in shown
    assert client.get(page(held, "dpia_step", "step-8")).status_code == 404


def test_an_answer_is_written_changed_and_taken_away(held, signed):
    client = signed("assessor")
    there = page(held, "dpia_answer", "need")
    done = client.post(there, {"text": "Seen in March.\r\n\r\nBy two people.", "base": "1"})
    assert done.headers["Location"].endswith("/dpia/step-1/#need")
    assert answer(held) == "Seen in March.\n\nBy two people."
    assert "Seen in March." in text(client.get(page(held, "dpia_step", "step-1")))
    client.post(there, {"text": "Seen in April.", "base": "2"})
    assert answer(held) == "Seen in April."
    client.post(there, {"text": "", "base": "3"})
    assert not answer(held)
    revision = now(held).revision
    client.post(page(held, "dpia_answer", "scope"), {"text": "  ", "base": str(revision)})
    assert now(held).revision == revision


def test_two_people_in_one_field_meet_in_a_question(cast, held, signed):
    said = DpiaAnswer(field="public-concern", text="Written here.")
    written(cast, held, lambda d: with_fields(d, dpia=(*d.assessment.dpia, said)))
    client = signed("assessor")
    there = page(held, "dpia_answer", "public-concern")
    done = client.post(there, {"text": "Typed elsewhere.", "base": "1"}, follow=True)
    assert "One question about what you typed" in text(done)
    assert answer(held, "public-concern") == "Written here."
    assert Draft.objects.get().place == "assessment/dpia/public-concern/text"


@pytest.mark.parametrize(
    "given, said",
    [
        ({}, "too old or not whole"),
        ({"text": "x"}, "too old or not whole"),
        ({"text": "x", "base": "9"}, "too old or not whole"),
        ({"text": "y" * 40_001, "base": "1"}, "Shorten it"),
    ],
)
def test_a_form_that_is_not_whole_keeps_what_was_typed(held, signed, given, said):
    shown = signed("assessor").post(page(held, "dpia_answer", "need"), given)
    assert shown.status_code == 422
    assert said in text(shown)
    assert now(held).revision == 1
    if len(given.get("text", "")) > 40_000:
        assert given["text"] in shown.content.decode()


def test_what_moved_on_since_it_was_downloaded_is_marked_where_it_did(cast, held, signed):
    client = signed("assessor")
    assert "Changed" not in text(client.get(page(held, "dpia")))
    assert client.post(page(held, "document", "dpia", "html")).status_code == 200
    shown = text(client.get(page(held, "dpia")))
    assert "it was downloaded by Amara" in shown
    assert "Changed" not in shown
    written(cast, held, lambda d: with_impact(d, "I09", title="Adults write to children"))
    shown = text(client.get(page(held, "dpia")))
    parts = {part.partition(" ")[0]: part for part in shown.split("Step ")[1:]}
    assert "Changed since it was downloaded" in parts["5:"]
    assert "Changed" not in parts["3:"]
    step = text(client.get(page(held, "dpia_step", "step-5")))
    assert "Changed since it was downloaded by Amara" in step
    assert "Risks to children" in step.partition("Filled from")[0]


def test_what_moved_on_since_a_version_was_submitted_is_marked(cast, signed):
    at = timezone.now()
    row = actions.create_from(
        organisation=cast.organisation, document=example("larkspur-lane"), actor=actor(cast), at=at
    )
    actions.submit(assessment=row, revision=1, actor=actor(cast), at=at)
    actions.recall(assessment=row, actor=actor(cast), at=at + dt.timedelta(minutes=1))
    written(cast, row, lambda d: with_fields(d, dpia=(*d.assessment.dpia, DpiaAnswer(field="nature", text="More."))))
    shown = text(signed("observer").get(page(row, "dpia")))
    assert "Changed since version 1 was submitted on" in shown


def test_sections_that_are_equal_are_not_marked():
    assert changed((), ()) == {}

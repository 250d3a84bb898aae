"""What is typed and not saved: shown, saved at once, thrown away, and asked about where somebody wrote there too."""

from __future__ import annotations

import pytest
from django.utils import timezone

from bestinterests.web.assessments import actions
from bestinterests.web.assessments.actions.placing import put
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Draft
from tests.web.assessments.cast import begun
from tests.web.exchange.cast import actor, impact, now, page, puddlehop, with_fields, with_impact, written
from tests.web.exchange.test_arrivals import choices
from tests.web.requests import text

TITLE = ("assessment", "title")
MECHANISM = ("assessment", "impacts", "I09", "mechanism")


@pytest.fixture
def held(cast):
    return puddlehop(cast)


def typed(cast, row, place, value, base=1):
    return actions.keep_draft(
        assessment=row, place=place, value=value, base_revision=base, actor=actor(cast), at=timezone.now()
    )


def test_nothing_typed_says_so(held, signed):
    assert "Nothing waits to be saved" in text(signed("assessor").get(page(held, "conflicts")))


def test_what_is_in_nobodys_way_is_saved_all_at_once(cast, held, signed):
    typed(cast, held, TITLE, "Typed title")
    typed(cast, held, ("assessment", "service", "controller", "name"), "Typed name")
    typed(cast, held, ("assessment", "dpia", "need", "text"), "Typed answer")
    client = signed("assessor")
    shown = client.get(page(held, "conflicts"))
    assert "What you have typed and not saved" in text(shown)
    assert "<ins>Typed title</ins>" in shown.content.decode()
    answer = client.post(page(held, "conflicts"), {"act": "save"}, follow=True)
    assert "3 texts are saved" in text(answer)
    assert not Draft.objects.exists()
    found = now(held).document.assessment
    assert (found.title, found.service.controller.name) == ("Typed title", "Typed name")
    assert [each.text for each in found.dpia if each.field == "need"] == ["Typed answer"]


def test_nobody_sees_or_throws_away_what_somebody_else_typed(cast, held, signed):
    typed(cast, held, TITLE, "A secret of the assessor")
    client = signed("administrator")
    assert "secret" not in text(client.get(page(held, "conflicts")))
    client.post(page(held, "conflicts"), {"act": "drop"})
    assert Draft.objects.count() == 1


def test_one_text_or_all_of_it_is_thrown_away(cast, held, signed):
    typed(cast, held, TITLE, "One")
    typed(cast, held, MECHANISM, "Two")
    client = signed("assessor")
    client.post(page(held, "conflicts"), {"act": "drop:assessment/title"})
    assert Draft.objects.get().place == "/".join(MECHANISM)
    client.post(page(held, "conflicts"), {"act": "drop"})
    assert not Draft.objects.exists()
    assert now(held).revision == 1


@pytest.mark.parametrize(
    "key, stands",
    [
        ("ours", "Written here."),
        ("theirs", "Typed by me."),
        ("base", None),
        ("own:Both\r\n\r\nof us.", "Both\n\nof us."),
    ],
)
def test_where_somebody_else_wrote_the_person_decides(cast, held, signed, key, stands):
    before = impact(now(held).document, "I09").mechanism
    written(cast, held, lambda d: with_impact(d, "I09", mechanism="Written here."))
    typed(cast, held, MECHANISM, "Typed by me.")
    typed(cast, held, TITLE, "In nobody's way")
    client = signed("assessor")
    shown = client.get(page(held, "conflicts"))
    assert "One question about what you typed" in text(shown)
    assert "Typed, not saved, and in nobody's way" in text(shown)
    assert "Amara" in text(shown)
    given = choices(shown, mechanism=key)
    answer = client.post(page(held, "conflicts"), {"act": "settle", **given})
    assert answer.status_code == 302, text(answer)
    assert impact(now(held).document, "I09").mechanism == (before if stands is None else stands)
    assert [each.place for each in Draft.objects.all()] == ["assessment/title"]
    assert len(history(now(held))) == (2 if key == "ours" else 3)


def test_a_question_without_an_answer_is_asked_again_and_nothing_is_lost(cast, held, signed):
    written(cast, held, lambda d: with_impact(d, "I09", mechanism="Written here."))
    typed(cast, held, MECHANISM, "Typed by me.")
    answer = signed("assessor").post(page(held, "conflicts"), {"act": "settle"})
    assert answer.status_code == 422
    assert "choose what the record should say" in text(answer)
    assert Draft.objects.count() == 1


def test_a_text_about_something_that_was_deleted_brings_it_back_or_goes(cast, held, signed):
    typed(cast, held, ("assessment", "evidence", "E05", "says"), "Typed about it.")
    gone = next(each for each in now(held).document.assessment.evidence if each.id == "E05")

    def deleted(document):
        return with_fields(document, evidence=tuple(e for e in document.assessment.evidence if e.id != gone.id))

    written(cast, held, deleted)
    client = signed("assessor")
    shown = client.get(page(held, "conflicts"))
    said = text(shown)
    if "Should it stay?" not in said:  # something still cites it, so that it was kept
        pytest.skip("the example cites it")
    given = choices(shown, **{"should_it_stay?": "theirs"})
    client.post(page(held, "conflicts"), {"act": "settle", **given})
    back = next(each for each in now(held).document.assessment.evidence if each.id == gone.id)
    assert back.says == "Typed about it."


def test_what_was_typed_into_something_new_leads_back_to_its_form(cast, held, signed):
    typed(cast, held, ("assessment", "impacts", "I+w-abc", "title"), "Half an impact")
    typed(cast, held, ("assessment", "features", "F+w-abc", "description"), "Half a feature")
    typed(cast, held, ("assessment", "nowhere", "x"), "Of another release")
    shown = signed("assessor").get(page(held, "conflicts"))
    assert "not finished yet" in text(shown)
    assert "is not there any more" in text(shown)
    assert "new=F%2Bw-abc" in shown.content.decode()
    assert "Half a feature" in text(shown)
    assert 'value="save"' not in shown.content.decode()


def test_edits_that_meet_are_shown_for_the_line_that_met_them(cast, signed):
    row = begun(where=cast.organisation)
    written(cast, row, lambda d: put(d, ("assessment",), {"service.minimum_age": 13}, {}))
    written(cast, row, lambda d: put(d, ("assessment", "children", "6-9"), {"children": 400}, {}), 1)
    client = signed("observer")
    said = text(client.get(page(row, "meeting", 3) + "?base=1"))
    assert "Edits that meet" in said
    assert "6–9" in said.partition("only both together bring this about:")[2]
    assert "No edits meet here" in text(client.get(page(row, "meeting", 3) + "?base=2"))
    assert "No edits meet here" in text(client.get(page(row, "meeting", 1)))
    assert client.get(page(row, "meeting", 9)).status_code == 404
    typed(cast, row, ("assessment", "children", "6-9", "children"), 500)
    written(cast, row, lambda d: put(d, ("assessment", "children", "6-9"), {"children": 450}, {}))
    client = signed("assessor")
    given = choices(client.get(page(row, "conflicts")), children="theirs")
    assert given
    client.post(page(row, "conflicts"), {"act": "settle", **given})
    found = next(each for each in now(row).document.assessment.children if each.band == "6-9")
    assert found.children == 500

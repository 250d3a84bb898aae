"""What has been looked for: a statement answers exactly what was chosen; what nobody looked at is one press away."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestinterests.documents.context import Context
from bestinterests.documents.report.coverage import SERVICE
from bestinterests.domain.coverage import CoverageStatement
from bestinterests.domain.document import Document
from bestinterests.evaluation import evaluate
from bestinterests.evaluation.coverage import Coverage
from bestinterests.evaluation.index import Index
from bestinterests.packs.resolve import resolve
from bestinterests.web.assessments.actions.placing import Entry, put
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.identifying.coverage import Asking, cells_of
from bestinterests.web.assessments.models import Participant
from tests.web.assessments.cast import AT, example
from tests.web.forms import sent
from tests.web.identify.stock import assessor, begun, closed, crowded, filled, judged, page
from tests.web.requests import text

FEATURES = ("F01", "F02", "F03", "F04")
RIGHTS = ("article-6", "article-12", "article-16", "article-24", "article-31")
BANDS = ("0-5", "6-9", "10-12")


def cells(assessment):
    """Every answer that a statement gives: by place, right and band."""
    framework, _ = resolve(assessment.packs)
    answers = Coverage(Index(framework, assessment, AT.date())).answers
    return {(place, right, band): said for (place, right), bands in answers.items() for band, said in bands.items()}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    features=st.sets(st.sampled_from(FEATURES), min_size=1),
    rights=st.sets(st.sampled_from(RIGHTS), min_size=1),
    bands=st.sets(st.sampled_from(BANDS), min_size=1),
    answer=st.sampled_from(["looked", "none-because", "not-applicable-because"]),
)
def test_a_block_answers_exactly_the_cells_that_were_chosen(features, rights, bands, answer):
    before = example()
    values = {
        "features": sorted(features),
        "rights": sorted(rights),
        "bands": sorted(bands),
        "answer": answer,
        "reason": "Because.",
    }
    after = put(before, ("assessment", "coverage", "S99"), values, {})
    had, has = cells(before.assessment), cells(after.assessment)
    chosen = {(f, r, b) for f in features for r in rights for b in bands}
    said = {"looked": "looked", "none-because": "none", "not-applicable-because": "not-applicable"}[answer]
    assert {cell: has[cell] for cell in chosen} == dict.fromkeys(chosen, said)
    assert {c: s for c, s in has.items() if c not in chosen} == {c: s for c, s in had.items() if c not in chosen}
    assert cells_of(features, rights, bands) == len(chosen)


def test_a_block_is_answered_in_place_by_whoever_is_at_the_screen(cast, signed):
    held, client = filled(cast), signed("assessor")
    Participant.objects.create(assessment=held, person=assessor(cast).id, item="P01")
    had = cells(judged(held))
    address = page(held, "coverage")
    answer = client.post(
        address,
        sent(
            client.get(address),
            features=["F01", "F02", "F03"],
            rights=["article-24", "article-36"],
            bands=["0-5", "6-9", "10-12", "13-15"],
            answer="none-because",
            reason="No part of it reaches health. " * 100,
        ),
    )
    assert answer.status_code == 302
    made = judged(held).coverage[-1]
    assert (made.by, made.on, made.answer) == ("P01", timezone.localdate(), "none-because")
    assert {cell for cell, said in cells(judged(held)).items() if had.get(cell) != said} <= {
        (f, r, b) for f in made.features for r in made.rights for b in made.bands
    }
    said = text(client.get(address))
    assert "One answer for 24 questions is saved. It is wide" in said
    assert "Wide: one answer for 24 questions" in said


@pytest.mark.parametrize(
    "changed, words",
    [
        ({"rights": None, "features": None}, "Features: Choose at least one."),
        ({"answer": None}, "What do you say? Choose one."),
        ({"answer": "none-because", "reason": "  "}, "counts only with one"),
        ({"bands": None}, "Which ages? Choose at least one."),
        ({"rights": ["article-999"]}, "not on the list any more"),
    ],
)
def test_an_answer_that_lacks_something_is_refused_and_the_ticks_stay(cast, signed, changed, words):
    held, client = filled(cast), signed("assessor")
    address = page(held, "coverage")
    base = {"features": ["F03"], "rights": ["article-6"], "answer": "looked", "reason": "I typed this"}
    answer = client.post(address, sent(client.get(address), **(base | changed)))
    assert answer.status_code == 422
    assert words in text(answer)
    if "features" not in changed:
        assert 'value="F03" aria-label' in answer.content.decode()
        assert "F03" in sent(answer)["features"]
    assert len(judged(held).coverage) == len(example().assessment.coverage)


def test_one_question_is_answered_for_the_ages_that_wait_and_leads_to_the_next(cast, signed):
    held, client = begun(cast, "chat"), signed("assessor")
    asking = asking_of(judged(held))
    waiting = next(each for each in asking.open() if each.place == "F01").questions
    first, second = waiting[0].right, waiting[1].right
    address = page(held, "coverage_question", "F01", first)
    shown = client.get(address)
    assert "How could children be put at risk?" in text(shown)
    assert set(sent(shown)["bands"]) == {band for band, _ in asking.bands}
    answer = client.post(address, sent(shown, answer="looked", bands=["6-9"]))
    assert answer.url == page(held, "coverage_question", "F01", second)
    made = judged(held).coverage[-1]
    assert (made.features, made.rights, made.bands) == (("F01",), (first,), ("6-9",))
    assert "6-9" not in sent(client.get(address))["bands"]


def test_the_service_is_answered_for_once(cast, signed):
    held, client = filled(cast), signed("assessor")
    address = page(held, "coverage_service")
    answer = client.post(
        address,
        sent(client.get(address), rights=["article-28", "article-30"], answer="looked", reason="Read together."),
    )
    assert answer.status_code == 302
    made = judged(held).coverage[-1]
    assert (made.features, made.rights) == ((), ("article-28", "article-30"))
    assert "Education" not in text(client.get(page(held, "coverage"))).partition("Features by rights")[0]
    one = page(held, "coverage_service_question", "article-22")
    client.post(one, sent(client.get(one), answer="not-applicable-because", reason="No child is asked where from."))
    assert judged(held).coverage[-1].rights == ("article-22",)


def test_a_short_pass_says_that_it_leaves_out_what_is_asked_of_the_service(cast, signed):
    held = filled(cast)
    client = signed("assessor")
    pages = [page(held, route) for route in ("coverage", "coverage_service")]
    assert not any("A short pass leaves" in text(client.get(address)) for address in pages)
    entry = Entry(("assessment",), {"depth": "short"})
    save(assessment=held, base_revision=held.revision, entries=[entry], actor=assessor(cast), at=timezone.now())
    assert all("A short pass leaves" in text(client.get(address)) for address in pages)


def test_what_nobody_has_looked_at_is_what_the_evaluation_lacks(cast, signed):
    assessment = example().assessment
    asking = asking_of(assessment)
    listed = {(q.place, q.right): q.bands for each in asking.open() for q in each.questions if q.required}
    wanted = {(place, right): bands for place, rights in asking.cover.open.items() for right, bands in rights.items()}
    assert listed == wanted
    assert wanted
    body = signed("assessor").get(page(filled(cast), "coverage")).content.decode()
    for place, right in wanted:
        assert place == SERVICE
        assert f"/coverage/service/{right}/" in body


def test_required_questions_come_before_those_that_somebody_only_began(cast, signed):
    begun_one = CoverageStatement(id="S90", features=("F01",), rights=("article-40",), bands=("6-9",), answer="looked")
    document = put(example(), ("assessment", "coverage", "S90"), {}, _fields(begun_one))
    short = put(document, ("assessment", "coverage", "S01"), {"bands": ["0-5"]}, {})
    place = next(each for each in asking_of(short.assessment).open() if each.place == "F01")
    flags = [question.required for question in place.questions]
    assert flags == sorted(flags, reverse=True)
    assert not flags[-1]
    assert flags[0]


def _fields(statement):
    return {"features": ["F01"], "rights": list(statement.rights), "bands": ["6-9"], "answer": "looked"}


def asking_of(assessment):
    framework, _ = resolve(assessment.packs)
    evaluation = evaluate(framework, assessment, on=dt.date(2026, 6, 1))
    return Asking(Context(framework, Document(format=1, assessment=assessment), evaluation))


def test_an_impact_where_the_record_says_there_is_none_is_shown(cast, signed):
    held, client = filled(cast), signed("assessor")
    address = page(held, "coverage_question", "F04", "article-34")
    client.post(address, sent(client.get(address), bands=["10-12"], answer="none-because", reason="We think so."))
    said = text(client.get(page(held, "coverage")))
    assert "I09 touches" in said
    assert "where the record says there is no impact" in said


def test_statements_are_changed_and_taken_out(cast, signed):
    held, client = filled(cast), signed("assessor")
    address = page(held, "statement", "S01")
    assert "That is wide" in text(client.get(address))
    client.post(address, sent(client.get(address), bands=["0-5"], rights=["article-16"], reason="Only this."))
    made = judged(held).coverage[0]
    assert (made.rights, made.bands, made.reason, made.by) == (("article-16",), ("0-5",), "Only this.", "P01")
    client.post(page(held, "statement_delete", "S01"))
    assert "S01" not in {each.id for each in judged(held).coverage}
    assert not {cell for cell in cells(judged(held)) if cell[0] == "F01"}


def test_the_grid_and_its_table_say_the_same(cast, signed):
    held, client = filled(cast), signed("assessor")
    grid = client.get(page(held, "coverage")).content.decode()
    states = asking_of(judged(held)).context.evaluation.coverage.states
    for place, rights in states.items():
        for right in rights:
            route = "coverage_service_question" if place == SERVICE else "coverage_question"
            arguments = [right] if place == SERVICE else [place, right]
            assert page(held, route, *arguments) in grid
    table = client.get(page(held, "coverage_table")).content.decode()
    words = {"impact": "impact", "looked": "looked", "none": "no impact", "not-applicable": "does not apply"}
    for state, word in words.items():
        count = sum(s == state for rights in states.values() for row in rights.values() for s in row.values())
        assert table.count(f"<td>{word}</td>") == count


@pytest.mark.parametrize(
    "route, arguments",
    [
        ("coverage", []),
        ("coverage_table", []),
        ("coverage_service", []),
        ("coverage_place", ["F04"]),
        ("coverage_question", ["F04", "article-16"]),
        ("statement", ["S01"]),
    ],
)
def test_pages_ask_the_database_little_and_are_read_by_those_who_may_not_write(
    cast, signed, django_assert_max_num_queries, route, arguments
):
    held, client = filled(cast, crowded()), signed("assessor")
    client.get(page(held, route, *arguments))
    with django_assert_max_num_queries(8):
        assert client.get(page(held, route, *arguments)).status_code == 200
    body = signed("observer").get(page(held, route, *arguments)).content.decode().partition("<main")[2]
    assert "<textarea" not in body
    assert 'type="checkbox"' not in body


@pytest.mark.parametrize(
    "route, arguments",
    [
        ("coverage_place", ["F99"]),
        ("coverage_question", ["F01", "article-99"]),
        ("coverage_question", ["F99", "article-16"]),
        ("statement", ["S99"]),
    ],
)
def test_what_is_not_there_is_not_found(cast, signed, route, arguments):
    assert signed("assessor").get(page(filled(cast), route, *arguments)).status_code == 404


def test_empty_and_closed(cast, signed):
    held = begun(cast)
    assert "No feature yet" in text(signed("assessor").get(page(held, "coverage")))
    assert signed("assessor").get(page(held, "coverage_table")).status_code == 200
    shut = closed(cast)
    count = len(judged(shut).coverage)
    data = {"asked": ["rights"], "rights": ["article-6"]}
    assert signed("assessor").post(page(shut, "coverage_place", "F01"), data).status_code == 403
    assert len(judged(shut).coverage) == count

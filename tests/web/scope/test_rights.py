"""Rights in play: none is left out in silence, none is set aside without a reason, and what is set aside comes back."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import msgspec
import pytest

from bestinterests.domain.coverage import RightSetAside
from bestinterests.domain.evaluation import CoverageResult
from bestinterests.evaluation import evaluate
from bestinterests.web.assessments.models import Draft
from bestinterests.web.assessments.rights import EDUCATION, SERVICE, STATES, Rights, matching, some
from bestinterests.web.assessments.snapshot import framework_of
from tests.web.assessments.cast import example
from tests.web.forms import sent
from tests.web.requests import text

ON = dt.date(2026, 6, 1)
EXAMPLES = ("puddlehop-islands", "larkspur-lane", "harbour-classroom", "bramble-badger")


def rights_of(name="puddlehop-islands", **changed):
    document = example(name)
    framework = framework_of(document)
    judged = msgspec.structs.replace(document.assessment, **changed)
    return Rights(framework, judged, evaluate(framework, judged, on=ON))


def asides(held):
    return {each.right: each for each in held.judged.rights_set_aside}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_still_to_look_at_is_what_the_evaluation_leaves_open(name):
    of = rights_of(name)
    judged = of.judged
    still = {each.id for each in of.all if each.open_in}
    evaluation = evaluate(of.framework, judged, on=ON)
    assert still == {right for finding in evaluation.coverage.open for right in finding.rights}
    assert all(each.state in ("not-asked", "in-part") for each in of.all if each.open_in)
    for each in of.all:
        if each.state in ("looked-at", "set-aside"):
            assert not each.open_in, each.id
    assert len(of.all) == 54


@pytest.mark.parametrize("name", EXAMPLES)
def test_links_go_both_ways_and_only_to_rights(name):
    of = rights_of(name)
    for each in of.all:
        for other in of.linked(each.id):
            assert each.id in {back.id for back in of.linked(other.id)}


def test_education_comes_first_among_the_rights_outside_and_is_asked():
    of = rights_of("puddlehop-islands", rights_set_aside=(), coverage=())
    outside = [each for each in of.all if each.group == "outside"]
    assert tuple(each.id for each in outside[:2]) == EDUCATION
    assert outside[0].is_suggested
    assert "article-28" in {each.id for each in of.overlooked()}


def test_a_right_set_aside_without_a_reason_is_not_set_aside():
    bare = (RightSetAside(right="article-28"),)
    of = rights_of(rights_set_aside=bare)
    assert of.by_id["article-28"].state == "not-asked"
    assert "set aside without a reason" in of.by_id["article-28"].facts.lower()


def test_setting_aside_does_not_answer_for_the_features_that_ask():
    of = rights_of(
        "puddlehop-islands", coverage=(), rights_set_aside=(RightSetAside(right="article-16", reason="No."),)
    )
    assert of.by_id["article-16"].state == "in-part"
    assert SERVICE not in of.by_id["article-16"].open_in


def test_the_short_pass_leaves_out_in_so_many_words():
    of = rights_of("puddlehop-islands", depth="short", coverage=(), rights_set_aside=(), impacts=())
    left = {each.id for each in of.all if each.state == "left-out"}
    assert left == set(evaluate(of.framework, of.judged, on=ON).coverage.states[SERVICE])
    assert "article-28" in left


def test_a_record_with_thousands_of_impacts_is_told_in_short():
    of = rights_of()
    feature, impact = of.judged.features[0], of.judged.impacts[0]
    features = tuple(msgspec.structs.replace(feature, id=f"F{at:03}") for at in range(100, 400))
    ids = [f"I{at:04}" for at in range(1000, 4000)]
    judged = msgspec.structs.replace(
        of.judged,
        features=features,
        coverage=(),
        data_activities=(),
        impacts=tuple(msgspec.structs.replace(impact, id=key, features=("F100",)) for key in ids),
    )
    coverage = CoverageResult(required=0, answered=0, open=(), wide=(), left_out=(), states={})
    found = Rights(of.framework, judged, SimpleNamespace(coverage=coverage)).by_id[impact.right]
    assert found.facts.lower().endswith("3,000 impacts")
    assert some(ids[:15]).count(",") == 14
    assert some(ids).endswith("I1013 and 2986 more")


def test_rights_are_found_by_name_number_wording_and_prompt():
    of = rights_of()

    def found(sought):
        return {each.id for each in matching(of.all, of.framework, sought)}

    assert "article-16" in found("PRIVACY")
    assert found("article 31") == {"article-31"}
    assert "article-28" in found("ai tutor")
    assert found("no such thing anywhere") == set()
    assert len(found("")) == 54


def test_the_list_shows_every_right_in_its_state(filled, signed, django_assert_max_num_queries):
    client = signed("assessor")
    address = filled.page("rights")
    client.get(address)
    with django_assert_max_num_queries(8):
        page = client.get(address)
    said = text(page)
    assert page.content.decode().count("/rights/article-") >= 54
    assert "Still to look at 5" in said
    assert "The regulator names education as the example." in said
    for words in (STATES["looked-at"], STATES["set-aside"], STATES["not-asked"]):
        assert words in said
    sought = text(client.get(address, {"q": "education", "show": "open"}))
    assert "1 right with “education”" in sought
    assert "No right is found." in text(client.get(address, {"q": "<b>nothing</b>"}))
    assert client.get(address, {"show": "never"}).status_code == 200


def test_one_right_is_shown_with_its_wording_its_prompts_and_its_neighbours(filled, signed):
    client = signed("assessor")
    said = text(client.get(filled.page("right", "article-16")))
    assert "Your life is yours. So are your messages and facts about you." in said
    assert "draft, not yet tested with children" in said
    assert "A sibling opens another child’s save" in said or "A sibling opens another child's save" in said
    assert "looked for: ages" in said
    assert client.get(filled.page("right", "article-99")).status_code == 404
    assert "No service is asked about it." in text(client.get(filled.page("right", "article-43")))


def test_a_right_is_set_aside_only_with_a_reason_and_taken_up_again(filled, signed):
    client = signed("assessor")
    address = filled.page("right_set_aside", "article-28")
    bare = client.post(address, sent(client.get(address), reason="  "))
    assert bare.status_code == 422
    assert "article-28" not in asides(filled)
    client.post(address, sent(client.get(address), reason="No lessons, no pupils.", by="P01"))
    assert asides(filled)["article-28"] == RightSetAside(right="article-28", reason="No lessons, no pupils.", by="P01")
    assert "No lessons, no pupils." in text(client.get(filled.page("right", "article-28")))
    client.post(filled.page("right_take_up", "article-28"))
    assert "article-28" not in asides(filled)
    revision = filled.revision
    client.post(filled.page("right_take_up", "article-28"))
    assert filled.revision == revision


def test_whoever_said_who_they_are_signs_what_they_set_aside(filled, signed):
    client = signed("assessor")
    client.post(filled.page("person_me", "P02"))
    address = filled.page("right_set_aside", "article-28")
    assert sent(client.get(address))["by"] == ["P02"]


def test_setting_aside_what_features_ask_is_warned_of(filled, signed):
    client = signed("assessor")
    address = filled.page("right_set_aside", "article-16")
    said = text(client.get(address))
    assert "the record would contradict itself" in said
    assert "does not answer for these features" in said
    client.post(address, sent(client.get(address), reason="Nothing is private here."))
    said = text(client.get(filled.page("right", "article-16")))
    assert "touches Protection of privacy at" in said
    assert "The record contradicts itself until one of the two goes." in said


@pytest.mark.parametrize("right", ["article-3", "article-43"])
def test_what_no_service_is_asked_cannot_be_set_aside(filled, signed, right):
    assert signed("assessor").get(filled.page("right_set_aside", right)).status_code == 404


def test_several_rights_are_set_aside_with_one_reason_in_one_line(filled, signed):
    client = signed("assessor")
    address = filled.page("rights_set_aside")
    page = client.get(address)
    assert "data-keep" not in page.content.decode()
    nothing = client.post(address, sent(page))
    assert nothing.status_code == 422
    assert "There are 2 problems" in text(nothing)
    kept = client.post(address, sent(page, reason="Not here."))
    assert "Not here." in text(kept)
    revision = filled.revision
    sending = sent(page, reason="A game, with no part in this.", rights=("article-14", "article-22"))
    assert client.post(address, sending).status_code == 302
    assert filled.revision == revision + 1
    held = asides(filled)
    assert {held[right].reason for right in ("article-14", "article-22")} == {"A game, with no part in this."}
    assert "article-14" not in sent(client.get(address)).get("rights", [])


def test_rights_in_play_cannot_be_set_aside_in_one_go(filled, signed):
    client = signed("assessor")
    address = filled.page("rights_set_aside")
    answer = client.post(address, sent(client.get(address), reason="All.", rights=("article-16", "article-43")))
    assert answer.status_code == 422
    assert "article-16" not in asides(filled)


def test_two_people_who_set_a_right_aside_with_different_reasons(filled, signed):
    client = signed("assessor")
    address = filled.page("right_set_aside", "article-28")
    first, second = (sent(client.get(address)) for _ in range(2))
    client.post(address, first | {"reason": ["One."]})
    client.raise_request_exception = False
    client.post(address, second | {"reason": ["Two."]})
    assert asides(filled)["article-28"].reason == "One."
    assert bytes(Draft.objects.get(place="assessment/rights_set_aside/article-28/reason").value) == b'"Two."'


def test_how_rights_hang_together_names_what_was_overlooked(filled, empty, signed):
    client = signed("assessor")
    said = text(client.get(filled.page("rights_together")))
    assert "Linked with a right in play, and nobody has looked yet" in said
    assert "Listed together by what the service does with data" in said
    assert "No right is in play yet." in text(client.get(empty.page("rights_together")))


def test_what_is_closed_is_read(closed, signed):
    client = signed("assessor")
    for route in (("rights",), ("right", "article-28"), ("rights_together",), ("rights_set_aside",)):
        page = client.get(closed.page(*route))
        assert page.status_code == 200
        assert 'method="post"' not in page.content.decode().split("<main")[1]
    assert client.post(closed.page("right_take_up", "article-1")).status_code == 403

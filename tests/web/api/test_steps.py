"""The course of an assessment by programs: each step as its page takes it, and no view before all are given."""

from __future__ import annotations

import datetime as dt

from django.test import override_settings
from django.utils import timezone

from bestinterests.web.api.table import OPERATIONS
from tests.web.api.cast import program_of
from tests.web.api.furnishing import NAMES
from tests.web.reviews.cast import Story

SECRET = "Zebra crossings are not explained."


def stands(said):
    assert said.status == 200, said.content
    return said.value["state"], said.value["proposed"]


def everywhere(program, story):
    """All that a program can read about an assessment."""
    there = {**NAMES, "organisation": story.cast.organisation.public_id, "assessment": story.id}
    head = program.get(f"/assessments/{story.id}/history").value["entries"][0]["revision"]
    for operation in OPERATIONS:
        if operation.method == "GET" and "{assessment}" in operation.path and operation.name != "attachment":
            for revision in range(1, head + 1) if "revision" in operation.parameters else (0,):
                path = operation.path.format(**there | {"revision": revision})
                query = "?since=1" if operation.name == "changes" else ""
                yield program.get(path + query).content
    yield program.get(f"/assessments/{story.id}/papers/record/json").content


@override_settings(API_RATE=100_000)
def test_no_view_is_told_anywhere_before_the_last_one_is_given(cast):
    story = Story(cast).in_review()
    one, other, decider = (program_of(cast.people[role]) for role in ("reviewer", "child-rights-reviewer", "decider"))
    address = f"/assessments/{story.id}"
    seen = other.get(f"{address}/course").value["seen"]
    supports = {"seen": seen, "interest": "none", "view": "supports"}
    given = {"seen": seen, "interest": "none", "view": "return", "remarks": SECRET}
    assert stands(one.post(f"{address}/steps/view", given)) == ("in_review", False)
    assert other.post(f"{address}/steps/view", supports | {"seen": "x"}).codes == ["step.other-record"]
    for content in everywhere(other, story):
        assert b"Zebra" not in content
    assert SECRET not in str(decider.get(f"{address}/course").value)
    rounds = other.get(f"{address}/course").value["versions"][0]["rounds"]
    assert [(each["views"], each["waiting"], each["complete"]) for each in rounds] == [([], ["Chioma"], False)]
    assert one.get(f"{address}/course").value["versions"][0]["rounds"][0]["views"][0]["text"] == SECRET
    assert stands(other.post(f"{address}/steps/view", supports)) == ("reviewed", False)
    views = decider.get(f"{address}/course").value["versions"][0]["rounds"][0]["views"]
    assert [(each["by"], each["view"]) for each in views] == [("Bram", "return"), ("Chioma", "supports")]
    assert any(SECRET.encode() in content for content in everywhere(decider, story))


def test_an_assessment_goes_from_draft_to_decision_by_programs(cast):
    story = Story(cast)
    address = f"/assessments/{story.id}"
    of = {role: program_of(person) for role, person in cast.people.items() if role not in ("outsider", "nowhere")}
    assert of["assessor"].post(f"{address}/steps/submit", {"revision": 9}).codes == ["submit.other-record"]
    assert stands(of["assessor"].post(f"{address}/steps/submit", {"revision": 1})) == ("submitted", False)
    assert of["assessor"].patch(address, 1).status == 409
    assert stands(of["assessor"].post(f"{address}/steps/recall", {})) == ("draft", False)
    now = of["assessor"].get(f"{address}/course").value
    of["assessor"].post(f"{address}/steps/submit", {"revision": now["revision"]})
    asked = [cast.people["reviewer"].public_id]
    assert of["decider"].post(f"{address}/steps/open-round", {"reviewers": []}).status == 422
    assert of["decider"].post(f"{address}/steps/open-round", {"reviewers": [cast.other.public_id]}).status == 422
    assert stands(of["decider"].post(f"{address}/steps/open-round", {"reviewers": asked})) == ("in_review", False)
    seen = {"seen": of["reviewer"].get(f"{address}/course").value["seen"], "interest": "none"}
    assert stands(of["reviewer"].post(f"{address}/steps/view", seen | {"view": "supports"})) == ("reviewed", False)
    ruling = {**seen, "outcome": "proceed", "reasons": "It is shown.", "expires_on": "2999-01-01"}
    assert of["decider"].post(f"{address}/steps/decide", ruling).status in (409, 422)
    advice = {**seen, "advice": "Go on."}
    assert stands(of["data-protection-officer"].post(f"{address}/steps/advise", advice)) == ("reviewed", False)
    said = of["decider"].post(f"{address}/steps/decide", seen | {"outcome": "proceed", "reasons": " "})
    assert said.status == 422
    assert {"step.no-reasons", "decide.no-expiry"} <= set(said.codes)
    ruling |= {"followed": "accepted", "expires_on": f"{timezone.localdate() + dt.timedelta(days=200):%Y-%m-%d}"}
    assert stands(of["decider"].post(f"{address}/steps/decide", ruling)) == ("decided", False)
    told = of["observer"].get(f"{address}/course").value["versions"][0]
    assert (told["decided"]["by"], told["decided"]["outcome"], told["in_force"]) == ("Deniz", "proceed", True)
    kept = of["observer"].get(f"{address}/versions/1").value
    assert kept["evaluation"]["assessment_digest"] == kept["digest"] == seen["seen"]
    assert stands(of["reviewer"].post(f"{address}/steps/dissent", {"view": "Too early."})) == ("decided", False)
    assert stands(of["assessor"].post(f"{address}/steps/open-draft", {})) == ("draft", False)
    assert stands(of["decider"].post(f"{address}/steps/withdraw", {"reasons": "It ends."})) == ("withdrawn", False)


def test_the_second_signature_is_given_by_no_token(cast):
    assert not [each.name for each in OPERATIONS if "sign" in each.name]
    story = Story(cast, "conditions").advised()
    address = f"/assessments/{story.id}"
    decider = program_of(cast.people["decider"])
    course = decider.get(f"{address}/course").value
    assert all(step["by_token"] for step in course["steps"])
    ruling = {
        "seen": course["seen"],
        "interest": "none",
        "outcome": "proceed-with-conditions",
        "measures": ["M99"],
        "reasons": "It is shown.",
        "followed": "accepted",
    }
    said = decider.post(f"{address}/steps/decide", ruling)
    assert (said.status, said.value["problems"][0]["path"]) == (422, "measures")

"""Rating apart by programs: each alone, nothing told before all have given, then the spread, and agreeing takes two."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from bestinterests.web.assessments.verifying import verify_assessment
from tests.web.apart.cast import AMARA, ANTON, Pair
from tests.web.api.cast import program_of, set_to
from tests.web.assess.cast import PLAY, STRANGERS, item

SECRET = "Zebra crossings are not explained."
GRAVE = {"scale": "gravity", "level": "grave", "reason": SECRET}
LIKELY = {"scale": "likelihood", "level": "possible..likely"}
MINOR, UNKNOWN = {"scale": "gravity", "level": "minor"}, {"scale": "likelihood", "level": "unknown"}


@pytest.fixture
def pair(cast):
    return Pair(cast)


@pytest.fixture
def of(pair):
    """A program for each person of the story."""
    return {who: program_of(pair.cast.people[who]) for who in ("assessor", "anton", "observer", "decider")}


def opened(pair, of, **changed):
    """A round over one risk, as a program opens it; its address."""
    raters = [pair.cast.people[who].public_id for who in ("assessor", "anton")]
    until = timezone.localdate() + dt.timedelta(days=7)
    asked = {"impacts": [STRANGERS], "raters": raters, "until": until.isoformat(), "slots": ["before"]}
    asked |= {"scales": ["gravity", "likelihood"]} | changed
    return of["assessor"].post(f"/assessments/{pair.held.public_id}/rating-rounds", asked)


def put(program, round_, *ratings, at=f"{STRANGERS}/before"):
    return program.ask("PUT", f"{round_}/ratings/{at}", {"ratings": list(ratings)})


def test_the_whole_way_by_programs(pair, of):
    made = opened(pair, of)
    assert (made.status, made.value["state"], made.value["spreads"]) == (201, "running", [])
    round_ = made.headers["Location"]
    assert made.value["asks"] == {STRANGERS: {"before": ["gravity", "likelihood"]}}
    record = f"/assessments/{pair.held.public_id}"
    before = item(pair.held, "impacts", STRANGERS).before

    kept = put(of["anton"], round_, GRAVE)
    assert (kept.status, kept.value["own"]["missing"]) == (200, [f"{STRANGERS} before"])
    assert of["anton"].post(f"{round_}/give", {"me": ANTON}).codes == ["apart.unfinished"]
    assert put(of["anton"], round_, GRAVE, LIKELY).value["own"]["missing"] == []
    assert of["anton"].post(f"{round_}/give", {"me": "P99"}).status == 422
    given = of["anton"].post(f"{round_}/give", {}).value  # who he is was said before
    assert (given["state"], given["complete"], given["own"]["given"]) == ("running", False, True)
    assert [each["reason"] for each in given["own"]["ratings"]] == [SECRET, ""]
    assert put(of["anton"], round_, MINOR).codes == ["apart.given"]

    for who in ("assessor", "observer", "decider"):
        told = of[who].get(round_)
        assert (told.status, told.value["spreads"], b"Zebra" in told.content) == (200, [], False)
        assert sorted((each["name"], each["given"]) for each in told.value["raters"]) == [
            ("Amara", False),
            ("Anton", True),
        ]
    assert of["observer"].get(round_).value["own"] is None
    assert put(of["decider"], round_, MINOR).status == 403
    still = set_to(["assessment", "impacts", STRANGERS, "title"], item(pair.held, "impacts", STRANGERS).title, "Still")
    assert of["assessor"].patch(record, 1, still).status == 200, "all else is written meanwhile"
    assert of["assessor"].post(f"{record}/steps/submit", {"revision": 1}).status == 409
    assert item(pair.held, "impacts", STRANGERS).before == before

    put(of["assessor"], round_, MINOR, UNKNOWN)
    shown = of["assessor"].post(f"{round_}/give", {"me": AMARA}).value
    assert (shown["state"], shown["own"]["ratings"]) == ("shown", [])
    spread = of["observer"].get(round_).value["spreads"][0]
    assert (spread["scale"], spread["low"], spread["high"], spread["steps"]) == ("gravity", "minor", "grave", 3)
    assert {(each["by"], each["level"], each["reason"]) for each in spread["given"]} == {
        (AMARA, "minor", ""),
        (ANTON, "grave", SECRET),
    }
    assert of["observer"].get(f"{record}/rating-rounds").value["entries"][0]["state"] == "shown"

    said = {"scale": "gravity", "level": "serious", "reason": "The younger ones met it."}
    sent = {"base_revision": pair_revision(pair), "judgements": [said], "agreed_by": [AMARA, ANTON]}
    agree = f"{record}/ratings/{STRANGERS}/before/agree"
    assert of["assessor"].post(agree, sent | {"agreed_by": [AMARA]}).status == 422
    assert of["assessor"].post(agree, sent | {"judgements": [said | {"reason": ""}]}).status == 422
    assert of["assessor"].post(agree, sent | {"agreed_by": [AMARA, "P99"]}).status == 422
    assert of["assessor"].post(f"{record}/ratings/{PLAY}/before/agree", sent).status == 422  # nobody rated it apart
    done = of["assessor"].post(agree, sent)
    assert (done.status, done.headers["ETag"]) == (200, f'"{pair_revision(pair)}"')
    agreed = item(pair.held, "impacts", STRANGERS).before
    assert [(each.scale, each.level, each.reason) for each in agreed.agreed if each.scale == "gravity"] == [
        ("gravity", "serious", "The younger ones met it.\n\nAgreed by Assessor (P01) and Product (P04).")
    ]
    assert len(agreed.given) == 4, "what each gave stays beside it"
    late = of["anton"].post(agree, sent | {"judgements": [said | {"level": "minor"}]})
    assert (late.status, late.value["merged"]["conflicts"][0]["kind"]) == (409, "slot"), "made on what was read before"
    assert of["observer"].get(round_).value["spreads"][0]["agreed"] == "serious"
    assert verify_assessment(pair.held.pk).state == "intact"


def pair_revision(pair):
    pair.held.refresh_from_db()
    return pair.held.revision


def test_levels_and_rounds_that_cannot_be_are_refused_and_change_nothing(pair, of):
    made = opened(pair, of)
    round_ = made.headers["Location"]
    for ratings, fault in (
        ([{"scale": "gravity", "level": "awful"}], "gravity"),
        ([{"scale": "gravity", "level": "minor.."}], "gravity-to"),
        ([{"scale": "severity", "level": "serious"}], "severity"),
        ([MINOR, GRAVE], "gravity"),
    ):
        said = put(of["anton"], round_, *ratings)
        assert (said.status, [each["path"] for each in said.value["problems"]]) == (422, [fault])
    assert put(of["anton"], round_, MINOR, at=f"{PLAY}/before").status == 404
    assert of["anton"].get(round_).value["own"]["ratings"] == []
    busy = opened(pair, of, slots=["certainty"], scales=[])
    assert (busy.status, busy.codes) == (422, ["apart.busy"])
    wrong = opened(pair, of, impacts=["I99"], raters=["x"], scales=["height"], until="2020-01-01")
    assert {each["path"] for each in wrong.value["problems"]} == {"impacts", "raters", "scales"}
    assert opened(pair, of, profile="none").status == 422
    assert of["anton"].post(f"{round_}/close", {"reason": "Enough."}).codes == ["apart.not-opener"]
    assert of["assessor"].post(f"{round_}/close", {"reason": " "}).status == 422
    put(of["anton"], round_, GRAVE, LIKELY)
    of["anton"].post(f"{round_}/give", {"me": ANTON})
    closed = of["assessor"].post(f"{round_}/close", {"reason": "Amara is away."})
    assert (closed.status, closed.value["state"], closed.value["spreads"]) == (200, "closed", []), "one alone is none"
    assert b"Zebra" not in of["observer"].get(round_).content

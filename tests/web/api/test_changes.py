"""Changes are described, asked back and answered by programs; days, triggers and incidents bring assessments back."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from bestinterests.web.api.examples import EXAMPLES
from bestinterests.web.api.shapes.changes import Children, RemoveWords, Use
from bestinterests.web.api.shapes.overview import Sort
from bestinterests.web.api.shapes.webhooks import Topic
from bestinterests.web.change_requests import choices
from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.web.ledger.removing import GROUNDS
from bestinterests.web.overview.deadlines import WHAT
from bestinterests.web.webhooks.topics import TOPICS
from tests.web.api.cast import program_of
from tests.web.changes.cast import described
from tests.web.reviews.cast import Story

TOLD = EXAMPLES["describe_change", "application/json"]
DAY = dt.timedelta(days=1)


@pytest.fixture
def story(cast):
    return Story(cast).decided()


@pytest.fixture
def home(cast):
    return f"/organisations/{cast.organisation.public_id}"


def stands(said, status=200):
    assert said.status == status, said.content
    return said.value


def test_words_of_lists_are_those_of_the_pages():
    assert set(get_args(Children)) == set(choices.CHILDREN)
    assert set(get_args(Use)) == set(choices.DATA)
    ground = next(each.type for each in msgspec.structs.fields(RemoveWords) if each.name == "ground")
    assert set(get_args(ground)) == set(GROUNDS)
    assert set(get_args(Topic)) == set(TOPICS)
    assert set(get_args(Sort)) == set(WHAT)


def test_a_change_is_described_once_asked_back_answered_reconsidered_and_made_public(cast, story, home):
    sender, officer = (program_of(cast.people[role]) for role in ("observer", "data-protection-officer"))
    other = program_of(cast.people["assessor"])
    faulty = sender.post(f"{home}/change-requests", {**TOLD, "bands": ["0-99"], "basis": " ", "features": ["F99"]})
    assert [each["path"] for each in faulty.value["problems"]] == ["features", "bands", "basis"]
    elsewhere = sender.post(f"{home}/change-requests", {**TOLD, "assessment": "0" * 26})
    assert (elsewhere.status, elsewhere.value["problems"][0]["path"]) == (422, "assessment")
    told = {**TOLD, "assessment": story.id, "features": ["F01"]}
    made = [sender.post(f"{home}/change-requests", told, idempotency_key="k") for _ in range(2)]
    assert ChangeRequest.objects.count() == 1
    held, address = stands(made[0], 201), made[0].headers["Location"]
    assert (held["by"], held["email"], held["features"], held["new_features"]) == ("Iman", "", ["F01"], ["Voice rooms"])
    assert (held["state"], held["assessment"], held["service"]) == ("open", story.id, story.row.service)

    assert sender.post(f"{address}/ask", {"words": "Why?"}).status == 403
    assert stands(officer.post(f"{address}/ask", {"words": "Are voices kept?"}))["state"] == "waiting"
    assert officer.post(f"{address}/ask", {"words": "And?"}).codes == ["change.asked"]
    assert other.post(f"{address}/add", {"words": "I think not."}).status == 403
    assert stands(sender.post(f"{address}/add", {"words": "They are not."}))["state"] == "open"
    assert officer.post(f"{address}/answer", {"effect": "update", "reason": " "}).codes == [
        "change.no-reason",
        "change.no-assessment",
    ]
    answer = {"effect": "update", "assessment": story.id, "reason": "Voices are new data."}
    said = stands(officer.post(f"{address}/answer", answer))
    assert (said["state"], said["answers"][0]["version"], said["answers"][0]["by"]) == ("answered", 2, "Dov")
    assert stands(other.get(f"/assessments/{story.id}"))["assessment"]["title"] == "Pond Pals"
    took = [other.post(f"/assessments/{story.id}/change-requests/{held['id']}/features", {}) for _ in range(2)]
    assert [stands(each)["added"] for each in took] == [1, 0]

    anew = {"effect": "new-assessment", "reason": "It is a service of its own."}
    assert officer.post(f"{address}/answer", anew).codes == ["change.no-because"]
    stands(officer.post(f"{address}/answer", anew | {"because": "It got bigger."}))
    assert officer.post(f"{address}/begin", {"title": "Voice"}).status == 403
    begun = stands(other.post(f"{address}/begin", {"title": "Voice"}), 201)
    assert other.post(f"{address}/begin", {"title": "Voice"}).codes == ["change.begun"]
    words = {"what": "Friends can talk.", "answer": "A new assessment.", "why": "=1+1"}
    assert stands(officer.ask("PUT", f"{address}/public", words))["may_publish"] is True
    public = stands(sender.get(f"{home}/publishable-changes"))
    assert [each["what_changed"] for each in public["changes"]] == ["Friends can talk."]
    table = sender.get(f"{home}/publishable-changes", accept="text/csv").content.decode()
    assert "Iman" not in table
    assert ",=1+1" not in table
    last = stands(officer.post(f"{address}/public/withdraw", {}))
    assert (last["may_publish"], last["public"]["what"], last["begun"]) == (False, "Friends can talk.", begun["id"])
    totals = stands(sender.get(f"{home}/change-totals"))
    assert (totals["all"], totals["effects"]["new-assessment"], totals["spans"]["week"]) == (1, 1, 1)
    listed = stands(
        sender.get(f"{home}/change-requests?state=new-assessment&bands=10-12&service={held['service'][:4].lower()}")
    )
    assert [each["id"] for each in listed["entries"]] == [held["id"]]
    assert stands(sender.get(f"{home}/change-requests?state=open"))["entries"] == []
    assert sender.get(f"{home}/change-requests?bands=0-99").status == 422


def test_who_sends_without_signing_in_comes_by_a_link_follows_by_a_receipt_and_can_be_forgotten(cast, home):
    officer = program_of(cast.people["data-protection-officer"])
    made = officer.post(f"{home}/change-links", {"label": "Leeds", "expires_on": "2999-05-31"})
    link = stands(officer.get(f"{home}/change-links"))["entries"][0]
    assert (link["id"], link["label"], link["by"]) == (stands(made, 201)["id"], "Leeds", "Dov")
    assert Client().get(link["address"]).status_code == 200
    assert stands(officer.post(f"{home}/change-links/{link['id']}/withdraw", {}))["address"] == ""
    assert Client().get(link["address"]).status_code == 410

    row = described(cast, timezone.now())
    address = f"{home}/change-requests/{row.public_id}"
    assert stands(officer.get(address))["by"] == "Petra Product"
    assert "Voice in friends" in Client().get(stands(officer.get(f"{address}/receipt"))["address"]).content.decode()
    assert program_of(cast.people["observer"]).get(f"{address}/receipt").status == 403
    gone = stands(officer.post(f"{address}/sender/remove", {}))
    assert (gone["by"], gone["email"]) == ("", "")
    asked = {"text": "A stranger hears a child.", "ground": "not-needed"}
    assert stands(officer.post(f"{address}/words/remove", asked))["worse"] == "[removed]"
    nowhere = officer.post(f"{address}/words/remove", asked)
    assert (nowhere.status, nowhere.value["problems"][0]["path"]) == (422, "text")


def test_days_and_incidents_bring_an_assessment_back_until_somebody_has_looked(cast, story, home):
    assessor, officer = (program_of(cast.people[role]) for role in ("assessor", "data-protection-officer"))
    today = timezone.localdate()
    days = f"/assessments/{story.id}/days"
    assert assessor.post(days, {"on": f"{today - DAY}", "why": "Late."}).status == 422
    day = stands(assessor.post(days, {"on": f"{today}", "why": "The trial ends."}), 201)
    happened = EXAMPLES["record_incident", "application/json"] | {"assessment": story.id, "on": f"{today}"}
    late = officer.post(f"{home}/incidents", happened | {"on": f"{today + DAY}"})
    assert (late.status, late.codes) == (409, ["incident.future"])
    made = [officer.post(f"{home}/incidents", happened, idempotency_key="k") for _ in range(2)]
    incident = made[0].headers["Location"]
    assert stands(made[1], 201)["id"] == stands(officer.get(incident))["id"]
    found = stands(assessor.get(f"{home}/triggers?when=now"))["entries"]
    held = {each["reason"]: each for each in found}
    assert (held["date"]["sentence"], held["date"]["subject"]) == ("The trial ends.", day["id"])
    assert held["incident"]["subject"] == made[0].value["id"]

    aside = f"{home}/triggers/{held['incident']['id']}/set-aside"
    reason = {"until": f"{today + DAY}", "reason": "It is looked at tomorrow."}
    assert assessor.post(aside, reason).status == 403
    assert officer.post(aside, reason | {"until": f"{today}"}).codes == ["aside.day"]
    assert stands(officer.post(aside, reason))["aside_until"] == f"{today + DAY}"
    assert {each["reason"] for each in stands(assessor.get(f"{home}/triggers"))["entries"]} == set(held) - {"incident"}
    assert len(stands(assessor.get(f"{home}/triggers?when=aside"))["entries"]) == 1

    kept = stands(assessor.post(f"{days}/{day['id']}/keep", {"outcome": "Nothing had changed."}))
    assert (kept["kept_by"], kept["outcome"]) == ("Amara", "Nothing had changed.")
    looked = stands(officer.post(f"{incident}/looked", {"words": "Rooms are closed."}))
    assert (looked["open"], looked["looked"][0]["by"]) == (False, "Dov")
    assert officer.post(f"{incident}/looked", {"words": "Again."}).codes == ["incident.closed"]
    assert stands(officer.post(f"{incident}/looked", {"words": "It came back.", "closed": False}))["open"] is True
    now = stands(assessor.get(f"/assessments/{story.id}/triggers"))["entries"]
    assert "date" not in {each["reason"] for each in now}
    assert "incident" in {each["reason"] for each in now}

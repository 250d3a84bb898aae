"""Taking over by programs: found, looked at, taken once; what changes at the origin is offered, taken or set aside."""

from __future__ import annotations

import pytest
from django.utils import timezone

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.actions import create
from tests.web.api.cast import program_of
from tests.web.identify.stock import assessor
from tests.web.reuse.cast import chat, outsider, rewritten

THERE = "Children write to one another. Strangers are kept out."


@pytest.fixture
def program(cast):
    return program_of(cast.people["assessor"])


@pytest.fixture
def source(cast):
    return chat(cast)


@pytest.fixture
def target(cast):
    return create(organisation=cast.organisation, title="Pond Pals", actor=assessor(cast), at=timezone.now())


def test_a_feature_is_found_looked_at_and_taken_over_once(cast, program, source, target):
    address = f"/assessments/{target.public_id}"
    found = program.get(f"{address}/reuse?kind=F&query=chat").value["entries"]
    assert [(each["assessment"], [thing["id"] for thing in each["things"]]) for each in found] == [
        (source.public_id, ["F01"])
    ]
    assert program.get(f"{address}/reuse?place=x").status == 422
    elsewhere = chat(cast, where=Organisation.objects.get(name="Larkspur Lane"), actor=outsider(cast))
    assert program.get(f"{address}/reuse?within={elsewhere.public_id}").status == 404
    assert program.get(f"{address}/reuse/{elsewhere.public_id}/F01").status == 404
    thing = f"{address}/reuse/{source.public_id}/F01"
    looked = program.get(thing).value
    assert [item["id"] for item in looked["items"]["impacts"]] == ["I01"]
    assert (looked["already"], looked["cautions"]) == ("", [])
    taken = program.post(thing, {"judgements": True}).value
    assert (taken["already"], taken["item"]) == (False, "F01")
    assert taken["ids"].keys() >= {"F01", "D01", "I01", "M01", "E01", "A01"}
    again = program.post(thing, {}).value
    assert (again["already"], again["item"], again["revision"]) == (True, "F01", taken["revision"])
    assert program.get(f"{address}/reuse?kind=F&query=chat").value["entries"][0]["things"][0]["here"] == "F01"
    nothing = program.post(f"{address}/reuse/{source.public_id}/I99", {})
    assert nothing.status == 404
    apart = f"/organisations/{cast.organisation.public_id}/apart"
    family = f"{source.public_id}:F01"
    assert [each["key"] for each in program.get(apart).value["families"]] == [family]
    alike = program.get(f"{apart}/{family}").value
    assert {(each["assessment"], each["feature"]) for each in alike["entries"]} == {
        (source.public_id, "F01"),
        (target.public_id, "F01"),
    }
    assert program.get(f"{apart}/no-such-pattern").status == 404


def test_what_changes_at_the_origin_is_taken_over_or_set_aside(cast, program, source, target):
    address = f"/assessments/{target.public_id}"
    program.post(f"{address}/reuse/{source.public_id}/F01", {"along": []})
    origin = f"{address}/origins/F01"
    assert program.get(origin).value["fields"] == []
    rewritten(cast, source, "features", "F01", description=THERE, default="Off")
    (entry,) = program.get(f"{address}/origins?asks=true").value["entries"]
    assert (entry["id"], entry["source"], entry["changed"]) == ("F01", "Wave Pals", True)
    offer = program.get(origin).value
    assert sorted(edit["path"][-1] for edit in offer["fields"]) == ["default", "description"]
    stale = {"seen": "sha256:0", "fields": ["default"]}
    assert program.post(f"{origin}/take", stale).codes == ["reuse.moved"]
    assert program.post(f"{origin}/take", {"seen": offer["seen"], "fields": ["note"]}).status == 422
    rewritten(cast, target, "features", "F01", description="Here in our own words.")
    offer = program.get(origin).value
    assert offer["own"] == ["description"]
    (question,) = offer["questions"]
    both = {"seen": offer["seen"]}
    assert program.post(f"{origin}/take", both).codes == ["question.open"]
    done = program.post(f"{origin}/take", {**both, "fields": ["default"]})
    assert [edit["path"][-1] for edit in done.value["applied"]["edits"]] == ["default"]
    assert program.post(f"{origin}/aside", {**both, "reason": " "}).status == 422
    aside = program.post(f"{origin}/aside", {**both, "reason": "Ours says more."})
    assert program.get(f"{address}/history/{aside.value['revision']}").value["words"] == "Ours says more."
    assert program.get(f"{address}/origins?asks=true").value["entries"] == []
    assert program.get(origin).value["aside"] == "Ours says more."
    done = program.post(f"{origin}/take", {**both, "answers": {question["id"]: {"choose": "theirs"}}})
    assert program.get(address).value["assessment"]["features"][0]["description"] == THERE

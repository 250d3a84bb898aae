"""What has to go by law goes by a program as by its page: looked for first, and left in nothing that the API keeps."""

from __future__ import annotations

from typing import get_args, get_type_hints

from bestinterests.web.api.shapes.removals import Remove
from bestinterests.web.assessments.models import AttachedFile
from bestinterests.web.ledger.removing import GROUNDS
from tests.web.api.cast import program_of, set_to
from tests.web.api.furnishing import furnished
from tests.web.assessments.test_removing import NAME, everything


def test_a_text_is_looked_for_and_removed_and_the_api_keeps_nothing_of_it(cast):
    there = furnished(cast.organisation, cast.people["assessor"])
    address = f"/assessments/{there['assessment']}"
    writer = program_of(cast.people["assessor"])
    held = writer.get(address)
    before, base = held.value["assessment"]["summary"], int(held.headers["ETag"].strip('"'))
    writer.patch(address, base, set_to(["assessment", "summary"], before, f"Heard from {NAME}."))
    mapping = f"{address}/uploads?name=more.csv"
    sent = writer.ask("POST", mapping, NAME.encode(), kind="application/octet-stream", idempotency_key="k")
    assert sent.status == 201
    officer = program_of(cast.people["data-protection-officer"])
    wanted = {"text": NAME, "ground": "erasure"}
    looked = officer.post(f"{address}/removals/look", wanted).value
    assert looked["fields"] == [{"place": "assessment.summary", "times": 1}]
    assert (looked["anywhere"], looked["lines"], looked["uploads"]) == (True, [base + 1], 2)
    assert officer.post(f"{address}/removals", wanted | {"words": f"Of {NAME}."}).status == 422
    assert officer.post(f"{address}/removals", {"text": "ab", "ground": "erasure"}).status == 422
    assert officer.post(f"{address}/removals", {"text": NAME, "ground": "a hunch"}).status == 422
    assert officer.post(f"{address}/removals", {"ground": "erasure"}).status == 422
    done = officer.post(f"{address}/removals", wanted, idempotency_key="again")
    assert (done.status, done.value["revision"]) == (201, base + 2)
    assert NAME.encode() not in everything()
    assert officer.get(done.headers["Location"]).value["kind"] == "content.removed"
    assert officer.get(f"{address}/history/{base + 1}").value["removed"] is True
    verified = officer.get(f"{address}/verification").value
    assert (verified["state"], {each["by"] for each in verified["removed"]}) == ("removed", {"Dov"})
    assert officer.post(f"{address}/removals", wanted).codes == ["removal.nowhere"]
    file = {"attached": [there["digest"]], "ground": "unlawful"}
    assert officer.post(f"{address}/removals", {**file, "attached": ["sha256:0"]}).status == 422
    assert officer.post(f"{address}/removals", file).status == 201
    assert not AttachedFile.objects.filter(digest=there["digest"]).exists()


def test_the_grounds_are_those_of_the_ledger():
    assert set(get_args(get_type_hints(Remove)["ground"])) == set(GROUNDS)

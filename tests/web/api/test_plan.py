"""The plan and the work on its actions by programs: for whoever owns one, also while a decision is in force."""

from __future__ import annotations

from bestinterests.web.assessments.actions import keep_draft
from bestinterests.web.assessments.models import Draft
from tests.web.api.cast import program_of
from tests.web.reviews.cast import EXPIRY, Story

DONE = {"status": "tested", "test_result": "passed", "tested_on": "2026-09-03", "done_on": "2026-09-01"}


def test_an_owner_records_work_under_a_decision_and_an_assessor_in_a_draft(cast):
    story = Story(cast, "conditions").advised()
    address = f"/assessments/{story.id}/actions"
    owner, observer = (program_of(cast.people[role]) for role in ("action-owner", "observer"))
    plan = owner.get(address).value
    assert next((each["id"], each["place"], each["condition"]) for each in plan["entries"]) == ("M02", 1, True)
    base = plan["revision"]
    closed = owner.post(f"{address}/M02/work", {"base_revision": base, "status": "implemented"})
    assert (closed.status, closed.codes) == (409, ["work.closed"]), "nothing moves under the reader"
    story.decide(
        outcome="proceed-with-conditions",
        measures=("M02",),
        reasons="The harm is small once names are hidden.",
        followed="accepted",
        expires_on=EXPIRY,
    )
    base = owner.get(address).value["revision"]
    work = f"{address}/M02/work"
    assert observer.post(work, {"base_revision": base, "status": "implemented"}).status == 403
    assert owner.post(f"{address}/M99/work", {"base_revision": base}).status == 404
    assert owner.post(work, {"base_revision": base, "title": "Other"}).status == 422
    assert owner.post(work, {"base_revision": base, "status": "abandoned"}).status == 422
    unfit = owner.post(work, {"base_revision": base, "status": "tested"})
    assert {each["path"] for each in unfit.value["problems"]} == {"test_result", "tested_on"}
    assert owner.post(work, {"base_revision": base, "done_on": "2999-01-01"}).status == 422
    before = story.digest
    keep_draft(
        assessment=story.row,
        place=("assessment", "measures", "M02", "test_note"),
        value="I am still writing",
        base_revision=1,
        actor=story.who("action-owner"),
        at=story.at(),
    )
    done = owner.post(work, {"base_revision": base, **DONE, "test_note": "Names were hidden.\r\nAll."})
    assert (done.status, done.value["conflicts"]) == (200, [])
    assert Draft.objects.count() == 1, "what a person types is not touched by what their program says"
    told = owner.get(address).value["entries"]
    assert next(each["how_far"] for each in told if each["id"] == "M02") == "Done and tested"
    course = owner.get(f"/assessments/{story.id}/course").value
    assert (course["state"], course["versions"][0]["digest"]) == ("decided", before)
    again = owner.post(work, {"base_revision": base, "tested_on": "2026-09-05"})
    assert again.status == 409, "on the record as it was before, the day says otherwise"
    assert [each["theirs"] for each in again.value["merged"]["conflicts"]] == ["2026-09-05"]
    cleared = owner.post(work, {"base_revision": done.value["revision"], "done_on": None})
    assert [edit["path"][-1] for edit in cleared.value["applied"]["edits"]] == ["done_on"]

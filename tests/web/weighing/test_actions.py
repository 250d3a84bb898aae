"""The plan: in the method's order, tested only with its test, and worked on by those who own the actions."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.evaluation import Evaluation
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.actions import open_draft, submit, work_on_measure
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment, Submission
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.snapshot import document_at, head_of
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.workflow.triggers import InForce, triggers
from tests.web.forms import sent
from tests.web.requests import text
from tests.web.reviews.cast import Story
from tests.web.weighing.cast import assessor_of, judged, page

DONE = {"status": "implemented", "done_on": "4 May 2026"}
TESTED = {"status": "tested", "done_on": "4 May 2026", "test_result": "passed", "tested_on": "11 May 2026"}


def measure(held, item="M05"):
    return next(each for each in judged(held).measures if each.id == item)


def head(held):
    return head_of(Assessment.objects.select_related("ledger").get(pk=held.pk))


def test_the_plan_keeps_the_order_of_the_method(held, signed):
    said = text(signed("observer").get(page(held, "actions")))
    places = [said.index(f"{place}. {title}") for place, title in ((1, "Sprout mode"), (2, "Codes that expire"))]
    assert places == sorted(places)
    assert "Acts on a stop (I09); worst harm critical; 3 rights." in said
    assert "Overdue:" in said
    assert "Late since 16 April 2026" in said
    assert "Add an action" not in said


def test_done_is_taken_at_a_persons_word_and_shown_as_not_tested(held, signed):
    client = signed("assessor")
    address = page(held, "action", "M05")
    assert client.post(address, sent(client.get(address), **DONE)).status_code == 302
    assert measure(held).status == "implemented"
    assert "Done, not tested" in text(client.get(address))


@pytest.mark.parametrize("route", ["action", "action_work"])
def test_tested_needs_its_result_and_day_said_at_the_field_and_nothing_typed_is_lost(held, signed, route):
    client = signed("assessor")
    address = page(held, route, "M05")
    answer = client.post(address, sent(client.get(address), status="tested", test_note="Six children tried it."))
    assert answer.status_code == 422
    said = text(answer)
    assert "There are 2 problems" in said
    assert "How did its test go? ‘Tested’ needs the result of the test." in said
    assert "say that the action is done and not tested" in said
    assert "Six children tried it." in said
    assert b'id="test_result-error"' in answer.content
    assert measure(held).status == "planned"


def test_a_new_action_is_not_called_tested_without_its_test_either(held, signed):
    client = signed("assessor")
    address = page(held, "action_new")
    count = len(head(held).document.assessment.measures)
    answer = client.post(address, sent(client.get(address), title="Names are hidden", status="tested"))
    assert answer.status_code == 422
    assert "How did its test go? ‘Tested’ needs the result of the test." in text(answer)
    assert len(head(held).document.assessment.measures) == count


def test_with_its_test_it_is_tested_and_leaves_the_plan(held, signed):
    client = signed("assessor")
    address = page(held, "action", "M05")
    assert client.post(address, sent(client.get(address), **TESTED)).status_code == 302
    assert "Done and tested" in text(client.get(address))
    assert "Codes that expire" not in text(client.get(page(held, "actions")))
    assert "Codes that expire" in text(client.get(page(held, "actions") + "?show=finished"))


def test_the_owner_of_an_action_records_its_test_and_nothing_else(held, signed):
    client = signed("action-owner")
    address = page(held, "action_work", "M05")
    assert "data-keep" not in client.get(address).content.decode()
    form = sent(client.get(address), **TESTED)
    form["title"], form["asked"] = ["Another plan"], [*form["asked"], "title"]
    before = measure(held)
    assert client.post(address, form).status_code == 302
    after = measure(held)
    assert (after.status, after.title, after.owner) == ("tested", before.title, before.owner)
    told = history(head(held))[0]
    assert (told.kind, {difference.field for difference in told.differences}) == (
        "action.worked_on",
        {"status", "done_on", "test_result", "tested_on"},
    )
    assert client.post(page(held, "action", "M05"), form).status_code == 403
    assert "Record that it is done, or its test" in text(client.get(page(held, "action", "M05")))


def test_giving_up_is_not_offered_as_work_on_an_action(held, signed):
    client = signed("action-owner")
    address = page(held, "action_work", "M05")
    shown = client.get(address)
    assert "Done, not tested" in text(shown)
    assert 'value="abandoned"' not in shown.content.decode()
    answer = client.post(address, sent(shown, status="abandoned"))
    assert (answer.status_code, "An assessor does that in a draft" in text(answer)) == (422, True)


@pytest.mark.parametrize(
    "values, code", [({"due": None}, "work.other-field"), ({"status": "abandoned"}, "work.abandoned")]
)
def test_the_action_itself_refuses_what_the_form_does_not_ask(held, cast, values, code):
    entry = Entry(("assessment", "measures", "M05"), values)
    owner = actor_of(standings_of(cast.people["action-owner"])[0])
    with pytest.raises(Refusing) as refusing:
        work_on_measure(assessment=held, base_revision=1, entries=[entry], actor=owner, at=held.updated_at)
    assert [refusal.code for refusal in refusing.value.refusals] == [code]


def test_work_while_decided_leaves_what_was_decided_on_under_its_digest(cast, signed):
    """The condition M02 is met after the decision: the decision stands on the record that was submitted."""
    story = Story(cast, "conditions").decided(outcome="proceed-with-conditions", measures=("M02",))
    held, client = story.row, signed("action-owner")
    address = page(held, "action_work", "M02")
    assert client.post(address, sent(client.get(address), **TESTED)).status_code == 302
    now, submission = head(held), Submission.objects.get()
    version = now.course.working
    assert (version.state, measure(held, "M02").status) == ("decided", "tested")
    before = document_at(now, submission.revision)
    assert assessment_digest(before) == version.decided.digest == submission.digest
    assert assessment_digest(now.document) != version.decided.digest
    assert verify_assessment(held.pk).state == "intact"
    evaluation = _stored(submission)
    in_force = InForce(assessment=before.assessment, evaluation=evaluation, decided=version.decided)
    late, met = (
        {(each.reason, each.items) for each in triggers(in_force, evaluation, record, {}, dt.date(2026, 9, 2))}
        for record in (before.assessment, now.document.assessment)
    )
    assert ("condition", ("M02",)) in late - met
    assert signed("assessor").post(page(held, "action", "M02"), {"asked": "title"}).status_code == 403
    open_draft(assessment=held, actor=assessor_of(cast), at=story.at())
    assert measure(held, "M02").status == "tested"


def _stored(submission):
    return msgspec.json.decode(bytes(submission.evaluation), type=Evaluation)


def test_nothing_moves_under_the_reader(held, cast, signed):
    client = signed("action-owner")
    address = page(held, "action_work", "M05")
    form = sent(client.get(address), **TESTED)
    submit(assessment=held, revision=held.revision, actor=assessor_of(cast), at=held.updated_at)
    answer = client.post(address, form)
    assert (answer.status_code, "Work on actions cannot be recorded while it is submitted" in text(answer)) == (
        403,
        True,
    )
    shown = text(client.get(address))
    assert "Work on actions cannot be recorded while it is submitted" in shown


def test_what_an_action_moves_stands_before_now_and_expected(held, signed):
    said = text(signed("observer").get(page(held, "action", "M05")))
    assert "Unknown adults reach a child I09 Before critical critical Now critical critical Expected high high" in said
    assert "ICO scales: high; now high; expected low." in said
    assert "it is a condition" in said


def test_an_action_begun_from_a_stop_acts_on_it(held, signed):
    client = signed("assessor")
    address = page(held, "action_new") + "?acts_on=I09&acts_on=I999"
    answer = client.post(address, sent(client.get(address), title="Ask before a first visit"))
    new = measure(held, "M13")
    assert answer.headers["Location"] == page(held, "action", "M13")
    assert (new.title, new.acts_on) == ("Ask before a first visit", ("I09",))


def test_moving_breaks_ties_and_passes_no_other(held, cast, signed):
    """Two actions on the same harms, with the same work and day, are ranked alike; no move leads past the others."""
    alike = {"acts_on": ["I09"], "due": "2026-04-16"}
    entries = [Entry(("assessment", "measures", f"M+{key}"), {"title": key, **alike}) for key in ("one", "two")]
    save(assessment=held, base_revision=held.revision, entries=entries, actor=assessor_of(cast), at=held.updated_at)
    client = signed("assessor")
    order = [row for row in titles(client, held) if row in ("one", "two")]
    assert order == ["one", "two"]
    before = titles(client, held)
    last = next(each for each in judged(held).measures if each.title == "two").id
    assert client.post(page(held, "action_move", last), {"way": "earlier"}).status_code == 302
    after = titles(client, held)
    assert [title for title in after if title in ("one", "two")] == ["two", "one"]
    assert [title for title in after if title not in ("one", "two")] == [
        title for title in before if title not in ("one", "two")
    ]
    client.post(page(held, "action_move", last), {"way": "earlier"})
    client.post(page(held, "action_move", "M04"), {"way": "later"})
    assert titles(client, held) == after


def titles(client, held):
    context = client.get(page(held, "actions"))
    said = text(context)
    at = {m.title: said.find(f". {m.title} {m.id}") for m in judged(held).measures}
    return [title for title, place in sorted(at.items(), key=lambda pair: pair[1]) if place >= 0]

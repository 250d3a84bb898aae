"""Each request gets an answer with a reason; what follows on it, what is counted, published, verified and removed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from bestinterests.domain.problem import Refused
from bestinterests.domain.service import Service
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.change_requests import actions
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import ChangeRequest, Trigger
from bestinterests.web.change_requests.queries import counted
from bestinterests.web.config.looking_through import looked_at
from bestinterests.web.ledger.models import Ledger
from bestinterests.web.notices.models import Notice
from bestinterests.web.reviews import actions as steps
from tests.web.changes.cast import TOLD, acting, answered, described, happened
from tests.web.requests import text
from tests.web.reviews.cast import ONE, Story

DAY = dt.timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


def page(cast, name, row):
    return reverse(f"change_requests:{name}", args=[cast.organisation.public_id, row.public_id])


def again(row):
    return ChangeRequest.objects.get(pk=row.pk)


def test_an_update_opens_the_next_draft_once_and_its_history_names_the_request(signed, now):
    cast = signed.cast
    story = Story(cast).decided()
    row = described(cast, now, by="observer")
    client = signed("data-protection-officer")
    assert "What does it mean for the assessment?" in text(client.get(page(cast, "answer", row)))
    refused = client.post(page(cast, "answer", row), {"effect": "update", "reason": " "})
    assert refused.status_code == 409
    assert "There are 2 problems" in text(refused)
    told = {"effect": "update", "assessment": story.id, "reason": "Voices are new data."}
    said = text(client.post(page(cast, "answer", row), told, follow=True))
    assert "Version 2 takes it up." in said
    head = read(story.row.pk)
    assert (head.course.working.state, head.course.in_force.number) == ("draft", 1)
    assert head.course.authors == read(story.row.pk).course.authors
    assert cast.people["data-protection-officer"].public_id not in head.course.authors
    first = history(head, count=1)[0]
    assert (first.kind, first.name) == ("assessment.draft_opened", "Dov")
    other = described(cast, now)
    assert answered(cast, other, now, "update", story.row).version == 2  # the running draft takes it
    assert read(story.row.pk).revision == head.revision
    told_to = set(Notice.objects.filter(sentence__startswith="Your change request").values_list("person__display_name"))
    assert told_to == {("Iman",)}
    assert Trigger.objects.filter(reason="change", assessment=story.row).count() == 2


def test_the_features_that_a_request_names_are_offered_on_the_draft_and_taken_once(signed, now):
    cast = signed.cast
    story = Story(cast).decided()
    row = described(cast, now)
    answered(cast, row, now, "update", story.row)
    client, tab = signed("assessor"), reverse("change_requests:in_assessment", args=[story.id])
    said = text(client.get(tab))
    assert "Voice rooms, which is new" in said
    assert "Add the new features to the draft" in said
    take = reverse("change_requests:features_take", args=[story.id, row.public_id])
    client.post(take)
    client.post(take)
    names = [feature.name for feature in read(story.row.pk).document.assessment.features]
    assert names.count("Voice rooms") == names.count("Voice reports") == 1
    added = next(each for each in read(story.row.pk).document.assessment.features if each.name == "Voice rooms")
    assert added.note.startswith("From the change request “Voice in friends' rooms”")
    assert "Voice rooms, which is on the record" in text(client.get(tab))


def test_a_change_stays_a_trigger_until_a_decision_on_what_was_submitted_after_it(cast, now):
    story = Story(cast).in_review()
    row = described(cast, story.at())
    told = answered(cast, row, story.at(), "update", story.row)
    assert told.version == 0  # what reviewers read does not hold it
    story.view("reviewer")
    story.view("child-rights-reviewer")
    story.advise()
    story.decide()
    assert Trigger.objects.filter(reason="change").count() == 1
    story.reopened()
    story.submitted()
    assert not again(row).decided
    story.advise()
    steps.open_round(
        assessment=story.row,
        reviewers=[story.who("reviewer")],
        arrangement=ONE,
        actor=story.who("decider"),
        at=story.at(),
    )
    story.view("reviewer")
    story.decide()
    assert again(row).decided
    assert Trigger.objects.filter(reason="change").count() == 0


def test_a_new_assessment_is_begun_from_the_request_and_linked(signed, now):
    cast = signed.cast
    row = described(cast, now)
    assert signed("assessor").get(page(cast, "begin", row)).status_code == 200
    assert signed("assessor").post(page(cast, "begin", row), {"title": "Too soon"}).status_code == 409
    answered(cast, row, now, "new-assessment")
    said = text(signed("assessor").get("/"))
    assert f"Begin the assessment for {row.title}" in said
    done = signed("assessor").post(page(cast, "begin", row), {"title": "Voice Pals"}, follow=True)
    made = Assessment.objects.get(title="Voice Pals")
    assert "Voice in friends' rooms" in text(done)
    assert (again(row).assessment, again(row).begun) == (made, True)
    assert signed("assessor").post(page(cast, "begin", row), {"title": "Twice"}).status_code == 409
    assert Assessment.objects.count() == 1
    assert (read(made.pk).document.assessment.service, made.revision) == (Service(), 1)


def test_what_was_described_goes_into_the_new_assessment_where_it_fits_and_says_where_it_is_from(signed, now):
    cast = signed.cast
    row = described(cast, now)
    answered(cast, row, now, "new-assessment")
    client, address = signed("assessor"), page(cast, "begin", row)
    assert "and 2 new features" in text(client.get(address))
    assert client.post(address, {"title": "Voice Pals", "carries": "on"}).status_code == 302
    made = Assessment.objects.get(title="Voice Pals")
    judged = read(made.pk).document.assessment
    origin = f"From the change request “Voice in friends' rooms” of {now.day} {now:%B %Y}."
    assert judged.service == Service(
        name="Pond Pals",
        description=f"Today friends type. From spring they also talk.\n\n{origin}",
        stage_note=f"In spring\n\n{origin}",
    )
    assert [(each.name, each.note) for each in judged.features] == [("Voice rooms", origin), ("Voice reports", origin)]
    assert (judged.impacts, judged.data_activities, judged.evidence) == ((), (), ())
    assert "Add the new features" not in text(
        client.get(reverse("change_requests:in_assessment", args=[made.public_id]))
    )
    assert verify_assessment(made.pk).state == "intact"


def test_an_answer_is_reconsidered_with_a_reason_and_the_earlier_one_is_kept(signed, now):
    cast = signed.cast
    actor = acting(cast.people["assessor"])
    held = create(organisation=cast.organisation, title="Pond Pals", actor=actor, at=now)
    row = described(cast, now - 10 * DAY)
    answered(cast, row, now, "update", held)
    with pytest.raises(Refusing) as refused:
        answered(cast, row, now, "no-effect")
    assert [each.code for each in refused.value.refusals] == ["change.no-because"]
    client = signed("decider")
    told = {"effect": "no-effect", "reason": "It was dropped.", "because": "The team gave it up."}
    said = text(client.post(page(cast, "answer", row), told, follow=True))
    for words in ("It was dropped.", "The team gave it up.", "We looked at the features that it names."):
        assert words in said
    assert Trigger.objects.count() == 0
    assert [each.effect for each in change_of(again(row).held).answers] == ["update", "no-effect"]
    totals = counted(cast.organisation)
    assert (totals.states, totals.all) == ({"open": 0, "waiting": 0, "answered": 1}, 1)
    assert totals.effects == {"no-effect": 1, "update": 0, "new-assessment": 0}
    assert totals.spans == {"week": 0, "month": 1, "longer": 0}
    assert totals.mean == pytest.approx(10, abs=0.01)
    kinds = list(again(row).ledger.lines.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["change.described", "change.answered", "change.reconsidered"]  # one action, one line


def test_an_assessment_of_another_organisation_cannot_be_answered_with(signed, now):
    cast = signed.cast
    theirs = create(organisation=cast.other, title="Theirs", actor=acting(cast.people["outsider"]), at=now)
    row = described(cast, now)
    told = {"effect": "update", "assessment": theirs.public_id, "reason": "Because."}
    assert signed("decider").post(page(cast, "answer", row), told).status_code == 422
    assert again(row).state == "open"


def test_the_sender_is_asked_and_answers_here(signed, now):
    cast = signed.cast
    row = described(cast, now, by="observer")
    client = signed("decider")
    said = text(client.post(page(cast, "ask", row), {"words": "Who hears it?"}, follow=True))
    assert "A question waits for the sender" in said
    assert client.post(page(cast, "ask", row), {"words": "And?"}).status_code == 409
    iman = signed("observer")
    assert f"Answer a question about {row.title}" in text(iman.get("/"))
    assert "Friends alone." in text(iman.post(page(cast, "request", row), {"words": "Friends alone."}, follow=True))
    assert "Answer a change request: Voice in friends' rooms" in text(signed("decider").get("/"))
    assert signed("reviewer").post(page(cast, "request", row), {"words": "I, too."}).status_code == 403


def test_what_may_be_published_is_given_out_in_words_of_its_own_and_runs_nothing(signed, now):
    cast = signed.cast
    row, quiet = described(cast, now), described(cast, now)
    for each in (row, quiet):
        answered(cast, each, now)
    client = signed("decider")
    words = {"what": "=HYPERLINK(1)", "answer": "No effect.", "why": "Nobody new hears it."}
    client.post(page(cast, "publish", row), words)
    own = cast.organisation.public_id
    table = client.get(reverse("change_requests:export_csv", args=[own]))
    rows = list(csv.reader(io.StringIO(b"".join(table).decode("utf-8-sig"))))
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in rows[1])
    told = json.loads(client.get(reverse("change_requests:export_json", args=[own])).content)
    assert [each["what_changed"] for each in told["changes"]] == ["=HYPERLINK(1)"]
    assert "petra" not in json.dumps(told).lower()
    assert TOLD.what not in json.dumps(told)
    answered(cast, row, now, because="Wrong.")
    assert json.loads(client.get(reverse("change_requests:export_json", args=[own])).content)["changes"] == []
    client.post(page(cast, "publish", row), words)
    client.post(page(cast, "unpublish", row))
    assert not again(row).may_publish
    assert change_of(again(row).held).public.why == "Nobody new hears it."


def test_verify_covers_requests_and_incidents_and_finds_what_was_changed_behind_them(cast, now):
    actor = acting(cast.people["assessor"])
    held = create(organisation=cast.organisation, title="Pond Pals", actor=actor, at=now)
    row, incident = described(cast, now), happened(cast, held, now)
    answered(cast, row, now, "update", held)
    looked = {each.subject: each.found for each in map(looked_at, Ledger.objects.all())}
    assert {each.state for each in looked.values()} == {"intact"}
    assert set(looked) == {held.public_id, row.public_id, incident.public_id}
    kept = bytes(again(row).held)
    ChangeRequest.objects.filter(pk=row.pk).update(held=kept.replace(b"update", b"no-effect", 1))
    found = looked_at(again(row).ledger).found
    assert found.why == "what was written does not lead to what is kept."
    ChangeRequest.objects.filter(pk=row.pk).update(held=b"{")
    found = looked_at(again(row).ledger).found
    assert found.state == "broken"


def test_a_text_and_a_sender_are_removed_lawfully_and_verify_says_so(signed, now):
    cast = signed.cast
    row = described(cast, now)
    client = signed("data-protection-officer")
    assert "petra@example.net" in text(client.get(page(cast, "request", row)))
    client.post(page(cast, "remove", row), {"sender": "yes"})
    assert "petra" not in client.get(page(cast, "request", row)).content.decode().lower()
    text_gone = {"text": "A stranger hears", "ground": "erasure", "words": ""}
    done = client.post(page(cast, "remove", row), text_gone, follow=True)
    assert "The text is removed." in text(done)
    assert "A stranger hears" not in text(client.get(page(cast, "request", row)))
    assert "stands nowhere in it" in text(client.post(page(cast, "remove", row), text_gone))
    found = looked_at(again(row).ledger).found
    assert found.state == "removed"
    answered(cast, row, now)
    state = {**text_gone, "text": "no-effect"}
    assert "the text is also a word of the form" in text(client.post(page(cast, "remove", row), state))
    with pytest.raises(Refused):
        actions.remove_words(row=row, text="x", ground="none", words="x", actor=acting(cast.people["decider"]), at=now)


def test_lines_of_requests_cannot_be_changed(cast, now):
    row = described(cast, now)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.ledger.lines.update(kind="change.answered")

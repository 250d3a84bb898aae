"""Verdicts after a program has written: never told as those of the record as it stands before they are."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.web.assessments.evaluating import keep_up, projected
from bestinterests.web.assessments.models import BEHIND, Assessment
from bestinterests.web.assessments.snapshot import forget_documents, read_document
from bestinterests.web.config.jobs import JOBS
from bestinterests.web.jobs.running import run_due
from tests.web.api.cast import program_of, set_to
from tests.web.overview.cast import insist_true
from tests.web.requests import text
from tests.web.reviews.cast import Story

BEFORE = ["assessment", "impacts", "I01", "before"]
CHANGED = "Programs have changed 1 service since the verdicts below were worked out."


@pytest.fixture
def story(cast):
    return Story(cast)


@pytest.fixture
def program(cast):
    return program_of(cast.people["assessor"])


def worsened(program, story):
    """What a program is answered that says of the first harm that it is grave and certain."""
    address = f"/assessments/{story.row.public_id}"
    said = program.get(address)
    before = said.value["assessment"]["impacts"][0]["before"]
    worst = {"gravity": "grave", "reach": "most", "irremediability": "lasting", "likelihood": "certain"}
    after = {**before, "agreed": [{**each, "level": worst[each["scale"]]} for each in before["agreed"]]}
    return program.patch(address, int(said.headers["ETag"].strip('"')), set_to(BEFORE, before, after))


def test_a_verdict_that_a_program_made_worse_is_told_as_old_until_the_job_has_worked_it_out(program, story, signed):
    organisation = story.cast.organisation.public_id
    overview, place = f"/organisations/{organisation}/overview/", f"/organisations/{organisation}/assessments"
    officer = signed("data-protection-officer")
    row = Assessment.objects.get(pk=story.row.pk)
    kept = row.now_worst
    under = f"{overview}services/?of=now/finished/{kept}"
    assert CHANGED not in text(officer.get(overview))
    assert worsened(program, story).status == 200
    row.refresh_from_db()
    assert (row.now_worst, row.evaluated < row.revision) == (kept, True)
    assert CHANGED in text(officer.get(overview))
    assert "Verdict before the last changes" in text(officer.get(under))
    told = program.get(f"/assessments/{row.public_id}/evaluation").value
    now = next(each["now"] for each in told["profiles"] if each["profile"] == told["headline_profile"])
    # What is asked of the record itself is never old.
    assert VERDICTS.index(now["verdict"]["worst"]) < VERDICTS.index(kept)

    at = timezone.now()
    assert run_due([job for job in JOBS if job.name == "verdicts"], at) == ["verdicts"]
    row.refresh_from_db()
    assert (row.now_worst, row.evaluated) == (now["verdict"]["worst"], row.revision)
    insist_true(story.cast.organisation)
    assert CHANGED not in text(officer.get(overview))
    assert "Pond Pals" not in text(officer.get(under))
    assert "Pond Pals" in text(officer.get(f"{overview}services/?of=now/finished/{row.now_worst}"))
    entry = program.get(place).value["entries"][0]
    assert (entry["now"]["worst"], entry["current"]) == (row.now_worst, True)


def test_a_list_brings_a_verdict_up_to_date_where_it_is_shown(program, story):
    kept = Assessment.objects.get(pk=story.row.pk).now_worst
    worsened(program, story)
    entry = program.get(f"/organisations/{story.cast.organisation.public_id}/assessments").value["entries"][0]
    assert entry["current"]
    assert VERDICTS.index(entry["now"]["worst"]) < VERDICTS.index(kept)
    insist_true(story.cast.organisation)


def test_who_is_longest_behind_is_worked_out_first(program, story):
    first = Story(story.cast)
    for each in (first, story):
        worsened(program, each)
    Assessment.objects.filter(pk=story.row.pk).update(updated_at=timezone.now() - dt.timedelta(hours=1))
    keep_up(timezone.localdate(), count=1)
    assert list(Assessment.objects.filter(BEHIND).values_list("pk", flat=True)) == [first.row.pk]


def test_what_is_begun_with_a_key_is_evaluated_after_its_transaction(program, story):
    where = f"/organisations/{story.cast.organisation.public_id}/assessments"
    depth = len(transaction.get_connection().savepoint_ids)
    seen = []

    def note(**_):
        seen.append(len(transaction.get_connection().savepoint_ids))

    projected.connect(note)
    try:
        said = program.post(where, {"title": "Ponds", "patterns": ["chat"]}, idempotency_key="k")
        again = program.post(where, {"title": "Ponds", "patterns": ["chat"]}, idempotency_key="k")
    finally:
        projected.disconnect(note)
    assert (said.status, again.content) == (201, said.content)
    assert seen == [depth]
    made = Assessment.objects.get(public_id=said.value["id"])
    assert (made.evaluated, made.evaluated_on) == (made.revision, timezone.localdate())


def test_what_is_remembered_of_a_record_is_what_its_bytes_hold(program, story):
    new = {"kind": "add", "path": ["assessment", "features", "F+a"], "after": {"id": "F+a", "name": "Reward"}}
    address = f"/assessments/{story.row.public_id}"
    assert worsened(program, story).status == 200
    base = Assessment.objects.get(pk=story.row.pk).revision
    assert program.patch(address, base, new).status == 200
    head = bytes(Assessment.objects.get(pk=story.row.pk).head)
    remembered = read_document(head)
    forget_documents()
    assert read_document(head) == remembered
    assert read_document(head) is not remembered

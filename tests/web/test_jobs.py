"""What is done by the clock: each job once when it is due, whatever the others do."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

from bestinterests.web.accounts.models import Session
from bestinterests.web.config.jobs import JOBS
from bestinterests.web.jobs.models import Beat
from bestinterests.web.jobs.running import Job, run_due
from bestinterests.web.notices.models import Notice
from bestinterests.web.notices.telling import tell
from tests.web.cast import AT

HOUR = dt.timedelta(hours=1)


def test_a_job_is_done_when_due_and_not_before(db):
    done = []
    jobs = [Job("a", "", HOUR, done.append), Job("b", "", 2 * HOUR, done.append)]
    assert run_due(jobs, AT) == ["a", "b"]
    assert run_due(jobs, AT + HOUR / 2) == []
    assert run_due(jobs, AT + HOUR) == ["a"]
    assert done == [AT, AT, AT + HOUR]


def test_of_two_that_look_at_once_one_does_it(db):
    done = []

    def again(at):
        done.append(at)
        assert run_due([Job("a", "", HOUR, again)], at) == []

    assert run_due([Job("a", "", HOUR, again)], AT) == ["a"]
    assert done == [AT]


def test_a_job_that_fails_is_marked_and_the_others_have_their_turn(transactional_db, caplog):
    def breaks(_at):
        raise ValueError("a child's words")

    done = []
    assert run_due([Job("a", "", HOUR, breaks), Job("b", "", HOUR, done.append)], AT) == ["a", "b"]
    assert (Beat.objects.get(name="a").failed, Beat.objects.get(name="b").failed) == (True, False)
    assert done == [AT]
    assert "job failed" in caplog.messages


def test_every_job_of_the_workspace_is_done_and_forgets_old_browsers(cast):
    Session.objects.create(session_key="old", session_data="", expire_date=AT - HOUR)
    Session.objects.create(session_key="new", session_data="", expire_date=AT + HOUR)
    assert run_due(JOBS, AT) == [job.name for job in JOBS]
    assert not Beat.objects.exclude(failed=False).exists()
    assert [held.session_key for held in Session.objects.all()] == ["new"]


def test_the_scheduler_ends_when_its_server_is_gone(tmp_path):
    called = [sys.executable, "-m", "bestinterests.web.config.scheduling", "1"]
    environment = {"BESTINTERESTS_DATA": str(tmp_path), "BESTINTERESTS_SECRET": "s" * 60}
    environment["DJANGO_SETTINGS_MODULE"] = "bestinterests.web.config.settings"
    assert subprocess.run(called, env=environment, timeout=60, check=True).returncode == 0


def test_people_are_told_but_not_who_did_it_nor_those_who_belong_elsewhere(cast):
    people = [cast.people[who].public_id for who in ("assessor", "reviewer", "outsider")]
    told = tell(
        people=people,
        kind="mention",
        sentence="x" * 600,
        address="/",
        organisation=cast.organisation,
        but=people[0],
        at=AT,
    )
    assert told == 1
    held = Notice.objects.get()
    assert (held.person, len(held.sentence)) == (cast.people["reviewer"], 500)

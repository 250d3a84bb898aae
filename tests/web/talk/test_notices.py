"""Everybody reads their own notices; a digest tells each of what they have not read, once, and waits for the server."""

from __future__ import annotations

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.config.doctor import LATE, looked_at_jobs
from bestinterests.web.config.jobs import JOBS
from bestinterests.web.jobs.models import Beat
from bestinterests.web.notices import actions
from bestinterests.web.notices.digest import LISTED, due_at, send_due
from bestinterests.web.notices.models import Notice
from bestinterests.web.notices.queries import MOST
from bestinterests.web.notices.telling import KINDS, tell
from tests.web.requests import text
from tests.web.reviews.cast import Story

NINE = dt.datetime(2026, 7, 6, 8, 30, tzinfo=dt.UTC)
"""Half past nine in the summer of the workspace's clocks."""
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
ORIGIN = "https://assess.example.org"
ABOUT = "7" * 26
PAGE = f"/assessments/{ABOUT}/comments/{'8' * 26}/"


def say(cast, who="assessor", at=NINE, kind="mention", sentence="Bram mentions you on I03 of Pond Pals.", times=1):
    """Somebody is told something, so often."""
    for _ in range(times):
        tell(
            people=[cast.people[who].public_id],
            kind=kind,
            sentence=sentence,
            address=PAGE,
            organisation=cast.organisation,
            at=at,
        )


def send(at):
    """What leaves at a time."""
    mail.outbox.clear()
    assert send_due(at, origin=ORIGIN, titled=lambda ids: dict.fromkeys(ids, "Pond Pals")) == len(mail.outbox)
    return [(message.to[0], message.body) for message in mail.outbox]


def choose(cast, who="assessor", **words):
    actions.settle(person=cast.people[who], mail=words, at=NINE)


def test_notices_are_read_by_whom_they_are_for_and_opened_by_a_button(cast, signed):
    say(cast, sentence="<b>Bram</b> mentions you.")
    say(cast, who="reviewer")
    client = signed("assessor")
    shown = client.get(reverse("notices:notices"))
    assert ("Notices (1)" in text(shown), "&lt;b&gt;Bram" in shown.content.decode()) == (True, True)
    mine, theirs = Notice.objects.order_by("id")
    opened = client.post(reverse("notices:open", args=[mine.public_id]))
    assert (opened.status_code, opened["location"]) == (302, PAGE)
    assert client.post(reverse("notices:open", args=[theirs.public_id])).status_code == 404
    assert "Notices (" not in text(client.get(reverse("notices:notices")))
    say(cast, times=MOST + 3, at=timezone.now())
    assert "Notices (99+)" in text(client.get(reverse("home")))
    client.post(reverse("notices:read_all"))
    assert Notice.objects.filter(read_at=None).get() == theirs
    assert "Nobody has told you anything yet." in text(signed("nowhere").get(reverse("notices:notices")))


def test_the_count_is_one_query_and_the_list_as_many_for_many(cast, signed, django_assert_num_queries):
    say(cast, times=120)
    client = signed("assessor")
    client.get(reverse("notices:notices"))
    with django_assert_num_queries(5):
        shown = client.get(reverse("notices:notices"))
    assert shown.content.decode().count("/open/") == 50
    assert "After these" in text(shown)


def test_choices_are_kept_and_every_kind_is_asked(cast, signed):
    client = signed("assessor")
    assert text(client.get(reverse("notices:settings"))).count("Every hour") == len(KINDS)
    wrong = client.post(reverse("notices:settings"), dict.fromkeys(KINDS, "always"))
    assert wrong.status_code == 422
    kept = client.post(reverse("notices:settings"), dict.fromkeys(KINDS, "day") | {"reply": "never"})
    assert kept.status_code == 302
    assert cast.people["assessor"].delivery.mail["reply"] == "never"


def test_a_digest_goes_in_the_morning_once_with_sentences_and_links(cast):
    say(cast)
    say(cast, sentence="Two\nlines, or a forged notice", kind="review")
    assert send(NINE + HOUR) == []
    assert send(NINE + DAY - 3 * HOUR) == []  # half past six
    [(to, body)] = send(NINE + DAY - 2 * HOUR)
    assert to == "amara@example.org"
    assert f"- Bram mentions you on I03 of Pond Pals. (6 July 2026 at 09:30)\n  {ORIGIN}{PAGE}\n" in body
    assert "- Two lines, or a forged notice (" in body
    assert body.count("\nPond Pals\n") == 1
    assert f"{ORIGIN}/notices/settings/" in body
    assert mail.outbox[0].subject == "2 things to know of from Best Interests"
    assert send(NINE + DAY) == send(NINE + 2 * DAY) == []


def test_choices_by_kind_are_respected(cast):
    choose(cast, mention="hour", reply="never")
    say(cast)
    say(cast, kind="reply", sentence="A reply.")
    say(cast, kind="review", sentence="A review.")
    assert send(NINE + HOUR / 4) == []
    [(_, body)] = send(NINE + HOUR / 2)
    assert ("mentions you" in body, "A reply." in body, "A review." in body) == (True, False, False)
    choose(cast)
    [(_, body)] = send(NINE + DAY)
    assert ("A reply." in body, "A review." in body) == (False, True)  # what was never to be mailed never is


def test_those_who_read_it_who_left_or_may_not_sign_in_get_no_mail(cast):
    for who in ("assessor", "reviewer", "decider"):
        say(cast, who=who)
    actions.mark_all_read(
        person=cast.people["assessor"], standings=standings_of(cast.people["assessor"]), at=NINE + HOUR
    )
    people.remove_member(
        membership=cast.people["reviewer"].memberships.get(), actor=cast.people["administrator"], at=NINE + HOUR
    )
    cast.people["decider"].is_active = False
    cast.people["decider"].save()
    assert send(NINE + DAY) == []
    assert not Notice.objects.filter(mailed_at=None).exists()


def test_a_long_digest_says_how_many_more_there_are(cast):
    say(cast, times=LISTED + 7)
    [(_, body)] = send(NINE + DAY)
    assert body.count("- Bram") == LISTED
    assert "And 7 more: https://assess.example.org/notices/" in body


def test_a_mail_server_that_is_down_leaves_notices_for_the_next_time(cast, monkeypatch):
    say(cast)

    def down(*_):
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", down)
        with pytest.raises(ConnectionRefusedError):
            send(NINE + DAY)
    assert Notice.objects.filter(mailed_at=None, claim="").exists()
    assert len(send(NINE + DAY)) == 1


def test_a_mailbox_that_takes_nothing_keeps_nobody_else_waiting(cast, monkeypatch):
    say(cast)
    say(cast, who="reviewer")
    taking = EmailBackend.send_messages

    def refusing(self, messages):
        if messages[0].to == ["amara@example.org"]:
            raise smtplib.SMTPRecipientsRefused({})
        return taking(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refusing)
    mail.outbox.clear()
    send_due(NINE + DAY, origin=ORIGIN, titled=lambda ids: {})
    assert [message.to for message in mail.outbox] == [["bram@example.org"]]
    assert send(NINE + 2 * DAY) == []


def test_what_a_crash_left_claimed_is_not_told_twice(cast):
    say(cast)
    Notice.objects.update(claim="c" * 26)
    assert send(NINE + DAY) == []


def test_mornings_follow_the_clocks_of_the_workspace():
    winter, summer = dt.datetime(2026, 1, 5, 6, 59, tzinfo=dt.UTC), dt.datetime(2026, 7, 5, 6, 0, tzinfo=dt.UTC)
    assert due_at(winter).day == dt.datetime(2026, 1, 4, 7, 0, tzinfo=dt.UTC)
    assert due_at(summer).day == summer


def test_old_notices_are_forgotten_once_they_are_read_and_those_of_people_who_left(cast):
    say(cast, sentence="Old and read.", at=NINE - 91 * DAY)
    actions.mark_all_read(
        person=cast.people["assessor"], standings=standings_of(cast.people["assessor"]), at=NINE - 90 * DAY
    )
    say(cast, sentence="Old and unread.", at=NINE - 91 * DAY)
    say(cast, who="reviewer")
    people.remove_member(
        membership=cast.people["reviewer"].memberships.get(), actor=cast.people["administrator"], at=NINE
    )
    actions.forget(at=NINE)
    assert [notice.sentence for notice in Notice.objects.all()] == ["Old and unread."]


def test_steps_of_review_tell_whom_they_concern_and_nothing_that_is_sealed(cast):
    story = Story(cast, "refused").in_review()

    def told(who):
        return [n.sentence for n in Notice.objects.filter(person=cast.people[who]).order_by("id")]

    assert told("reviewer") == told("child-rights-reviewer") == ["Deniz asks you to review Pond Pals."]
    story.view("reviewer", "return", "Names are shown.")
    assert Notice.objects.count() == 2
    story.view("child-rights-reviewer")
    assert told("assessor") == ["All views on Pond Pals are given and can be read."]
    assert told("decider") == ["All views on Pond Pals are given: it waits for a decision."]
    story.advise()
    story.propose()
    assert told("second-signatory")[-1] == "Deniz proposes a decision on Pond Pals for your signature."
    story.return_("Say how long names are kept.")
    assert told("assessor")[-1] == told("data-protection-officer")[-1] == "Deniz sends Pond Pals back."
    assert not Notice.objects.filter(sentence__contains="Names").exists()
    story.submitted()
    decided = Story(cast).decided()
    assert told("reviewer")[-1] == "Deniz has decided on Pond Pals."
    assert Notice.objects.filter(address=reverse("reviews:review", args=[decided.id])).exists()


def test_doctor_says_when_each_job_was_done_and_which_broke_off_or_is_late(db):
    seen, problems = zip(*looked_at_jobs(NINE), strict=True)
    assert (seen[0][0], problems[0]) == ("Jobs", None)
    for job in JOBS:
        Beat.objects.create(name=job.name, due_at=NINE + HOUR, began_at=NINE, ended_at=NINE)
    found = list(looked_at_jobs(NINE))
    assert [row for row, _ in found] == [(f"Job {j.name}", "last begun on 6 July 2026 at 09:30") for j in JOBS]
    Beat.objects.filter(name="digests").update(failed=True)
    Beat.objects.filter(name="verdicts").update(due_at=NINE)
    problems = [problem for _, problem in looked_at_jobs(NINE + LATE + HOUR / 60) if problem]
    assert [(problem.code, problem.path) for problem in problems] == [
        ("server.job-failed", "digests"),
        ("server.jobs-late", ""),
    ]
    assert "verdicts" in problems[1].sentence

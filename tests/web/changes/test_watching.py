"""What brings assessments back: one list, kept as things change and by the clock, told once, set aside until a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.domain.service import ScopeTest
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.assessments.actions import bring_in, create, screen_out
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.change_requests.home import work
from bestinterests.web.change_requests.models import Incident, Link, SetDate, Trigger
from bestinterests.web.change_requests.projecting import daily, refresh
from bestinterests.web.config.jobs import JOBS
from bestinterests.web.ledger.models import Ledger
from bestinterests.web.notices.models import Notice
from tests.web.changes.cast import acting, happened
from tests.web.requests import text
from tests.web.reviews.cast import Story

DAY = dt.timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


def reasons(row):
    return sorted(Trigger.objects.filter(assessment=row).values_list("reason", flat=True))


def listed(cast):
    return reverse("change_requests:triggers", args=[cast.organisation.public_id])


def begun(cast, now, title="Pond Pals"):
    return create(organisation=cast.organisation, title=title, actor=acting(cast.people["assessor"]), at=now)


def test_the_list_follows_what_is_in_force_and_the_record_of_today(signed):
    cast = signed.cast
    story = Story(cast).decided()
    soon = story.head.course.in_force.decided.ruling.expires_on - 20 * DAY
    at = dt.datetime.combine(soon, dt.time(12), tzinfo=dt.UTC)
    Trigger.objects.all().delete()
    Notice.objects.all().delete()
    refresh(story.row.pk, at)
    assert "expiry" in reasons(story.row)
    told = set(Notice.objects.filter(kind="trigger").values_list("person__display_name", flat=True))
    assert told == {"Amara", "Dov", "Deniz"}
    number = Notice.objects.count()
    refresh(story.row.pk, at + DAY)
    assert Notice.objects.count() == number  # told once
    story.reopened()
    head = read(story.row.pk)
    first = head.document.assessment.features[0]
    theirs = replace(
        head.document,
        assessment=replace(
            head.document.assessment,
            features=(*head.document.assessment.features, replace(first, id="F02", name="Voice")),
        ),
    )
    bring_in(
        assessment=story.row, base_revision=head.revision, theirs=theirs, actor=story.who("assessor"), at=story.at()
    )
    assert "new-feature" in reasons(story.row)
    row = Trigger.objects.get(reason="new-feature")
    said = signed("observer").get(listed(cast)).content.decode()
    assert reverse("assessments:feature", args=[story.id, row.item]) in said


def test_the_clock_brings_days_and_they_go_once_they_are_kept(signed, now):
    cast = signed.cast
    held = begun(cast, now)
    client, tab = signed("assessor"), reverse("change_requests:in_assessment", args=[held.public_id])
    far = timezone.localdate() + 60 * DAY
    assert client.post(tab, {"on": "1 January 2020", "why": ""}).status_code == 422
    client.post(tab, {"on": f"{far:%d %B %Y}", "why": "The trial ends."})
    assert reasons(held) == []
    assert "triggers" in {job.name for job in JOBS}
    daily(now + 31 * DAY)
    assert reasons(held) == ["date"]
    daily(now + 31 * DAY)
    assert Notice.objects.filter(kind="trigger", person=cast.people["assessor"]).count() == 1
    keep = reverse("change_requests:date_keep", args=[held.public_id, SetDate.objects.get().public_id])
    assert "Say what came of it." in text(client.post(keep, {"outcome": ""}))
    client.post(keep, {"outcome": "It goes on."})
    client.post(keep, {"outcome": "Twice."})
    assert reasons(held) == []
    assert SetDate.objects.get().outcome == "It goes on."
    assert [each.kind for each in history(read(held.pk), count=2)] == ["date.kept", "date.set"]


def test_an_incident_brings_it_back_until_somebody_has_looked_into_it(signed, now):
    cast = signed.cast
    held = begun(cast, now)
    new = reverse("change_requests:incident_new", args=[cast.organisation.public_id])
    client = signed("assessor")
    assert "Which service did it happen in?" in text(client.get(new))
    page = client.post(f"{new}?assessment={held.public_id}", {})
    assert "There are 5 problems" in text(page)
    today = timezone.localdate()
    told = {
        "title": "A stranger joined",
        "what": "He asked for names.",
        "on": f"{today:%d %B %Y}",
        "right": "article-16",
        "seriousness": "serious",
        "bands": ["10-12"],
        "children": "One class",
    }
    late = client.post(f"{new}?assessment={held.public_id}", {**told, "on": f"{today + DAY:%d %B %Y}"})
    assert "It cannot have happened after today." in text(late)
    shown = client.post(f"{new}?assessment={held.public_id}", told, follow=True)
    assert "Serious harm" in text(shown)
    assert reasons(held) == ["incident"]
    row = Incident.objects.get()
    address = reverse("change_requests:incident", args=[cast.organisation.public_id, row.public_id])
    client.post(address, {"words": "Rooms are closed to strangers now."})
    assert reasons(held) == []
    assert "Rooms are closed to strangers now." in text(client.get(address))
    client.post(address, {"words": "It happened again.", "reopen": "yes"})
    assert reasons(held) == ["incident"]
    theirs = happened(
        cast, create(organisation=cast.other, title="x", actor=acting(cast.people["outsider"]), at=now), now
    )
    other = reverse("change_requests:incident", args=[cast.organisation.public_id, theirs.public_id])
    assert client.get(other).status_code == 404
    asked = f"{new}?assessment={theirs.assessment.public_id}"
    assert client.get(asked).status_code == 404


def test_a_trigger_is_set_aside_until_a_day_and_the_history_says_by_whom(signed, now):
    cast = signed.cast
    held = begun(cast, now)
    happened(cast, held, now)
    row = Trigger.objects.get()
    address = reverse("change_requests:aside", args=[cast.organisation.public_id, row.public_id])
    client = signed("decider")
    until = timezone.localdate() + 10 * DAY
    assert "There are 2 problems" in text(client.post(address, {"until": "", "reason": ""}))
    client.post(address, {"until": f"{until:%d %B %Y}", "reason": "The inquiry reports in May."})
    assert "A stranger joined a room" not in text(client.get(listed(cast)))
    aside = text(client.get(listed(cast) + "?when=aside"))
    assert "Set aside by Deniz" in aside
    assert "The inquiry reports in May." in aside
    told = history(read(held.pk), count=1)[0]
    assert (told.kind, told.name, told.words) == ("trigger.set_aside", "Deniz", "The inquiry reports in May.")
    refresh(held.pk, now + DAY)
    assert Trigger.objects.get().aside_until == until  # as long as it stands
    assert titles(cast, "decider", now) == []
    assert titles(cast, "decider", now + 11 * DAY) == ["Look at Pond Pals again"]
    theirs = create(organisation=cast.other, title="x", actor=acting(cast.people["outsider"]), at=now)
    happened(cast, theirs, now)
    other = Trigger.objects.get(assessment=theirs)
    asked = reverse("change_requests:aside", args=[cast.organisation.public_id, other.public_id])
    assert client.get(asked).status_code == 404


def titles(cast, role, at):
    return [task.title for task in work(standings_of(cast.people[role]), at).tasks]


def test_home_asks_once_for_an_assessment_and_not_what_reviews_ask_already(signed, now):
    cast = signed.cast
    held = begun(cast, now)
    happened(cast, held, now)
    happened(cast, held, now, "Another")
    assert titles(cast, "assessor", now) == titles(cast, "decider", now) == ["Look at Pond Pals again"]
    assert titles(cast, "observer", now) == []
    Assessment.objects.filter(pk=held.pk).update(lapses_on=timezone.localdate() + DAY)
    assert titles(cast, "assessor", now) == []  # reviews.home says so
    assert titles(cast, "data-protection-officer", now) == ["Look at Pond Pals again"]  # it does not tell them
    assert text(signed("assessor").get("/")).count("Look at Pond Pals again") == 1


def test_the_page_asks_little_and_reads_no_document_at_a_thousand_assessments(signed, now):
    cast = signed.cast
    held = begun(cast, now)
    at, on = held.updated_at, timezone.localdate()
    fields = {f.attname: getattr(held, f.attname) for f in Assessment._meta.concrete_fields if f.attname != "id"}
    ledgers = Ledger.objects.bulk_create(
        Ledger(public_id=new_id(at), kind="assessment", subject=new_id(at)) for _ in range(1000)
    )
    rows = Assessment.objects.bulk_create(
        Assessment(**{**fields, "public_id": ledger.subject, "ledger_id": ledger.pk}) for ledger in ledgers
    )
    Trigger.objects.bulk_create(
        Trigger(
            public_id=new_id(at),
            organisation=cast.organisation,
            assessment=row,
            key="packs::x",
            reason="packs",
            sentence="uncrc 9.0.0 is out.",
            due_on=on,
            since=at,
        )
        for row in rows
    )
    client = signed("decider")
    for address in (listed(cast), listed(cast) + "?reason=packs&when=now"):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address)
        assert page.content.count(b'class="cr-of"') == 50
        assert len(queries) <= 8
        # Notices in the bar are counted up to 99.
        asked = [each["sql"] for each in queries if "notices_notice" not in each["sql"]]
        assert not any('"head"' in sql or "COUNT(" in sql for sql in asked)
    with CaptureQueriesContext(connection) as queries:
        work(standings_of(cast.people["decider"]), now)
    assert len(queries) <= 4


def test_what_was_screened_out_comes_back_on_its_day(cast, now):
    held = begun(cast, now)
    head = read(held.pk)
    on = timezone.localdate()
    judged = head.document.assessment
    scoped = replace(
        judged,
        scope=ScopeTest(outcome="screened-out", reason="Grown-ups only."),
        review=replace(judged.review, next_review=on + 10 * DAY),
    )
    bring_in(
        assessment=held,
        base_revision=head.revision,
        theirs=replace(head.document, assessment=scoped),
        actor=acting(cast.people["assessor"]),
        at=now,
    )
    screen_out(assessment=held, actor=acting(cast.people["decider"]), at=now)
    assert reasons(held) == ["review-date"]


def test_links_are_made_for_what_was_chosen_and_withdrawn(signed, now):
    cast = signed.cast
    actor = acting(cast.people["assessor"])
    held = create(organisation=cast.organisation, title="Pond Pals", patterns=("chat",), actor=actor, at=now)
    own = cast.organisation.public_id
    new = reverse("change_requests:link_new", args=[own])
    client = signed("decider")
    assert client.post(f"{new}?assessment={held.public_id}", {"expires_on": "1 May 2020"}).status_code == 422
    told = {"label": "Games team", "shows_service": "on", "features": ["F01"], "expires_on": ""}
    said = client.post(f"{new}?assessment={held.public_id}", told, follow=True)
    assert "Games team" in text(said)
    assert "/changes/describe/" in said.content.decode()
    link = Link.objects.get()
    assert (link.service, link.features) == ("Pond Pals", [["F01", "Chat and messages"]])
    theirs = create(organisation=cast.other, title="x", actor=acting(cast.people["outsider"]), at=now)
    assert client.get(f"{new}?assessment={theirs.public_id}").status_code == 404
    gone = client.post(reverse("change_requests:link_withdraw", args=[own, link.public_id]), follow=True)
    assert "Withdrawn" in text(gone)
    assert "/changes/describe/" not in gone.content.decode()

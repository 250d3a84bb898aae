"""What pages are made of: lists by their keys, dates in full, and the drawings of the reports."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template import engines

from bestinterests.documents.inline import Mark
from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.formats.html import marks, signs
from bestinterests.web.accounts import actions
from bestinterests.web.accounts.models import Event
from bestinterests.web.ui import home
from bestinterests.web.ui.environment import day, listed, moment, weekday
from bestinterests.web.ui.paging import paged
from tests.web.cast import AT
from tests.web.requests import text

KEYS = ("-at", "-id")


def rendered(template, **values):
    return engines["jinja2"].from_string(template).render(values)


@pytest.fixture
def events(cast):
    """103 events, some of them at the same moment."""
    Event.objects.all().delete()
    edda = cast.people["administrator"]
    Event.objects.bulk_create(
        Event(
            organisation=cast.organisation,
            at=AT + dt.timedelta(minutes=at // 3),
            actor=edda,
            kind="person.joined",
            subject=edda.public_id,
        )
        for at in range(103)
    )
    return Event.objects.all()


@pytest.mark.parametrize("size", [1, 7, 50, 103, 200])
def test_walking_a_list_meets_every_row_once_forwards_and_backwards(events, size):
    whole = [event.pk for event in events.order_by(*KEYS)]
    met, page = [], paged(events, KEYS, "", size)
    assert page.before == ""
    while True:
        met.append([event.pk for event in page.rows])
        if not page.after:
            break
        page = paged(events, KEYS, page.after, size)
    assert [pk for rows in met for pk in rows] == whole
    back = [[event.pk for event in page.rows]]
    while page.before:
        page = paged(events, KEYS, page.before, size)
        back.insert(0, [event.pk for event in page.rows])
    assert [pk for rows in back for pk in rows] == whole


def test_a_row_that_is_added_meanwhile_moves_nothing(events, cast):
    first = paged(events, KEYS, "", 10)
    expected = [event.pk for event in paged(events, KEYS, first.after, 10).rows]
    actions.rename_organisation(
        organisation=cast.organisation, name="T", actor=cast.people["administrator"], at=AT + dt.timedelta(days=1)
    )
    assert [event.pk for event in paged(events, KEYS, first.after, 10).rows] == expected


@pytest.mark.parametrize("place", ["none", "W10", "WyJhIiwxXQ", "WyJhIiwieCIsInkiXQ", "é", "IiI", "WyJhIixudWxsLDFd"])
def test_a_place_that_nobody_was_given_is_the_first_page(events, place):
    assert paged(events, KEYS, place, 5).rows == paged(events, KEYS, "", 5).rows


def test_pages_of_changes_are_linked(signed, events):
    people = f"/organisations/{signed.cast.organisation.public_id}/people/"
    page = signed("administrator").get(people)
    assert "After these" in text(page)
    assert "Before these" not in text(page)
    after = page.content.decode().partition('href="?changes=')[2].partition('"')[0]
    assert "Before these" in text(signed.client.get(f"{people}?changes={after}"))


def test_dates_are_written_in_full():
    at = dt.datetime(2026, 7, 5, 23, 30, tzinfo=dt.UTC)  # in London it is the next day already
    assert (day(at), weekday(at), moment(at)) == ("6 July 2026", "Monday 6 July 2026", "6 July 2026 at 00:30")
    assert day(dt.date(2026, 10, 5)) == "5 October 2026"
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_is_the_drawing_of_the_report_with_its_words(verdict):
    drawn = rendered("{{ drawing.verdict(held) }}", held=verdict)
    assert drawn == signs.tag(verdict)
    assert VERDICT_WORDS[verdict] in drawn


def test_marks_are_those_of_the_report_and_say_their_words():
    held = Mark("harm", "medium", "high")
    drawn = rendered("{{ drawing.mark(held, 24) }}", held=held)
    assert drawn.startswith(marks.draw(held, 24))
    assert "medium to high" in drawn
    assert f'id="{marks.name(held)}"' in rendered("{{ drawing.definitions() }}")


def test_small_profile_says_each_age_band_in_words():
    bands = [
        ("0–5", None, None, "not-asked"),
        ("6–9", Mark("harm", "high", "high"), Mark("benefit", "low", "medium"), ""),
        ("16–17", None, None, "not-applicable"),
    ]
    drawn = rendered("{{ drawing.small_profile(bands) }}", bands=bands)
    assert drawn.count("<li>") == 3
    assert ": worst harm high, best benefit low to medium" in drawn
    assert ": not asked yet" in drawn
    assert ": does not apply" in drawn


def test_home_shows_work_by_day_with_its_reason(signed, monkeypatch):
    from bestinterests.web.config import home as page

    def work(standings, at):
        assert [held.person.display_name for held in standings] == ["Amara"]
        soon = at.date() + dt.timedelta(9)
        later = home.Task("Hear <children> of 6–9", "/roles/", "No one was asked.", "Consultation", soon)
        undated = home.Task("Give evidence", "/roles/", "I16 has none.", "Impact")
        due = home.Task("Answer two questions", "/roles/", "A workbook came back.", "Merge", at.date())
        return home.Work((undated, later, due), (home.Task("A remark", "/roles/", "by the DPO", "Review"),))

    monkeypatch.setattr(page, "PROVIDERS", (work,))
    said = text(signed("assessor").get("/"))
    assert "3 things, 1 of them today." in said
    assert said.index("Answer two questions") < said.index("Hear <children>") < said.index("Give evidence")
    assert "Others are at work on" in said
    assert "Nothing needs you today." not in said

"""What is kept of numbers is what would be counted now, whatever happened to the assessments."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from threading import Thread

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bestinterests.changes import diff
from bestinterests.domain.document import PackPin
from bestinterests.domain.measure import Measure
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.counting.recounting import drift, recount
from bestinterests.web.assessments.evaluating import project, work_out
from bestinterests.web.assessments.models import (
    Assessment,
    Contribution,
    Count,
    CountedUnder,
    Deadline,
    ServiceKind,
)
from tests.web.assessments.cast import AMARA, AT, DENIZ, HANNA, begun, example, from_example, later, organisation
from tests.web.overview.cast import insist_true
from tests.web.reviews.cast import Story

ON = AT.date()
TABLES = (Contribution, Count, CountedUnder, Deadline, ServiceKind)


def written(row, minutes, **values):
    """Write fields of the assessment through the action."""
    head = read(row.pk)
    after = replace(head.document, assessment=replace(head.document.assessment, **values))
    changes = diff(head.document, after)
    actions.edit(assessment=row, base_revision=head.revision, changes=changes, actor=AMARA, at=later(minutes))


DAY = st.none() | st.integers(-40, 200).map(lambda days: ON + dt.timedelta(days))
STEPS = st.one_of(
    st.tuples(st.just("kind"), st.sampled_from(("", "mobile game", "online shop"))),
    st.tuples(st.just("fictional"), st.booleans()),
    st.tuples(st.just("measures"), st.lists(DAY, max_size=4)),
    st.tuples(st.just("review"), DAY),
    st.tuples(st.just("course"), st.none()),
    st.tuples(st.just("impacts"), st.sampled_from((0, 3, 99))),
    st.tuples(st.just("packs"), st.booleans()),
    st.tuples(st.just("tomorrow"), st.none()),
)


def take(row, what, value, minutes):
    """Take one step, where it may be taken."""
    state, full = Assessment.objects.get(pk=row.pk).state, example().assessment
    held = read(row.pk).document.assessment
    if what == "tomorrow":
        project(row.pk, ON + dt.timedelta(days=1))
    elif what == "course":
        if state == "draft":
            actions.withdraw(assessment=row, reasons="It is not pursued.", actor=DENIZ, at=later(minutes))
        else:
            actions.open_draft(assessment=row, actor=AMARA, at=later(minutes))
    elif state == "draft":
        values = {
            "kind": lambda: {"service": replace(held.service, kind=value)},
            "fictional": lambda: {"fictional": value},
            "measures": lambda: {"measures": tuple(planned(value))},
            "review": lambda: {"review": replace(held.review, next_review=value)},
            "impacts": lambda: {"impacts": full.impacts[:value], "features": full.features, "children": full.children},
            "packs": lambda: {"packs": full.packs if value else (PackPin(pack="gone", version="1.0.0"),)},
        }
        written(row, minutes, **values[what]())


def planned(days):
    """Planned measures with these days."""
    for at, day in enumerate(days, 1):
        yield Measure(id=f"M{at:02}", title=f"Measure {at}", owner="Product", due=day)


@pytest.mark.django_db
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=st.lists(STEPS, min_size=3, max_size=7), second=st.lists(STEPS, max_size=4))
def test_after_any_changes_what_is_kept_is_what_would_be_counted_now(first, second):
    place = organisation()
    for title, steps in (("One", first), ("Two", second)):
        row = begun(title, place)
        for at, (what, value) in enumerate(steps, 1):
            take(row, what, value, at)
    insist_true(place)
    assert not drift()


def test_what_was_submitted_sent_back_and_decided_is_counted_by_month(cast):
    story = Story(cast).reviewed()
    story.advise()
    story.return_("Hear children of 16 and 17, or record why not.")
    insist_true(cast.organisation)
    story.in_review("reviewer")
    story.view("reviewer")
    story.advise()
    story.decide()
    insist_true(cast.organisation)
    held = Count.objects.filter(organisation=cast.organisation, state="", kind=0, key__startswith="did/")
    assert dict(held.values_list("key", "number")) == {
        "did/submitted/2026-06": 1,
        "did/returned/2026-06": 1,
        "did/decided/2026-06": 1,
    }
    assert Deadline.objects.filter(what="l").count() == 1, "the decision lapses on a day"


@pytest.mark.django_db
def test_a_text_that_is_removed_lawfully_is_gone_from_kinds_and_deadlines_at_once():
    row = begun()
    held = read(row.pk).document.assessment
    named = Measure(id="M01", title="Ask Wilhelmina Q", owner="Wilhelmina Q", due=ON)
    written(row, 1, service=replace(held.service, kind="shop of Wilhelmina Q"), measures=(named,))
    actions.remove_lawfully(assessment=row, text="Wilhelmina Q", ground="erasure", actor=HANNA, at=later(2))
    for table in TABLES:
        assert "Wilhelmina" not in repr(list(table.objects.values())), table
    insist_true(row.organisation)


@pytest.mark.django_db
def test_after_an_upgrade_what_was_there_counts_by_state_until_the_job_has_worked_it_out():
    place = organisation()
    from_example(where=place)
    written(begun("Real", place), 1, fictional=False)
    for table in TABLES:
        table.objects.all().delete()
    migration = import_module("bestinterests.web.assessments.migrations.0012_add_counts")
    migration.fill(apps, None)
    held = dict(Count.objects.filter(organisation=place, kind=0).values_list("key", "number"))
    assert held == {"service": 1, "waits": 1}, "the example is fictional"
    assert not drift()
    assert work_out(ON, 1) == 1
    assert work_out(ON) == 1
    assert work_out(ON) == 0
    insist_true(place)


@pytest.mark.django_db
def test_numbers_that_are_not_true_are_mended_and_the_others_left():
    row = begun()
    held = Count.objects.filter(organisation=row.organisation)
    held.filter(key="service").update(number=7)
    held.filter(key__startswith="now/").delete()
    Count.objects.create(organisation=row.organisation, key="undated", number=3)
    assert recount() == 2 + 2 * 2 + 1 + 2
    assert recount() == 0
    insist_true(row.organisation)


@pytest.mark.django_db(transaction=True)
def test_people_who_change_services_at_the_same_time_lose_no_count():
    place = organisation()
    rows = [begun(f"Number {at}", place) for at in range(4)]
    faults = []

    def change(row, at):
        try:
            for minute, kind in enumerate(("game", "shop", "game"), 1):
                held = read(row.pk).document.assessment
                written(row, minute, service=replace(held.service, kind=kind), measures=tuple(planned([ON])))
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=change, args=(row, at)) for at, row in enumerate(rows)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    insist_true(place)

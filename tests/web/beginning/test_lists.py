"""Lists: what a filter keeps and an order does, for any rows; a page at a time, and all of it as a file."""

from __future__ import annotations

import csv
import datetime as dt
import io

import openpyxl
import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments import evaluating
from bestinterests.web.assessments.exporting import HEAD, exported
from bestinterests.web.assessments.models import FIRST_DAY, LAST_DAY, LAST_RANK, Assessment
from bestinterests.web.assessments.queries import listed, matched, said_age
from bestinterests.web.assessments.wanted import (
    AGE_CHOICES,
    COMPLETENESS_CHOICES,
    SORTS,
    STATE_CHOICES,
    VERDICT_CHOICES,
    Wanted,
    wanted_of,
)
from tests.web.assessments.cast import AT, begun, from_example, organisation
from tests.web.requests import text

pytestmark = pytest.mark.django_db
ON = AT.date()
DAYS = st.one_of(st.none(), st.dates(ON - dt.timedelta(800), ON + dt.timedelta(800)))
ROW = st.fixed_dictionaries(
    {
        "state": st.sampled_from(list(STATE_CHOICES)),
        "now_worst": st.sampled_from(["", *VERDICTS]),
        "open_count": st.one_of(st.none(), st.integers(0, 3)),
        "assessed_on": DAYS,
        "next_review": DAYS,
        "next_due": DAYS,
        "title": st.sampled_from(["Pond Pals", "pond", "Zebra", "Ärmel", "A"]),
    }
)
WANTED = st.builds(
    Wanted,
    query=st.just(""),
    state=st.sampled_from(["", *STATE_CHOICES]),
    verdict=st.sampled_from(["", *VERDICT_CHOICES]),
    completeness=st.sampled_from(["", *COMPLETENESS_CHOICES]),
    age=st.sampled_from(["", *AGE_CHOICES]),
    sort=st.sampled_from(list(SORTS)),
)


def keeps(row: dict, wanted: Wanted) -> bool:
    """The same filters, said again without a database."""
    ages = {
        "": True,
        "review": row["next_review"] is not None and row["next_review"] < ON,
        "action": row["next_due"] is not None and row["next_due"] < ON,
        "year": row["assessed_on"] is not None and row["assessed_on"] < ON - dt.timedelta(365),
        "undated": row["assessed_on"] is None,
    }
    complete = {"": True, "finished": row["open_count"] == 0, "open": bool(row["open_count"])}
    return (
        wanted.state in ("", row["state"])
        and wanted.verdict in ("", row["now_worst"] or "none")
        and complete[wanted.completeness]
        and ages[wanted.age]
    )


def placed(row: dict) -> dict:
    """A row with the columns by which lists are ordered, as actions write them."""
    return row | {
        "by_verdict": VERDICTS.index(row["now_worst"]) if row["now_worst"] else LAST_RANK,
        "by_age": row["assessed_on"] or LAST_DAY,
        "by_review": row["next_review"] or LAST_DAY,
    }


@pytest.fixture
def pool(db):
    """Ten rows of one organisation, to be given other values."""
    where = organisation("Pool")
    return where, [begun(f"Row {number}", where).pk for number in range(10)]


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(values=st.lists(ROW, min_size=10, max_size=10), wanted=WANTED, size=st.integers(1, 11))
def test_a_list_holds_what_the_filters_keep_once_in_its_order(pool, values, wanted, size):
    where, pks = pool
    for pk, row in zip(pks, values, strict=True):
        Assessment.objects.filter(pk=pk).update(
            **placed(row), updated_at=AT - dt.timedelta(hours=pk % 3), evaluated_on=ON, evaluated=1
        )
    seen, place = [], ""
    while True:
        page = listed(where, wanted, place=place, size=size, on=ON)
        seen += [row.public_id for row in page.rows]
        place = page.after
        if not place:
            break
    kept = [pk for pk, row in zip(pks, values, strict=True) if keeps(row, wanted)]
    ids = dict(Assessment.objects.filter(pk__in=pks).values_list("public_id", "pk"))
    assert sorted(ids[each] for each in seen) == sorted(kept)
    assert seen == list(matched(where, wanted, ON).order_by(*SORTS[wanted.sort][1]).values_list("public_id", flat=True))
    assert len(list(exported(where, wanted, ON))) == len(kept)
    keys = {"verdict": "by_verdict", "age": "by_age", "review": "by_review"}
    if wanted.sort in keys:
        of = {pk: placed(row)[keys[wanted.sort]] for pk, row in zip(pks, values, strict=True)}
        ordered = [of[ids[each]] for each in seen]
        assert ordered == sorted(ordered)


@given(asked=st.dictionaries(st.sampled_from(Wanted._fields), st.text(max_size=20)))
def test_any_address_asks_for_something_that_can_be_answered(asked):
    wanted = wanted_of(asked)
    assert wanted.sort in SORTS
    assert wanted_of({"query": wanted.query, "sort": wanted.sort, "state": wanted.state}).query == wanted.query
    wanted.filters(ON)


@given(wanted=WANTED, query=st.text("abä &=?#+%", max_size=20))
def test_the_address_of_a_list_asks_for_the_same(wanted, query):
    wanted = wanted._replace(query=query)
    assert wanted_of(QueryDict(wanted.address)) == wanted


def test_columns_follow_the_record():
    row = from_example()
    row.refresh_from_db()
    assert (row.by_verdict, row.by_age) == (0, row.assessed_on)
    assert row.by_review == (row.next_review or LAST_DAY)
    assert (row.next_due, row.due[0][0]) == (dt.date(2026, 3, 16), "M12")
    assert row.by_age > FIRST_DAY


@pytest.fixture
def filled(cast):
    """A list of three: one finished and fictional, one begun, one of another organisation."""
    from_example(where=cast.organisation)
    begun("Pond Pals", cast.organisation)
    begun("Theirs", cast.other)
    return reverse("assessments:list", args=[cast.organisation.public_id])


def test_a_row_says_what_it_is_how_complete_and_what_follows(signed, filled):
    said = text(signed("observer").get(filled))
    for words in ("Puddlehop Islands", "Fictional", "Finished", "Stop", "Not consistent", "Draft", "No day set"):
        assert words in said
    assert "1 assessment. Fictional ones are marked and not counted." in said
    assert "6 open" in said
    assert "Theirs" not in said
    assert "Start an assessment" not in said
    assert "Start an assessment" in text(signed("assessor").get(filled))


def test_a_list_is_read_in_few_queries_and_evaluates_nothing(signed, filled, cast, monkeypatch):
    client = signed("assessor")
    Assessment.objects.update(evaluated_on=timezone.localdate())

    def never(*_):
        raise AssertionError("a list evaluates")

    monkeypatch.setattr(evaluating, "evaluated", never)
    counts = []
    for more in (0, 30):
        base = Assessment.objects.filter(organisation=cast.organisation).first()
        for number in range(more):
            Assessment.objects.bulk_create([_like(base, cast.organisation, number)])
        with CaptureQueriesContext(connection) as queries:
            client.get(filled)
        counts.append(len(queries))
        assert not any('"head"' in query["sql"] for query in queries if "SELECT" in query["sql"])
    assert counts[1] <= counts[0] <= 8


def _like(row, where, number):
    from bestinterests.web.accounts.ids import new_id
    from bestinterests.web.ledger.appending import open_ledger

    values = {f.attname: getattr(row, f.attname) for f in Assessment._meta.concrete_fields if f.attname != "id"}
    public = new_id(AT)
    ledger = open_ledger(kind="assessment", subject=public, at=AT)
    return Assessment(**values | {"public_id": public, "ledger_id": ledger.pk, "title": f"Like {number}"})


def test_verdicts_of_an_earlier_day_are_brought_up_a_few_at_a_time(cast):
    for number in range(evaluating.AT_ONCE + 2):
        begun(f"Service {number}", cast.organisation)
    Assessment.objects.update(evaluated_on=ON - dt.timedelta(1))
    rows = listed(cast.organisation, on=ON).rows
    assert [row.current for row in rows] == [True] * evaluating.AT_ONCE + [False] * 2
    assert all(row.current for row in listed(cast.organisation, on=ON).rows)


def test_a_search_that_finds_nothing_says_so_and_an_empty_list_teaches(signed, filled, cast):
    client = signed("assessor")
    assert "No assessment is like that." in text(client.get(f"{filled}?query=zebra"))
    assert "Pond Pals" in text(client.get(f"{filled}?query=pond&completeness=open&sort=title"))
    Organisation.objects.filter(pk=cast.organisation.pk).update(name="Other")
    empty = reverse("assessments:list", args=[cast.other.public_id])
    Assessment.objects.filter(organisation=cast.other).update(organisation=cast.organisation)
    said = text(signed("outsider").get(empty))
    assert "An assessment says what a service does to children’s rights" in said
    assert "three ways to begin" in said


def test_readers_of_an_empty_list_learn_who_can_begin(signed, cast):
    said = text(signed("observer").get(reverse("assessments:list", args=[cast.organisation.public_id])))
    assert "To begin one takes an assessor" in said
    assert "three ways" not in said


def test_a_long_list_is_walked_by_its_links_with_the_filters_kept(signed, cast, filled, monkeypatch):
    from bestinterests.web.assessments import queries

    monkeypatch.setattr(queries.listed, "__kwdefaults__", {**queries.listed.__kwdefaults__, "size": 1})
    client = signed("assessor")
    page = client.get(f"{filled}?state=draft")
    assert text(page).count("Draft") >= 1
    link = page.content.decode().partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
    assert "state=draft" in link
    second = client.get(filled + link.replace("&amp;", "&"))
    assert 'rel="prev"' in second.content.decode()
    assert 'rel="next"' not in second.content.decode()


def test_everything_that_matches_is_taken_away_in_both_forms(signed, filled, cast):
    Assessment.objects.filter(title="Pond Pals").update(title="=1+1", service="@SUM(A1)", kind="+cmd")
    client = signed("observer")
    address = f"/organisations/{cast.organisation.public_id}/assessments/export"
    table = b"".join(client.get(f"{address}/csv/").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["title"] for row in rows] == ["'=1+1", "Puddlehop Islands - mobile game"]
    assert (rows[0]["service"], rows[0]["kind of service"]) == ("'@SUM(A1)", "'+cmd")
    assert (rows[1]["fictional"], rows[1]["completeness"], rows[1]["now, worst"]) == ("yes", "finished", "Stop")
    assert rows[1]["assessed on"] == str(Assessment.objects.get(fictional=True).assessed_on)
    answer = client.get(f"{address}/xlsx/?completeness=open")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.getvalue())).active
    head, *found = list(sheet.iter_rows())
    assert tuple(cell.value for cell in head) == HEAD
    assert [(row[0].value, row[0].data_type) for row in found] == [("=1+1", "s")]
    assert client.get(f"{address}/pdf/").status_code == 404


def test_several_organisations_lead_to_a_choice(signed, cast, filled):
    from tests.web.cast import joined

    client = signed("assessor")
    assert client.get("/assessments/?age=action").url == f"{filled}?age=action"
    joined_ = joined(cast.other, "Ola", frozenset({"observer"}), cast.people["outsider"])
    cast.people["both"] = joined_
    from bestinterests.web.accounts import actions

    actions._join(cast.organisation, joined_, frozenset({"observer"}), AT)
    said = text(signed("both").get("/assessments/"))
    assert "Larkspur Lane 1 assessment" in said
    assert "Tern and Tide Games 1 assessment" in said
    assert "You belong to no organisation." in text(signed("nowhere").get("/assessments/"))


@pytest.mark.parametrize(
    "days, said",
    [
        (0, "Today"),
        (1, "1 day ago"),
        (30, "30 days ago"),
        (31, "1 month ago"),
        (800, "2 years ago"),
        (-1, "Dated in the future"),
    ],
)
def test_an_age_is_said_in_days_then_months_then_years(days, said):
    assert said_age(ON - dt.timedelta(days), ON) == said


def test_no_day_is_said_as_such():
    assert said_age(None, ON) == "No day given"

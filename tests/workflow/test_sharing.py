"""What may be named for an outside reader: some papers, of a text that is there, for a purpose, until a day."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from bestinterests.workflow.course import Course
from bestinterests.workflow.sharing import LONGEST, may_be_named, may_name, still_open

AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
KNOWN = ("report", "dpia")


def asked(course=None, **given):
    sent = {"papers": ["dpia"], "version": None, "purpose": "an audit", "until": AT + dt.timedelta(days=1)} | given
    return {each.code for each in may_name(course or Course(), known=KNOWN, at=AT, **sent)}


@given(st.timedeltas(min_value=dt.timedelta(days=-900), max_value=dt.timedelta(days=900)))
def test_it_ends_after_it_begins_and_within_a_year(lasts):
    found = asked(until=AT + lasts)
    assert ("share.past" in found) == (lasts <= dt.timedelta(0))
    assert ("share.too-long" in found) == (lasts > LONGEST)


def test_everything_that_is_missing_is_said_at_once():
    assert asked(papers=[], purpose=" \n", version=1, until=AT) == {
        "share.no-paper",
        "share.no-purpose",
        "share.not-decided",
        "share.past",
    }
    assert asked(papers=["dpia", "bundle"]) == {"share.unknown-paper"}
    assert asked() == set()


def test_who_belongs_here_otherwise_is_not_turned_into_a_reader():
    def codes(*given, **more):
        return [each.code for each in may_be_named(*given, **more)]

    assert codes(" ") == ["share.no-reader"]
    assert codes("iman@example.org", member="Iman") == ["share.no-role"]
    assert codes("oriel@example.org", member="Oriel", able=True) == []
    assert codes("ines@example.org", otherwise=True) == ["share.invited-otherwise"]
    assert codes("gia@example.org") == []
    assert [each.code for each in still_open(False)] == ["share.ended"]

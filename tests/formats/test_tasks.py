"""Actions where people keep their work: nothing runs in a spreadsheet, nothing is ticked before its test passed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bestinterests.documents.papers import Assessed
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.measure import Measure
from bestinterests.domain.service import Service
from bestinterests.formats import FORMATS
from bestinterests.formats.markdown import escaped
from bestinterests.formats.tasks.table import inert
from tests.documents import fixture
from tests.drawing import ALL_TEXTS

DUE = dt.date(2026, 1, 2)
HOSTILE = '=HYPERLINK("x")\n- [x] done; \\n, **bold** <b> @all'
MEASURES = (
    Measure(id="M01", title="Planned and late", due=DUE, owner="product"),
    Measure(id="M02", title="Done", status="tested", test_result="passed", due=DUE),
    Measure(id="M03", title="Said to be tested", status="tested", test_result="failed", due=DUE),
    Measure(id="M04", title="Given up", status="abandoned", due=DUE),
    Measure(id="M05", title=HOSTILE, what=HOSTILE, due_event="launch"),
)


def assessed(assessment: Assessment) -> Assessed:
    return Assessed(fixture.framework(), Document(format=1, assessment=assessment), fixture.evaluated(assessment))


@pytest.fixture(scope="module")
def held() -> Assessed:
    return assessed(Assessment(service=Service(name="Pond Pals"), measures=MEASURES))


@pytest.mark.parametrize("name", ["csv", "md", "ics"])
def test_the_same_record_gives_the_same_bytes(name: str, held: Assessed) -> None:
    assert FORMATS[name].write(held) == FORMATS[name].write(held)


@pytest.mark.parametrize("name", ["csv", "md", "ics"])
def test_an_empty_record_gives_an_empty_list(name: str) -> None:
    assert FORMATS[name].write(assessed(Assessment()))


def rows(held: Assessed) -> list[dict[str, str]]:
    text = FORMATS["csv"].write(held).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_says_what_is_done_and_what_is_late(held: Assessed) -> None:
    found = {row["id"]: row for row in rows(held)}
    assert set(found) == {"M01", "M02", "M03", "M05"}
    assert (found["M01"]["overdue"], found["M01"]["done"]) == ("yes", "no")
    assert (found["M02"]["overdue"], found["M02"]["done"]) == ("no", "yes")
    assert found["M03"]["done"] == "no"
    assert found["M05"]["due"] == "launch"


@given(ALL_TEXTS)
def test_no_cell_is_a_formula(text: str) -> None:
    cell = inert(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell in (text, f"'{text}")


def test_a_box_is_ticked_once_its_test_passed(held: Assessed) -> None:
    text = FORMATS["md"].write(held).decode()
    assert {key: box for box, key in re.findall(r"^- \[(.)\] \*\*(M\d+)", text, re.MULTILINE)} == {
        "M01": " ",
        "M02": "x",
        "M03": " ",
        "M05": " ",
    }


@given(st.text())
def test_no_text_becomes_mark_up(text: str) -> None:
    line = escaped(text)
    assert len(line.splitlines()) <= 1
    bare = re.sub(r"\\.", "", line)
    assert not re.search(r"[`*_{}\[\]<>#|!~@]", bare)
    assert re.sub(r"\\(.)", r"\1", line) == " ".join(text.split())


def test_a_calendar_has_an_event_for_what_is_not_done(held: Assessed) -> None:
    calendar = Calendar.from_ical(FORMATS["ics"].write(held))
    events = {str(event["uid"])[:3]: event for event in calendar.walk("VEVENT")}
    assert set(events) == {"m01", "m03"}
    assert events["m01"]["dtstart"].dt == DUE
    assert "Planned and late" in str(events["m01"]["summary"])


def test_a_calendar_carries_any_text_and_the_review() -> None:
    measure = Measure(id="M01", title=HOSTILE, what=HOSTILE * 40, due=DUE)
    review = msgspec.structs.replace(Assessment().review, next_review=DUE, owner="the board")
    written = FORMATS["ics"].write(assessed(Assessment(measures=(measure,), review=review)))
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    events = list(Calendar.from_ical(written).walk("VEVENT"))
    assert len(events) == 2
    assert HOSTILE.split("\n", maxsplit=1)[0] in str(events[0]["summary"])

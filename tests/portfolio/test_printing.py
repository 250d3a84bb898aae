"""Answers in a terminal: what matters is seen at any width, what is not shown is named, and nothing is cut."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest

from bestinterests.cli.output import Page, page, shown
from bestinterests.cli.views.answer import TOLD_SHOWN, show
from bestinterests.portfolio.answering import Answer, Column
from bestinterests.portfolio.questions import QUESTIONS
from tests.portfolio.test_writing import ANSWER, NONE

KEY = "hollowtree-toys-ltd/bramble-the-badger"


def answered(name, *rows):
    return Answer(name, name, QUESTIONS[name].columns, rows, (), "SELECT 1")


def lines(answer, room, most=0):
    """What is printed where there is so much room, as lines that all fit."""
    sheet = Page(colour=False, room=room)
    show(sheet, answer, most=most)
    found = sheet.text().splitlines()
    assert [line for line in found if shown(line) > room] == []
    return found


def sentence(found):
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize("answer", [ANSWER, NONE])
@pytest.mark.parametrize("room", [40, 100, 200])
def test_every_line_fits_and_every_share_says_of_how_many(answer, room):
    said = sentence(lines(answer, room))
    assert ("7 of 12,345" in said) == bool(answer.rows)
    assert "Another." in said


HEAT = answered(
    "heat",
    *(("*", "article-16", band, 9_475, 9_313, 162, n, 130, 14, 63, 19) for n, band in enumerate(("0-5", "6-9"))),
    ("*", "article-3", "0-5", 9_475, 0, 9_475, 0, 0, 0, 0, 0),
)


@pytest.mark.parametrize("room", [80, 100, 200])
def test_what_rows_share_stands_above_them_and_a_column_without_room_is_named(room):
    found = lines(HEAT, room)
    assert [line for line in found if not line.startswith("    ")][1:3] == ["  16 Privacy", "  3 Best interests"]
    (row,) = [line.split() for line in found if line.startswith("    6-9")]
    assert " ".join(row).startswith("6-9 162 of 9,475")
    assert " ".join(row).endswith("63 of 9,313 19 of 9,313")
    assert ("1 of 9,313" in " ".join(row)) == ("No room here for: Said not to apply." not in sentence(found))
    assert room < 100 or "No room" not in sentence(found)


@pytest.mark.parametrize("room, parts", [(60, 3), (100, 2), (200, 1)])
def test_numbers_for_which_there_is_no_room_stand_in_parts_with_what_they_are_of(room, parts):
    found = lines(answered("change", ("*", "2026", "first", 364, 1, 2, 3, 4, 5, 6, 7, 8)), room)
    rows = [line for line in found if line.startswith("  2026  first")]
    assert len(rows) == parts
    assert re.findall(r"(\d) of 364", " ".join(rows)) == list("12345678")


def pair(n):
    sides = [(level, 6, KEY, f"Bramble {n}", "Chat", "Seen", f"Few are {level}.") for level in ("low", "high")]
    return ("*", "chat", "article-16", "harm", *sides[0], *sides[1])


@pytest.mark.parametrize("room", [80, 120])
def test_two_reasons_stand_side_by_side(room):
    found = lines(answered("patterns", pair(1), pair(2)), room)
    assert sum(bool(re.fullmatch(r"    Reason +Few are low\. +Few are high\.", line)) for line in found) == 2
    assert sum("16 Privacy" in line for line in found) == 1
    assert any("Judged lower: low" in line and "Judged higher: high" in line for line in found)
    assert "hollowtree-toys-ltd/" in sentence(found)


def test_on_a_narrow_terminal_they_stand_below_each_other():
    found = lines(answered("patterns", pair(1)), 60)
    assert [line.split()[-1] for line in found if "Reason" in line] == ["low.", "high."]


def test_keys_can_be_copied_and_what_matters_least_is_left_out_first():
    row = ("*", KEY, "Bramble", "Hollowtree", "stop", "finished", dt.date(2026, 3, 1), 7, "a.bia.json")
    narrow, wide = lines(answered("behind", row), 80), lines(answered("behind", row), 200)
    for found in (narrow, wide):
        assert any(line.strip() == KEY for line in found)
        assert "Stop" in sentence(found)
    assert "No room here for: Organisation, Version, File." in sentence(narrow)
    assert "a.bia.json" in sentence(wide)
    assert "No room" not in sentence(wide)


def test_facts_of_one_service_stand_under_its_name():
    facts = [
        ("*", KEY, "Bramble", "scan", line, "Age", f"Fact {line} (one visit)", "fair", "May", "one visit", "age", "13")
        for line in (2, 3)
    ]
    said = sentence(lines(answered("evidence", *facts), 80))
    assert said.count("Bramble") == said.count(KEY) == 1
    assert "Fact 2 (one visit)" in said
    assert "Fact 3 (one visit)" in said


def test_rows_that_are_not_shown_are_counted_with_the_way_to_see_them():
    many = answered("patterns", *map(pair, range(TOLD_SHOWN + 3)))
    assert "3 more rows: ask for more with --limit, or write them all with -o FILE." in sentence(lines(many, 100))
    assert "more row" not in sentence(lines(many, 100, most=len(many.rows)))
    assert "2 more rows: write them all with -o FILE." in sentence(lines(HEAT, 100, most=1))


def test_columns_of_own_sql_stand_as_they_were_asked_for():
    columns = (Column("service", "service", "text"), Column("service_name", "service_name", "text"))
    found = lines(Answer("sql", "Asked in SQL", columns, ((KEY, "Bramble"),), (), ""), 100)
    assert found[1].split() == ["service", "service_name"]


def test_letters_that_take_two_columns_are_counted_so():
    columns = (Column("a", "A", "text"), Column("b", "B", "text"))
    found = lines(Answer("sql", "さんすう", columns, (("森" * 60, "もりのまなび 森 " * 9),), (), ""), 60)
    assert "".join(found).count("森") == 69


@pytest.mark.parametrize("columns, room, width", [("72", 72, 72), ("180", 180, 100), ("9", 60, 60), ("", 100, 100)])
def test_a_page_is_as_wide_as_the_terminal_and_texts_are_never_too_long_to_read(monkeypatch, columns, room, width):
    monkeypatch.setenv("COLUMNS", columns)
    sheet = page("never", io.StringIO())
    assert (sheet.room, sheet.width) == (room, width)

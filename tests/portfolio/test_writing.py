"""Answers as files keep every number and note, and run nothing."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook

from bestinterests.cli.output import Page
from bestinterests.cli.views.answer import show
from bestinterests.domain.problem import Refused
from bestinterests.portfolio.answering import Answer, Column
from bestinterests.portfolio.answering.files import READING, csv_of, json_of, sql_of, suffix_of, write_parquet, xlsx_of
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.portfolio.suppressing import NOT_SHOWN

ANSWER = Answer(
    question="unheard",
    title="Age bands that nobody consulted",
    columns=(
        Column("sector", "Sector", "sector"),
        Column("right", "Right", "right"),
        Column("in_scope", "Services", "number"),
        Column("never", "Never asked", "share", "in_scope"),
        Column("children", "Children", "number"),
        Column("day", "Day", "day"),
        Column("why", "Why", "text"),
    ),
    rows=(
        ("games", "article-16", 12_345, 7, NOT_SHOWN, dt.date(2026, 3, 1), "=cmd|' /C calc'!A0"),
        ('Ὄχι, "shops"', "article-3", 2, 0, 40, None, "One\nline and -another, long enough to be wrapped " * 4),
    ),
    notes=("A note, with 'quotes'.", "Another."),
    sql="SELECT 1",
)
NONE = Answer(ANSWER.question, ANSWER.title, ANSWER.columns, (), ANSWER.notes, ANSWER.sql)


def test_csv_holds_all_and_no_formula():
    head, first, second = csv.reader(io.StringIO(csv_of(ANSWER).decode("utf-8-sig")))
    assert head == ["Sector", "Right", "Services", "Never asked (of: Services)", "Children", "Day", "Why", READING]
    assert first[:6] == ["games", "article-16", "12345", "7", NOT_SHOWN, "2026-03-01"]
    assert first[6].startswith("'=")
    assert first[7] == "\n".join(ANSWER.notes)
    assert second[0] == ANSWER.rows[1][0]
    assert second[5] == second[7] == ""


def test_csv_without_rows_still_says_how_to_read_it():
    assert list(csv.reader(io.StringIO(csv_of(NONE).decode("utf-8-sig"))))[1][-1] == "\n".join(ANSWER.notes)


def test_workbook_has_rows_as_they_are_and_a_sheet_on_how_to_read_them():
    book = load_workbook(io.BytesIO(xlsx_of(ANSWER)))
    rows = list(book["Answer"].iter_rows(values_only=True))
    assert rows[1][2:5] == (12_345, 7, NOT_SHOWN)
    assert rows[1][6] == ANSWER.rows[0][6]
    assert book["Answer"]["G2"].data_type == "s"
    told = [row[0] for row in book[READING].iter_rows(values_only=True)]
    assert told == [ANSWER.title, *ANSWER.notes, "Asked as SQL: SELECT 1"]


def test_a_table_says_what_stands_for_all_sectors_and_sql_is_a_row_a_line():
    together = Answer("heat", "Heat", ANSWER.columns[:1], (("*",),), ("A note.",), "SELECT\n  1")
    assert "* stands for all sectors together." in csv_of(together).decode()
    assert "stands for all" not in csv_of(ANSWER).decode()
    told = [row[0] for row in load_workbook(io.BytesIO(xlsx_of(together)))[READING].iter_rows(values_only=True)]
    assert told == ["Heat", "A note.", "* stands for all sectors together.", "Asked as SQL: SELECT", "  1"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_column_of_an_answer_has_a_title_of_its_own(name):
    titles = [column.title for column in QUESTIONS[name].columns]
    assert len(set(titles)) == len(titles)


def test_json_names_columns_and_what_each_share_is_of():
    told = json.loads(json_of(ANSWER))
    assert told["columns"][3] == {"name": "never", "title": "Never asked", "kind": "share", "of": "in_scope"}
    assert told["rows"][0]["children"] == NOT_SHOWN
    assert told["rows"][1]["day"] is None
    assert told["notes"] == list(ANSWER.notes)


def test_parquet_has_numbers_as_numbers_and_notes_in_its_metadata(tmp_path):
    path = tmp_path / "it's.parquet"
    write_parquet(ANSWER, path)
    with duckdb.connect() as connection:
        rows = connection.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        noted = connection.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall()
    assert rows[0] == (*ANSWER.rows[0][:4], None, *ANSWER.rows[0][5:])
    assert rows[1] == ANSWER.rows[1]
    assert (b"notes", "\n".join(ANSWER.notes).encode()) in noted


def test_sql_can_be_run_as_it_is_written():
    with duckdb.connect() as connection:
        assert connection.execute(sql_of(ANSWER).decode()).fetchall() == [(1,)]


def test_a_file_without_a_known_suffix_is_refused():
    with pytest.raises(Refused) as caught:
        suffix_of(Path("answer.docx"))
    assert ".parquet" in caught.value.problems[0].remedy


def evidence(*sentences):
    columns = (Column("sentence", "What it says", "text"), Column("limit", "Limit", "text", within="sentence"))
    rows = tuple((each, "One visit.") for each in sentences)
    return Answer("evidence", "Evidence", columns, rows, (), "SELECT 1")


def test_what_another_column_says_already_is_read_once_and_kept_twice_in_files():
    page, answer = Page(colour=False), evidence("It asks where it is (a scan; what this cannot show: One visit).")
    show(page, answer)
    assert page.text().count("One visit") == 1
    for kept in (csv_of(answer), json_of(answer)):
        assert kept.decode().count("One visit") == 2
    assert load_workbook(io.BytesIO(xlsx_of(answer)))["Answer"]["B2"].value == "One visit."


def test_a_limit_that_is_missing_from_one_sentence_keeps_its_column():
    page = Page(colour=False)
    show(page, evidence("It asks where it is (One visit).", "It asks for a name."))
    assert page.text().count("One visit") == 3


@pytest.mark.parametrize("room", [40, 400])
def test_what_several_rows_agree_in_is_said_once_in_a_terminal_and_in_every_row_of_a_file(room):
    columns = (Column("service", "Service", "text"), Column("rule", "Rule", "text"), Column("why", "Why", "text"))
    rows = (("Kites", "one", "It may not be."), ("Kites", "two", "Nor that."), ("Lanterns", "one", "It may not be."))
    held = Answer("verdicts", "Why", columns, rows, (), "SELECT 1", once=("service",))
    page = Page(colour=False, room=room)
    show(page, held)
    said = page.text()
    assert (said.count("Kites"), said.count("Lanterns"), said.count("It may not be.")) == (1, 1, 2)
    assert said.index("Nor that.") < said.index("Lanterns")
    assert csv_of(held).decode().count("Kites") == 2

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

from bestinterests.cli.output import Page, shown
from bestinterests.cli.views.answer import show
from bestinterests.domain.problem import Refused
from bestinterests.portfolio.answering import Answer, Column
from bestinterests.portfolio.answering.files import READING, csv_of, json_of, sql_of, suffix_of, write_parquet, xlsx_of
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


@pytest.mark.parametrize("answer", [ANSWER, NONE])
@pytest.mark.parametrize("width", [40, 100, 200])
def test_in_a_terminal_every_line_fits_and_every_share_says_of_how_many(answer, width):
    page = Page(colour=False, width=width)
    show(page, answer, most=10)
    text = page.text()
    assert all(shown(line) <= width for line in text.splitlines())
    assert ("7 of 12,345" in text) == bool(answer.rows)
    assert "Another." in text


@pytest.mark.parametrize("width", [40, 400])
def test_what_several_rows_agree_in_is_said_once_in_a_terminal_and_in_every_row_of_a_file(width):
    columns = (Column("service", "Service", "text"), Column("rule", "Rule", "text"), Column("why", "Why", "text"))
    rows = (("Kites", "one", "It may not be."), ("Kites", "two", "Nor that."), ("Lanterns", "one", "It may not be."))
    held = Answer("verdicts", "Why", columns, rows, (), "SELECT 1", once=("service",))
    page = Page(False, width)
    show(page, held, most=10)
    said = page.text()
    assert (said.count("Kites"), said.count("Lanterns"), said.count("It may not be.")) == (1, 1, 2)
    assert said.index("Nor that.") < said.index("Lanterns")
    assert csv_of(held).decode().count("Kites") == 2


def test_rows_that_are_not_printed_are_counted():
    page = Page(colour=False)
    show(page, ANSWER, most=1)
    assert "1 more row: write them all to a file" in page.text()

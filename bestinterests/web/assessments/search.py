"""Finding things by words: SQLite's FTS5 or PostgreSQL's tsvector, behind a few functions."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

from django.db import connection
from django.db.models import BooleanField, Model, QuerySet
from django.db.models.expressions import RawSQL

Row = TypeVar("Row", bound=Model)
MOST_WORDS = 12
"""Words of a query that are looked for; the rest is left out."""
FEW = 200
"""Finds of words that are read one by one; where there are more, the list is walked in its order."""


class Index(NamedTuple):
    """An index of words. table: its own; key: its column that names a row; of: the table whose rows it finds."""

    table: str
    key: str
    of: str


ASSESSMENTS = Index("assessments_words", "assessment_id", "assessments_assessment")


def index(row: int, text: str, words: Index = ASSESSMENTS) -> None:
    """Put the words of a row into the index, in the caller's transaction; what was there goes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"INSERT INTO {words.table} ({words.key}, words) VALUES (%s, to_tsvector('english', %s)) "  # noqa: S608  # names of tables are ours
                f"ON CONFLICT ({words.key}) DO UPDATE SET words = EXCLUDED.words",
                [row, text[:500_000]],
            )
        else:
            cursor.execute(f"DELETE FROM {words.table} WHERE rowid = %s", [row])  # noqa: S608  # likewise
            cursor.execute(f"INSERT INTO {words.table} (rowid, words) VALUES (%s, %s)", [row, text])  # noqa: S608  # likewise


def remove(row: int, words: Index) -> None:
    """Take the words of a row out of the index, and see that they do not linger in it."""
    column = words.key if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {words.table} WHERE {column} = %s", [row])  # noqa: S608  # names of tables are ours
    scrub(words)


def scrub(words: Index = ASSESSMENTS) -> None:
    """See that words which were taken out of the index do not linger in it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {words.table} ({words.table}) VALUES ('optimize')")  # noqa: S608  # likewise


def matching(rows: QuerySet[Row], query: str, words: Index = ASSESSMENTS) -> QuerySet[Row]:
    """The rows that hold every word of a query, the last one also as the beginning of a word.

    Any text may be given: only letters and digits are looked at. A query without any finds nothing.
    """
    sought = re.findall(r"\w+", query.lower())[:MOST_WORDS]
    if not sought:
        return rows.none()
    if connection.vendor == "postgresql":
        asked = " & ".join([*sought[:-1], f"{sought[-1]}:*"])
        found = f"SELECT {words.key} FROM {words.table} WHERE words @@ to_tsquery('english', %s)"  # noqa: S608  # names of tables are ours
        return rows.filter(pk__in=RawSQL(found, [asked]))  # noqa: S611  # the words are a parameter
    asked = " ".join([*(f'"{word}"' for word in sought[:-1]), f'"{sought[-1]}"*'])
    found = f"SELECT rowid FROM {words.table} WHERE {words.table} MATCH %s"  # noqa: S608  # names of tables are ours
    with connection.cursor() as cursor:
        cursor.execute(f"{found} LIMIT {FEW + 1}", [asked])
        few = [pk for (pk,) in cursor.fetchall()]
    if len(few) <= FEW:
        return rows.filter(pk__in=few)
    # The plus keeps SQLite from reading every row that holds the words: it walks the order of the list instead.
    held = f'+"{words.of}"."id" IN ({found})'
    return rows.filter(RawSQL(held, [asked], output_field=BooleanField()))  # noqa: S611  # the words are a parameter

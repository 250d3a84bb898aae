"""Finding assessments by words: SQLite's FTS5 or PostgreSQL's tsvector, behind three functions."""

from __future__ import annotations

import re

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from bestinterests.web.assessments.models import Assessment

MOST_WORDS = 12
"""Words of a query that are looked for; the rest is left out."""
FEW = 200
"""Finds of words that are read one by one; where there are more, the list is walked in its order."""


def index(assessment: int, text: str) -> None:
    """Put the words of an assessment into the index, in the caller's transaction; what was there goes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO assessments_words (assessment_id, words) VALUES (%s, to_tsvector('english', %s)) "
                "ON CONFLICT (assessment_id) DO UPDATE SET words = EXCLUDED.words",
                [assessment, text[:500_000]],
            )
        else:
            cursor.execute("DELETE FROM assessments_words WHERE rowid = %s", [assessment])
            cursor.execute("INSERT INTO assessments_words (rowid, words) VALUES (%s, %s)", [assessment, text])


def scrub() -> None:
    """See that words which were taken out of the index do not linger in it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO assessments_words (assessments_words) VALUES ('optimize')")


def matching(rows: QuerySet[Assessment], query: str) -> QuerySet[Assessment]:
    """The rows that hold every word of a query, the last one also as the beginning of a word.

    Any text may be given: only letters and digits are looked at. A query without any finds nothing.
    """
    words = re.findall(r"\w+", query.lower())[:MOST_WORDS]
    if not words:
        return rows.none()
    if connection.vendor == "postgresql":
        asked = " & ".join([*words[:-1], f"{words[-1]}:*"])
        found = "SELECT assessment_id FROM assessments_words WHERE words @@ to_tsquery('english', %s)"
        return rows.filter(pk__in=RawSQL(found, [asked]))  # noqa: S611  # the words are a parameter
    asked = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    found = "SELECT rowid FROM assessments_words WHERE assessments_words MATCH %s"
    with connection.cursor() as cursor:
        cursor.execute(f"{found} LIMIT {FEW + 1}", [asked])
        few = [pk for (pk,) in cursor.fetchall()]
    if len(few) <= FEW:
        return rows.filter(pk__in=few)
    # The plus keeps SQLite from reading every row that holds the words: it walks the order of the list instead.
    held = f'+"assessments_assessment"."id" IN ({found})'
    return rows.filter(RawSQL(held, [asked], output_field=BooleanField()))  # noqa: S611  # the words are a parameter

"""The index of words: an FTS5 table on SQLite, a tsvector with a GIN index on PostgreSQL."""

from typing import Any

from django.db import migrations

# No foreign key, as FTS5 can have none either: assessments are never deleted.
POSTGRESQL = (
    "CREATE TABLE assessments_words (assessment_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX assessments_words_words ON assessments_words USING gin (words)",
)
SQLITE = ("CREATE VIRTUAL TABLE assessments_words USING fts5 (words, tokenize = 'porter unicode61')",)


def add(apps: Any, schema_editor: Any) -> None:
    """Make the table."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    """Take it away."""
    schema_editor.execute("DROP TABLE assessments_words")


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_make_assessments")]

    operations = [migrations.RunPython(add, drop)]

"""Emptying the tables between tests that commit: the guards of the ledger would forbid it on SQLite."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

OPERATIONS = DatabaseWrapper.ops_class
FLUSH = OPERATIONS.execute_sql_flush


def flush(self: Any, statements: list[str]) -> Any:
    """Empty the tables with the triggers taken away, and lay them again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        FLUSH(self, statements)
        for _, sql in triggers:
            cursor.execute(sql)


def install() -> None:
    """Use it in this run."""
    OPERATIONS.execute_sql_flush = flush

"""What was rewritten or deleted, and still lingers in the log of the database."""

from __future__ import annotations

from django.db import connection


def empty_log() -> None:
    """Have SQLite write what it has logged into its file, and empty the log, in which rewritten pages would linger.

    Where somebody reads just then it stays as it is, and is emptied the next time. PostgreSQL empties its own in time.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

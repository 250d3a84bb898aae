"""A new workspace is made at once; an older one comes to the same tables by its migrations."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.db.utils import ConnectionHandler

from bestinterests.web.config.folder import DATABASE as FILE
from tests.web.serving import called, environment, fresh_database

LAID = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' OR sql LIKE 'CREATE VIRTUAL%' ORDER BY name",
    "postgresql": "SELECT tgname::text, pg_get_triggerdef(pg_trigger.oid), prosrc FROM pg_trigger "
    "JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal ORDER BY 1",
}
"""Triggers, and the tables that no model tells of."""
WIDER = (("auth_group_permissions", "id"),)
"""A table of Django's own, which nobody here writes into: its migrations make the number of a row larger than it is."""
KINDS = ("columns", "primary_key", "unique", "foreign_key", "check", "index", "orders", "definition", "options", "type")


def said(name, constraint):
    """An index or constraint in words: its name, unless that only numbers those that have none, and what it holds."""
    named = "" if re.match(r"__unnamed_constraint_\d+__$|fk_\d+$", name) else name
    return f"{named} {[constraint.get(kind) for kind in KINDS]}"


@contextmanager
def opened(data, given):
    """A connection to the database of a data folder, or to the one that is named."""
    held = {**settings.DATABASES["default"], "TEST": {}}
    if "DATABASE_URL" in given:
        held["NAME"] = urlsplit(given["DATABASE_URL"]).path.lstrip("/")
    else:
        held["NAME"] = str(data / FILE)
    made = ConnectionHandler({"default": held})["default"]
    try:
        yield made
    finally:
        made.close()


def described(held):
    """Every table of a database, its columns, indexes, constraints and triggers, by what it says and not by order."""
    with held.cursor() as cursor:
        tables = {}
        for table in sorted(held.introspection.table_names(cursor)):
            columns = {
                each.name: (each.type_code, each.display_size, each.internal_size, each.null_ok, each.default)
                for each in held.introspection.get_table_description(cursor, table)
                if (table, each.name) not in WIDER
            }
            found = held.introspection.get_constraints(cursor, table)
            tables[table] = (columns, sorted(said(name, each) for name, each in found.items()))
        cursor.execute(LAID[held.vendor])
        return tables, cursor.fetchall()


def test_tables_made_at_once_are_those_of_the_migrations(db, tmp_path):
    by_migrations, at_once = fresh_database("by_migrations", grown=False), fresh_database("at_once", grown=False)
    told = called("user", "list", "--data", str(tmp_path / "at_once"), **at_once)
    assert told.returncode == 0, told.stderr
    (tmp_path / "by_migrations").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        env=environment(
            DJANGO_SETTINGS_MODULE="bestinterests.web.config.settings",
            BESTINTERESTS_DATA=str(tmp_path / "by_migrations"),
            BESTINTERESTS_SECRET=os.environ["BESTINTERESTS_SECRET"],
            **by_migrations,
        ),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with opened(tmp_path / "at_once", at_once) as one, opened(tmp_path / "by_migrations", by_migrations) as other:
        (tables, laid), (grown, guarded) = described(one), described(other)
    assert tables.keys() - grown.keys() == {settings.CACHES["default"]["LOCATION"]}
    assert {name: (tables[name], table) for name, table in grown.items() if tables[name] != table} == {}
    assert laid == guarded
    assert laid


def test_two_that_begin_at_once_both_find_the_tables(tmp_path):
    given = fresh_database("two_begin", grown=False)
    (tmp_path / "data").mkdir(mode=0o700)
    with ThreadPoolExecutor(2) as both:
        told = list(both.map(lambda _: called("user", "list", "--data", str(tmp_path / "data"), **given), range(2)))
    assert [(each.returncode, each.stderr) for each in told] == [(0, "")] * 2

"""The tables of a new workspace, made at once from the models.

An older workspace comes to the same tables by its migrations. Each of those has Django picture every table that hangs
together with its own, so that seventy take 20 times as long as the tables alone. A test holds the two ways together.
"""

from __future__ import annotations

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps

BESIDE = (("ledger", "0002_guard_lines"), ("assessments", "0002_add_words"), ("register", "0002_guard_publications"))
"""Migrations that lay what no model tells of: triggers, and the indexes of words."""
LOCK = 0x62657374
"""Of PostgreSQL: whoever begins holds it. On SQLite whoever writes is alone anyway."""


def begin() -> bool:
    """Lay every table into a database that has none of anybody, and note every migration as done; whether it was so.

    All of it is there afterwards, or nothing. Of processes that begin together one does it, and the others wait for it.
    Raises DatabaseError where the database refuses.
    """
    if not _is_empty():
        return False
    with connection.schema_editor() as editor:
        if connection.vendor == "postgresql":
            editor.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
        if not _is_empty():
            return False  # another process was sooner
        for app in apps.get_app_configs():
            for model in router.get_migratable_models(app, connection.alias):
                if model._meta.can_migrate(connection):
                    editor.create_model(model)
        finish(editor)
        call_command("createcachetable", verbosity=0)
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    return True


def _is_empty() -> bool:
    return not connection.introspection.table_names()


def finish(editor: BaseDatabaseSchemaEditor) -> None:
    """Lay what no model tells of beside the tables of all models, and note every migration as done."""
    migrations = MigrationLoader(None).disk_migrations
    for each in BESIDE:
        for operation in migrations[each].operations:
            if isinstance(operation, RunPython):
                operation.code(StateApps([], {}), editor)  # none of them asks for a model
    noted = MigrationRecorder(connection).Migration
    editor.create_model(noted)
    noted._base_manager.bulk_create(noted(app=app, name=name) for app, name in migrations)

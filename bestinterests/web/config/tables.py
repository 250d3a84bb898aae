"""The tables of a new workspace, made at once from the models.

An older workspace comes to the same tables by its migrations. Each of those has Django picture every table that hangs
together with its own, so that seventy take 20 times as long as the tables alone. A test holds the two ways together.
"""

from __future__ import annotations

from django.apps import apps
from django.db import DatabaseError, connection, router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps

BESIDE = (("ledger", "0002_guard_lines"), ("assessments", "0002_add_words"), ("register", "0002_guard_publications"))
"""Migrations that lay what no model tells of: triggers, and the indexes of words."""


def begin() -> None:
    """Lay every table into a database that has none of anybody, and note every migration as done.

    All of it is there afterwards, or nothing. Of two processes that begin at once, one does it and the other waits.
    Raises DatabaseError where the database refuses.
    """
    if not _is_empty():
        return
    try:
        _make()
    except DatabaseError:
        if _is_empty():
            raise  # else another process was sooner


def _is_empty() -> bool:
    return not connection.introspection.table_names()


def _make() -> None:
    with connection.schema_editor() as editor:
        for app in apps.get_app_configs():
            for model in router.get_migratable_models(app, connection.alias):
                if model._meta.can_migrate(connection):
                    editor.create_model(model)
        finish(editor)


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

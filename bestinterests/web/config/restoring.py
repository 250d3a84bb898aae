"""A backup taken back into an empty database, of either kind, and looked through before anybody works on it."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.publications import read_publication
from bestinterests.web.assessments import search
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import read_document, texts
from bestinterests.web.config.backing_up import FORMAT, LABELS, LEFT_OUT, MANIFEST, Manifest, TableKept, kept_models
from bestinterests.web.config.erased_since import listed_in, said_after
from bestinterests.web.config.serving import upgrade
from bestinterests.web.register.models import Published
from bestinterests.web.register.search import WORDS, words_of

AT_ONCE = 200


class Restored(NamedTuple):
    """What was taken back. said: what whoever restores has to know about cases."""

    manifest: Manifest
    said: tuple[str, ...]


def restore(path: Path, erased: Path | None, at: dt.datetime) -> Restored:
    """Take a backup back into a database that nobody has worked on. Raises Refused; then it is as empty as before.

    The tables are made as they stood at the backup, filled, and then brought to the shape of this release. erased: the
    list of cases that were erased since, or None for the one in the data folder; they are erased again.
    """
    try:
        listed = listed_in(erased)
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            _insist_unchanged(archive, manifest)
            executor = MigrationExecutor(connection)
            _insist_known(executor, manifest)
            executor.migrate(list(manifest.migrations.items()))
            _insist_empty()
            _fill(archive, manifest)
    except (OSError, zipfile.BadZipFile, KeyError, msgspec.DecodeError) as error:
        raise Refused([_problem("damaged", f"The backup {path.name} cannot be read: {error}.")]) from error
    upgrade()
    _index()
    return Restored(manifest, said_after(listed, at))


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    if manifest.format > FORMAT:
        raise Refused([_problem("newer", f"The backup was made by a newer release ({manifest.release}).")])
    return manifest


def _insist_unchanged(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    changed = []
    for table in manifest.tables:
        with archive.open(table.member) as member:
            if _digest(member) != table.digest:
                changed.append(_problem("changed", f"{table.member} in the backup is not what its manifest says."))
    if changed:
        raise Refused(changed)


def _digest(member: IO[bytes]) -> str:
    found = hashlib.sha256()
    while part := member.read(2**20):
        found.update(part)
    return found.hexdigest()


def _insist_known(executor: MigrationExecutor, manifest: Manifest) -> None:
    unknown = [pair for pair in manifest.migrations.items() if pair not in executor.loader.graph.nodes]
    strange = [table.model for table in manifest.tables if not table.model.startswith(tuple(f"{x}." for x in LABELS))]
    strange += [table.model for table in manifest.tables if table.model in LEFT_OUT]
    if unknown or strange:
        said = f"The backup was made by another release ({manifest.release}), whose tables are not known here."
        raise Refused([_problem("newer", said)])


def _insist_empty() -> None:
    if any(model._base_manager.exists() for model in kept_models()):
        said = "There is something in this database already."
        raise Refused([_problem("not-empty", said, "Restore into a new folder (--data) or a new database.")])


def _fill(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Put every row back under its own number, as the tables stood when the backup was made."""
    executor = MigrationExecutor(connection)
    state = executor.loader.project_state(list(manifest.migrations.items()))
    made: list[type[models.Model]] = []
    with transaction.atomic():
        for table in manifest.tables:
            model = state.apps.get_model(table.model)
            made.append(model)
            rows = _rows(archive, table, model)
            while batch := list(islice(rows, AT_ONCE)):
                model._base_manager.bulk_create(batch)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), made):
                cursor.execute(statement)


def _rows(archive: zipfile.ZipFile, table: TableKept, model: type[models.Model]) -> Iterator[models.Model]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    with archive.open(table.member) as member:
        for line in member:
            values = zip(table.columns, msgspec.json.decode(line), strict=True)
            yield model(**{column: _read(fields[column], value) for column, value in values})


def _read(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    return field.to_python(value)


def _index() -> None:
    """Make the index of words anew: it is worked out, so no backup holds it."""
    for row in Assessment.objects.only("pk", "head").iterator(chunk_size=50):
        with transaction.atomic():
            search.index(row.pk, texts(read_document(row.head)))
    for held in Published.objects.exclude(standing__state="withdrawn").iterator(chunk_size=20):
        with transaction.atomic():
            search.index(held.pk, words_of(read_publication(bytes(held.content))), WORDS)


def _problem(code: str, sentence: str, remedy: str = "Use another backup, or the release it was made with.") -> Problem:
    return Problem(code=f"restore.{code}", path="", sentence=sentence, remedy=remedy)

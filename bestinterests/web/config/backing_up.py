"""A backup: every row of our tables as it stood at one moment, in one archive that either database can take back.

It holds no secret of the server and no session: whoever restores it sets the secret anew, and people sign in again.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import os
import secrets
import zipfile
from pathlib import Path
from typing import Any

import msgspec
from django.apps import apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from bestinterests import __version__
from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.config.moments import one_moment

FORMAT = 1
LABELS = (
    "accounts",
    "account",
    "socialaccount",
    "notices",
    "learn",
    "ledger",
    "assessments",
    "change_requests",
    "overview",
    "redress",
    "surveys",
    "register",
    "desk",
    "webhooks",
    "api",
)
"""Apps whose rows are kept."""
LEFT_OUT = (
    "accounts.session",
    "account.emailconfirmation",
    "socialaccount.socialapp",
    "socialaccount.socialtoken",
    "api.token",
    "api.token_organisations",
    "api.once",
    "redress.visit",
    "surveys.sentform",
)
"""Tables whose rows let somebody in: they are not kept. Nor is anything of the app of second factors: a restored server
has another secret, under which none could be read, and people set theirs up anew."""
MANIFEST = "manifest.json"


class TableKept(msgspec.Struct, frozen=True, kw_only=True):
    """One table: the model it is of, its columns, how many rows, and the SHA-256 of its member of the archive."""

    model: str
    columns: tuple[str, ...]
    rows: int
    digest: str

    @property
    def member(self) -> str:
        """Name in the archive."""
        return f"rows/{self.model}.jsonl"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive holds, and the migrations at which its tables stood, by app."""

    format: int
    release: str
    made_at: dt.datetime
    migrations: dict[str, str]
    tables: tuple[TableKept, ...]


def back_up(path: Path, at: dt.datetime) -> Manifest:
    """Write a backup to a file that only its owner reads, while others go on writing. Raises Refused.

    The file appears once it is whole.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            with one_moment():
                tables = tuple(_table(archive, model) for model in kept_models())
                manifest = Manifest(
                    format=FORMAT, release=__version__, made_at=at, migrations=_migrations(), tables=tables
                )
            archive.writestr(MANIFEST, msgspec.json.encode(manifest))
        part.replace(path)
    except OSError as error:
        raise Refused([_cannot_write(path, error)]) from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def kept_models() -> list[type[models.Model]]:
    """The models whose rows are kept, in the order of their apps."""
    found = [model for label in LABELS for model in apps.get_app_config(label).get_models(include_auto_created=True)]
    return [model for model in found if model._meta.label_lower not in LEFT_OUT]


def _table(archive: zipfile.ZipFile, model: type[models.Model]) -> TableKept:
    fields = model._meta.concrete_fields
    columns = tuple(field.attname for field in fields)
    rows = model._base_manager.order_by("pk").values_list(*columns)
    digest, count = hashlib.sha256(), 0
    with archive.open(f"rows/{model._meta.label_lower}.jsonl", "w", force_zip64=True) as member:
        for row in rows.iterator(chunk_size=200):
            line = msgspec.json.encode([_written(value) for value in row]) + b"\n"
            member.write(line)
            digest.update(line)
            count += 1
    return TableKept(model=model._meta.label_lower, columns=columns, rows=count, digest=digest.hexdigest())


def _written(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def _migrations() -> dict[str, str]:
    """The last migration of each app whose rows are kept."""
    loader = MigrationLoader(connection)
    done = {label: [name for app, name in loader.applied_migrations if app == label] for label in LABELS}
    return {label: max(names) for label, names in done.items() if names}


def _cannot_write(path: Path, error: OSError) -> Problem:
    return Problem(
        code="backup.cannot-write",
        path=str(path),
        sentence=f"The backup cannot be written to {path} ({error.strerror or 'no reason given'}).",
        remedy="Name a file in a folder that this user may write to, with room for it.",
    )

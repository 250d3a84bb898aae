"""The rows of a portfolio, kept in the database for the workspace's own services: a table for each struct of rows.

The tables are made from the structs, so that a question reads the same columns here and in Parquet. What is added:
``holder``, the organisation whose assessment it is, by which everything that is asked here is narrowed. ``version`` is
the number of the assessment, whose rows go with it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from bestinterests.portfolio.parquet import SMALL
from bestinterests.portfolio.rows import VERSION_ROWS, Standing, kinds_of
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import Assessment

KEPT: tuple[type[Struct], ...] = (*VERSION_ROWS, Standing)
"""Structs that are kept here as rows."""
FORM = 1
"""Of what is kept. Counted up where a release reads more out of a record, so that all is kept anew."""
PREFIX = "desk_"
"""How the tables are called here, before the name in a portfolio."""


class Kept(models.Model):
    """That the rows of an assessment are kept: of which revision, for which day, in which form."""

    assessment = models.OneToOneField(Assessment, models.CASCADE, primary_key=True, related_name="kept_rows")
    holder = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    on = models.DateField()
    form = models.PositiveSmallIntegerField(default=FORM)

    def __str__(self) -> str:
        return f"rows of {self.pk}"


def _field(name: str, kind: Any, default: Any) -> models.Field[Any, Any]:
    given = {} if default is NODEFAULT or default is None else {"default": default}
    if name in SMALL:
        return models.SmallIntegerField(**given)
    made: dict[Any, Any] = {
        str: lambda: models.TextField(**given),
        int: lambda: models.IntegerField(**given),
        bool: lambda: models.BooleanField(**given),
        dt.date: lambda: models.DateField(null=default is None),
    }
    field: models.Field[Any, Any] = made[kind]()
    return field


def _model(struct: Any) -> type[models.Model]:
    """The model of a struct. Its key is Django's own, which no question reads."""
    kinds = kinds_of(struct)
    columns = {each.name: _field(each.name, kinds[each.name], each.default) for each in fields(struct)}
    key = models.OneToOneField if struct.table in ("versions", "standings") else models.ForeignKey
    columns["version"] = key(Assessment, models.CASCADE, db_column="version", related_name="+")
    body = {
        **columns,
        "holder": models.ForeignKey(Organisation, models.CASCADE, related_name="+"),
        "Meta": type("Meta", (), {"db_table": PREFIX + struct.table, "indexes": _indexes(struct)}),
        "__module__": __name__,
        "__doc__": struct.__doc__,
        "__str__": lambda row: f"{struct.table} of {row.version_id}",
    }
    made: type[models.Model] = type(f"{struct.__name__}Kept", (models.Model,), body)
    return made


def _indexes(struct: Any) -> list[models.Index]:
    """The rows of a service are found by its key."""
    if "service" not in struct.__struct_fields__:
        return []
    return [models.Index(fields=["holder", "service"], name=f"desk_{struct.table}_service")]


TABLES: dict[str, type[models.Model]] = {struct.table: _model(struct) for struct in KEPT}  # type: ignore[attr-defined]
"""Every kept table by its name in a portfolio."""

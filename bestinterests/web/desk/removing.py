"""A text that is removed lawfully goes from the rows of its assessment, and from what supervisors wrote about it."""

from __future__ import annotations

from typing import Any

from django.db import models

from bestinterests.web.assessments.models import Assessment
from bestinterests.web.desk.models import TABLES, FollowUp, SavedQuestion, ServiceNote
from bestinterests.web.ledger.removing import MARK

ROWS = "In the rows that the desk keeps of it"
WRITTEN = "In what supervisors wrote at the desk"


def look(assessment: int, text: str) -> tuple[str, ...]:
    """Where a text stands at the desk, in words."""
    rows = any(_holding(each, text).exists() for each in _rows(assessment))
    written = any(_holding(each, text).exists() for each in _written(assessment))
    return tuple(words for words, found in ((ROWS, rows), (WRITTEN, written)) if found)


def take_out(assessment: int, text: str) -> bool:
    """Take a text out in the caller's transaction; whether it stood where somebody wrote it.

    Rows follow from the record and are kept anew from it; so they do not tell whether the text stood anywhere.
    """
    for rows in _rows(assessment):
        _rewritten(rows, text)
    found = [_rewritten(rows, text) for rows in _written(assessment)]
    return any(found)


def _rows(assessment: int) -> list[models.QuerySet[Any]]:
    return [model._base_manager.filter(version=assessment) for model in TABLES.values()]


def _written(assessment: int) -> list[models.QuerySet[Any]]:
    place = Assessment.objects.values("organisation").get(pk=assessment)["organisation"]
    return [model._base_manager.filter(organisation=place) for model in (SavedQuestion, ServiceNote, FollowUp)]


def _texts(model: type[models.Model]) -> list[str]:
    keyed = ("service", "question", "where", "public_id", "person", "by", "done_by")
    fields = [each for each in model._meta.concrete_fields if isinstance(each, models.TextField | models.CharField)]
    return [each.name for each in fields if model in TABLES.values() or each.name not in keyed]


def _holding(rows: models.QuerySet[Any], text: str) -> models.QuerySet[Any]:
    wanted = models.Q(pk__in=[])
    for name in _texts(rows.model):
        wanted |= models.Q(**{f"{name}__contains": text})
    return rows.filter(wanted)


def _rewritten(rows: models.QuerySet[Any], text: str) -> bool:
    names = _texts(rows.model)
    held = list(_holding(rows, text)) if names else []
    for row in held:
        for name in names:
            setattr(row, name, getattr(row, name).replace(text, MARK))
    rows.model._base_manager.bulk_update(held, names, batch_size=100) if held else None
    return bool(held)

"""Rows that many tests begin with, made once by actions and then written again: that takes a tenth of the time."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.apps import apps
from django.db import transaction
from django.db.models import Model

Value = TypeVar("Value")


def made_once(make: Callable[[], Value]) -> Callable[[], Value]:
    """Call a function in earnest the first time, and afterwards write the rows that it made.

    make: what only adds rows, and returns what can be pickled. Where one of its tables holds rows already, as where
    a test made people of its own before, it is called in earnest.
    """
    kept: list[bytes] = []

    @wraps(make)
    def made() -> Value:
        if not kept:
            if any(rows_of_all().values()):
                return make()
            value = make()
            kept.append(pickle.dumps((value, {model: rows for model, rows in rows_of_all().items() if rows})))
            return value
        value, rows = pickle.loads(kept[0])
        if any(model._base_manager.exists() for model in rows):
            return make()
        with transaction.atomic():  # rows name each other, in whatever order they come
            for model, held in rows.items():
                model._base_manager.bulk_create(held)
        return value

    return made


def rows_of_all() -> dict[type[Model], list[Model]]:
    """The rows of every table, but of those that Django fills at the start."""
    return {
        model: list(model._base_manager.order_by("pk"))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in ("auth", "contenttypes")
    }

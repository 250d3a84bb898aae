"""What is left anywhere else: every text of every table is looked through, whichever app it is of."""

from __future__ import annotations

from typing import Any

import msgspec
from django.apps import apps
from django.db import models

from bestinterests.web.accounts.models import Membership, User
from bestinterests.web.assessments.names import Named
from bestinterests.web.config.backing_up import LABELS

APART = frozenset(
    {
        "accounts.user",
        "accounts.organisation",
        "accounts.erasure",
        "assessments.assessment",
        "assessments.attachedfile",
        "assessments.submission",
        "assessments.draft",
        "assessments.comment",
        "assessments.servicekind",
        "assessments.count",
        "assessments.countedunder",
        "assessments.sealedrating",
        "assessments.upload",
        "change_requests.changerequest",
        "change_requests.incident",
        "redress.case",
        "redress.casekey",
        "redress.erasedcase",
        "surveys.sitting",
        "surveys.sittingkey",
        "register.published",
        "register.broughtin",
        "ledger.ledger",
        "ledger.line",
        "ledger.payload",
        "ledger.snapshot",
    }
)
"""Tables that are seen to by the actions of their own, or hold only what those work out; organisations and attached
files keep what people put there."""
TEXTS = (models.CharField, models.TextField)


def sweep(person: Named, organisations: list[int]) -> int:
    """Take a name and an address out of the texts of every table that is kept; return how many rows were rewritten.

    The address goes wherever it stands. The name goes from rows of these organisations: elsewhere it may be another's.
    """
    address_only = person._replace(names=())
    rewritten = 0
    for label in LABELS:
        for model in apps.get_app_config(label).get_models():
            if model._meta.label_lower not in APART:
                scope = _scope(model, organisations)
                rewritten += _swept(model._base_manager.all(), address_only)
                if scope is not None and person.names:
                    rewritten += _swept(model._base_manager.filter(**scope), person)
    return rewritten


def _scope(model: type[models.Model], organisations: list[int], steps: int = 2) -> dict[str, Any] | None:
    """Which rows are of these organisations: by a column of their own, through what they hang on, or by whose they are.

    None where a row is of no organisation.
    """
    keys = {f.name: f.related_model for f in model._meta.concrete_fields if isinstance(f, models.ForeignKey)}
    if "organisation" in keys:
        return {"organisation__in": organisations}
    people = [name for name, other in keys.items() if other is User]
    if people:
        members = Membership.objects.filter(organisation__in=organisations).values("person")
        return {f"{people[0]}__in": members}
    for name, other in keys.items():
        if steps and (found := _scope(other, organisations, steps - 1)) is not None:
            return {f"{name}__{path}": value for path, value in found.items()}
    return None


def _swept(rows: models.QuerySet[Any], person: Named) -> int:
    texts = [field for field in rows.model._meta.concrete_fields if _may_hold(field)]
    count = 0
    if not texts:
        return 0
    columns = [field.attname for field in texts]
    for pk, *values in rows.order_by("pk").values_list("pk", *columns).iterator(chunk_size=500):
        told = zip(columns, values, strict=True)
        changed = {name: new for name, held in told if (new := _without(held, person)) != held}
        if changed:
            rows.model._base_manager.filter(pk=pk).update(**changed)
            count += 1
    return count


def _may_hold(field: models.Field[Any, Any]) -> bool:
    """A text that somebody may have written: no key, no word of a list, no id or digest."""
    if field.primary_key or field.choices or getattr(field, "unique", False):
        return False
    return isinstance(field, (*TEXTS, models.JSONField, models.BinaryField))


def _without(value: Any, person: Named) -> Any:
    """A value of a column without the name; in bytes that are JSON as those are written, in others as text."""
    if not isinstance(value, bytes | memoryview):
        return person.without(value)
    try:
        held = msgspec.json.decode(bytes(value))
    except msgspec.DecodeError:
        held = None
    if held is not None:
        changed = person.without(held)
        return value if changed == held else msgspec.json.encode(changed)
    try:
        text = bytes(value).decode()
    except UnicodeDecodeError:
        return value  # bytes of a file, which are nobody's text
    changed = person.without(text)
    return value if changed == text else changed.encode()

"""What apps above hold still in a record, asked about each change to it: in its preview, and again under the lock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.snapshot import Head

Keeper = Callable[[Head, Document], Sequence[Refusal]]
"""Why a record, as it stands, may not become another one: every reason at once."""


def held_still(head: Head, after: Document) -> tuple[Refusal, ...]:
    """Every reason of every keeper why the record may not become this."""
    return tuple(refusal for keeper in _keepers() for refusal in keeper(head, after))


@cache
def _keepers() -> tuple[Keeper, ...]:
    return tuple(import_string(name) for name in settings.KEEPERS)

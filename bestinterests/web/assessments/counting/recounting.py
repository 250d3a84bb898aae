"""Counting anew: what each number would be now, from what every assessment says that it counts for."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping

from django.db import connection, transaction

from bestinterests.web.assessments.counting.adding import add
from bestinterests.web.assessments.counting.keeping import weights
from bestinterests.web.assessments.models import Contribution, Count

LOG = logging.getLogger("bestinterests.counting")
Drift = Mapping[int, Mapping[tuple[str, int, str], int]]
"""By organisation: numbers by state, kind and key, and what has to be added to each."""


def recount() -> int:
    """Count anew and mend what differs; return how many numbers did.

    It looks first without keeping anybody from writing. Only where something seems to differ, which also happens while
    somebody writes, it looks again with writers held up.
    """
    if not drift():
        return 0
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "LOCK TABLE assessments_contribution, assessments_count IN SHARE ROW EXCLUSIVE MODE",
                )
        found = drift()
        for organisation, lacking in sorted(found.items()):
            LOG.warning("%d numbers of organisation %d were not true, and are mended", len(lacking), organisation)
            add(organisation, lacking)
    return sum(len(lacking) for lacking in found.values())


def drift() -> Drift:
    """What kept numbers lack."""
    lacking: dict[int, Counter[tuple[str, int, str]]] = {}
    for held in Contribution.objects.select_related("kind").iterator(chunk_size=500):
        lacking.setdefault(held.organisation_id, Counter()).update(weights(held))
    kept = Count.objects.values_list("organisation_id", "state", "kind", "key", "number")
    for organisation, state, kind, key, number in kept.iterator(chunk_size=2000):
        lacking.setdefault(organisation, Counter())[state, kind, key] -= number
    found = {at: {each: number for each, number in held.items() if number} for at, held in lacking.items()}
    return {at: held for at, held in found.items() if held}

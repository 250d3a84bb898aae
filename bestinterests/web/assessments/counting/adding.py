"""Adding to kept numbers, in one statement, in the order of the keys: the only place that knows how databases do it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import connection

from bestinterests.web.assessments.models import Count, ServiceKind

AT_ONCE = 1000
"""Numbers that one statement moves."""


def add(organisation: int, moved: Mapping[tuple[str, int, str], int]) -> None:
    """Add to numbers by state, kind and key; one that comes to nothing goes."""
    ordered = sorted(moved.items())
    for rows in (ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE)):
        values = ", ".join(["(%s, %s, %s, %s, %s)"] * len(rows))
        sentence = (
            "INSERT INTO assessments_count (organisation_id, state, kind, key, number) "  # noqa: S608  # no text of anybody's
            f"VALUES {values} ON CONFLICT (organisation_id, state, kind, key) "
            "DO UPDATE SET number = assessments_count.number + EXCLUDED.number RETURNING id, number"
        )
        told = [value for (state, kind, key), number in rows for value in (organisation, state, kind, key, number)]
        with connection.cursor() as cursor:
            cursor.execute(sentence, told)
            empty = [pk for pk, number in cursor.fetchall() if number == 0]
        if empty:
            Count.objects.filter(pk__in=empty, number=0).delete()


def move_kind(organisation: int, before: ServiceKind | None, words: str | None) -> ServiceKind | None:
    """Count a kind of service once less, and the kind with these words once more; None for neither. Return the latter.

    Both in the order of their words: two people who swap kinds do not wait for each other.
    """
    moved = [(before.words, -1)] if before else []
    moved += [] if words is None else [(words, 1)]
    values = ", ".join(["(%s, %s, %s)"] * len(moved))
    sentence = (
        "INSERT INTO assessments_servicekind (organisation_id, words, number) "  # noqa: S608  # no text of anybody's
        f"VALUES {values} ON CONFLICT (organisation_id, words) "
        "DO UPDATE SET number = assessments_servicekind.number + EXCLUDED.number RETURNING id, words, number"
    )
    with connection.cursor() as cursor:
        cursor.execute(sentence, [value for each in sorted(moved) for value in (organisation, *each)])
        found = {held: (pk, number) for pk, held, number in cursor.fetchall()}
    if words is None:
        return None
    pk, number = found[words]
    return ServiceKind(pk=pk, organisation_id=organisation, words=words, number=number)


def drop_kind(kind: int) -> None:
    """Take a kind of service away with its words, where no service is of it any more."""
    ServiceKind.objects.filter(pk=kind, number=0).delete()

"""What stands beside a field of a form: how many threads are open on it, and the way to them. One query for a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Max
from django.urls import reverse

from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.models import Thread


class Beside(NamedTuple):
    """The way to the talk about a field. number: how many threads are open on it."""

    number: int
    address: str

    @property
    def words(self) -> str:
        """What the link says."""
        if not self.number:
            return "Comment"
        return "1 open thread" if self.number == 1 else f"{self.number} open threads"


Talk = Callable[[str], Beside | None]
"""From a place to the way to its talk; None where there is none and the person may begin none."""


def talk_of(opened: Opened) -> Talk:
    """What stands beside the fields of an assessment, asked of the database once."""
    rows = Thread.objects.filter(assessment=opened.row, is_open=True).values("place")
    held = {row["place"]: row for row in rows.annotate(count=Count("id"), only=Max("public_id"))}
    writes = opened.standing.may(Permission.COMMENT)

    def at(place: str) -> Beside | None:
        row = held.get(place)
        if row is not None and row["count"] == 1:
            return Beside(1, reverse("assessments:thread", args=[opened.id, row["only"]]))
        if row is None and (not writes or "+" in place):
            return None
        return Beside(row["count"] if row else 0, place_address(opened.id, place))

    return at


def place_address(assessment: str, place: str) -> str:
    """The page of the talk about a place; blank for the assessment as a whole."""
    address = reverse("assessments:comments_at", args=[assessment])
    return f"{address}?{urlencode({'place': place})}" if place else address

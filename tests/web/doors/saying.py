"""Doors of what cases say about a service."""

from __future__ import annotations

from bestinterests.web.redress.models import Pattern
from tests.web.doors import GO, OPEN_READ, only

NUMBER = 77
SETTLES = ("assessor", "data-protection-officer", "decider")
NAMED = {f"redress:pattern_{route}": {"pattern": NUMBER} for route in ("accept", "decline")}
TABLE = {
    "redress:in_assessment": only("assessor", cell=OPEN_READ, others=OPEN_READ),
    # Whoever comes first settles it.
    "redress:pattern_accept": only(*SETTLES, cell=(405, 409)) | {"data-protection-officer": (405, GO)},
    "redress:pattern_decline": only(*SETTLES, cell=(405, 409)),
}


def fill(assessment, actor, at):
    """A pattern that waits for an answer."""
    Pattern.objects.create(
        pk=NUMBER,
        assessment=assessment,
        feature="F01",
        right="article-16",
        number=6,
        counts={"By age": [["10-12", 6]]},
        proposed_at=at,
    )

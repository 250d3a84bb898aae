"""A decision in force and a portal that is open, with everybody who answers, made in a process of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: str) -> None:
    """Make everybody, version 1 as they decided it, the keys, and the portal of its service."""
    from tests.web.journeys.in_force import gathered

    cast = gathered(folder)

    from django.utils import timezone

    from bestinterests.web.redress import keys
    from tests.web.cast import joined
    from tests.web.redress.visitors import opened
    from tests.web.reviews.cast import Story

    ring = Path(folder) / keys.FILE
    ring.write_text(keys.written(keys.new_ring("2026-11-27")), encoding="utf-8")
    ring.chmod(0o600)
    edda = cast.people["administrator"]
    for role, name in (("case-handler", "Callum"), ("safeguarding-lead", "Lerato")):
        cast.people[role] = joined(cast.organisation, name, frozenset({role}), edda)
    story = Story(cast, "conditions").in_review("reviewer")
    story.view("reviewer")
    story.advise()
    story.decide(outcome="proceed-with-conditions", measures=("M02",))
    door = opened(cast, story.row, timezone.now())
    sys.stdout.write(json.dumps({"assessment": story.row.public_id, "slug": door.slug}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])

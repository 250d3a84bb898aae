"""A stage for the browser: a portal that is open, a case in it that was answered, with its code, and a survey.

As a process of its own: ``python -m tests.web.redress.ajar FOLDER`` says what there is as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def main(folder: str) -> None:
    """Make everything by the actions that people use."""
    from tests.web.stage import entered

    entered(folder)

    from django.utils import timezone

    from bestinterests.web.redress import keys
    from tests.web.assessments.cast import begun
    from tests.web.cast import cast_of
    from tests.web.redress.visitors import opened
    from tests.web.surveys.ajar import asked

    at = timezone.now()
    ring = Path(folder, keys.FILE)
    ring.write_text(keys.written(keys.new_ring(f"{at:%Y-%m-%d}")), encoding="utf-8")
    ring.chmod(0o600)
    cast = cast_of()
    where = opened(cast, begun(where=cast.organisation), at)
    where.features.append({"id": "F02", "words": {"6-9": "The shop", "13-15": "The shop, and what it shows me"}})
    where.save()
    told = {
        "slug": where.slug,
        "organisation": cast.organisation.public_id,
        "portal": where.public_id,
        "code": answered(cast, where, at),
        **asked(cast, at),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def answered(cast: Any, where: Any, at: Any) -> str:
    """A complaint of last month that is upheld in part, with a message and what changed since; its code."""
    import datetime as dt

    from bestinterests.web.redress.access import handler
    from bestinterests.web.redress.actions.writing import write
    from bestinterests.workflow.casework import events as e
    from tests.web.redress.cast import received

    came = at - dt.timedelta(days=20)
    row, code = received(where, "answered", came, door="breaks-the-code", band="13-15")
    callum = cast.people["case-handler"].public_id
    who = handler(callum, frozenset({"case-handler"}))
    day = dt.timedelta(days=1)
    lines: list[tuple[str, Any]] = [
        ("case.assigned", e.Assigned(to=who.id, by=who.id, at=came + day)),
        ("case.replied", e.Message(text="Thank you for telling us. We look into it.", at=came + 2 * day, by=who.id)),
        (
            "case.decided",
            e.Decided(
                item="1",
                outcome="partly-upheld",
                reason="For the file alone.",
                words="You are right about the videos. The search itself has to stay, as pages are found by it.",
                remedies=("changed", "apology"),
                by=who.id,
                at=came + 9 * day,
            ),
        ),
        ("case.told_outcome", e.ToldOutcome(items=("1",), channel="portal", by=who.id, at=came + 10 * day)),
        (
            "case.asked",
            e.Asked(what="question", text="Did you see it again after Monday?", by=who.id, at=came + 11 * day),
        ),
    ]
    for kind, said in lines:
        write(row, lambda case: (), kind, said, actor=who.id, at=said.at)
    return code


if __name__ == "__main__":
    main(sys.argv[1])

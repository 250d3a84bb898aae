"""What a stage for the browser has of surveys: one of children from 10 to 12, in which eight have answered."""

from __future__ import annotations

from typing import Any

HEARD = 8


def asked(cast: Any, at: Any) -> dict[str, str]:
    """Make it by the actions that people use; where it is. Whoever reads what children write is there already."""
    from bestinterests.web.surveys.actions.answering import take_in
    from bestinterests.web.surveys.kits import kit
    from tests.web.assessments.cast import from_example
    from tests.web.surveys.cast import sitting, survey

    place = from_example(where=cast.organisation)
    held = survey(place, ["10-12"], at)
    before = sitting(held, "10-12", HEARD, at)
    first = {question.key: question.options[0] for question in kit("10-12", ["F01"])}
    for number in range(HEARD):
        take_in(sitting=before, form=str(number), answers=first, quote=False, at=at)
    return {"islands": place.public_id, "survey": held.public_id}

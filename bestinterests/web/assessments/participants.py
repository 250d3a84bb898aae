"""Which of the people in an assessment the person at the screen is."""

from __future__ import annotations

from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.models import Participant


def me(opened: Opened) -> str | None:
    """The id of the person in the document (P03) who is at the screen; None where they have not said, or it is gone."""
    return opened.item if opened.item in {person.id for person in opened.judged.people} else None


def take_part(opened: Opened, item: str) -> None:
    """Remember that the person at the screen is this one of the people in the document."""
    Participant.objects.update_or_create(assessment=opened.row, person=opened.actor.id, defaults={"item": item})
    opened.item = item

"""What is asked about the people who take part."""

from __future__ import annotations

from bestinterests.domain.service import Person
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

PERSON = Sheet(
    Person,
    (
        Part(
            "",
            (
                Asked("role", "Role", "Such as product lead or child-rights adviser."),
                Asked("name", "Name", "Only where it has to stand in the record: it is read by all who read this."),
                Asked("duties", "Duties in this assessment"),
                Asked(
                    "interests",
                    "Interests declared",
                    "What they would gain or lose by the outcome: pay, targets, ownership, a service they built.",
                ),
                Asked("senior", "A senior person who may sign what the method asks for"),
                "note",
            ),
        ),
    ),
)

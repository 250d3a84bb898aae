"""What is asked where an impact is rated: one slot a page; how sure it is, with what it rests on."""

from __future__ import annotations

from bestinterests.domain.impact import Impact
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

RATING: dict[str, Sheet] = {
    slot: Sheet(Impact, (Part("", (Asked(slot, label),)),))
    for slot, label in {
        "before": "Before controls",
        "now": "As it is now",
        "expected": "When every measure is done",
    }.items()
} | {
    "certainty": Sheet(
        Impact,
        (
            Part("", (Asked("certainty", "How sure we are"),)),
            Part(
                "",
                (
                    Asked(
                        "evidence",
                        "What does it rest on?",
                        "Evidence on the record. How much each can carry stands with it.",
                    ),
                    Asked("findings", "What did people who were asked say about it?", "Findings of consultations."),
                ),
            ),
        ),
    )
}
"""The sheet of each slot of an impact."""

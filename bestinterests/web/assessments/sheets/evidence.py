"""What is asked about evidence: what a source says, how much it can carry, where it comes from."""

from __future__ import annotations

from bestinterests.domain.evidence import Evidence
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

EVIDENCE = Sheet(
    Evidence,
    (
        Part(
            "",
            (
                Asked("title", "What is the source called?", required=True),
                Asked("kinds", "What kind of evidence is it?"),
                Asked("says", "What does it say?", "What bears on children here, in your own words.", rows=5),
            ),
        ),
        Part(
            "How much it can carry",
            (
                Asked("strength", "How strong is it?", "Apart from how bad what it says is."),
                Asked(
                    "limits", "What can it not show?", "Who was not asked, how old it is, how like your service it is."
                ),
            ),
        ),
        Part(
            "What it opens again",
            (
                Asked(
                    "contradicts",
                    "Which judgements does it contradict?",
                    "Each is an open judgement until it was made again.",
                ),
                Asked(
                    "weighed",
                    "Which of them were made again in its light?",
                    "Change the judgement, or leave it as it is, and say why in its reason. Then tick it here.",
                ),
            ),
        ),
        Part(
            "Where it comes from",
            (
                Asked("address", "Where can it be read?"),
                Asked("dated", "From when is it?", "A date or a period, as it is known."),
                Asked("consultation", "Which consultation does it report?", first="None"),
                Asked("stated_kind", "Its kind, in the source's own words"),
                Asked("stated_strength", "Its strength, in the source's own words"),
                Asked("note", "Notes", "For the people who work on this.", rows=3),
            ),
        ),
    ),
)

"""What is asked about a feature, the practices in it, and how it acts on others."""

from __future__ import annotations

from bestinterests.domain.feature import Feature, Link, PracticeUse
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

FEATURE = Sheet(
    Feature,
    (
        Part("", (Asked("name", "What would a child call it?"), Asked("description", rows=5), "patterns")),
        Part("As children meet it", ("moments", "default", "core", "childrens_part", "parents_part")),
        Part(
            "For the record",
            (Asked("stage", control="select", first="As the service"), "standards", Asked("note", rows=8)),
        ),
    ),
)

PRACTICE = Sheet(
    PracticeUse,
    (
        Part(
            "",
            (
                Asked("present", "Does this feature do it?"),
                Asked("reason", "What it does, or why not", rows=2),
                Asked("ended_by", "Measures that end it"),
            ),
        ),
    ),
)

LINK = Sheet(
    Link,
    (
        Part(
            "",
            (
                Asked("source", "What acts?"),
                Asked(
                    "kind",
                    "In which way?",
                    says={
                        "feeds": ("It feeds it", "It passes children or their data on."),
                        "amplifies": ("It amplifies it", "It makes the effect on the same children greater."),
                    },
                ),
                Asked("target", "On what?"),
                Asked("how", "How does it come about?"),
                Asked("ended_by", "Measures that cut the link"),
                Asked("note", rows=3),
            ),
        ),
    ),
)

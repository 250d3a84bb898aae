"""What is asked about a data activity: a row of the data and service map."""

from __future__ import annotations

from bestinterests.domain.feature import DataActivity
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

ACTIVITY = Sheet(
    DataActivity,
    (
        Part(
            "",
            (
                Asked("feature", "In which feature?", required=True),
                Asked("moment", "At which moment of the journey?", first="Not said yet"),
                Asked(
                    "kinds",
                    "Which kinds of data activity is it?",
                    "Kinds that the code names. Each brings its prompts, and the rights that have to be asked about.",
                ),
            ),
        ),
        Part(
            "What",
            (Asked("data", "Which data?"), "source", "inferred", "special_category", "geolocation"),
        ),
        Part(
            "Why, and on which lawful basis",
            (
                Asked("purpose", "Why?", "Each purpose by name."),
                Asked("core", "Is it needed for the element the child is using?"),
                "lawful_bases",
                Asked("lawful_basis_note", rows=2),
                "article_9_conditions",
                Asked("role", control="select"),
                Asked("role_note", rows=2),
            ),
        ),
        Part(
            "As children meet it",
            (Asked("default", rows=2), Asked("childrens_part", rows=3), Asked("parents_part", rows=3)),
        ),
        Part("What is done with them", ("profiling", "automated_decision", "generative_ai", Asked("pecr", rows=2))),
        Part(
            "Where the data go",
            (
                Asked("recipients", rows=2),
                Asked("processors", rows=2),
                Asked("transfers", rows=2),
                Asked("transfer_safeguard", rows=2),
                Asked("retention", rows=2),
            ),
        ),
        Part("For the record", (Asked("note", rows=3),)),
    ),
)

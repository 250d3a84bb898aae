"""What is asked about the service, who answers for it, and the assessment of it."""

from __future__ import annotations

from bestinterests.domain.conformity import ReviewPlan
from bestinterests.domain.document import Assessment
from bestinterests.domain.service import Service
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

SERVICE = Sheet(
    Service,
    (
        Part(
            "",
            (
                Asked("name", "What is the service called?"),
                Asked("kind", "What kind of service is it?", "In a few words, such as mobile game or online shop."),
                Asked(
                    "description",
                    "What does it do, and how does it earn?",
                    "As you would tell somebody who has never seen it.",
                    rows=6,
                ),
            ),
        ),
        Part(
            "Where it stands",
            (
                Asked("stage", "Stage", control="choice"),
                Asked("stage_note", "The stage in your words", "Also what brought this assessment about."),
                Asked("processing_starts_on", "On which day does processing start, or when did it?"),
                Asked("reach", "How many people use it?", "And how that is known."),
            ),
        ),
    ),
)
GROUNDING = Sheet(Service, (Part("For a sample", (Asked("grounding", "Modelled on"),)),))
"""Asked of fictional samples only."""

ORGANISATION = Sheet(
    Service,
    (
        Part(
            "",
            (
                Asked("controller.name", "Organisation", "Who decides why and how children's data is used."),
                Asked("controller.size", "Size", "In words, such as 34 staff."),
                Asked("controller.country", "Country in which it is established"),
                Asked("controller.contact", "Contact", "A role or an address to write to, rather than a name."),
                Asked("controller.dpo", "Data protection officer", "Or why there is none."),
            ),
        ),
    ),
)

AGES = Sheet(
    Service,
    (
        Part(
            "",
            (
                Asked("minimum_age", "Minimum age in the terms", "In years; blank where the terms state none."),
                Asked("age_assurance_methods", "Methods of age assurance", "All that are used, or none."),
                Asked("age_assurance", "How are ages known, and how sure is that?", rows=5),
                Asked("parental_controls", "Parental controls", "What parents can see or set, now or planned."),
            ),
        ),
    ),
)

ASSESSMENT = Sheet(
    Assessment,
    (
        Part("", (Asked("title", "Title of this assessment", required=True), "assessed_on")),
        Part(
            "How deep it goes",
            (
                Asked(
                    "depth",
                    "Short pass, or full",
                    control="choice",
                    says={
                        "full": ("Full", "Every right is looked at: once for each feature, or once for the service."),
                        "short": (
                            "Short pass",
                            "Only the rights that the uses of data on the record list. It says what it left out.",
                        ),
                    },
                ),
                Asked("profile", "Profile that heads the report", "Both are worked out and shown, whichever heads."),
            ),
        ),
        Part("In conclusion", (Asked("summary", "Summary", "What the assessors conclude, in their words.", rows=6),)),
    ),
)
EARLIER = Sheet(
    Service,
    (
        Part(
            "",
            (
                Asked(
                    "earlier_dpia",
                    "The DPIA that this feeds",
                    "Reference, date and what it covered; or that there is none yet.",
                ),
            ),
        ),
    ),
)

REVIEW_PLAN = Sheet(
    ReviewPlan,
    (
        Part(
            "",
            (
                Asked("owner", "Who owns the assessment?", "A role, such as product lead."),
                Asked("next_review", "When is it looked at again?", "Such as 16 March 2027."),
                Asked(
                    "triggers",
                    "What brings that forward?",
                    "One on each line, such as a new feature, a complaint by a child, or a change of the terms.",
                    rows=5,
                ),
                Asked("stated", "The plan in your own words"),
                Asked("monitoring", "What is watched meanwhile?", "Figures, complaints, tests, and who looks at them."),
            ),
        ),
        Part(
            "Publication",
            (
                Asked(
                    "publication",
                    "Is a summary published?",
                    control="choice",
                    says={
                        "undecided": "Not decided yet",
                        "planned": "It will be",
                        "published": "It is published",
                        "withheld": ("It is withheld", "A reason is needed below."),
                    },
                ),
                Asked("publication_reason", "Where it is published, or why it is withheld"),
            ),
        ),
    ),
)

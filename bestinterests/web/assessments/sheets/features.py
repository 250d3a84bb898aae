"""What is asked about a feature."""

from __future__ import annotations

from bestinterests.domain.feature import Feature
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

FEATURE = Sheet(
    Feature,
    (
        Part("", (Asked("name", "What would a child call it?"), Asked("description", rows=5), "patterns")),
        Part("As children meet it", ("moments", "default", "core", "childrens_part", "parents_part")),
        Part("For the record", (Asked("stage", control="select", first="As the service"), "standards", "note")),
    ),
)

"""What is asked where a right is set aside for the whole service."""

from __future__ import annotations

from bestinterests.domain.coverage import RightSetAside
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

SET_ASIDE = Sheet(
    RightSetAside,
    (
        Part(
            "",
            (
                Asked(
                    "reason",
                    "Why can it not be touched here?",
                    "About this service and this right. A right is never set aside without a reason.",
                    required=True,
                    rows=5,
                ),
                Asked("by", "Who decided?", first="Not said"),
            ),
        ),
    ),
)

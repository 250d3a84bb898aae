"""What is asked about the children who use the service."""

from __future__ import annotations

from bestinterests.domain.service import BandUse, Group
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

BAND = Sheet(
    BandUse,
    (
        Part(
            "",
            (
                Asked("in_scope", "Children of this age are likely to use it"),
                Asked("reason", "If they are not: why?", "What keeps them away, and how you know.", rows=2),
                Asked("children", "How many children?", "In digits, if known."),
                Asked("share", "Share of all users, in per cent", "From 0 to 100, if known."),
                Asked("how_known", "How is that known, and how sure is it?", rows=2),
                Asked("needs", "What do children of this age need here?", rows=4),
            ),
        ),
    ),
)
"""One age band; all of them stand on one page."""

GROUP = Sheet(
    Group,
    (
        Part(
            "",
            (
                Asked("name", "Which children?", "In a few words, such as children who share a device."),
                Asked("bands", "At which ages?", "None chosen means any age."),
                Asked("size", "How many, as far as known?"),
                Asked("why", "What is different for them?", "What they gain, lose or need apart from others.", rows=5),
                "note",
            ),
        ),
    ),
)

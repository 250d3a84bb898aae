"""Operations on what was published. Publishing itself is done by a person who is signed in, in two steps."""

from __future__ import annotations

from bestinterests.web.api.shapes import publications
from bestinterests.web.api.table.rows import ASSESSMENT, reading

PUBLICATIONS = (
    reading(
        "publications",
        f"{ASSESSMENT}/publications",
        "What was published of an assessment, and how each publication stands",
        "publications:listed",
        publications.Publications,
        "Publication",
        more="No token publishes or withdraws: a person does, signed in, who has seen the pages. What is published can "
        "be read without a token, at the address that each publication names.",
    ),
    reading(
        "publication",
        f"{ASSESSMENT}/publications/{{number}}",
        "One published document, as it was published",
        "publications:one",
        publications.PublicationWhole,
        "Publication",
        refuses=(410,),
    ),
)
"""Reading what was published."""

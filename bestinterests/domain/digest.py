"""The digest of an assessment: what reviews, advice and decisions name as the thing they read."""

import hashlib

import msgspec

from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.order import in_order


def assessment_digest(of: Document | Assessment) -> str:
    """Return ``sha256:`` and 64 hex digits over the canonical JSON of the assessment part.

    Canonical JSON is UTF-8 without white space, fields by name, defaults left out, items and sets in canonical
    order. So neither the file's format nor the order in which somebody wrote its items changes the digest, and a
    field that a later release adds does not either as long as it is not used.
    """
    assessment = of.assessment if isinstance(of, Document) else of
    data = msgspec.json.encode(in_order(assessment), order="sorted")
    return f"sha256:{hashlib.sha256(data).hexdigest()}"

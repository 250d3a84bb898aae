"""A text that is removed lawfully goes from what is prepared; what is published says where it has to be withdrawn."""

from __future__ import annotations

from bestinterests.web.ledger.removing import without
from bestinterests.web.register.models import Published, PublishingDraft

PUBLISHED = (
    "In publication number {}, which everybody can read and which never changes: somebody who publishes here has to "
    "withdraw it"
)


def look(assessment: int, text: str) -> tuple[str, ...]:
    """Where a text stands in what is prepared and what is published of an assessment (its number), in words."""
    found = []
    draft = PublishingDraft.objects.filter(assessment=assessment).first()
    if draft is not None and without(text, bytes(draft.held)) is not None:
        found.append("In what is prepared to be published")
    rows = Published.objects.filter(series__assessment=assessment).exclude(standing__state="withdrawn")
    held = rows.order_by("number").iterator(chunk_size=10)
    found += [PUBLISHED.format(row.number) for row in held if without(text, bytes(row.content)) is not None]
    return tuple(found)


def take_out(assessment: int, text: str) -> bool:
    """Take a text out of what is prepared, in the caller's transaction; whether it stood there."""
    draft = PublishingDraft.objects.filter(assessment=assessment).first()
    content = without(text, bytes(draft.held)) if draft else None
    if draft is None or content is None:
        return False
    draft.held, draft.revision = content, draft.revision + 1
    draft.save(update_fields=["held", "revision"])
    return True

"""What each audience's page of a publication says, as values: every format writes them, a server and a file alike.

A page is made from the publication alone, so that what was left out of it can stand nowhere.
"""

from __future__ import annotations

from bestinterests.documents.context import Context
from bestinterests.documents.model import Paper
from bestinterests.documents.publication.adults import adults
from bestinterests.documents.publication.audiences import AUDIENCES, CHILDREN
from bestinterests.documents.publication.child import child
from bestinterests.documents.publication.parents import parents
from bestinterests.documents.publication.short import change, screened_out, shadow
from bestinterests.domain.publication import Entry, Publication
from bestinterests.packs.framework import Framework

__all__ = ["AUDIENCES", "audiences_of", "page"]


def audiences_of(publication: Publication) -> tuple[str, ...]:
    """Audiences that a publication has a page for: all of them for a decision, one for what is told on a short page."""
    whole = publication.kind == "decision" and publication.evaluation is not None
    return AUDIENCES if whole else AUDIENCES[:1]


def page(entry: Entry, audience: str, framework: Framework) -> Paper:
    """The page of one audience.

    entry: the publication and how it stands. audience: one of ``AUDIENCES``; a kind that has one page gives that page
    for each. framework: the packs that the publication pins. Raises KeyError for an audience that does not exist, and
    nothing for a publication that was read. Source: the visual direction (order, words, what each age is shown).
    """
    if audience not in AUDIENCES:
        raise KeyError(audience)
    held = entry.publication
    context = Context(framework, held.document, held.evaluation) if held.evaluation is not None else None
    if held.kind == "change":
        return change(entry, "adults")
    if held.kind == "shadow":
        return shadow(entry, "adults", context)
    if held.kind == "screened-out" or context is None:
        return screened_out(entry, "adults", framework)
    if audience in CHILDREN:
        return child(entry, audience, context)
    return parents(entry, context) if audience == "parents" else adults(entry, context)

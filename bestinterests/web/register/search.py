"""The words of publications, as everybody searches them: of what was published, and so of nothing that was left out."""

from __future__ import annotations

from bestinterests.domain.publication import Publication
from bestinterests.web.assessments.search import Index
from bestinterests.web.assessments.snapshot import texts

WORDS = Index("register_words", "published_id", "register_published")


def words_of(publication: Publication) -> str:
    """What a search looks through: who publishes, what the record says, and the texts for each audience."""
    parts = [publication.publisher.organisation, publication.publisher.service, publication.because]
    parts += [texts(publication.document), publication.decided.reasons]
    parts += [text.text for text in publication.texts]
    if publication.change:
        parts += [publication.change.title, publication.change.what, publication.change.reason]
    if publication.shadow_of:
        parts += [publication.shadow_of.organisation, publication.shadow_of.service]
    return "\n".join(part for part in parts if part.strip())

"""Published documents as files: canonical JSON with its digest, and linked data."""

from bestinterests.domain.publication import Publication, Standing
from bestinterests.formats.publications.reading import read_publication
from bestinterests.formats.publications.writing import sealed, write_publication

__all__ = ["read_publication", "sealed", "write_linked", "write_publication"]


def write_linked(publication: Publication, standing: Standing | None = None) -> str:
    """Return it as JSON-LD, with how it stands today where that is known."""
    from bestinterests.formats.publications.linked import write_linked as write  # few need the vocabulary

    return write(publication, standing)

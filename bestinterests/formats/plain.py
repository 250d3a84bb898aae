"""The document as a file of its own: YAML for people, JSON for programs."""

from __future__ import annotations

from bestinterests.formats.arrival import Arrival, Given, of_document
from bestinterests.formats.reading import read_document


def read_plain(given: Given) -> Arrival:
    """Read a YAML or JSON document; every fault of shape comes back with its line."""
    return of_document(read_document(given.data, given.name, given.limits))

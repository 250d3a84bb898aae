"""What the page of each kind of thing shows, as values for its template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bestinterests.web.learn.pages import judging, rights, standards, using, words
from bestinterests.web.learn.shelf import Shelf

Builder = Callable[[Shelf, str], dict[str, Any]]

BUILDERS: dict[str, Builder] = {
    "rights": rights.right,
    "activities": using.activity,
    "standards": standards.standard,
    "patterns": using.pattern,
    "bands": words.band,
    "scales": judging.scale,
    "matrices": judging.matrix,
    "profiles": judging.profile,
    "practices": standards.practice,
    "vocabularies": words.vocabulary,
    "sources": words.source,
    "packs": words.pack,
}
"""For every kind, what makes the values of a page from the shelf and an id that the framework holds."""

LISTS: dict[str, Callable[[Shelf], dict[str, Any]]] = {
    "rights": rights.by_group,
    "standards": standards.by_number,
    "scales": judging.by_family,
}
"""For kinds whose list is more than names in their order, what makes its values."""

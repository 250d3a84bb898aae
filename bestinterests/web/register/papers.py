"""Pages of a publication as they are drawn here: the same as in files, with addresses of this server."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.urls import reverse
from markupsafe import Markup

import bestinterests.formats.html.page  # noqa: F401  # registers the writer of every block
from bestinterests.documents.model import Paper
from bestinterests.documents.publication import audiences_of, page
from bestinterests.domain.publication import Entry
from bestinterests.formats.html.published import body
from bestinterests.web.assessments.snapshot import framework_of

Places = Callable[[str], str]
"""From what a link of a page names to its address; blank where it has none."""


def paper_of(entry: Entry, audience: str) -> Paper:
    """The page for an audience, as a value. Raises Refused where its packs are not here."""
    return page(entry, audience, framework_of(entry.publication.document))


def public_places(slug: str, number: int) -> Places:
    """Addresses in the register: of the other pages of this publication, of its other forms, of other numbers."""

    def place(named: str) -> str:
        kind, _, value = named.partition(":")
        if kind == "audience":
            return reverse("register:audience", args=[slug, number, value])
        if kind == "number":
            return reverse("register:publication", args=[slug, int(value)])
        if kind == "right":
            return f"{reverse('register:register')}?right={value}"
        if kind == "data":
            return reverse(f"register:publication_{value}", args=[slug, number])
        return ""

    return place


def preview_places(assessment: str) -> Places:
    """Addresses while it is only looked at: nothing is published, so only its pages lead to each other."""

    def place(named: str) -> str:
        kind, _, value = named.partition(":")
        return reverse("register:preview", args=[assessment, value]) if kind == "audience" else ""

    return place


def drawn_page(entry: Entry, audience: str, place: Places) -> Markup:
    """A page as HTML, below the head of a site. Raises Refused where its packs are not here."""
    html = body(paper_of(entry, audience), place, audiences=audiences_of(entry.publication))
    return Markup(html)  # noqa: S704  # the writers of the HTML format escape every text


def public_page(entry: Entry, audience: str) -> Markup:
    """The page that everybody reads, kept in memory while it stands so. Raises Refused likewise."""
    return _kept(_Key(entry, audience))


class _Key:
    """What a page hangs on: the digest stands for all that was published."""

    __slots__ = ("audience", "entry", "told")

    def __init__(self, entry: Entry, audience: str) -> None:
        self.entry, self.audience = entry, audience
        self.told = (entry.publication.digest, entry.standing, audience)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.told == other.told

    def __hash__(self) -> int:
        return hash(self.told)


@lru_cache(maxsize=32)
def _kept(key: _Key) -> Markup:
    held = key.entry.publication
    return drawn_page(key.entry, key.audience, public_places(held.id, held.number))


def forget() -> None:
    """Let go of every page that is kept."""
    _kept.cache_clear()

"""Pages of a publication as they are drawn here: the same as in files, with addresses of this server."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.urls import reverse
from markupsafe import Markup

from bestinterests.documents.model import Paper
from bestinterests.documents.papers import Assessed
from bestinterests.documents.publication import audiences_of, page
from bestinterests.documents.shadow import shadow_difference
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.publication import Entry, Publication
from bestinterests.formats.html.page import inside  # which registers the writer of every block
from bestinterests.formats.html.published import body
from bestinterests.web.assessments.drawn import styled
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


def drawn_difference(theirs: Publication, ours: Document, evaluation: Evaluation) -> Markup:
    """Where a reading differs from what was published, by right and age. Raises Refused without its packs."""
    return styled(inside(shadow_difference(theirs, Assessed(framework_of(ours), ours, evaluation)))).body


def public_difference(entry: Entry, theirs: Publication) -> Markup | None:
    """What differs, of a published reading, made from what is published alone; None where nothing was evaluated."""
    held = entry.publication
    return drawn_difference(theirs, held.document, held.evaluation) if held.evaluation else None


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

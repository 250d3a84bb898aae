"""Pages of a publication as they are drawn here: the same papers as in files, with addresses of this server."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from bestinterests.documents.model import Paper
from bestinterests.documents.places import addressed
from bestinterests.documents.publication import page
from bestinterests.documents.publication.audiences import PAGES, page_address
from bestinterests.domain.publication import Entry
from bestinterests.formats.html.page import inside
from bestinterests.formats.html.styles import choosing
from bestinterests.web.assessments.drawn import Drawn, styled
from bestinterests.web.assessments.snapshot import framework_of

Lead = Callable[[str], str]
"""From an audience to the address of its page."""


def paper_of(entry: Entry, audience: str, lead: Lead) -> Paper:
    """The page for an audience, with the addresses of the others. Raises Refused where its packs are not here."""
    known = {page_address(name): name for name in PAGES}
    paper = page(entry, audience, framework_of(entry.publication.document))
    return addressed(paper, lambda named: lead(known[named]) if named in known else "")


def drawn_page(entry: Entry, audience: str, lead: Lead) -> Drawn:
    """A page as HTML, with the rules that belong to it. Raises Refused likewise."""
    return _drawn(_Key(entry, audience, tuple(lead(name) for name in PAGES)))


class _Key:
    """What a drawn page hangs on. Entries are frozen; a digest stands for all that was published."""

    __slots__ = ("audience", "entry", "leads", "told")

    def __init__(self, entry: Entry, audience: str, leads: tuple[str, ...]) -> None:
        self.entry, self.audience, self.leads = entry, audience, leads
        self.told = (entry.publication.digest, entry.standing, audience, leads)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.told == other.told

    def __hash__(self) -> int:
        return hash(self.told)


@lru_cache(maxsize=32)
def _drawn(key: _Key) -> Drawn:
    leads = dict(zip(PAGES, key.leads, strict=True))
    paper = paper_of(key.entry, key.audience, leads.__getitem__)
    found = styled(inside(paper))
    return Drawn(found.body, f"{found.rules}\n{choosing(paper)}")


def forget() -> None:
    """Let go of every drawn page."""
    _drawn.cache_clear()

"""For whom a publication has a page, and what each page is called."""

from __future__ import annotations

from typing import NamedTuple


class AudiencePage(NamedTuple):
    """One page of a publication. tab: its name among the others. whom: as in a sentence. band: of a child's page."""

    tab: str
    whom: str
    band: str = ""


PAGES: dict[str, AudiencePage] = {
    "adults": AudiencePage("For everyone", "everyone"),
    "parents": AudiencePage("Parents", "parents and carers"),
    "0-5": AudiencePage("Under 6", "children under 6", "0-5"),
    "6-9": AudiencePage("6–9", "children of 6 to 9", "6-9"),
    "10-12": AudiencePage("10–12", "children of 10 to 12", "10-12"),
    "13-15": AudiencePage("13–15", "children of 13 to 15", "13-15"),
    "16-17": AudiencePage("16–17", "young people of 16 and 17", "16-17"),
}
"""Every page by the word of its audience, in the order in which they are offered."""
AUDIENCES = tuple(PAGES)
CHILDREN = tuple(name for name, page in PAGES.items() if page.band)
FULL = ("adults", "16-17")
"""Pages that hold the whole: every judgement with what it rests on."""
YOUNGEST = ("0-5", "6-9")
"""Pages with no verdict, no levels and no ids: circle and square, and what a person wrote."""


def page_address(audience: str) -> str:
    """What a link to another page of the same publication names; each format puts the address there."""
    return f"audience:{audience}"

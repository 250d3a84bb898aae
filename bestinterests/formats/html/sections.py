"""One section of a paper with its title and its anchor."""

from __future__ import annotations

from bestinterests.documents.model import Section
from bestinterests.formats.html.dispatch import write_all
from bestinterests.formats.html.elements import Html, e
from bestinterests.formats.html.words import words

OWN_PAGE = ("profile",)
"""Anchors of sections that begin a sheet of paper."""


def section(held: Section) -> Html:
    """One section with its title."""
    lead = e("p", words(held.lead), class_="lead") if held.lead else None
    return e(
        "section",
        e("h2", held.title, id=f"{held.anchor}-title"),
        lead,
        e("div", write_all(held.blocks, 3), class_="flow"),
        class_="section own-page" if held.anchor in OWN_PAGE else "section",
        id=held.anchor,
        aria_labelledby=f"{held.anchor}-title",
    )

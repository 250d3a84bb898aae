"""One section of a paper with its title and its anchor."""

from __future__ import annotations

from bestinterests.documents.model import Section
from bestinterests.formats.html.dispatch import write_all
from bestinterests.formats.html.elements import Html, e
from bestinterests.formats.html.words import words


def section(held: Section) -> Html:
    """One section with its title."""
    lead = e("p", words(held.lead), class_="lead") if held.lead else None
    return e(
        "section",
        e("h2", held.title, id=f"{held.anchor}-title"),
        lead,
        e("div", write_all(held.blocks, 3), class_="flow"),
        class_=_kind(held),
        id=held.anchor,
        aria_labelledby=f"{held.anchor}-title",
    )


def _kind(held: Section) -> str:
    if held.is_sheet:
        return "section own-page handed-out"
    return "section own-page" if held.own_page else "section"

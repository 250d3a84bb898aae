"""A published page as HTML: for a file of its own, and for the page of a site that has a head and a foot already."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from bestinterests.documents.model import Paper, Section
from bestinterests.documents.places import addressed
from bestinterests.documents.publication.audiences import AUDIENCES, CHILDREN, FULL, PAGES, YOUNGEST, page_address
from bestinterests.documents.publication.beside import ACROSS_FIRST, ACROSS_LAST, BESIDE
from bestinterests.formats.html import marks, signs
from bestinterests.formats.html.dispatch import write_all
from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.html.faces import scene
from bestinterests.formats.html.sections import section
from bestinterests.formats.html.words import words

DATA = (("json", "This publication as JSON"), ("jsonld", "As linked data (JSON-LD)"), ("pdf", "As PDF"))
"""What a page offers to reuse, by the word after ``data:`` that its place is asked by."""
_USED = re.compile(r'href="#([ms]-[a-z_-]+)"')
_HATCH = re.compile(r"url\(#(hatch-[a-z-]+)\)")
_STYLE = re.compile(r' style="[^"]*"')

Places = Callable[[str], str]


def nowhere(name: str) -> str:
    """No place at all: of a page that stands alone."""
    return ""


def body(paper: Paper, place: Places = nowhere, *, audiences: Sequence[str] = AUDIENCES) -> Html:
    """The page for a site: drawings, switch of audiences, title, opening, and all sections; no ``style`` attribute.

    paper: what ``documents.publication.page`` gave. place: the address, on this site, of what a link names: blank where
    there is none. Asked for: ``audience:<word>``, ``number:<n>`` of the series, ``right:<id>`` in the register,
    ``data:json``, ``data:jsonld``, ``data:pdf``. audiences: those that the publication has a page for.
    """
    held = addressed(paper, place)
    inner = join(switch(paper.audience, place, audiences), told(held, data(place)))
    return Html(_STYLE.sub("", join(drawings(inner), inner)))


def told(paper: Paper, reuse: Html | None = None) -> Html:
    """The page below the switch of audiences."""
    young = paper.audience in YOUNGEST
    sample = None
    if paper.fictional_note:
        sample = e("p", paper.fictional_note, class_="sample-note")
    return e(
        "div",
        scene() if young else None,
        e("div", e("h1", e("bdi", paper.title)), e("p", words(paper.subtitle)), class_="title"),
        sample,
        e("div", write_all(paper.opening, 2), class_="flow opening"),
        _sections(paper, reuse),
        class_=f"published for-{paper.audience}{' child' if paper.audience in CHILDREN else ''}",
    )


def _sections(paper: Paper, reuse: Html | None) -> Html:
    if paper.audience in CHILDREN and paper.audience not in FULL:
        return join([section(held) for held in paper.sections])
    aside = [held for held in paper.sections if held.anchor in BESIDE]
    first = [held for held in paper.sections if held.anchor in ACROSS_FIRST]
    last = [held for held in paper.sections if held.anchor in ACROSS_LAST]
    main = [held for held in paper.sections if held not in (*aside, *first, *last)]
    middle = e(
        "div",
        e("div", [section(held) for held in main], class_="told-sections"),
        e("div", [section(held) for held in aside], reuse, _contents([*first, *main, *last]), class_="beside-sections"),
        class_="with-aside" if main else "with-aside alone",
    )
    return join([section(held) for held in first], middle, [section(held) for held in last])


def _contents(held: list[Section]) -> Html:
    links = [e("li", e("a", each.title, href=f"#{each.anchor}")) for each in held]
    title = e("h2", "On this page", id="on-this-page")
    return e("nav", title, e("ul", links, class_="bare"), class_="section on-this-page", aria_labelledby="on-this-page")


def data(place: Places) -> Html | None:
    """Links to the same publication for machines; None where there is no place for any."""
    links = [e("li", e("a", title, href=place(f"data:{kind}"))) for kind, title in DATA if place(f"data:{kind}")]
    if not links:
        return None
    title = e("h2", "The data, to reuse", id="data-title")
    return e("section", title, e("ul", links, class_="bare"), class_="section data", aria_labelledby="data-title")


def switch(audience: str, place: Places, audiences: Sequence[str] = AUDIENCES) -> Html | None:
    """The pages of a publication side by side; a page can be changed at any time and asks nobody for an age."""
    if len(audiences) < 2 or not any(place(page_address(name)) for name in audiences):
        return None
    ask = e("p", "How old are you? You can change it.") if audience in CHILDREN else None
    items = [_tab(name, audience, place(page_address(name))) for name in audiences]
    return e("nav", ask, e("ul", items, class_="bare"), class_="audiences", aria_label="Pages for different readers")


def _tab(name: str, current: str, address: str) -> Html:
    label = PAGES[name].tab
    here = name == current
    return e("li", e("a", label, href=address, aria_current="page" if here else None, class_="here" if here else None))


def drawings(page: str) -> Html:
    """The marks and signs that a page uses, once; hidden, for ``use`` to draw."""
    used = set(_USED.findall(page))
    symbols, hatches = _known()
    held = [drawing for name, drawing in symbols if name in used]
    hatched = set(_HATCH.findall("".join(held)))
    patterns = [pattern for pattern in hatches if any(f'id="{name}"' in pattern for name in hatched)]
    return e("svg", patterns, held, class_="defs", aria_hidden="true", focusable="false")


@cache
def _known() -> tuple[tuple[tuple[str, Html], ...], tuple[Html, ...]]:
    """Every mark and sign by its name, and every hatch; they are the same for all pages."""
    return (*marks.symbols(), *signs.symbols()), tuple(marks.hatches())

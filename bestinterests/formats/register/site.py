"""The page of a register that is a folder of files: one style sheet, no script, no address but of files beside it."""

from __future__ import annotations

import base64

from bestinterests.documents.model import Paper
from bestinterests.documents.publication.audiences import YOUNGEST
from bestinterests.formats.html import marks
from bestinterests.formats.html.elements import Child, Html, e, escape, join
from bestinterests.formats.html.fonts import font_files, linked_faces
from bestinterests.formats.html.page import WRITERS
from bestinterests.formats.html.published import Places, body
from bestinterests.formats.html.styles import PUBLISHED, SHEETS, sheet
from bestinterests.formats.register.places import FONTS, STYLE, link

__all__ = ["WRITERS", "document", "list_page", "publication_page", "shared_files"]
POLICY = (
    "default-src 'none'; style-src 'self' file:; font-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; "
    "form-action 'none'"
)
QUIET = "No request leaves this page."
WAYS = (
    ("index.html", "By date"),
    ("by-name.html", "By name"),
    ("filters.html", "Filters"),
    ("words/index.html", "Words"),
    ("samples.html", "Samples"),
    ("copies.html", "Check a copy"),
)
"""Ways through the register, on each of its own pages."""
EVERYWHERE = (
    "Each entry is an organisation's own assessment of its own service, unless it says otherwise. No regulator made, "
    "checked or approved any of them. Each says who decided and how to object."
)


def shared_files() -> dict[str, bytes]:
    """The style sheet and the letters, once for all pages."""
    sheets = [sheet(name) for name in (*SHEETS, PUBLISHED, "register")]
    style = linked_faces("fonts") + "\n".join(sheets) + "\n"
    return {STYLE: style.encode(), **{f"{FONTS}/{name}": held for name, held in font_files().items()}}


def document(page: str, title: str, content: Html, *, head: Child = None) -> bytes:
    """A whole page as bytes. page: where it lies. head: further elements of the head."""
    policy = Html(f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">')
    held = e(
        "head",
        e("meta", charset="utf-8"),
        policy,
        e("title", title),
        e("meta", name="viewport", content="width=device-width, initial-scale=1"),
        e("meta", name="color-scheme", content="light"),
        e("meta", name="referrer", content="no-referrer"),
        e("link", rel="icon", href=_icon()),
        e("link", rel="stylesheet", href=link(page, STYLE)),
        head,
    )
    return f"<!doctype html>\n{e('html', held, content, lang='en-GB')}\n".encode()


def _icon() -> str:
    drawing = marks.emblem().replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')
    return (
        "data:image/svg+xml;base64," + base64.b64encode(drawing.replace("var(--bi-ink)", "#221d3b").encode()).decode()
    )


def publication_page(paper: Paper, page: str, place: Places, audiences: tuple[str, ...], title: str) -> bytes:
    """An audience's page of a publication, under the name of the organisation: the page is theirs."""
    who = paper.organisation or "An unnamed organisation"
    tell = "Help" if paper.audience in YOUNGEST else "I want to tell you something"
    bar = e(
        "div",
        e("div", e("bdi", who), e("span", " Children’s rights record", class_="quiet small"), class_="owner"),
        e("a", tell, href="#disagree", class_="tell"),
        class_="page",
    )
    back = e("a", title, href=link(page, "index.html"))
    digest = join(e("span", "Digest "), e("span", paper.digest, class_="id digest")) if paper.digest else None
    content = e(
        "body",
        e("a", "Skip to the text", href="#report", class_="skip"),
        e("header", e("div", bar, class_="masthead public")),
        e("main", body(paper, place, audiences=audiences), id="report", class_="page", tabindex="-1"),
        e(
            "footer",
            e("div", marks.stems(), back, e("span", paper.decided), digest, e("span", QUIET), class_="page"),
            class_="foot",
        ),
    )
    sample = "Sample: " if paper.fictional else ""
    return document(page, f"{sample}{paper.title}: {paper.kind.lower()}", content)


def list_page(page: str, title: str, heading: str, content: Html, *, lead: str = "", head: Child = None) -> bytes:
    """A page of the register itself: lists, words, how to check a copy."""
    links = [
        e("li", e("a", name, href=link(page, target), aria_current="page" if target == page else None))
        for target, name in WAYS
    ]
    ways = e("nav", e("ul", links, class_="bare"), class_="ways-through", aria_label="The register")
    bar = e("div", e("div", e("a", title, href=link(page, "index.html")), class_="owner"), class_="page")
    body_ = e(
        "body",
        e("a", "Skip to the text", href="#report", class_="skip"),
        e("header", e("div", bar, class_="masthead public")),
        e(
            "main",
            ways,
            e("div", e("h1", heading), e("p", lead or EVERYWHERE, class_="lead"), class_="title"),
            content,
            id="report",
            class_="page published register",
            tabindex="-1",
        ),
        e(
            "footer",
            e("div", marks.stems(), e("span", QUIET), class_="page"),
            class_="foot",
        ),
    )
    named = heading if heading == title else f"{heading}: {title}"
    return document(page, named, body_, head=head)

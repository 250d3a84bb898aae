"""The whole page: one file, no script, nothing fetched."""

from __future__ import annotations

import base64

from bestinterests.documents.model import Paper
from bestinterests.documents.publication.audiences import YOUNGEST
from bestinterests.formats.carrying import CARRIED, packed
from bestinterests.formats.html import (
    balance_picture,
    cards,
    controls_picture,
    coverage_picture,
    marks,
    profile_picture,
    public,
    signs,
    tables,
    timeline_picture,
    verdict_pictures,
)
from bestinterests.formats.html.dispatch import write_all
from bestinterests.formats.html.elements import Html, e, escape, join
from bestinterests.formats.html.fonts import font_faces
from bestinterests.formats.html.headline import headline
from bestinterests.formats.html.published import told
from bestinterests.formats.html.sections import section
from bestinterests.formats.html.styles import style
from bestinterests.formats.html.words import words

WRITERS = (
    balance_picture,
    cards,
    controls_picture,
    coverage_picture,
    profile_picture,
    public,
    tables,
    timeline_picture,
    verdict_pictures,
)
"""Modules that register how their blocks are written."""
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)


def write_html(paper: Paper) -> str:
    """A paper as one self-contained HTML file.

    paper: what ``PaperKind.build`` gave. Returns the file as text; the same paper gives the same text. It holds no
    script, asks no other host for anything, works opened from a disk, and carries the document inside,
    but for a copy that is marked for somebody.
    """
    body = _body(paper)
    head = _head(paper, font_faces(body, first_letters=paper.audience in YOUNGEST))
    return f"<!doctype html>\n{e('html', head, body, lang=paper.language)}\n"


def _head(paper: Paper, faces: str) -> Html:
    sample = "Sample: " if paper.fictional else ""
    return e(
        "head",
        e("meta", charset="utf-8"),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'),
        e("title", f"{sample}{paper.title}: {paper.kind.lower()}, {paper.read_on}"),
        e("meta", name="viewport", content="width=device-width, initial-scale=1"),
        e("meta", name="color-scheme", content="light"),
        e("meta", name="robots", content="noindex"),
        e("link", rel="icon", href=_icon()),
        e("style", Html(faces + style(paper))),
    )


def _icon() -> str:
    drawing = (
        marks.emblem().replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"').replace("var(--bi-ink)", "#221d3b")
    )
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


def _body(paper: Paper) -> Html:
    drawings = e("svg", marks.definitions(), signs.definitions(), class_="defs", aria_hidden="true", focusable="false")
    inner = Html(f'<template id="{CARRIED}">{packed(paper.carries)}</template>') if paper.carries else None
    return e(
        "body",
        e("a", "Skip to the verdict" if paper.headline else "Skip to the text", href="#report", class_="skip"),
        drawings,
        _masthead(paper),
        e(
            "main",
            None if paper.audience else _title(paper),
            inside(paper),
            id="report",
            class_="page",
            tabindex="-1",
        ),
        _foot(paper),
        _mark(paper),
        inner,
    )


def inside(paper: Paper) -> Html:
    """What a paper says below its title, for a page that has a head and a foot of its own."""
    if paper.audience:
        return told(paper)
    return join(
        headline(paper.headline) if paper.headline else None,
        e("div", write_all(paper.opening, 2), class_="flow") if paper.opening else None,
        _contents(paper) if len(paper.sections) > 1 else None,
        [section(held) for held in paper.sections],
    )


def _masthead(paper: Paper) -> Html:
    brand = e("div", marks.emblem(), e("span", "Best Interests"), class_="brand")
    bar = e("div", e("div", brand, e("span", paper.kind, class_="small quiet"), class_="page"), class_="masthead")
    sample = None
    if paper.fictional_note:
        note = e("p", e("strong", "Fictional. "), paper.fictional_note)
        sample = e("div", e("div", note, class_="page"), class_="sample")
    marked = None
    if paper.marked_for:
        marked = e("div", e("div", e("p", e("bdi", paper.marked_for)), class_="page"), class_="marked")
    return e("header", bar, marked, sample)


def _mark(paper: Paper) -> Html | None:
    """For whom the copy is, at the foot of the window wherever one reads; it was read out at the head."""
    if not paper.marked_for:
        return None
    said = e("div", e("p", e("bdi", paper.marked_for)), class_="page")
    return e("div", said, class_="marked always", aria_hidden="true")


def _title(paper: Paper) -> Html:
    name = e("h1", e("bdi", paper.title))
    return e("div", name, e("p", words(paper.subtitle)), class_="title")


def _contents(paper: Paper) -> Html:
    links = [e("li", e("a", held.title, href=f"#{held.anchor}")) for held in paper.sections]
    return e(
        "nav",
        e("h2", "Contents", id="contents-title"),
        e("ol", links),
        class_="contents",
        aria_labelledby="contents-title",
    )


def _foot(paper: Paper) -> Html:
    return e(
        "footer",
        e(
            "div",
            marks.stems(),
            e("span", f"{paper.decided}."),
            e("span", "Record ", e("span", paper.short_digest, class_="id")) if paper.short_digest else None,
            e("span", "This file holds no script and asks no other computer for anything.", class_="last quiet"),
            class_="page",
        ),
        class_="foot",
    )

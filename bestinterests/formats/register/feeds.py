"""The feeds of a register, Atom and JSON: the newest publications, each entry with whose word it is first.

Written from the standards: RFC 4287 (Atom) and JSON Feed 1.1. Without a base all links stay within the folder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bestinterests.documents import wording
from bestinterests.formats.html.elements import Html, e, escape
from bestinterests.formats.register.row import KINDS, STATES, Listed

NEWEST = 100
ATOM, JSON = "feed.atom", "feed.json"
TITLE_OF_STATE = {"superseded": "Superseded: ", "withdrawn": "Withdrawn: ", "published": ""}


def address(base: str, path: str) -> str:
    """The address of a file of the register; relative to its front page where it has no base."""
    return f"{base.rstrip('/')}/{path}" if base else path


def entry_id(row: Listed) -> str:
    """A name that stays the same wherever a copy lies: series and number."""
    return f"tag:bestinterests,2026:publication/{row.id}/{row.number}"


def headline_of(row: Listed) -> str:
    """The title of an entry: a sample and what is no longer in force say so first."""
    sample = "Sample: " if row.fictional else ""
    verdict = f": {row.verdict_words}" if row.verdict else ""
    return f"{sample}{TITLE_OF_STATE[row.state]}{row.title}{verdict}"


def atom(rows: Sequence[Listed], base: str, title: str) -> bytes:
    """The Atom feed. rows: the newest first."""
    newest = max((row.on for row in rows), default=None)
    updated = f"{newest.isoformat() if newest else '1970-01-01'}T00:00:00Z"
    links = [
        e("link", rel="self", href=address(base, ATOM)),
        e("link", rel="alternate", href=address(base, "index.html")),
    ]
    head = [e("id", f"tag:bestinterests,2026:register/{base or title}"), e("title", title), e("updated", updated)]
    body = Html("".join([*head, *map(_closed, links), *[_atom_entry(row, base) for row in rows[:NEWEST]]]))
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">{body}</feed>\n'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{feed}'.encode()


def _closed(link: Html) -> Html:
    return Html(f"{link[:-1]}/>")


def _atom_entry(row: Listed, base: str) -> Html:
    when = f"{row.on.isoformat()}T00:00:00Z"
    where = address(base, f"{row.folder}/index.html")
    return e(
        "entry",
        e("id", entry_id(row)),
        e("title", headline_of(row)),
        e("updated", when),
        e("published", when),
        e("author", e("name", row.organisation)),
        _closed(e("link", rel="alternate", href=where, type="text/html")),
        _closed(
            e("link", rel="alternate", href=address(base, f"{row.folder}/publication.json"), type="application/json")
        ),
        Html(f'<summary type="text">{escape(summary(row))}</summary>'),
    )


def summary(row: Listed) -> str:
    """What an entry says: the opening, then what is published, and how it stands."""
    verdict = f" Verdict on the record: {row.verdict_words}." if row.verdict else ""
    when = f"{KINDS[row.kind]}: published {wording.day(row.on)}. State: {STATES[row.state].lower()}."
    return f"{row.opening} {when}{verdict}"


def data_of(row: Listed) -> str:
    """The file of a publication for programs."""
    return f"{row.folder}/publication.json"


def json_feed(rows: Sequence[Listed], base: str, title: str) -> bytes:
    """The JSON feed. rows: the newest first."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "language": "en-GB",
        "items": [_json_item(row, base) for row in rows[:NEWEST]],
    }
    if base:
        feed |= {"home_page_url": address(base, "index.html"), "feed_url": address(base, JSON)}
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def _json_item(row: Listed, base: str) -> dict[str, Any]:
    return {
        "id": entry_id(row),
        "url": address(base, f"{row.folder}/index.html"),
        "title": headline_of(row),
        "content_text": summary(row),
        "date_published": f"{row.on.isoformat()}T00:00:00Z",
        "authors": [{"name": row.organisation}],
        "tags": [KINDS[row.kind], STATES[row.state], *(["Sample"] if row.fictional else [])],
        "attachments": [
            {
                "url": address(base, f"{row.folder}/publication.json"),
                "mime_type": "application/json",
                "title": row.digest,
            }
        ],
    }

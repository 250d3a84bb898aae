"""How anybody checks a copy of the register, and how a program finds its pages."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.formats.html.elements import Html, e, escape, join
from bestinterests.formats.register import feeds
from bestinterests.formats.register.places import page_name
from bestinterests.formats.register.row import Listed
from bestinterests.formats.register.site import list_page

LEAD = "This register is a folder of files. Copy it, keep it, and check that your copy is whole."


def copies_page(title: str) -> tuple[str, bytes]:
    """How to check a copy, and what programs can read."""
    page = "copies.html"
    check = e("pre", e("code", "sha256sum -c digests.txt"))
    content = join(
        e("h2", "Check a copy"),
        e(
            "p",
            "The file ",
            e("a", "digests.txt", href="digests.txt"),
            " holds the digest of every other. In the folder:",
        ),
        check,
        e(
            "p",
            "One changed byte is told. Each publication.json holds a digest of its own as well, which its page shows; ",
            "the command ",
            e("code", "bestinterests read"),
            " checks it.",
        ),
        e("h2", "For programs"),
        e(
            "ul",
            e("li", e("a", "New publications as an Atom feed", href=feeds.ATOM)),
            e("li", e("a", "The same as a JSON feed", href=feeds.JSON)),
            e(
                "li",
                "Beside its pages, each publication as JSON (publication.json) and linked data (publication.jsonld)",
            ),
            e("li", "A badge (badge.svg) beside each: it tells the day and how it stands, and that nobody approved it"),
        ),
    )
    return page, list_page(page, title, "Check a copy", content, lead=LEAD)


def feed_links() -> Html:
    """The feeds, for the head of the front page."""
    return join(
        e("link", rel="alternate", type="application/atom+xml", title="Atom", href=feeds.ATOM),
        e("link", rel="alternate", type="application/feed+json", title="JSON", href=feeds.JSON),
    )


def sitemap(rows: Sequence[Listed], base: str) -> bytes:
    """Every page of every publication at its address, as sitemaps.org asks; samples are left out."""
    places = ["index.html", "by-name.html", "filters.html", "words/index.html"]
    places += [f"{row.folder}/{page_name(audience)}" for row in rows if not row.fictional for audience in row.audiences]
    urls = "".join(f"<url><loc>{escape(feeds.address(base, path))}</loc></url>" for path in places)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}{urls}</urlset>\n".encode()

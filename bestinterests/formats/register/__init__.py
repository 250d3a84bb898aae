"""A register of publications as a folder of files: it opens from a disk, with no server, no script and no request.

Made in one pass: of each publication a small row is kept for the lists, everything else goes out at once, so that time
grows in step with the number of publications.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from bestinterests.documents.publication import audiences_of, page
from bestinterests.domain.pack import Pack
from bestinterests.domain.publication import Entry
from bestinterests.formats import FORMATS
from bestinterests.formats.publications import write_linked, write_publication
from bestinterests.formats.register import feeds
from bestinterests.formats.register.badge import badge, badge_words
from bestinterests.formats.register.copies import copies_page, feed_links, sitemap
from bestinterests.formats.register.frameworks import Frameworks
from bestinterests.formats.register.lists import filters_page, groups_of, paged, series_page
from bestinterests.formats.register.places import folder, page_name, pdf_of, place
from bestinterests.formats.register.row import Listed, listed
from bestinterests.formats.register.site import document, publication_page, shared_files
from bestinterests.formats.register.words import word_pages
from bestinterests.packs.framework import Framework

__all__ = ["DIGESTS", "badge", "badge_words", "document", "export"]
DIGESTS = "digests.txt"
"""The last file: the digest of every other one, as ``sha256sum -c`` reads them."""
File = tuple[str, bytes]


def export(
    entries: Iterable[Entry], *, base: str, title: str, pdf: bool = False, extra: Sequence[Pack] = ()
) -> Iterator[File]:
    """Return the whole register as files: path within the folder, and bytes.

    entries: publications with how each stands, in any order; each is asked for once. base: where the folder will be
    served, as in https://example.org/register; blank for a folder alone. pdf: every page as PDF too. extra: packs
    beside those of this release. The same entries in the same order give the same bytes. Raises Refused where the
    packs of a publication are not here.
    """
    digests: list[str] = []
    for name, held in _files(entries, base, title, pdf, Frameworks(extra)):
        digests.append(f"{hashlib.sha256(held).hexdigest()}  {name}\n")
        yield name, held
    yield DIGESTS, "".join(digests).encode()


def _files(entries: Iterable[Entry], base: str, title: str, pdf: bool, frameworks: Frameworks) -> Iterator[File]:
    yield from shared_files().items()
    rows: list[Listed] = []
    framework: Framework | None = None
    for entry in entries:
        framework = frameworks.of(entry.publication)
        rows.append(listed(entry, framework))
        yield from publication_files(entry, framework, title, pdf)
    yield from _lists(rows, framework, base, title)


def publication_files(entry: Entry, framework: Framework, title: str, pdf: bool = False) -> Iterator[File]:
    """The files of one publication: a page for each audience, the data, the badge."""
    held = entry.publication
    own, audiences = folder(held), audiences_of(held)
    for audience in audiences:
        name = f"{own}/{page_name(audience)}"
        paper = page(entry, audience, framework)
        yield name, publication_page(paper, name, place(held, name, audiences, pdf), audiences, title)
        if pdf:
            yield f"{own}/{pdf_of(name)}", FORMATS["pdf"].write(paper)
    yield f"{own}/publication.json", write_publication(held)
    yield f"{own}/publication.jsonld", write_linked(held, entry.standing).encode()
    yield f"{own}/badge.svg", badge(entry)


def _lists(rows: list[Listed], framework: Framework | None, base: str, title: str) -> Iterator[File]:
    by_date = sorted(rows, key=lambda row: (row.sort, row.number))
    by_date.sort(key=lambda row: row.on, reverse=True)
    by_name = sorted(by_date, key=lambda row: (row.sort, row.id, -row.number))
    yield from paged("index.html", by_date, title, title, head=feed_links())
    yield from paged("by-name.html", by_name, title, "By name")
    yield from paged("samples.html", [row for row in by_date if row.fictional], title, "Samples", SAMPLES)
    groups = groups_of(by_date, framework)
    yield filters_page(groups, title)
    for group in groups:
        for held in group.filters:
            yield from paged(held.page, held.rows, title, f"{group.title}: {held.name}")
    yield from word_pages(rows, title)
    series: dict[str, list[Listed]] = {}
    for row in by_name:
        series.setdefault(row.id, []).append(row)
    for key, held_rows in series.items():
        yield series_page(key, held_rows, title)
    yield copies_page(title)
    yield feeds.ATOM, feeds.atom(by_date, base, title)
    yield feeds.JSON, feeds.json_feed(by_date, base, title)
    if base.startswith(("https://", "http://")):
        yield "sitemap.xml", sitemap(rows, base)


SAMPLES = "Every service, organisation and fact of these entries is invented. They are in no count of this register."

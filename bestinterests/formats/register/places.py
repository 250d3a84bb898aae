"""Where each thing of a register lies: names that hold on any disk, and links that work from a folder."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from posixpath import dirname, relpath

from bestinterests.documents.publication import AUDIENCES
from bestinterests.domain.publication import Publication

PUBLISHED = "published"
STYLE, FONTS = "style/style.css", "style/fonts"
SAFE = re.compile(r"[^a-z0-9]+")
DEVICES = ("con", "prn", "aux", "nul")
"""Names that some disks keep for themselves."""
LONGEST = 60
ADULTS = AUDIENCES[0]


def slug(text: str) -> str:
    """A name that any disk and any link takes, the same for the same text; what has no such letters gets a digest."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    kept = SAFE.sub("-", plain).strip("-")[:LONGEST].strip("-")
    if kept == text.lower().replace(" ", "-") and kept not in ("", *DEVICES):
        return kept
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{kept}-{mark}" if kept else mark


def folder(publication: Publication) -> str:
    """The folder of one publication: its series, then its number."""
    return f"{series(publication.id)}/{publication.number}"


def series(key: str) -> str:
    """The folder of a series."""
    return f"{PUBLISHED}/{slug(key)}"


def page_name(audience: str) -> str:
    """The file of an audience's page: that for everyone opens first."""
    return "index.html" if audience == ADULTS else f"{audience}.html"


def right_page(right: str) -> str:
    """The list of publications with an effect on a right."""
    return f"rights/{slug(right)}.html"


def link(page: str, target: str) -> str:
    """The link from one page to another file of the register, without a server and without a base."""
    return relpath(target, dirname(page) or ".")


def place(publication: Publication, page: str, audiences: tuple[str, ...], pdf: bool) -> Callable[[str], str]:
    """What links of a publication's page lead to, from the file ``page``."""
    own = folder(publication)

    def found(name: str) -> str:
        kind, _, word = name.partition(":")
        if kind == "audience" and word in audiences:
            return link(page, f"{own}/{page_name(word)}")
        if kind == "number":
            return link(page, f"{series(publication.id)}/{word}/index.html") if word.isdigit() else ""
        if kind == "right":
            return link(page, right_page(word))
        if kind == "data":
            file = {"json": "publication.json", "jsonld": "publication.jsonld"}.get(word, "")
            if word == "pdf" and pdf:
                file = pdf_of(page)
            return link(page, f"{own}/{file}") if file else ""
        return ""

    return found


def pdf_of(page: str) -> str:
    """The name of the PDF beside a page."""
    name = page.rpartition("/")[2].removesuffix(".html")
    return "everyone.pdf" if name == "index" else f"{name}.pdf"

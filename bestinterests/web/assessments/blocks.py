"""Blocks of the report on pages: drawn by the same writers, with every id leading to where it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

import bestinterests.formats.html.page  # noqa: F401  # registers the writer of every block
from bestinterests.documents.block import Block
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Words
from bestinterests.formats.html.dispatch import write_all
from bestinterests.formats.html.words import words
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.places import address_of

_LINK = re.compile(r'href="#([A-Z]\d+)"')
_WIDTH = re.compile(r'<col style="[^"]*"')
_ANCHOR = re.compile(r'\bid="([A-Z]\d+)"')


def context_of(opened: Opened) -> Context:
    """What the blocks of the report are made from. Raises Refused where the packs are not here."""
    return Context(opened.framework, opened.head.document, opened.evaluation)


def drawn(opened: Opened, blocks: Iterable[Block], level: int = 2) -> Markup:
    """Blocks as HTML; their headings begin at ``level``. An id that stands on the page itself is led to there.

    Columns of tables find their own widths: a page loads no style that is written inside it.
    """
    return Markup(_led(opened, without_styles(write_all(blocks, level))))


def without_styles(html: str) -> str:
    """Blocks as a page may show them: its policy allows no style that is written inside it."""
    return _WIDTH.sub("<col", html)


def said(opened: Opened, line: Words) -> Markup:
    """One line as HTML."""
    return Markup(_led(opened, words(line)))


def _led(opened: Opened, html: str) -> str:
    own = set(_ANCHOR.findall(html))

    def place(found: re.Match[str]) -> str:
        key = found[1]
        return found[0] if key in own else f'href="{address_of(opened.id, key)}"'

    return _LINK.sub(place, html)

"""What stands for each field of a template: plain values alone, so that there is nothing to reach through them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec
from markupsafe import Markup

from bestinterests.documents import wording
from bestinterests.documents.inline import plain
from bestinterests.documents.model import Paper
from bestinterests.formats.docx.contents import contents
from bestinterests.formats.docx.dispatch import write_all
from bestinterests.formats.docx.elements import text
from bestinterests.formats.docx.headline import headline
from bestinterests.formats.docx.paper import section
from bestinterests.formats.docx.parts import Parts
from bestinterests.formats.docx.template.budget import Budget
from bestinterests.formats.docx.template.fields import section_name

_STYLED = re.compile(r'<w:(p|r|tbl)Style w:val="([^"]+)"/>')
_MARKS = re.compile(r"<w:bookmark(?:Start|End)\b[^>]*/>")


class Listed(tuple[Any, ...]):
    """A list whose every step counts against what a template may ask."""

    budget: Budget

    def __iter__(self) -> Iterator[Any]:
        for value in super().__iter__():
            self.budget.step()
            yield value


class Body:
    """Paragraphs and tables in a template, written when they are first asked for; a second copy has no bookmarks.

    write: gives the WordprocessingML. styles: our ids of styles with those of the template, where they differ.
    """

    def __init__(self, write: Callable[[], str], styles: dict[str, str]) -> None:
        self._write = write
        self._styles = styles
        self._again: str | None = None

    def __html__(self) -> str:
        if self._again is not None:
            return self._again
        written = _STYLED.sub(self._named, self._write())
        self._again = _MARKS.sub("", written)
        return written

    def _named(self, found: re.Match[str]) -> str:
        return f'<w:{found[1]}Style w:val="{self._styles.get(found[2], found[2])}"/>'


def values_of(paper: Paper, parts: Parts, styles: dict[str, str], budget: Budget) -> dict[str, Any]:
    """The value of every field of ``fields.FIELDS``.

    parts: the package that the template is. styles: our ids of styles with those of the template. budget: what going
    through a list counts against.
    """

    def several(found: list[Any]) -> Listed:
        held = Listed(found)
        held.budget = budget
        return held

    document = paper.document
    assert document is not None, "a template is filled from a record"
    sections = {section_name(held.anchor): Body(partial(section, held, parts), styles) for held in paper.sections}
    return {
        "title": paper.title,
        "kind": paper.kind,
        "subtitle": plain(*paper.subtitle),
        "organisation": paper.organisation,
        "fictional_note": paper.fictional_note,
        "decided": paper.decided,
        "digest": paper.digest,
        "short_digest": paper.short_digest,
        "read_on": paper.read_on,
        "first_page": Body(partial(first_page, paper, parts), styles),
        "contents": Body(partial(parts.put_off, Body(partial(contents, parts), styles).__html__), styles),
        "body": Body(partial(every_section, paper, parts), styles),
        "section": dict(sections),
        "sections": several(
            [
                {"name": section_name(held.anchor), "title": held.title, "body": sections[section_name(held.anchor)]}
                for held in paper.sections
            ]
        ),
        "assessment": as_plain(document.assessment, several),
        "record": as_plain(document.record, several),
    }


def first_page(paper: Paper, parts: Parts) -> str:
    """What a paper opens with."""
    first = headline(paper.headline, parts) if paper.headline else ""
    return first + write_all(paper.opening, parts, 1)


def every_section(paper: Paper, parts: Parts) -> str:
    """All sections, one after the other."""
    return "".join([section(held, parts) for held in paper.sections])


def as_plain(value: Any, several: Callable[[list[Any]], Listed]) -> Any:
    """A value of the document as plain values: structs as mappings, days in words, nothing as an empty text."""
    if isinstance(value, msgspec.Struct):
        return {name: as_plain(getattr(value, name), several) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return several([as_plain(each, several) for each in value])
    if isinstance(value, dt.date):
        return wording.day(value)
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else value


def shown(value: Any) -> Any:
    """A value as it is placed: our own WordprocessingML as it is, anything else as clean text."""
    return value if hasattr(value, "__html__") else Markup(text(str(value)))  # noqa: S704 - escaped by ``text``

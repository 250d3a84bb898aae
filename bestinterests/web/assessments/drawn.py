"""Papers drawn in a page of the workspace, by the writers of the HTML format.

What they say about one element alone (the number of columns, a place on a line) stands in a style sheet with an address
of its own, since a page here loads no style that is written inside it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from bestinterests.documents.model import Paper, Section
from bestinterests.documents.papers import PAPERS
from bestinterests.documents.places import leading
from bestinterests.formats.html.elements import Html
from bestinterests.formats.html.page import inside
from bestinterests.formats.html.sections import section
from bestinterests.formats.html.styles import choosing
from bestinterests.web.assessments import places
from bestinterests.web.assessments.revisions import Keyed, Revision

_STYLE = re.compile(r' style="([^"]*)"')

Shown = TypeVar("Shown", Paper, Section)


class Drawn(NamedTuple):
    """What a paper says as HTML, and the rules that belong to it."""

    body: Markup
    rules: str


def report(assessment: str, held: Revision) -> Drawn:
    """The report of a revision of an assessment (public id); its ids lead to where things are mended.

    Raises Refused where its packs are not here.
    """
    return _report(Keyed(held, assessment), assessment)


@lru_cache(maxsize=8)
def _report(key: Keyed, assessment: str) -> Drawn:
    paper: Paper = led(assessment, PAPERS["report"].build(key.held.assessed))
    drawn = styled(inside(paper))
    return Drawn(drawn.body, f"{drawn.rules}\n{choosing(paper)}")


def led(assessment: str, shown: Shown) -> Shown:
    """A paper or a section with its ids leading to the pages where things are mended."""
    return leading(shown, lambda item: places.own_page(assessment, item))


def sections(held: tuple[Section, ...]) -> Drawn:
    """Sections of a paper one after the other."""
    return styled(Html("".join(section(each) for each in held)))


def styled(html: Html) -> Drawn:
    """HTML with each style in it replaced by a number, and the rules for the numbers.

    Only the writers' own attributes match: a quotation mark that a person typed is written as an entity.
    """
    numbers: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        return f' data-at="{numbers.setdefault(found[1], len(numbers))}"'

    body = Markup(_STYLE.sub(numbered, html))  # noqa: S704  # the writers of the HTML format escape every text
    return Drawn(body, "\n".join(f'[data-at="{at}"]{{{rule}}}' for rule, at in numbers.items()))

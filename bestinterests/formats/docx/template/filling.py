"""A paper in an organisation's own Word document: checked, filled in a closed room, the assessment carried inside."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import TemplateError
from lxml import etree

from bestinterests.documents.model import Paper
from bestinterests.documents.papers import PAPERS
from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats import archive
from bestinterests.formats.docx import frame
from bestinterests.formats.docx.paper import finished
from bestinterests.formats.docx.parts import Parts
from bestinterests.formats.docx.styles import adopt
from bestinterests.formats.docx.template.budget import Budget, Exhausted
from bestinterests.formats.docx.template.checking import place
from bestinterests.formats.docx.template.fields import empty_paper, section_names, shape_for
from bestinterests.formats.docx.template.sandbox import Room
from bestinterests.formats.docx.template.values import shown, values_of
from bestinterests.formats.limits import LIMITS, Limits

FIRST = 10_000
"""First number of our bookmarks, far above those that the template has."""
PART = 10_000_000
"""Bytes of one part of a template."""
TAGS = 5_000
"""Fields and statements that a template may hold."""
_UNSOUND = (AttributeError, LookupError, TypeError, ValueError, PackageNotFoundError, zipfile.BadZipFile)
"""What the two libraries raise, anywhere in them, on a file that is no sound Word document."""
_OPENING = re.compile(r"\{[{%#]")
_CLOSED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OUTSIDE = re.compile(r'<Relationship\b[^>]*\bTargetMode\s*=\s*["\']External["\'][^>]*>', re.IGNORECASE)
_HYPERLINK = re.compile(r'\bType\s*=\s*["\'][^"\']*/hyperlink["\']', re.IGNORECASE)


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl's template with what it lets pass refused: text that is no longer XML, and properties, which are ours."""

    def build_xml(self, context: dict[str, Any], jinja_env: Room | None = None) -> str:
        """Return the body as XML. Raises etree.XMLSyntaxError where tags do not close in the order they open."""
        if jinja_env:
            jinja_env.in_body = True
        xml: str = super().build_xml(context, jinja_env)
        etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        if jinja_env:
            jinja_env.in_body = False
        return xml

    def render_properties(self, context: dict[str, Any], jinja_env: Room | None = None) -> None:
        """Leave the properties alone."""


def fill_docx(paper: Paper, template: bytes, limits: Limits = LIMITS, budget: Budget | None = None) -> bytes:
    """Return the organisation's document with its fields filled from a paper, and the assessment inside.

    Raises Refused with every fault of the template that can be found: each names the field or the statement and the
    paragraph it stands in.
    """
    _sound(template, limits)
    held, styles = _opened(template)
    document = held.docx
    parts = Parts(document.part, first=FIRST)
    budget = budget or Budget()
    room = Room(shape_for(section_names(empty_paper(PAPERS[paper.name]), paper)), budget, shown)
    try:
        held.render(values_of(paper, parts, styles, budget), room, autoescape=True)
    except Exhausted as error:
        raise Refused([_too_much(str(error))]) from error
    except etree.XMLSyntaxError as error:
        raise Refused([_broken(error)]) from error
    except (TemplateError, *_UNSOUND) as error:
        raise Refused([_damaged(str(error) or type(error).__name__)]) from error
    return finished(document, paper, parts)


def _opened(template: bytes) -> tuple[_Template, dict[str, str]]:
    """The template with what it lacks lent to it, and our ids of styles with its own."""
    held = _Template(io.BytesIO(template))
    try:
        held.init_docx()
        _balanced(held)
        styles = adopt(held.docx)
        frame.lend_numbering(held.docx)
    except (etree.XMLSyntaxError, *_UNSOUND) as error:
        raise Refused([_damaged(str(error) or type(error).__name__)]) from error
    return held, styles


def _sound(template: bytes, limits: Limits) -> None:
    """Raise Refused for a file that must not be opened: see ``formats.archive``, and links to elsewhere."""
    held = archive.opened(template, limits)
    if isinstance(held, Problem):
        raise Refused([held])
    with held:
        problem = archive.without_declarations(held)
        if problem:
            raise Refused([problem])
        problems = []
        for name in held.namelist():
            if name.startswith("word/") and name.endswith((".xml", ".rels")):
                data = archive.member(held, name, PART)
                problems += [data] if isinstance(data, Problem) else _elsewhere(name, data)
        if "word/document.xml" not in held.namelist():
            problems.append(_damaged("it has no part word/document.xml"))
    if problems:
        raise Refused(problems)


def _elsewhere(name: str, data: bytes) -> list[Problem]:
    """Links that a program follows without being asked: pictures and templates on other computers."""
    if not name.endswith(".rels"):
        return []
    outside = [found[0] for found in _OUTSIDE.finditer(data.decode("utf-8", "replace"))]
    return [
        Problem(
            code="template.elsewhere",
            path="",
            sentence="The template takes a picture or a part of itself from another computer.",
            remedy="Put the picture into the document, and attach no other template.",
        )
        for found in outside
        if not _HYPERLINK.search(found)
    ][:1]


def _balanced(held: _Template) -> None:
    """Raise Refused where a field is not closed in its paragraph, or there are too many to be looked at."""
    problems, count = [], 0
    for part in _texts(held):
        for paragraph in part.iter(qn("w:p")):
            text = "".join(found.text or "" for found in paragraph.iter(qn("w:t")))
            if "{" not in text:
                continue
            count += len(_OPENING.findall(text))
            if _OPENING.search(_CLOSED.sub("", text)):
                problems.append(
                    Problem(
                        code="template.syntax",
                        path="",
                        sentence=f"A field or statement is not closed in its paragraph, {place(text)}.",
                        remedy="Close it in the same paragraph: {{ field }} or {% statement %}.",
                    )
                )
    if count > TAGS:
        problems.append(_too_much(f"it holds {count:,} fields and statements, more than {TAGS:,}"))
    if problems:
        raise Refused(problems[:50])


def _texts(held: _Template) -> list[Any]:
    """The trees of the text, the heads and the feet."""
    found = [held.docx.element]
    for kind in (held.HEADER_URI, held.FOOTER_URI):
        found += [part.element for _, part in held.get_headers_footers(kind)]
    return found


def _too_much(what: str) -> Problem:
    return Problem(
        code="template.too-much",
        path="",
        sentence=f"The template asks for too much: {what} than may be filled.",
        remedy="Take out loops inside loops, and place each body once.",
    )


def _broken(error: etree.XMLSyntaxError) -> Problem:
    return Problem(
        code="template.syntax",
        path="",
        sentence=f"Once filled, the template is no Word document any more: {error.msg}.",
        remedy="A loop or condition that starts in one paragraph, row or cell and ends in another is written with "
        "{%p ... %}, {%tr ... %} or {%tc ... %}, each in a paragraph, row or cell of its own.",
    )


def _damaged(what: str) -> Problem:
    return Problem(
        code="template.damaged",
        path="",
        sentence=f"The template cannot be read as a Word document ({what}).",
        remedy="Open it in your office program, save it as .docx, and try again.",
    )

"""A pack of lessons: as a page, and as a PDF to print."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from markupsafe import Markup

import bestinterests.formats.html.page  # noqa: F401  # registers the writer of every block
from bestinterests.documents.lessons import lesson_paper
from bestinterests.documents.model import Paper
from bestinterests.formats.html.dispatch import write_all
from bestinterests.texts.lessons.shapes import LessonPack
from bestinterests.texts.lessons.shelf import lesson_packs
from bestinterests.web.assessments.blocks import without_styles
from bestinterests.web.resources.addresses import EVERYWHERE
from bestinterests.web.resources.reader import Reader

READER = "teacher"


@login_not_required
@require_safe
def lesson(request: HttpRequest, pack: str) -> HttpResponse:
    """Show a pack with all of its sheets. Printed, it is what the PDF is."""
    held = _pack(pack)
    paper = lesson_paper(held, timezone.localdate())
    reader = Reader(request, EVERYWHERE, READER)
    sections = [(section, Markup(without_styles(write_all(section.blocks, 3)))) for section in paper.sections]  # noqa: S704  # escaped where it is written
    opening = Markup(without_styles(write_all(paper.opening, 2)))  # noqa: S704  # as above
    return reader.page(
        "lesson", "lessons", title=held.title, pack=held, paper=paper, opening=opening, sections=sections
    )


@login_not_required
@require_safe
def printed(request: HttpRequest, pack: str) -> HttpResponse:
    """Give a pack as one PDF, each sheet on a page of its own."""
    held = _pack(pack)
    response = HttpResponse(_pdf(held.id, timezone.localdate()), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="lesson-{held.id}.pdf"'
    return response


def _pack(name: str) -> LessonPack:
    found = lesson_packs().get(name)
    if found is None:
        raise Http404
    return found


@lru_cache(maxsize=8)
def _pdf(pack: str, on: dt.date) -> bytes:
    """Made once a day: anybody may ask for it, and it takes a while."""
    from bestinterests.formats.pdf.writing import write_pdf

    paper: Paper = lesson_paper(lesson_packs()[pack], on)
    return write_pdf(paper)

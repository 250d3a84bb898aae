"""Versions: each as it was submitted, read by what was stored with it, whatever has changed since."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from msgspec.structs import replace

from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats import FORMATS
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.assessments.evaluating import stored
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.models import Submission
from bestinterests.web.assessments.snapshot import Unreadable, document_at, framework_of
from bestinterests.web.assessments.verifying import reread
from bestinterests.web.reviews.access import Reviewing, reviewing
from bestinterests.web.reviews.bundling import bundle as bundled
from bestinterests.web.reviews.reading import reading
from bestinterests.web.reviews.said import Told, told
from bestinterests.web.reviews.views.acting import as_refusal
from bestinterests.web.ui.papers import paper
from bestinterests.workflow.course import Version
from bestinterests.workflow.states import STATES, StateWords


class Row(NamedTuple):
    """A version in the list. handed_in: what was submitted last, if anything was."""

    version: Version
    words: StateWords
    handed_in: Submission | None
    told: Told
    in_force: bool


@require_safe
def versions(request: HttpRequest, assessment: str) -> HttpResponse:
    """List every version with its state, the newest first."""
    held = reviewing(request, assessment)
    in_force = held.course.in_force
    document = held.opened.head.document
    rows = [
        Row(each, STATES[each.state], _handed_in(held, each.number), told(held, each, document), each is in_force)
        for each in reversed(held.course.versions)
    ]
    trail = [("Review", reverse("reviews:review", args=[assessment])), ("Versions", request.path)]
    return page(request, held.opened, "reviews/versions.html", tab="review", rows=rows, trail=trail)


@require_safe
def version(request: HttpRequest, assessment: str, version: int) -> HttpResponse:
    """Show a version as it was submitted: from the bytes and the evaluation that were stored then."""
    held = reviewing(request, assessment)
    shown = _version(held, version)
    handed_in = _handed_in(held, version)
    values: dict[str, Any] = {
        "held": held,
        "shown": shown,
        "words": STATES[shown.state],
        "in_force": shown is held.course.in_force,
        "handed_in": handed_in,
        "read_again": reread(handed_in) if handed_in and request.GET.get("again") else None,
        "trail": [
            ("Review", reverse("reviews:review", args=[assessment])),
            ("Versions", reverse("reviews:versions", args=[assessment])),
            (f"Version {version}", request.path),
        ],
    }
    document = _document(held, handed_in)
    if handed_in and document:
        values["reading"] = reading(stored(handed_in), document, assessment)
    values["told"] = told(held, shown, document or held.opened.head.document)
    return page(request, held.opened, "reviews/version.html", tab="review", **values)


@require_safe
def version_report(request: HttpRequest, assessment: str, version: int) -> HttpResponse:
    """The report of a version, from the bytes and the evaluation that were stored when it was submitted.

    Reviews, advice and decisions in it are those of today: each names the text that it was said on.
    """
    held = reviewing(request, assessment)
    _version(held, version)
    handed_in = _handed_in(held, version)
    document = _document(held, handed_in)
    if handed_in is None or document is None:
        raise Http404
    try:
        document = replace(document, record=held.opened.head.document.record)
        assessed = Assessed(framework_of(document), document, stored(handed_in))
    except Refused as refused:
        raise _not_here(refused.problems) from refused
    written = FORMATS["html"].write(PAPERS["report"].build(assessed))
    return paper(written.decode())


@require_safe
def bundle(request: HttpRequest, assessment: str) -> HttpResponse:
    """One archive with papers, data, evidence, every version and the ledger."""
    held = reviewing(request, assessment)
    try:
        content = bundled(held)
    except Refused as refused:
        raise _not_here(refused.problems) from refused
    name = slugify(held.opened.row.title)[:60] or "assessment"
    response = HttpResponse(content, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.bundle.zip"'
    return response


def _version(held: Reviewing, number: int) -> Version:
    for each in held.course.versions:
        if each.number == number:
            return each
    raise Http404


def _handed_in(held: Reviewing, number: int) -> Submission | None:
    return next((each for each in held.submissions if each.version == number), None)


def _document(held: Reviewing, handed_in: Submission | None) -> Document | None:
    """The document as it was submitted; None where nothing was, or where it cannot be read any more."""
    if handed_in is None:
        return None
    try:
        return document_at(held.opened.head, handed_in.revision)
    except Unreadable:
        return None


def _not_here(problems: list[Problem]) -> NotAllowed:
    return NotAllowed(*(as_refusal(each) for each in problems))

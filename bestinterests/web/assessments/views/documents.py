"""Documents: what follows on the record, drawn in a page; and every file that can be taken away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents.papers import PAPERS
from bestinterests.domain.problem import Refused
from bestinterests.formats import FORMATS
from bestinterests.web.assessments import drawn
from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.actions import note_download
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.offered import RECORD, Offer, file_name, made, offer, offers
from bestinterests.web.assessments.revisions import asked, readable

KINDS = {**{name: kind.title for name, kind in PAPERS.items()}, RECORD: "The record itself"}


@require_safe
@readable
def documents(request: HttpRequest, assessment: str) -> HttpResponse:
    """List every document, of the head or of a revision."""
    held = opened(request, assessment)
    at = asked(request, held)
    form = FORMATS["cnil"]
    values: dict[str, Any] = {
        "at": at,
        "kinds": [(name, title, offers(name, at.document)) for name, title in KINDS.items()],
        "lost": form.lost(at.document),
    }
    return page(request, held, "assessments/documents.html", tab="documents", **values)


@require_http_methods(["GET", "HEAD", "POST"])
@readable
def document(request: HttpRequest, assessment: str, paper: str, form: str) -> HttpResponse:
    """Give one file; sent as a form, it is noted that this person took it, so that what moves on is marked."""
    held = opened(request, assessment)
    at = asked(request, held)
    chosen = offer(paper, form, at.document)
    if chosen is None:
        raise Http404
    try:
        if chosen.problem is not None:
            raise Refused([chosen.problem])
        file = made(held, at, chosen)
    except Refused as refused:
        values: dict[str, Any] = {"chosen": chosen, "kind": KINDS[paper], "problems": refused.problems}
        return page(request, held, "assessments/document_refused.html", tab="documents", status=409, **values)
    if request.method == "POST" and not held.standing.organisation.is_sample:
        note_download(
            assessment=held.row,
            paper=paper,
            form=form,
            revision=at.seq,
            content=file,
            on=at.on,
            actor=held.actor,
            at=held.at,
        )
    return _file(file, chosen, file_name(at, chosen))


@require_safe
@readable
def report(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show what follows on the record, of the head or of a revision."""
    held = opened(request, assessment)
    at = asked(request, held)
    try:
        body = drawn.report(held.id, at).body
    except Refused as refused:
        values: dict[str, Any] = {"at": at, "problems": refused.problems}
        return page(request, held, "assessments/report_refused.html", tab="report", status=409, **values)
    return page(request, held, "assessments/report.html", tab="report", at=at, body=body)


@require_safe
@readable
def report_look(request: HttpRequest, assessment: str) -> HttpResponse:
    """Give the rules that belong to one report alone."""
    held = opened(request, assessment)
    try:
        rules = drawn.report(held.id, asked(request, held)).rules
    except Refused:
        rules = ""
    return HttpResponse(rules, content_type="text/css; charset=utf-8")


def _file(content: bytes, chosen: Offer, name: str) -> HttpResponse:
    form = chosen.form
    charset = "; charset=utf-8" if form.media_type.startswith("text/") else ""
    response = HttpResponse(content, content_type=f"{form.media_type}{charset}")
    disposition = content_disposition_header(True, name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["Content-Length"] = str(len(content))
    return response

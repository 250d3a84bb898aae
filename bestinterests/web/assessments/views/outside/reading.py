"""What an outside reader sees: the documents named for them, each copy marked with their name, until its day.

What has ended answers 410: the reader was entitled to it here, and no role or sign-in brings it back; a 403 would say
that somebody could let them in at this address. A grant of somebody else is a 404.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats import FORMATS
from bestinterests.web.accounts.access import NotAllowed, person_of, refusal_of, standings_in
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.offered import file_name_of, offer
from bestinterests.web.assessments.outside.copies import copy_of, text_of
from bestinterests.web.assessments.outside.granting import note_opening
from bestinterests.web.assessments.outside.listing import Named, named_for, named_to, readers_of
from bestinterests.web.assessments.snapshot import Unreadable
from bestinterests.web.ui.papers import paper as shown

PAGE, FILE = "html", "pdf"
FORMS = (PAGE, FILE)
"""A page in the browser, and a file to print. No other form can be had from outside: those are made to be worked on."""


@require_safe
def named(request: HttpRequest) -> HttpResponse:
    """List what is named for the person who is signed in, and what no longer is."""
    readers = readers_of(standings_in(request))
    if not readers:
        raise NotAllowed(refusal_of(Permission.READ_NAMED))
    return render(request, "assessments/outside/named.html", {"named": named_for(readers, timezone.now())})


@require_safe
def named_grant(request: HttpRequest, grant: str) -> HttpResponse:
    """Show what a grant lets read, and the buttons that open each paper."""
    held = _theirs(request, grant)
    if not held.is_open:
        return _ended(request, held)
    return _grant_page(request, held)


@require_http_methods(["GET", "HEAD", "POST"])
def named_paper(request: HttpRequest, grant: str, paper: str, form: str) -> HttpResponse:
    """Give one paper, marked with whose copy it is, and keep that it was opened. A GET leads to the button for it."""
    held = _theirs(request, grant)
    if paper not in held.grant.papers or form not in FORMS:
        raise Http404
    if not held.is_open:
        return _ended(request, held)
    if request.method != "POST":
        return redirect("assessments:named_grant", grant)
    return _opened(request, held, paper, form)


class _Made(NamedTuple):
    content: bytes
    revision: int
    name: str


def _opened(request: HttpRequest, held: Named, paper: str, form: str) -> HttpResponse:
    try:
        made = _made(request, held, paper, form)
        note_opening(
            grant=held.grant,
            paper=paper,
            form=form,
            revision=made.revision,
            content=made.content,
            actor=person_of(request),
            at=timezone.now(),
        )
    except Refused as refused:
        return _grant_page(request, held, refused.problems, 409)
    except Unreadable:
        return _grant_page(request, held, [_GONE], 410)
    except Refusing:
        return _ended(request, held)
    response = shown(made.content.decode()) if form == PAGE else _file(made)
    response.headers["Cache-Control"] = "no-store"
    return response


def _made(request: HttpRequest, held: Named, paper: str, form: str) -> _Made:
    """The bytes of a copy. Raises Refused where a library or a pack is missing, or where it takes too long."""
    at = timezone.now()
    assessed, _ = text_of(held.grant, timezone.localdate(at))
    chosen = offer(paper, form, assessed.document)
    if chosen is None:
        raise Http404
    if chosen.problem is not None:
        raise Refused([_TOO_LARGE if chosen.problem.code == "paper.too-large" else chosen.problem])
    made, revision = copy_of(held.grant, paper, person_of(request), at)
    content = FORMATS[form].write(made)
    return _Made(content, revision, file_name_of(assessed.document, revision, timezone.localdate(at), chosen))


def _file(made: _Made) -> HttpResponse:
    response = HttpResponse(made.content, content_type=FORMATS[FILE].media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    response.headers["Content-Length"] = str(len(made.content))
    return response


def _theirs(request: HttpRequest, grant: str) -> Named:
    """What is named for the person by a grant. Raises Http404 for anybody else, NotAllowed without the role."""
    found = named_to(person_of(request), grant, timezone.now())
    if found is None:
        raise Http404
    organisation = found.grant.assessment.organisation_id
    held = next((each for each in standings_in(request) if each.organisation.pk == organisation), None)
    if held is None:
        raise Http404
    if not held.may(Permission.READ_NAMED):
        raise NotAllowed(refusal_of(Permission.READ_NAMED))
    return found


def _grant_page(
    request: HttpRequest, held: Named, problems: list[Problem] | None = None, status: int = 200
) -> HttpResponse:
    values: dict[str, Any] = {"held": held, "problems": problems or []}
    return render(request, "assessments/outside/open.html", values, status=status)


def _ended(request: HttpRequest, held: Named) -> HttpResponse:
    return render(request, "assessments/outside/ended.html", {"held": held}, status=410)


_GONE = Problem(
    code="paper.removed",
    path="",
    sentence="Something in this text was removed lawfully since it was named, so it cannot be shown as it was.",
    remedy="Ask whoever named it for you.",
)
_TOO_LARGE = Problem(
    code="paper.too-large",
    path="",
    sentence="The record is so large that this file would take too long to make.",
    remedy="Open it as a page instead: it prints well, with the same mark on every page.",
)

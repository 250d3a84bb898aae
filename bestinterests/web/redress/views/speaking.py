"""Recordings of what the youngest read at a portal: which are there, adding one, and taking one away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bestinterests.domain.problem import Problem
from bestinterests.web.accounts.access import Standing, standing_to
from bestinterests.web.redress.models import Portal, Spoken
from bestinterests.web.redress.speaking import SIZE, SUFFIXES, kind_of, sentences
from bestinterests.web.redress.views.portals import RUN, SEE, portal_of
from bestinterests.web.redress.views.serving import shown

NONE = Problem(code="spoken.none", path="", sentence="No file was chosen.", remedy="Choose the recording, then add it.")


@require_safe
def voice(request: HttpRequest, organisation: str, portal: str) -> HttpResponse:
    """List every sentence with its recording, that it has none yet, or that its words have changed since."""
    standing = standing_to(request, organisation, *SEE)
    return _page(request, standing, portal_of(standing, portal))


@require_POST
def record(request: HttpRequest, organisation: str, portal: str, name: str) -> HttpResponse:
    """Take in the recording of one sentence, in place of an earlier one."""
    standing = standing_to(request, organisation, RUN)
    row, words = portal_of(standing, portal), sentences().get(name)
    if words is None:
        raise Http404
    given = request.FILES.get("file")
    content = given.read(SIZE + 1) if given is not None else b""
    kind = kind_of(content) if content else NONE
    if isinstance(kind, Problem):
        return _page(request, standing, row, name, kind)
    told = {"words": words, "kind": kind, "content": content, "made_at": timezone.now()}
    Spoken.objects.update_or_create(portal=row, name=name, defaults=told)
    messages.success(request, f"“{words}” can be heard at the portal now. Listen to it once.")
    return redirect("redress:portal_voice", organisation, portal)


@require_POST
def drop(request: HttpRequest, organisation: str, portal: str, name: str) -> HttpResponse:
    """Take a recording away for good; of one that is not there it is as they wanted it."""
    standing = standing_to(request, organisation, RUN)
    Spoken.objects.filter(portal=portal_of(standing, portal), name=name).delete()
    messages.success(request, "The recording is gone.")
    return redirect("redress:portal_voice", organisation, portal)


def _page(
    request: HttpRequest, standing: Standing, row: Portal, name: str = "", problem: Problem | None = None
) -> HttpResponse:
    held = {each.name: each for each in Spoken.objects.filter(portal=row).defer("content")}
    listed = [(key, words, held.get(key)) for key, words in sentences().items()]
    page = shown(
        request,
        "portal_voice",
        standing,
        row=row,
        listed=listed,
        wrong=name,
        problem=problem,
        accept=",".join(SUFFIXES),
    )
    page.status_code = 422 if problem else 200
    return page

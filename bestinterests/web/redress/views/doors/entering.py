"""Coming in: the first page, how to leave, who somebody is, easier words, and where it is shut."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from bestinterests.web.redress.journey import AUDIENCES, WHO
from bestinterests.web.redress.speaking import AUDIENCE, spoken_at
from bestinterests.web.redress.views.doors.frame import Fault, Standing
from bestinterests.web.redress.views.doors.shutting import shut
from bestinterests.web.redress.visiting import keep_visit, new_form

BOTH = ["GET", "HEAD", "POST"]
SAID = {**WHO, "": "not_say"}
"""The same, and that somebody does not say."""
FETCHED = ("parent", "teacher", "other")
"""Who may be fetched by the youngest."""


@login_not_required
@require_safe
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """The first page; two pictures for the youngest. Where nothing is taken in, one that says where else to turn."""
    standing = Standing(request, slug)
    if not standing.door.is_open:
        return shut(standing)
    if standing.audience != AUDIENCE:
        return standing.page("start")
    return standing.page("little", more={"spoken": spoken_at(standing.portal)})


@login_not_required
@require_safe
def before(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how this page is left fast, before anything is asked."""
    return Standing(request, slug).page("before")


@login_not_required
@require_http_methods(BOTH)
def who(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask who somebody is, for the words; they may keep it to themselves."""
    standing = Standing(request, slug)
    if not standing.door.is_open:
        return shut(standing)
    chosen = request.POST.get("audience")
    if request.method == "POST" and chosen in SAID:
        answers = {**standing.visit.answers, "audience": chosen}
        answers.pop("words", None)
        visit = replace(standing.visit, answers=answers, form=standing.visit.form or new_form())
        way = "redress:door" if chosen == "0-5" else "redress:door_first"
        return keep_visit(request, redirect(way, slug), standing.portal, visit, standing.at)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        faults = (Fault("audience", standing.say("errors.choose", question=standing.say("who.title").words).words),)
    options = [(key, SAID[key]) for key in FETCHED] if standing.audience == "0-5" else list(SAID.items())
    return standing.page("who", faults=faults, status=422 if faults else 200, more={"options": options})


@login_not_required
@require_safe
def grown_up(request: HttpRequest, slug: str) -> HttpResponse:
    """For the youngest: fetch somebody. Whoever is fetched goes on as a grown-up."""
    standing = Standing(request, slug)
    return standing.page("grown_up", more={"spoken": spoken_at(standing.portal)})


@login_not_required
@require_POST
def words(request: HttpRequest, slug: str) -> HttpResponse:
    """Read easier words, or those for older people, from now on; the age that was given stays."""
    standing = Standing(request, slug)
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith(f"/ask/{slug}/"):
        back = reverse("redress:door", args=[slug])
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("words", "")
    if chosen not in AUDIENCES:
        return response
    visit = replace(standing.visit, answers={**standing.visit.answers, "words": chosen})
    return keep_visit(request, response, standing.portal, visit, standing.at)

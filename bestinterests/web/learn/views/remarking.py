"""Saying that something is wrong or missing, and what becomes of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.domain.problem import Refusal, Refused
from bestinterests.web.accounts.access import NotAllowed, Standing, insist, standing_of, standings_in
from bestinterests.web.learn import actions, frame
from bestinterests.web.learn.forms import Answered, Remarked
from bestinterests.web.learn.models import Remark
from bestinterests.web.learn.policies import may_settle
from bestinterests.web.learn.queries import STATES, as_csv, as_json, counts_of, remarks_of, removal_of
from bestinterests.web.learn.reading import current, framework_named
from bestinterests.web.learn.shelf import shelf_of
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.web.ui.paging import paged

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def remark_new(request: HttpRequest) -> HttpResponse:
    """Say that a statement, a page or the whole framework has something wrong or missing."""
    bodies = [held.organisation for held in standings_in(request) if not held.organisation.is_sample]
    if not bodies:
        raise NotAllowed(_nowhere())
    try:
        shelf = shelf_of(framework_named(request.GET.get("packs", "")))
    except Refused as refused:
        return render(request, "learn/no_packs.html", {"problems": refused.problems}, status=404)
    form = Remarked(sent(request), shelf=shelf, bodies=bodies, initial={"about": request.GET.get("about", "")})
    if form.is_valid():
        told = form.cleaned_data
        body = next((each for each in bodies if each.public_id == told["organisation"]), bodies[0])
        held = actions.remark(
            organisation=body,
            shelf=shelf,
            about=told["about"],
            wrong=told["wrong"],
            right=told["right"],
            source=told["source"],
            actor=standings_in(request)[0].person,
            at=timezone.now(),
        )
        messages.success(request, f"Your remark is kept for {body.name}.")
        return redirect("learn:remark", body.public_id, held.public_id)
    about = str(form["about"].value() or "")
    about = about if shelf.is_place(about) else ""
    values: dict[str, Any] = {"form": form, "faults": faults_of(form), "about": about, "quoted": shelf.said.get(about)}
    status = 422 if form.errors else 200
    name = shelf.name_of(about) if about else ""
    return frame.page(request, shelf.framework, "learn/remark_new.html", status=status, name=name, **values)


@require_safe
def remarks(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the remarks of an organisation."""
    standing = standing_of(request, organisation)
    state = _state(request, "open")
    held = paged(remarks_of(standing.organisation, state), ("-at", "-id"), request.GET.get("at", ""))
    counts = counts_of(standing.organisation)
    return frame.page(
        request,
        current(),
        "learn/remarks.html",
        standing=standing,
        state=state,
        states=STATES,
        counts=counts,
        remarks=held,
    )


@require_safe
def remarks_csv(request: HttpRequest, organisation: str) -> HttpResponse:
    """Give the remarks of an organisation as a table."""
    standing = standing_of(request, organisation)
    text = as_csv(remarks_of(standing.organisation, _state(request, "all")))
    return _file(text.encode(), "text/csv; charset=utf-8", "remarks.csv")


@require_safe
def remarks_json(request: HttpRequest, organisation: str) -> HttpResponse:
    """Give the remarks of an organisation as a file for the authors of the packs."""
    standing = standing_of(request, organisation)
    held = remarks_of(standing.organisation, _state(request, "all"))
    return _file(as_json(held, standing.organisation, timezone.now()), "application/json", "remarks.json")


@require_http_methods(BOTH)
def remark(request: HttpRequest, organisation: str, remark: str) -> HttpResponse:
    """Show a remark; a form that is sent settles it with an answer."""
    standing = standing_of(request, organisation)
    held = _remark(standing, remark)
    form = Answered(sent(request), initial={"answer": held.answer})
    if request.method == "POST":
        insist(may_settle(standing.roles))
        if form.is_valid():
            actions.settle(remark=held, answer=form.cleaned_data["answer"], standing=standing, at=timezone.now())
            messages.success(request, "The remark is settled.")
            return redirect("learn:remark", organisation, remark)
    return _shown(request, standing, held, form)


@require_POST
def remark_reopen(request: HttpRequest, organisation: str, remark: str) -> HttpResponse:
    """Open a settled remark again."""
    standing = standing_of(request, organisation)
    held = _remark(standing, remark)
    insist(may_settle(standing.roles))
    actions.reopen(remark=held, standing=standing, at=timezone.now())
    messages.success(request, "The remark is open again.")
    return redirect("learn:remark", organisation, remark)


@require_http_methods(BOTH)
def remark_remove(request: HttpRequest, organisation: str, remark: str) -> HttpResponse:
    """Say what removing a remark means, and do it."""
    standing = standing_of(request, organisation)
    held = _remark(standing, remark)
    insist(removal_of(held, standing))
    if request.method == "POST":
        actions.remove(remark=held, standing=standing, at=timezone.now())
        messages.success(request, "The remark is removed.")
        return redirect("learn:remarks", organisation)
    return frame.page(request, current(), "learn/remark_remove.html", standing=standing, remark=held)


def _shown(request: HttpRequest, standing: Standing, held: Remark, form: Answered) -> HttpResponse:
    try:
        framework = framework_named(held.packs)
    except Refused:  # a pack that was taken away since
        framework = current()
    shelf = shelf_of(framework)
    values: dict[str, Any] = {
        "standing": standing,
        "remark": held,
        "form": form,
        "faults": faults_of(form),
        "is_there": bool(held.about) and shelf.is_place(held.about),
        "name": shelf.name_of(held.about) if held.about and shelf.is_place(held.about) else held.about,
        "now": shelf_of(current()).said.get(held.about),
        "settles": not may_settle(standing.roles),
        "removes": not removal_of(held, standing),
    }
    status = 422 if form.errors else 200
    return frame.page(request, framework, "learn/remark.html", status=status, **values)


def _remark(standing: Standing, remark: str) -> Remark:
    held = remarks_of(standing.organisation).filter(public_id=remark).first()
    if held is None:
        raise Http404
    return held


def _state(request: HttpRequest, otherwise: str) -> str:
    state = request.GET.get("state", otherwise)
    return state if state in STATES else otherwise


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _nowhere() -> Refusal:
    return Refusal(
        code="learn.no-organisation",
        sentence="A remark is kept for an organisation, and you belong to none.",
        who_could_help="An administrator of your organisation can invite you.",
    )

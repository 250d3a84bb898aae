"""Rounds of rating apart: opening one, giving, closing, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.domain.impact import Impact
from bestinterests.domain.problem import Refused
from bestinterests.domain.profile import Profile
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.apart import actions
from bestinterests.web.assessments.apart.asking import (
    USUAL,
    asks_of,
    scales_in,
    usual_scales,
)
from bestinterests.web.assessments.apart.forms import Closing, Giving, RoundAsked, show
from bestinterests.web.assessments.apart.reading import Round, is_late, round_of, rounds_before
from bestinterests.web.assessments.apart.rounds import rounds_of, writers
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.participants import me, take_part
from bestinterests.web.assessments.rating.asking import LATER, profile_of
from bestinterests.web.assessments.rating.tabs import TITLES
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import may_close

BOTH = ["GET", "HEAD", "POST"]
MOST = 100
"""Impacts that one page offers to choose from; of more, one feature at a time."""
LISTED = 50


@require_safe
def rounds(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the rounds, the newest first."""
    held = opened(request, assessment)
    rows = rounds_before(held, rounds_of(held.row.pk).order_by("-id")[:LISTED])
    return page(request, held, "assessments/apart/rounds.html", tab="ratings", rounds=rows, trail=_trail(held)[:1])


@require_http_methods(BOTH)
def open_round(request: HttpRequest, assessment: str) -> HttpResponse:
    """Choose impacts, people, questions and a day."""
    held = opened(request, assessment, Permission.EDIT)
    profile = profile_of(held.framework, held.judged, request.GET.get("scales", ""))
    feature, impact = request.GET.get("feature", ""), request.GET.get("impact", "")
    fitting = [each for each in held.judged.impacts if feature in ("", *each.features) and impact in ("", each.id)]
    offered = fitting if len(fitting) <= MOST else []
    people = writers(held.standing.organisation)
    form = RoundAsked(sent(request), initial=_usual(held, offered if feature or impact else [], profile))
    form.offer(
        impacts=[(each.id, each.title) for each in held.judged.impacts],
        raters=[(each.id, each.name) for each in people],
        slots=list(TITLES.items()),
        scales=[(scale, held.framework.scale_title(scale)) for scale in scales_in(profile)],
    )
    if request.method == "POST":
        held.insist_open()
        if form.is_valid() and (address := _opened(held, form, people, profile)):
            messages.success(request, "They are asked. Nobody sees a rating before all are given.")
            return redirect(address)
    return page(
        request,
        held,
        "assessments/apart/open.html",
        tab="ratings",
        status=422 if form.errors else 200,
        form=form,
        faults=faults_of(form),
        fitting=len(fitting),
        most=MOST,
        offered=offered,
        features=[(each.id, f"{each.name} {each.id}") for each in held.judged.features],
        feature=feature,
        profile=profile,
        profiles=tuple(held.framework.profiles.values()),
        people=people,
        trail=_trail(held),
    )


def _opened(held: Opened, form: RoundAsked, people: Sequence[Actor], profile: Profile) -> str:
    """Open the round that a valid form asks for; its address, or nothing where that is refused, with the reasons."""
    chosen = form.cleaned_data
    wanted = [each for each in held.judged.impacts if each.id in chosen["impacts"]]
    try:
        row = actions.open_round(
            assessment=held.row,
            raters=[each for each in people if each.id in chosen["raters"]],
            asks=asks_of(wanted, profile, chosen["slots"], chosen["scales"]),
            until=chosen["until"],
            actor=held.actor,
            at=held.at,
        )
    except Refusing as refusing:
        show(form, refusing.refusals)
        return ""
    return reverse("assessments:apart_round", args=[held.id, row.public_id])


def _usual(held: Opened, impacts: Sequence[Impact], profile: Profile) -> dict[str, Any]:
    """What is chosen beforehand: what was asked for, and what such a round asks as a rule."""
    later = [slot for slot in LATER if any(getattr(each, slot).credits for each in impacts or held.judged.impacts)]
    return {"impacts": [each.id for each in impacts], "slots": [*USUAL, *later], "scales": list(usual_scales(profile))}


@require_safe
def round_shown(request: HttpRequest, assessment: str, apart: str) -> HttpResponse:
    """Show a round: to those who rate what is left to do, to all who has given, and in the end where ratings part."""
    held = opened(request, assessment)
    return _round(request, held, round_of(held, apart), Giving())


def _round(request: HttpRequest, held: Opened, found: Round, form: Giving, problems: Any = ()) -> HttpResponse:
    who = me(held)
    return page(
        request,
        held,
        "assessments/apart/round.html",
        tab="ratings",
        status=422 if form.errors else 409 if problems else 200,
        round=found,
        form=form,
        faults=faults_of(form),
        problems=(*problems, *(each for each in found.read[2] if each not in problems)),
        late=is_late(found, held.on),
        who=who,
        people=() if who else held.judged.people,
        trail=_trail(held),
    )


@require_POST
def give(request: HttpRequest, assessment: str, apart: str) -> HttpResponse:
    """Give what somebody has rated, for good."""
    held = opened(request, assessment, Permission.EDIT)
    found = round_of(held, apart)
    if found.closed:
        raise NotAllowed(*found.closed)
    form = Giving(request.POST)
    form.fields["me"].choices = [("", "Not said"), *((each.id, each.id) for each in held.judged.people)]  # type: ignore[attr-defined]
    problems: tuple[Any, ...] = ()
    if form.is_valid():
        if form.cleaned_data["me"]:
            take_part(held, form.cleaned_data["me"])
        try:
            shown = actions.give(round_=found.row, item=me(held), actor=held.actor, at=held.at)
        except Refusing as refusing:
            show(form, refusing.refusals)
        except Refused as refused:
            problems = tuple(refused.problems)
        else:
            messages.success(request, "All ratings are given and shown." if shown else "Your rating is given.")
            return redirect(found.address)
    return _round(request, held, found, form, problems)


@require_http_methods(BOTH)
def close(request: HttpRequest, assessment: str, apart: str) -> HttpResponse:
    """Close a round, with a reason."""
    held = opened(request, assessment, Permission.EDIT)
    found = round_of(held, apart)
    refusals = may_close(held.actor, found.policy)
    form = Closing(sent(request))
    if request.method == "POST":
        if refusals:
            raise NotAllowed(*refusals)
        if form.is_valid():
            try:
                shown = actions.close(
                    round_=found.row, reason=form.cleaned_data["reason"], actor=held.actor, at=held.at
                )
            except Refusing as refusing:
                show(form, refusing.refusals)
            else:
                done = "What was given is shown." if shown else "What was given stays sealed."
                messages.success(request, f"The round is closed. {done}")
                return redirect(found.address)
    return page(
        request,
        held,
        "assessments/apart/close.html",
        tab="ratings",
        status=422 if form.errors else 200,
        round=found,
        form=form,
        faults=faults_of(form),
        refusals=refusals,
        trail=[*_trail(held), ("A round", found.address)],
    )


def _trail(held: Opened) -> list[tuple[str, str]]:
    return [
        ("Rate the impacts", reverse("assessments:ratings", args=[held.id])),
        ("Rounds of rating apart", reverse("assessments:apart_rounds", args=[held.id])),
    ]

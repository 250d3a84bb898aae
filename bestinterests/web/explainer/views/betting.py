"""The worked example: steps to guess at, and a sandbox. Every state is an address; any address is a page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.explainer import showing
from bestinterests.web.explainer.frame import page
from bestinterests.web.explainer.playing import query_of, setting_of

LOOK = "look"
"""The guess of somebody who only wants to look."""


@login_not_required
@require_safe
def bets(request: HttpRequest) -> HttpResponse:
    """Say what the example is, and where to begin."""
    return page(request, "explainer/bets.html", bets=guiding().bets)


@login_not_required
@require_safe
def bet(request: HttpRequest, step: str) -> HttpResponse:
    """Ask for a guess; once there is one, show what follows."""
    steps = guiding().bets.steps
    at = next((place for place, each in enumerate(steps) if each.id == step), None)
    if at is None:
        raise Http404
    held, guess = steps[at], request.GET.get("guess", "")
    told = guess in (*held.options, LOOK)
    seen = showing.seen(held.before, held.after if told else held.before)
    return page(
        request,
        "explainer/bet.html",
        bets=guiding().bets,
        step=held,
        number=at + 1,
        following=steps[at + 1] if at + 1 < len(steps) else None,
        guess=guess if told else "",
        told=told,
        seen=seen,
        answer=showing.answered(held, guess, seen) if told else "",
        option_text=showing.option_text,
        band=showing.band(),
    )


@login_not_required
@require_safe
def sandbox(request: HttpRequest) -> HttpResponse:
    """Let the reader move every knob, and show what follows."""
    setting = setting_of(request.GET.dict())
    seen = showing.seen({}, query_of(setting))
    return page(
        request,
        "explainer/sandbox.html",
        bets=guiding().bets,
        knobs=list(zip(guiding().bets.knobs, setting, strict=True)),
        seen=seen,
        changes=showing.changes(seen),
        band=showing.band(),
    )

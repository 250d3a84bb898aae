"""The task list: the four steps as four questions, with what is done and what waits."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.documents import wording
from bestinterests.domain.evaluation import ProfileResult
from bestinterests.domain.problem import Refused
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.progress.composing import steps, waiting


class Fact(NamedTuple):
    """One line of what the record says now."""

    words: str
    value: str


@require_safe
def overview(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the four steps of an assessment, and beside them what the record says now."""
    held = opened(request, assessment)
    try:
        found = steps(held)
        headline = headline_of(held)
    except Refused as refused:
        return page(request, held, "assessments/without_packs.html", problems=refused.problems, status=409)
    return page(
        request,
        held,
        "assessments/overview.html",
        steps=found,
        going_on=waiting(found),
        headline=headline,
        facts=facts_of(held, headline),
        settle=_settle(held, headline),
    )


def headline_of(held: Opened) -> ProfileResult:
    """The profile that heads."""
    evaluation = held.evaluation
    return next(each for each in evaluation.profiles if each.profile == evaluation.headline_profile)


def facts_of(held: Opened, headline: ProfileResult) -> list[Fact]:
    """What the record says in numbers, each of a whole."""
    coverage = held.evaluation.coverage
    now, judged = headline.now, held.judged
    ranges = [reading for reading in now.impacts if reading.level.low != reading.level.high]
    harms = sum(1 for each in ranges if each.verdict is not None)
    done = [measure for measure in judged.measures if measure.status in ("implemented", "tested")]
    live = [measure for measure in judged.measures if measure.status != "abandoned"]
    heard = [band for band in now.bands if band.heard == "yes"]
    return [
        Fact("Questions answered on where effects were looked for", f"{coverage.answered} of {coverage.required}"),
        Fact(
            "Judgements still a range or unknown",
            f"{wording.many(harms, 'harm')}, {wording.many(len(ranges) - harms, 'benefit')}" if ranges else "none",
        ),
        Fact("Measures done", f"{len(done)} of {len(live)}"),
        Fact("Children heard", f"{len(heard)} of {len(now.bands)} age {'band' if len(now.bands) == 1 else 'bands'}"),
    ]


def _settle(held: Opened, headline: ProfileResult) -> str:
    """The one change of a judgement that would alter the verdict, in a sentence; blank where there is none."""
    flips = headline.now.robustness.flips
    return wording.dressed(flips[0].sentence, held.framework.bands) if flips else ""

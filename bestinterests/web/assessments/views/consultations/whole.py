"""All consultations of an assessment: the list, who is not asked, what became of it, for adults and for children."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.documents import wording
from bestinterests.documents.blocks import Part
from bestinterests.documents.consultations import VOICES, asked
from bestinterests.documents.missing import Missing
from bestinterests.documents.you_said import for_children, pairs
from bestinterests.domain.consultation import Consultation
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.blocks import context_of, drawn
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.views.consultations.beside import DISPOSITIONS, borne, trail, unasked


class Heard(NamedTuple):
    """Whether children of an age band were heard, in words. is_lacking: were they neither heard nor exempt?"""

    band: str
    words: str
    is_lacking: bool


@require_safe
def consultations(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the consultations with their findings, and say which children were never heard."""
    held = opened(request, assessment)
    found: dict[str, list[Any]] = {}
    for finding in held.judged.findings:
        found.setdefault(finding.consultation, []).append(finding)
    return page(
        request,
        held,
        "assessments/consultations/list.html",
        tab="consultations",
        heard=_heard(held),
        unasked=unasked(held),
        findings=found,
        dispositions=DISPOSITIONS,
        facts={each.id: _fact(held, each) for each in held.judged.consultations},
        borne=borne(held),
    )


@require_safe
def you_said(request: HttpRequest, assessment: str) -> HttpResponse:
    """What was said and what became of it: for adults out of the findings, for children as somebody wrote it."""
    held = opened(request, assessment)
    context = context_of(held)
    children = [each for each in asked(context, "children") if each.status == "held"]
    ages = {band for each in children for band in (*each.bands, *(told.band for told in each.told_children))}
    bands = [band for band in context.bands if band in ages]
    band = request.GET.get("for", "")
    if band in bands:
        blocks: tuple[Any, ...] = for_children(context, children, (band,))
    else:
        band = ""
        blocks = tuple(
            Part(title=title, blocks=made)
            for voice, title in VOICES.items()
            if (made := pairs(context, Missing(), voice, [f for f in held.judged.findings if f.voice == voice]))
        )
    return page(
        request,
        held,
        "assessments/consultations/you_said.html",
        tab="consultations",
        trail=trail(held),
        heading="You said, we did, we did not because",
        versions=[("", "For adults"), *((each, f"Ages {wording.band_name(each, context.bands)}") for each in bands)],
        band=band,
        told=drawn(held, blocks) if blocks else "",
    )


def _heard(held: Opened) -> list[Heard]:
    """Each age band in scope, with whether its children were heard."""
    words = {
        "yes": "heard",
        "planned": "to be asked, not heard yet",
        "exempt": "not asked, with a recorded reason",
        "no": "never heard",
    }
    evaluation = held.evaluation
    headline = next(each for each in evaluation.profiles if each.profile == evaluation.headline_profile)
    bands = held.framework.bands
    return [
        Heard(wording.band_name(each.band, bands), words[each.heard], each.heard in ("no", "planned"))
        for each in headline.now.bands
    ]


def _fact(held: Opened, found: Consultation) -> str:
    """Who was asked, how many, and when, in a line."""
    who = held.framework.term_label("consulted", found.asked)
    ages = wording.ages(found.bands, held.framework.bands)
    when = {"planned": "planned", "not-held": "not held"}.get(found.status, "")
    if not when:
        when = f"held on {wording.day(found.held_on)}" if found.held_on else "held; no day is given"
    elif found.hold_by:
        late = ", which has passed" if found.hold_by < held.on else ""
        when += f", to be held by {wording.day(found.hold_by)}{late}"
    many = wording.many(found.number, "person took part", "people took part") if found.number is not None else ""
    parts = [f"{who}{f' aged {ages}' if ages else ''}", many, when]
    if found.expires_on and found.expires_on < held.on:
        parts.append(f"no longer counts since {wording.day(found.expires_on)}")
    return wording.upper(", ".join(part for part in parts if part)) + "."

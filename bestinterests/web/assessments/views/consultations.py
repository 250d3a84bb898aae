"""Consultations: who was asked, how, what they said, and what became of each thing that they said."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents import wording
from bestinterests.domain.consultation import Consultation
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.consultations import CONSULTATION, FINDING
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served

BOTH = ["GET", "HEAD", "POST"]
DISPOSITIONS = {
    "adopted": "Adopted",
    "partly": "Adopted in part",
    "declined": "Declined",
    "needs-more": "Needs more",
    "open": "Nobody has said what became of it",
}


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
        "assessments/consultations.html",
        tab="consultations",
        heard=_heard(held),
        findings=found,
        dispositions=DISPOSITIONS,
        facts={each.id: _fact(held, each) for each in held.judged.consultations},
        borne=_borne(held),
    )


@require_http_methods(BOTH)
def consultation_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Record a consultation, or why there is none."""
    held = opened(request, assessment)
    path = new_path(request, "consultations")
    return served(
        request,
        held,
        forms_of(request, held, [(CONSULTATION, path)]),
        "assessments/consultation.html",
        heading="A new consultation",
        trail=_trail(held),
        tab="consultations",
        back=_list(held),
        after=lambda saved: reverse("assessments:consultation", args=[held.id, saved.ids[path[-1]]]),
        said="The consultation is recorded.",
        here=request.path,
        beside_name="What makes asking worth something",
    )


@require_http_methods(BOTH)
def consultation(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one consultation, and see what came out of it."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    return served(
        request,
        held,
        forms_of(request, held, [(CONSULTATION, ("assessment", "consultations", item))]),
        "assessments/consultation.html",
        heading=found.title or "A consultation without a title",
        trail=_trail(held),
        tab="consultations",
        back=_list(held),
        after=request.path,
        here=request.path,
        remove=reverse("assessments:consultation_delete", args=[held.id, item]),
        beside_name="What makes asking worth something",
        item=found,
        findings=[each for each in held.judged.findings if each.consultation == item],
        dispositions=DISPOSITIONS,
        borne=_borne(held),
    )


@require_http_methods(BOTH)
def consultation_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a consultation, and delete it."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    back = reverse("assessments:consultation", args=[held.id, item])
    title = found.title or "A consultation without a title"
    return deleted(
        request,
        held,
        ("assessment", "consultations", item),
        title=title,
        back=back,
        after=_list(held),
        tab="consultations",
    )


@require_http_methods(BOTH)
def finding_new(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Record something that came out of a consultation."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    path = new_path(request, "findings")
    return _finding(request, held, path[-1], found, {"heading": "A new finding", "said": "The finding is recorded."})


@require_http_methods(BOTH)
def finding(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one finding, and the impacts that it bears on."""
    held = opened(request, assessment)
    found = item_of(held, "findings", item)
    owner = next((each for each in held.judged.consultations if each.id == found.consultation), None)
    remove = reverse("assessments:finding_delete", args=[held.id, item])
    return _finding(request, held, item, owner, {"heading": wording.short(found.says, 80) or item, "remove": remove})


@require_http_methods(BOTH)
def finding_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say where a finding is named, and delete it."""
    held = opened(request, assessment)
    found = item_of(held, "findings", item)
    back = reverse("assessments:finding", args=[held.id, item])
    after = _page_of(held, found.consultation)
    title = wording.short(found.says, 80) or item
    return deleted(
        request, held, ("assessment", "findings", item), title=title, back=back, after=after, tab="consultations"
    )


# -- pieces ----------------------------------------------------------------------------------------------------------


def _finding(
    request: HttpRequest, held: Opened, key: str, owner: Consultation | None, values: dict[str, Any]
) -> HttpResponse:
    """The page of a finding. owner: its consultation; None where it is not on the record any more."""
    back = reverse("assessments:consultation", args=[held.id, owner.id]) if owner else _list(held)
    fixed = {"consultation": owner.id} if owner else {}
    forms = forms_of(request, held, [(FINDING, ("assessment", "findings", key))], fixed=fixed)
    bears = [impact.id for impact in held.judged.impacts if key in impact.findings]
    chosen = request.POST.getlist("impacts") if request.method == "POST" else bears
    trail = [*_trail(held), (owner.title or owner.id, back)] if owner else _trail(held)
    return served(
        request,
        held,
        forms,
        "assessments/finding.html",
        trail=trail,
        tab="consultations",
        back=back,
        after=back,
        here=request.path,
        also=_bearing(held, key, chosen) if "bearing" in request.POST else (),
        owner=owner,
        impacts=held.judged.impacts,
        chosen=chosen,
        **values,
    )


def _bearing(held: Opened, key: str, chosen: list[str]) -> tuple[Entry, ...]:
    """What changes in the impacts so that those chosen, and no others, name a finding."""
    found = []
    for impact in held.judged.impacts:
        rest = [each for each in impact.findings if each != key]
        wanted = [*rest, key] if impact.id in chosen else rest
        if set(wanted) != set(impact.findings):
            found.append(Entry(("assessment", "impacts", impact.id), {"findings": wanted}))
    return tuple(found)


def _borne(held: Opened) -> dict[str, list[str]]:
    """By each finding, the impacts that it bears on."""
    found: dict[str, list[str]] = {}
    for impact in held.judged.impacts:
        for key in impact.findings:
            found.setdefault(key, []).append(impact.id)
    return found


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
    many = wording.many(found.number, "person took part", "people took part") if found.number is not None else ""
    parts = [f"{who}{f' aged {ages}' if ages else ''}", many, when]
    if found.expires_on and found.expires_on < held.on:
        parts.append(f"no longer counts since {wording.day(found.expires_on)}")
    return wording.upper(", ".join(part for part in parts if part)) + "."


def _page_of(held: Opened, key: str) -> str:
    known = {each.id for each in held.judged.consultations}
    return reverse("assessments:consultation", args=[held.id, key]) if key in known else _list(held)


def _list(held: Opened) -> str:
    return reverse("assessments:consultations", args=[held.id])


def _trail(held: Opened) -> list[tuple[str, str]]:
    return [("Consultations", _list(held))]

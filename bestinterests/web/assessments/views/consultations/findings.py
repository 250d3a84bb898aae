"""What came out of a consultation, thing by thing, and the impacts that each bears on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bestinterests.documents import wording
from bestinterests.domain.consultation import Consultation
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.consultations import FINDING
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served
from bestinterests.web.assessments.views.consultations.beside import listed, titled, trail
from bestinterests.web.assessments.views.items import BOTH


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


def _finding(
    request: HttpRequest, held: Opened, key: str, owner: Consultation | None, values: dict[str, Any]
) -> HttpResponse:
    """The page of a finding. owner: its consultation; None where it is not on the record any more."""
    back = _page_of(held, owner.id) if owner else listed(held)
    fixed = {"consultation": owner.id} if owner else {}
    forms = forms_of(request, held, [(FINDING, ("assessment", "findings", key))], fixed=fixed)
    bears = [impact.id for impact in held.judged.impacts if key in impact.findings]
    chosen = request.POST.getlist("impacts") if request.method == "POST" else bears
    return served(
        request,
        held,
        forms,
        "assessments/consultations/finding.html",
        trail=[*trail(held), (titled(owner), back)] if owner else trail(held),
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


def _page_of(held: Opened, key: str) -> str:
    known = {each.id for each in held.judged.consultations}
    return reverse("assessments:consultation_held", args=[held.id, key]) if key in known else listed(held)

"""The children who use the service: every age band on one page, and groups of children to keep in mind."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents import wording
from bestinterests.domain.pack import Prompt
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.sheets.children import BAND, GROUP
from bestinterests.web.assessments.sheets.serving import forms_of, served
from bestinterests.web.assessments.views.items import ItemPages
from bestinterests.web.assessments.views.service import AGE, contradictions

BOTH = ["GET", "HEAD", "POST"]
OF_GROUPS = ("article-2", "article-23", "article-20", "article-22", "article-30")
"""Rights of groups of children: discrimination, disability, care, flight, minorities."""


def _trail(held: Opened) -> list[tuple[str, str]]:
    return [
        ("Children", reverse("assessments:children", args=[held.id])),
        ("Groups of children", reverse("assessments:groups", args=[held.id])),
    ]


GROUPS = ItemPages(
    GROUP,
    "groups",
    "assessments:group",
    "assessments:groups",
    _trail,
    lambda group: str(group.name),
    "assessments/group.html",
)


@require_http_methods(BOTH)
def children(request: HttpRequest, assessment: str) -> HttpResponse:
    """Every age band as one form: it is saved in one go, and what is known of each age stands beside it."""
    held = opened(request, assessment)
    bands = held.framework.bands
    asked = [(BAND, ("assessment", "children", band)) for band in bands]
    # A band that nobody has said anything of is written down as in scope once the page is saved.
    forms = forms_of(request, held, asked, fixed={"in_scope": True})
    for form, band in zip(forms, bands, strict=True):
        form.about = f"Ages {wording.band_name(band, bands)}"
    known = {use.band: use for use in held.judged.children}
    return served(
        request,
        held,
        forms,
        "assessments/children.html",
        heading="The children",
        ages=[
            (form, wording.band_name(key, bands), band, _missing(known.get(key)))
            for form, (key, band) in zip(forms, bands.items(), strict=True)
        ],
        contradictions=contradictions(held, AGE),
        shares=sum(use.share or 0 for use in held.judged.children),
        after=request.path,
        back=reverse("assessments:overview", args=[held.id]),
        here=request.path,
        said="The age bands are saved.",
        trail=[],
    )


def _missing(use: Any) -> str:
    """What is still to be said of a band, as one sentence."""
    if use is None:
        return "Nothing is recorded of this age yet: it is read as in scope."
    if not use.in_scope:
        return "" if use.reason.strip() else "It is left out without a reason."
    if use.children is None and use.share is None:
        return "How many there are is not recorded."
    return "" if use.how_known.strip() else "Where the number comes from is not recorded."


@require_safe
def groups(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the groups of children to keep in mind."""
    held = opened(request, assessment)
    bands = held.framework.bands
    return page(
        request,
        held,
        "assessments/groups.html",
        rows=[(each, [wording.band_name(band, bands) for band in each.bands]) for each in held.judged.groups],
        prompts=_prompts(held),
        trail=_trail(held)[:1],
    )


@require_http_methods(BOTH)
def group_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add a group."""
    held = opened(request, assessment)
    return GROUPS.new(request, held, heading="A new group of children", said="The group is added.", **_beside(held))


@require_http_methods(BOTH)
def group(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one group."""
    held = opened(request, assessment)
    return GROUPS.one(request, held, item, **_beside(held))


@require_http_methods(BOTH)
def group_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a group, and delete it."""
    return GROUPS.delete(request, opened(request, assessment), item)


def _beside(held: Opened) -> dict[str, Any]:
    return {"prompts": _prompts(held), "beside_name": "Whom to think of"}


def _prompts(held: Opened) -> list[tuple[str, str, list[Prompt]]]:
    """What the packs prompt on the rights of groups: right, its name, and what puts it at risk."""
    found = []
    for right in OF_GROUPS:
        if right in held.framework.rights:
            taken_up = held.framework.framework_rights.get(right)
            prompts = (*held.framework.rights[right].prompts, *(taken_up.prompts if taken_up else ()))
            risks = [prompt for prompt in prompts if prompt.direction == "risk"]
            found.append((right, held.framework.right_name(right), risks))
    return found

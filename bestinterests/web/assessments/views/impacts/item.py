"""One impact: what happens to which children, beside it what the packs ask. Rating it comes later."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.domain.impact import Impact
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.identifying.impacts import alike, impact_row, stated_words
from bestinterests.web.assessments.identifying.prompts import prompts
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.impacts import SHEETS
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served
from bestinterests.web.assessments.views import trails

BOTH = ["GET", "HEAD", "POST"]
TAB = "impacts"
TEMPLATE = "assessments/impacts/item.html"


@require_http_methods(BOTH)
def impact_new(request: HttpRequest, assessment: str, direction: str) -> HttpResponse:
    """Add a harm or a benefit. feature, right, band (each as often as need be): what the form starts with."""
    held = opened(request, assessment)
    if direction not in SHEETS:
        raise Http404
    path = new_path(request, "impacts")
    given = {
        "features": request.GET.getlist("feature"),
        "right": request.GET.get("right", ""),
        "bands": request.GET.getlist("band"),
    }
    fixed = {"direction": direction, **{name: value for name, value in given.items() if value}}
    forms = forms_of(request, held, [(SHEETS[direction], path)], fixed=fixed)
    return _form(
        request,
        held,
        forms,
        direction=direction,
        heading="A new harm" if direction == "harm" else "A new benefit",
        after=lambda saved: trails.to(held, "impact", saved.ids[path[-1]]),
        said=f"The {direction} is added.",
    )


@require_http_methods(BOTH)
def impact(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write what happens in one impact."""
    held = opened(request, assessment)
    found = item_of(held, "impacts", item)
    forms = forms_of(request, held, [(SHEETS[found.direction], ("assessment", "impacts", item))])
    return _form(
        request,
        held,
        forms,
        direction=found.direction,
        heading=found.title,
        after=request.path,
        here=request.path,
        remove=trails.to(held, "impact_delete", item),
        row=impact_row(held.context, found),
        stated=found.stated,
        stated_words=stated_words(found.stated),
        alike=_alike(held, found),
    )


def _form(request: HttpRequest, held: Opened, forms: list[ItemForm], *, direction: str, **values: Any) -> HttpResponse:
    """Show the form with prompts beside it; a press on "show prompts" saves nothing."""
    asked = prompts(held.framework, held.judged, **_chosen(forms[0]))
    around = {
        "direction": direction,
        "prompts": asked,
        "right": _chosen(forms[0])["right"],
        "right_of": held.context.right_of,
        "trail": trails.impacts(held),
        "back": trails.to(held, "impacts"),
        "beside_name": "Prompts",
        **values,
    }
    if request.method == "POST" and "show_prompts" in request.POST:
        after = {name: value for name, value in around.items() if name not in ("after", "said")}
        return page(request, held, TEMPLATE, tab=TAB, forms=forms, faults=(), base=held.head.revision, **after)
    return served(request, held, forms, TEMPLATE, tab=TAB, **around)


def _chosen(form: ItemForm) -> dict[str, Any]:
    """Features and right, as they were sent, or as they stand."""
    told = {name: form.sent.get(name, form.value(name)) for name in ("features", "right")}
    return {"features": told["features"] or (), "right": told["right"] or ""}


def _alike(held: Opened, found: Impact) -> list[tuple[Any, list[Impact]]]:
    """Sets with this impact that ask to be judged together, with the others in each."""
    near = [each for each in held.judged.impacts if each.direction == found.direction and each.right == found.right]
    named = {each.id: each for each in near}
    return [
        (together, [named[one] for one in together.impacts if one != found.id])
        for together in alike(near)
        if found.id in together.impacts
    ]


@require_http_methods(BOTH)
def impact_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with an impact, and delete it."""
    held = opened(request, assessment)
    found = item_of(held, "impacts", item)
    back, after = trails.to(held, "impact", item), trails.to(held, "impacts")
    return deleted(request, held, ("assessment", "impacts", item), title=found.title, back=back, after=after, tab=TAB)


@require_safe
def impact_prompts(request: HttpRequest, assessment: str) -> HttpResponse:
    """Answer with the prompts for features and a right, as a part of a page. feature: as often as need be."""
    held = opened(request, assessment)
    right = request.GET.get("right", "")
    features = request.GET.getlist("feature")
    values = {
        "prompts": prompts(held.framework, held.judged, features=features, right=right),
        "right": right,
        "right_of": held.context.right_of,
        "direction": request.GET.get("direction", ""),
    }
    return render(request, "assessments/impacts/prompts.html", values)

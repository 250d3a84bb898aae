"""Data activities as a map of the journey: what is done with children's data, in which feature, at which moment."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.features import copy_activity
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.identifying.journey import card_of
from bestinterests.web.assessments.identifying.journey import data_map as laid
from bestinterests.web.assessments.identifying.prompts import Prompts, prompts
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.data_activities import ACTIVITY
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served
from bestinterests.web.assessments.views import trails
from bestinterests.web.learn import links

BOTH = ["GET", "HEAD", "POST"]
TAB = "features"


@require_safe
def data_map(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the map, and below it every activity in a table."""
    held = opened(request, assessment)
    return page(
        request,
        held,
        "assessments/data_map/map.html",
        tab=TAB,
        trail=trails.features(held),
        map=laid(held.context),
        moments=held.framework.vocabularies.get("moments", {}),
        marked=wording.PROVENANCE,
    )


@require_http_methods(BOTH)
def data_activity_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add a data activity. feature, moment: where on the map."""
    held = opened(request, assessment)
    path = new_path(request, "data_activities")
    fixed = {name: request.GET[name] for name in ("feature", "moment") if request.GET.get(name)}
    forms = forms_of(request, held, [(ACTIVITY, path)], fixed=fixed)
    return served(
        request,
        held,
        forms,
        "assessments/data_map/activity.html",
        tab=TAB,
        heading="A new data activity",
        lead="One use of children's data within a feature.",
        trail=trails.data_map(held),
        back=trails.to(held, "data_map"),
        after=lambda saved: trails.to(held, "data_activity", saved.ids[path[-1]]),
        said="The data activity is added.",
        prompts=_prompts(held, forms[0]),
    )


@require_http_methods(BOTH)
def data_activity(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one data activity."""
    held = opened(request, assessment)
    found = item_of(held, "data_activities", item)
    forms = forms_of(request, held, [(ACTIVITY, ("assessment", "data_activities", item))])
    card = card_of(held.context, found)
    return served(
        request,
        held,
        forms,
        "assessments/data_map/activity.html",
        tab=TAB,
        heading=card.title,
        trail=trails.data_map(held),
        back=trails.to(held, "data_map"),
        after=request.path,
        here=request.path,
        remove=trails.to(held, "data_activity_delete", item),
        beside_name="Rights and prompts",
        card=card,
        marked=wording.PROVENANCE,
        prompts=_prompts(held, forms[0]),
        **_of_kinds(held.context, found.kinds),
    )


def _prompts(held: Opened, form: ItemForm) -> Prompts:
    return prompts(held.framework, held.judged, kinds=form.value("kinds") or ())


def _of_kinds(context: Context, kinds: tuple[str, ...]) -> dict[str, Any]:
    """What the packs recommend for these kinds of data activity, by kind, and where they are explained."""
    known = [context.framework.activities[kind] for kind in kinds if kind in context.framework.activities]
    return {
        "recommended": [(activity.name.text, activity.actions) for activity in known if activity.actions],
        "more": [(activity.name.text, links.of_activity(activity.id, context.framework)) for activity in known],
    }


@require_POST
def data_activity_copy(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Add a data activity that says what this one says, and open it."""
    held = opened(request, assessment, Permission.EDIT)
    held.insist_open()
    item_of(held, "data_activities", item)
    key = new_path(request, "data_activities")[-1]
    try:
        done = copy_activity(
            assessment=held.row,
            base_revision=held.head.revision,
            activity=item,
            key=key,
            actor=held.actor,
            at=held.at,
        )
    except Refusing as refusing:
        raise NotAllowed(*refusing.refusals) from refusing
    copy = done.document.numbering.keys.get(key, item)
    messages.success(request, f"{copy} says what {item} says. Change what differs.")
    return redirect(trails.to(held, "data_activity", copy))


@require_http_methods(BOTH)
def data_activity_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Delete a data activity."""
    held = opened(request, assessment)
    found = item_of(held, "data_activities", item)
    title = f"{card_of(held.context, found).title} {item}"
    back, after = trails.to(held, "data_activity", item), trails.to(held, "data_map")
    return deleted(request, held, ("assessment", "data_activities", item), title=title, back=back, after=after, tab=TAB)

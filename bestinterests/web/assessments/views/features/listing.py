"""The list of features: filtered, moved along the journey, begun from patterns."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.documents import wording
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.features import add_patterns, move_feature
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.identifying.features import feature_rows, filtered
from bestinterests.web.assessments.sheets.serving import base_of, new_path
from bestinterests.web.assessments.views import trails
from bestinterests.web.ui.faults import Fault


@require_safe
def features(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the features in the order of the journey. q, moment, pattern: what the list is narrowed to."""
    held = opened(request, assessment)
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "moment", "pattern")}
    rows = feature_rows(held.context)
    shown = filtered(rows, words=asked["q"], moment=asked["moment"], pattern=asked["pattern"])
    used = dict.fromkeys(name for row in rows for name in row.feature.patterns)
    return page(
        request,
        held,
        "assessments/features/list.html",
        tab="features",
        rows=shown,
        count=len(rows),
        asked=asked,
        is_narrowed=any(asked.values()),
        moments=held.framework.vocabularies.get("moments", {}),
        patterns={name: held.framework.pattern_name(name) for name in used},
    )


@require_POST
def features_order(request: HttpRequest, assessment: str) -> HttpResponse:
    """Move one feature a place: the pressed button is called up or down, and holds its id."""
    held = opened(request, assessment, Permission.EDIT)
    held.insist_open()
    up, down = request.POST.get("up", ""), request.POST.get("down", "")
    item, step = (up, -1) if up else (down, 1)
    name = next((feature.name for feature in held.judged.features if feature.id == item), "")
    if not name:
        return redirect(trails.to(held, "features"))
    try:
        done = move_feature(
            assessment=held.row, base_revision=held.head.revision, feature=item, step=step, actor=held.actor, at=held.at
        )
    except Refusing as refusing:
        raise NotAllowed(*refusing.refusals) from refusing
    place = [feature.id for feature in done.document.assessment.features].index(item) + 1
    messages.success(request, f"{name} now stands at place {place} of the journey.")
    return redirect(f"{trails.to(held, 'features')}#{item}")


@require_http_methods(["GET", "HEAD", "POST"])
def features_begin(request: HttpRequest, assessment: str) -> HttpResponse:
    """Choose patterns, and begin a feature from each."""
    held = opened(request, assessment)
    framework = held.framework
    chosen = request.POST.getlist("patterns")
    key = new_path(request, "features")[-1]
    faults: list[Fault] = []
    refused: tuple[object, ...] = ()
    if request.method == "POST":
        held.insist_open()
        faults = _unfit(chosen, framework)
        if not faults:
            try:
                _begin(held, base_of(request, held), chosen, key)
            except Refusing as refusing:
                refused = refusing.refusals
            else:
                count = wording.upper(wording.many(len(set(chosen)), "feature"))
                messages.success(request, f"{count} begun. Nothing is rated: say what each one does here.")
                return redirect(trails.to(held, "features"))
    return page(
        request,
        held,
        "assessments/features/patterns.html",
        tab="features",
        status=422 if faults else 409 if refused else 200,
        trail=trails.features(held),
        faults=faults,
        refused=refused,
        patterns=framework.patterns.values(),
        activity_name=framework.activity_name,
        chosen=chosen,
        key=key,
        here=_begun(held),
        base=held.head.revision,
    )


def _begin(held: Opened, base_revision: int, chosen: list[str], key: str) -> None:
    add_patterns(
        assessment=held.row,
        base_revision=base_revision,
        patterns=chosen,
        key=key.partition("+")[2],
        actor=held.actor,
        at=held.at,
    )


def _unfit(chosen: list[str], framework: Framework) -> list[Fault]:
    if not chosen:
        return [Fault("patterns", "Choose at least one pattern, or begin with a blank feature.")]
    if any(name not in framework.patterns for name in chosen):
        return [Fault("patterns", "What was chosen is not on the list any more. Choose again.")]
    return []


def _begun(held: Opened) -> dict[str, list[str]]:
    """The features that resemble each pattern already."""
    here: dict[str, list[str]] = {}
    for feature in held.judged.features:
        for name in feature.patterns:
            here.setdefault(name, []).append(feature.id)
    return here

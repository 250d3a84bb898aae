"""What brings assessments back: the one list, setting aside, incidents, days; and the tab of an assessment."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts.access import NotAllowed, refusal_of, standing_of, standing_to
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of, names_of
from bestinterests.web.change_requests import actions, choices
from bestinterests.web.change_requests.addresses import trigger_address
from bestinterests.web.change_requests.forms import AsideForm, DateForm, HappenedForm, Outcome, Worded
from bestinterests.web.change_requests.held import change_of, incident_of
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.change_requests.queries import (
    MOST_SERVICES,
    WHEN_CHOICES,
    dates_in,
    incidents_of,
    services,
    trigger_of,
    triggers_in,
    wanted_triggers,
)
from bestinterests.web.change_requests.queries import incident_of as incident_named
from bestinterests.web.change_requests.views.serving import (
    BOTH,
    RECORDERS,
    features_of,
    shown,
    tried,
)
from bestinterests.web.ledger.history import entries
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.incidents import INCIDENT_EVENTS, SERIOUSNESS
from bestinterests.workflow.states import EDITABLE, STATES
from bestinterests.workflow.triggers import TRIGGERS

MOST = 50


@require_safe
def triggers(request: HttpRequest, organisation: str) -> HttpResponse:
    """List what brings the assessments of an organisation back, the first day first."""
    standing = standing_of(request, organisation)
    wanted, on = wanted_triggers(request.GET), timezone.localdate()
    held = paged(wanted.rows(standing.organisation, on), ("due_on", "id"), request.GET.get("place", ""))
    beside = {
        way: "&".join(part for part in (wanted.address, urlencode({"place": place})) if part)
        for way in ("before", "after")
        if (place := getattr(held, way))
    }
    values: dict[str, Any] = {
        "page": held,
        "wanted": wanted,
        "beside": beside,
        "on": on,
        "when": WHEN_CHOICES,
        "reasons": TRIGGERS,
        "editable": EDITABLE,
        "address": lambda row: trigger_address(row, organisation),
        "names": names_of({row.aside_by for row in held.rows} - {""}) if wanted.when == "aside" else {},
    }
    return shown(request, "triggers", standing, **values)


@require_http_methods(BOTH)
def aside(request: HttpRequest, organisation: str, trigger: str) -> HttpResponse:
    """Set a trigger aside until a day, with a reason."""
    standing = standing_to(request, organisation, Permission.ANSWER_CHANGES)
    row = trigger_of(standing.organisation, trigger)
    if row is None:
        raise Http404
    form = AsideForm(sent(request), initial={"reason": row.aside_reason})

    def call() -> None:
        told = form.cleaned_data
        who = actor_of(standing)
        actions.set_aside(trigger=row, reason=told["reason"], until=told["until"], actor=who, at=timezone.now())

    done = "It is set aside. It comes back on the day that you set."
    if request.method == "POST" and form.is_valid() and tried(request, form, call, done):
        return redirect("change_requests:triggers", organisation)
    return shown(request, "aside", standing, form, row=row, reasons=TRIGGERS)


@require_safe
def incidents(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the incidents of an organisation, the last recorded first."""
    standing = standing_of(request, organisation)
    held = paged(incidents_of(standing.organisation), ("-at", "-id"), request.GET.get("place", ""))
    return shown(request, "incidents", standing, page=held, seriousness=SERIOUSNESS)


@require_http_methods(BOTH)
def incident_new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Record what happened to children in a service."""
    standing = standing_to(request, organisation, *RECORDERS)
    asked = request.GET.get("assessment", "")
    if not asked:
        find = request.GET.get("find", "")
        held = services(standing.organisation, find)
        values: dict[str, Any] = {"services": held, "find": find, "more": len(held) == MOST_SERVICES, "incident": True}
        return shown(request, "which", standing, status=422 if request.method == "POST" else 0, **values)
    row = Assessment.objects.filter(organisation=standing.organisation, public_id=asked).first()
    if row is None:
        raise Http404
    row.organisation = standing.organisation
    form = HappenedForm(sent(request), features=features_of(row))
    made: list[Incident] = []

    def call() -> None:
        by = standing.person.public_id
        made.append(actions.record(assessment=row, told=form.told(row.public_id), actor=by, at=timezone.now()))

    done = "It is recorded, and brings the assessment back until somebody has looked into it."
    if request.method == "POST" and form.is_valid() and tried(request, form, call, done):
        return redirect("change_requests:incident", organisation, made[0].public_id)
    around: dict[str, Any] = {"row": row, "seriousness": SERIOUSNESS, "bands": choices.band_choices()}
    return shown(request, "incident_new", standing, form, **around)


@require_http_methods(BOTH)
def incident(request: HttpRequest, organisation: str, incident: str) -> HttpResponse:
    """Show an incident; say what came of it, or open it again."""
    needed = RECORDERS if request.method == "POST" else (Permission.READ,)
    standing = standing_to(request, organisation, *needed)
    row = incident_named(standing.organisation, incident)
    if row is None:
        raise Http404
    form = Worded(sent(request))

    def call() -> None:
        told = {"words": form.cleaned_data["words"], "actor": standing.person.public_id}
        actions.look_into(incident=row, closed="reopen" not in request.POST, at=timezone.now(), **told)

    done = "It is open again." if "reopen" in request.POST else "What came of it is kept."
    if request.method == "POST" and form.is_valid() and tried(request, form, call, done):
        return redirect(request.path)
    held = incident_of(row.held)
    lines = entries(row.ledger)
    values: dict[str, Any] = {
        "row": row,
        "held": held,
        "names": names_of({row.by, *(each.by for each in held.looked)}),
        "lines": lines,
        "events": INCIDENT_EVENTS,
        "bands": choices.said(held.happened.bands, choices.band_choices()),
        "rights": choices.said(held.happened.rights, choices.rights()),
        "features": dict(features_of(Assessment.objects.only("head").get(pk=row.assessment_id))),
        "seriousness": SERIOUSNESS,
        "removes": standing.may(Permission.REMOVE),
    }
    return shown(request, "incident", standing, form, **values)


@require_http_methods(BOTH)
def in_assessment(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the changes described for an assessment and what brings it back; a form that is sent sets a day."""
    held = opened(request, assessment)
    form = DateForm(sent(request), today=held.on)
    if request.method == "POST":
        insist_recorder(held)
        if form.is_valid():
            told = form.cleaned_data
            actions.set_date(assessment=held.row, on=told["on"], why=told["why"], actor=held.actor, at=held.at)
            messages.success(request, "The day is set.")
            return redirect("change_requests:in_assessment", assessment)
    return _tab(request, held, form)


@require_POST
def date_keep(request: HttpRequest, assessment: str, date: str) -> HttpResponse:
    """Say what came of looking at it on a day that was set."""
    held = opened(request, assessment)
    insist_recorder(held)
    row = next((each for each in dates_in(held.row) if each.public_id == date), None)
    if row is None:
        raise Http404
    form = Outcome(request.POST)
    if not form.is_valid():
        return _tab(request, held, DateForm(None, today=held.on), fault=faults_of(form)[0].text, at=date)
    actions.keep_date(date=row, outcome=form.cleaned_data["outcome"], actor=held.actor, at=held.at)
    messages.success(request, "What came of it is kept.")
    return redirect("change_requests:in_assessment", assessment)


@require_POST
def features_take(request: HttpRequest, assessment: str, change: str) -> HttpResponse:
    """Write the new features that a request names into the draft."""
    held = opened(request, assessment)
    held.insist_open()
    row = ChangeRequest.objects.filter(assessment=held.row, public_id=change, effect="update").first()
    if row is None:
        raise Http404
    added = actions.take_features(request=row, assessment=held.row, actor=held.actor, at=held.at)
    words = "The new features are in the draft." if added else "The new features are in the draft already."
    messages.success(request, words)
    return redirect("assessments:features", assessment)


def _tab(request: HttpRequest, held: Opened, form: DateForm, fault: str = "", at: str = "") -> HttpResponse:
    changes = paged(
        ChangeRequest.objects.filter(assessment=held.row), ("-at", "-id"), request.GET.get("place", ""), size=MOST
    )
    dates, rows = dates_in(held.row), triggers_in(held.row)
    named = {feature.name.casefold() for feature in held.judged.features}
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form) or ([{"field": f"outcome-{at}", "text": fault}] if fault else ()),
        "fault": (at, fault),
        "changes": changes,
        "told": [(row, change_of(row.held)) for row in changes.rows],
        "rows": rows,
        "dates": dates,
        "names": names_of({each.by for each in dates} | {each.kept_by for each in dates} - {""}),
        "named": named,
        "current": {feature.id for feature in held.judged.features},
        "address": lambda row: trigger_address(row, held.standing.organisation.public_id),
        "records": any(held.standing.may(each) for each in RECORDERS),
        "answers": held.standing.may(Permission.ANSWER_CHANGES),
        "reasons": TRIGGERS,
        "on": held.on,
        "belongs": not held.row.organisation.is_sample or held.standing.may(Permission.COMMENT),
        "states": STATES,
    }
    status = 422 if values["faults"] else 200
    return page(request, held, "change_requests/in_assessment.html", tab="changes", status=status, **values)


def insist_recorder(held: Opened) -> None:
    """Raise NotAllowed for somebody who neither writes here nor answers for it."""
    if not any(held.standing.may(each) for each in RECORDERS):
        raise NotAllowed(refusal_of(RECORDERS[0]))

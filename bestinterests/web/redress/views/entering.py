"""Writing down what came by letter, by telephone or another way, and the code that is handed over for it, once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bestinterests.web.accounts.access import NotAllowed, Standing
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.redress import keys
from bestinterests.web.redress.access import working_in
from bestinterests.web.redress.actions.receiving import Received, enter
from bestinterests.web.redress.handling.fields import Form, day, line, long, many, one, tick
from bestinterests.web.redress.views.serving import BOTH, shown, tried
from bestinterests.web.ui.faults import sent
from bestinterests.workflow.casework.events import Told
from bestinterests.workflow.casework.refusing import refused
from bestinterests.workflow.casework.words import BANDS, CHANNELS, DOORS, HELPED, NATIONS, REQUESTS, VISITORS

MOST = 200
NOON = dt.time(12)
KNOWS = [("yes", "Yes"), ("no", "No"), ("unknown", "Not asked")]


@never_cache
@require_http_methods(BOTH)
def case_new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Write a case down for somebody; its code is shown once, to hand over."""
    standing, at = working_in(request, organisation), timezone.now()
    if not (standing.may(Permission.HANDLE_CASES) or standing.may(Permission.SAFEGUARD)):
        raise NotAllowed(refused("case.no-duty"))
    if not keys.has_ring():
        raise NotAllowed(refused("case.locked"))
    services = list(Assessment.objects.filter(organisation=standing.organisation).order_by("title", "pk")[:MOST])
    form = _form(sent(request), services, at)
    held: list[Received] = []
    if request.method == "POST" and form.is_valid():
        by = {row.public_id: row for row in services}

        def do() -> None:
            held.append(
                enter(
                    organisation=standing.organisation,
                    assessment=by.get(form.said("service")),
                    told=_told(form, standing, at),
                    with_receipt=bool(form.chosen("with_receipt")),
                    sent=f"{standing.person.public_id} {form.said('once')}",
                    at=at,
                )
            )

        fields = {"case.future": "received", "case.too-old": "received", "case.no-reason": "because"}
        if tried(request, form, do, "", {**fields, "case.no-words": "happened"}):
            return shown(request, "case_entered", standing, made=held[0], row=held[0].row)
    return shown(request, "case_new", standing, form)


def _form(data: Any, services: list[Assessment], at: dt.datetime) -> Form:
    once = line("")
    once.kind = "hidden"
    channels = [(key, words) for key, words in CHANNELS.items() if key != "portal"]
    offered = [(row.public_id, row.title) for row in services]
    fields = {
        "once": once,
        "channel": one("How did it come?", channels, "Say how it came.", kind="select"),
        "received": day(
            "When did anybody here first have it?", "As in 3 June 2027. Blank: today. It counts from then."
        ),
        "because": long("Why is it written down later? (where that was before today)", most=1000),
        "service": one("Which service is it about?", offered, kind="select"),
        "door": one("What is it about?", DOORS.items(), "Say what it is about."),
        "requests": many("What do they ask for?", [(key, said[0]) for key, said in REQUESTS.items()]),
        "visitor": one("Who says it?", VISITORS.items(), "Say who says it."),
        "helped": one("Whose words are these?", HELPED.items(), "Say whose words these are."),
        "band": one("Age of the child", [(band, band) for band in BANDS], kind="select"),
        "nation": one("Where does the child live?", NATIONS.items(), "Say where the child lives.", kind="select"),
        "happened": long("What happened, in their own words", most=20_000),
        "wanted": long("What do they want?", most=4_000),
        "name": line("Name, if they gave one (optional)"),
        "contact": line("How to reach them (optional)", hint="Only where they asked to be reached so.", most=300),
        "knows": one("Does a grown-up know of it? Where a grown-up writes: does the child?", KNOWS, "Choose one."),
        "decided_on": day("Day of the automated decision (where it is about one)"),
        "urgent": tick("Is it urgent?", "They say that it is"),
        "urgent_because": line("Why is it urgent? (optional)", most=500),
        "unsafe": tick("Is anybody not safe?", "A child may not be safe: call the safeguarding lead"),
        "with_receipt": tick("Do they get a code?", "Make one, to hand over so that they can follow it"),
    }
    start = {"once": new_id(at), "nation": "unknown", "knows": "unknown", "with_receipt": ["yes"]}
    return Form(data, fields, start)


def _told(form: Form, standing: Standing, at: dt.datetime) -> Told:
    """What was written down. A day before today is kept as its noon: nobody knows the hour."""
    on = form.cleaned_data["received"]
    is_today = on is None or on == timezone.localdate(at)
    received = at if is_today else timezone.make_aware(dt.datetime.combine(on, NOON))
    values: dict[str, Any] = {
        name: form.said(name)
        for name in ("door", "visitor", "helped", "band", "nation", "happened", "wanted", "name", "contact", "knows")
    }
    return Told(
        **values,
        received_at=received,
        requests=form.chosen("requests") if form.said("door") == "my-data" else (),  # type: ignore[arg-type]
        urgent=bool(form.chosen("urgent")),
        urgent_because=form.said("urgent_because"),
        unsafe=bool(form.chosen("unsafe")),
        decided_on=form.cleaned_data["decided_on"],
        channel=form.said("channel"),  # type: ignore[arg-type]
        entered_by=standing.person.public_id,
        entered_because=form.said("because"),
    )

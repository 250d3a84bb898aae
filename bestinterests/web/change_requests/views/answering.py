"""The list of requests, one request, and what the officer does with it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.formats.lists import csv_lines
from bestinterests.web.accounts.access import NotAllowed, Standing, standing_of, standing_to, standings_in
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of, names_of
from bestinterests.web.change_requests import actions, choices, exporting
from bestinterests.web.change_requests.forms import AnsweredForm, BeginForm, PublicForm, RemovalForm, Worded
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.change_requests.queries import (
    AGE_CHOICES,
    MOST_SERVICES,
    STATE_CHOICES,
    counted,
    incident_of,
    open_in,
    request_of,
    services,
    wanted_changes,
)
from bestinterests.web.change_requests.tokens import receipt_path
from bestinterests.web.change_requests.views.serving import BOTH, shown, told_of, tried
from bestinterests.web.ledger.history import entries
from bestinterests.web.ledger.removing import GROUNDS
from bestinterests.web.ui.faults import sent
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.changing import CHANGE_EVENTS, CHANGE_STATES, EFFECTS, may_add, may_begin

ANSWER = Permission.ANSWER_CHANGES


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """Lead to the requests of the organisation where there is one, and to a choice of them where there are several."""
    held = [each for each in standings_in(request) if each.may(Permission.READ)]
    if len(held) == 1:
        return redirect("change_requests:list", held[0].organisation.public_id)
    waiting = open_in([each.organisation.pk for each in held])
    places = [(each.organisation, waiting.get(each.organisation.pk, 0)) for each in held]
    return render(request, "change_requests/everywhere.html", {"places": places})


@require_safe
def changes(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the requests of an organisation."""
    standing = standing_of(request, organisation)
    wanted, at = wanted_changes(request.GET), timezone.now()
    held = paged(wanted.rows(standing.organisation, at), ("-at", "-id"), request.GET.get("place", ""))
    values: dict[str, Any] = {
        "page": held,
        "wanted": wanted,
        "beside": {way: _beside(wanted.address, place) for way in ("before", "after") if (place := getattr(held, way))},
        "totals": counted(standing.organisation),
        "choices": {"state": STATE_CHOICES, "age": AGE_CHOICES, "bands": choices.band_choices()},
        "states": CHANGE_STATES,
        "effects": EFFECTS,
    }
    return shown(request, "list", standing, **values)


def _beside(asked: str, place: str) -> str:
    return "&".join(part for part in (asked, urlencode({"place": place})) if part)


@require_safe
def export_csv(request: HttpRequest, organisation: str) -> StreamingHttpResponse:
    """Give what may be published as a table."""
    standing = standing_of(request, organisation)
    lines = (line.encode() for line in csv_lines(exporting.HEAD, exporting.rows(standing.organisation)))
    told = {"Content-Disposition": 'attachment; filename="changes.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=told)


@require_safe
def export_json(request: HttpRequest, organisation: str) -> HttpResponse:
    """Give what may be published as JSON."""
    standing = standing_of(request, organisation)
    told = {"Content-Disposition": 'attachment; filename="changes.json"'}
    return HttpResponse(exporting.as_json(standing.organisation), content_type="application/json", headers=told)


@require_http_methods(BOTH)
def request_page(request: HttpRequest, organisation: str, change: str) -> HttpResponse:
    """Show a request; what its sender adds, where they are signed in, is taken in."""
    standing = standing_of(request, organisation)
    row = found(standing, change)
    form = Worded(sent(request))
    if request.method == "POST":
        theirs = row.by == standing.person.public_id
        if refusals := may_add(change_of(row.held), "-", is_sender=theirs):
            raise NotAllowed(*refusals)
        if form.is_valid() and tried(request, form, lambda: _added(row, standing, form), "It is added."):
            return redirect(request.path)
    held = change_of(row.held)
    lines = entries(row.ledger)
    people = {row.by, *(each.by for each in held.talk), *(each.by for each in held.answers)}
    people |= {each.actor for each in lines}
    values = {
        **told_of(held),
        "row": row,
        "names": names_of(people - {""}),
        "lines": lines,
        "events": CHANGE_EVENTS,
        "is_sender": row.by == standing.person.public_id,
        "begins": standing.may(Permission.EDIT) and not may_begin(held),
        "removes": standing.may(Permission.REMOVE),
        "receipt": "" if row.by else request.build_absolute_uri(receipt_path(row)),
    }
    return shown(request, "request", standing, form, **values)


def _added(row: ChangeRequest, standing: Standing, form: Worded) -> None:
    actions.add(request=row, text=form.cleaned_data["words"], actor=standing.person.public_id, at=timezone.now())


@require_http_methods(BOTH)
def ask(request: HttpRequest, organisation: str, change: str) -> HttpResponse:
    """Ask the sender."""
    standing = standing_to(request, organisation, ANSWER)
    row = found(standing, change)
    form = Worded(sent(request))

    def call() -> None:
        words = form.cleaned_data["words"]
        actions.ask(request=row, text=words, actor=standing.person.public_id, at=timezone.now())

    if (
        request.method == "POST"
        and form.is_valid()
        and tried(request, form, call, "The question waits for the sender.")
    ):
        return redirect("change_requests:request", organisation, change)
    return shown(request, "ask", standing, form, row=row, change=change_of(row.held))


@require_http_methods(BOTH)
def answer(request: HttpRequest, organisation: str, change: str) -> HttpResponse:
    """Answer a request, or reconsider the answer."""
    standing = standing_to(request, organisation, ANSWER)
    row = found(standing, change)
    held, find = change_of(row.held), request.GET.get("find", "")
    offered = services(standing.organisation, find)
    here = row.assessment
    if here and here.public_id not in dict(offered):
        offered = [(here.public_id, here.title), *offered]
    initial = {"assessment": here.public_id if here else ""}
    form = AnsweredForm(sent(request), services=offered, again=bool(held.answers), initial=initial)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        target = Assessment.objects.filter(organisation=standing.organisation, public_id=told["assessment"]).first()

        def call() -> None:
            actions.answer(
                request=row,
                effect=told["effect"],
                reason=told["reason"],
                assessment=target,
                because=told.get("because", ""),
                actor=actor_of(standing),
                at=timezone.now(),
            )

        if tried(request, form, call, "The answer is given."):
            return redirect("change_requests:request", organisation, change)
    more = len(offered) >= MOST_SERVICES or bool(find)
    return shown(request, "answer", standing, form, row=row, offered=offered, more=more, find=find, **told_of(held))


@require_http_methods(BOTH)
def publish(request: HttpRequest, organisation: str, change: str) -> HttpResponse:
    """Mark a request as one that may be published, in words of its own."""
    standing = standing_to(request, organisation, ANSWER)
    row = found(standing, change)
    held = change_of(row.held)
    words = held.public
    initial = {"what": words.what, "answer": words.answer, "why": words.why} if words else {}
    form = PublicForm(sent(request), initial=initial)

    def call() -> None:
        by = standing.person.public_id
        actions.make_public(request=row, **form.cleaned_data, actor=by, at=timezone.now())

    done = "It is marked. Nothing is published before somebody does so."
    if request.method == "POST" and form.is_valid() and tried(request, form, call, done):
        return redirect("change_requests:request", organisation, change)
    return shown(request, "publish", standing, form, row=row, **told_of(held))


@require_POST
def unpublish(request: HttpRequest, organisation: str, change: str) -> HttpResponse:
    """Take the mark back."""
    standing = standing_to(request, organisation, ANSWER)
    actions.make_private(request=found(standing, change), actor=standing.person.public_id, at=timezone.now())
    messages.success(request, "The mark is taken back. The words are kept.")
    return redirect("change_requests:request", organisation, change)


@require_http_methods(BOTH)
def begin(request: HttpRequest, organisation: str, change: str) -> HttpResponse:
    """Begin the new assessment that the answer asks for."""
    standing = standing_to(request, organisation, Permission.EDIT)
    row = found(standing, change)
    form = BeginForm(sent(request), initial={"title": row.service or row.title, "carries": True})
    made: list[Assessment] = []

    def call() -> None:
        told = {**form.cleaned_data, "actor": actor_of(standing)}
        made.append(actions.begin_assessment(request=row, at=timezone.now(), **told))

    done = "The assessment is begun. What was described stands on its tab Changes."
    if request.method == "POST" and form.is_valid() and tried(request, form, call, done):
        return redirect("change_requests:in_assessment", made[0].public_id)
    held = change_of(row.held)
    return shown(request, "begin", standing, form, row=row, told=held.described, refusals=may_begin(held))


@require_http_methods(BOTH)
def remove(request: HttpRequest, organisation: str, change: str) -> HttpResponse:
    """Remove the sender, or a text, from a request."""
    standing = standing_to(request, organisation, Permission.REMOVE)
    row = found(standing, change)
    if request.method == "POST" and "sender" in request.POST:
        actions.forget_sender(request=row, actor=standing.person.public_id, at=timezone.now())
        messages.success(request, "The name and the e-mail address are removed.")
        return redirect(request.path)
    return removal(request, standing, row, "change_requests:request")


@require_http_methods(BOTH)
def incident_remove(request: HttpRequest, organisation: str, incident: str) -> HttpResponse:
    """Remove a text from an incident."""
    standing = standing_to(request, organisation, Permission.REMOVE)
    row = incident_of(standing.organisation, incident)
    if row is None:
        raise Http404
    return removal(request, standing, row, "change_requests:incident")


def removal(request: HttpRequest, standing: Standing, row: ChangeRequest | Incident, back: str) -> HttpResponse:
    """The form for a text that may no longer be kept."""
    form = RemovalForm(sent(request))

    def call() -> None:
        line = actions.remove_words(row=row, **form.cleaned_data, actor=actor_of(standing), at=timezone.now())
        if line is None:
            form.add_error("text", "This text stands nowhere in it. Quote it to the letter.")

    if request.method == "POST" and form.is_valid() and tried(request, form, call) and not form.errors:
        messages.success(request, "The text is removed. That it went, who did it and on what ground stays.")
        return redirect(back, standing.organisation.public_id, row.public_id)
    is_change = isinstance(row, ChangeRequest)
    return shown(request, "remove", standing, form, row=row, back=back, grounds=GROUNDS, is_change=is_change)


def found(standing: Standing, change: str) -> ChangeRequest:
    """A request of an organisation. Raises Http404."""
    row = request_of(standing.organisation, change)
    if row is None:
        raise Http404
    return row

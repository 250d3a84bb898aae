"""Notes to put to the provider of a service."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from bestinterests.web.desk.access import supervising
from bestinterests.web.desk.actions import supervising as actions
from bestinterests.web.desk.follow_ups import worksheet_of
from bestinterests.web.desk.forms import NoteForm
from bestinterests.web.desk.models import ServiceNote
from bestinterests.web.desk.views.frame import BOTH, asked_service, calmly, page
from bestinterests.web.ui.faults import faults_of, sent


@require_http_methods(BOTH)
@calmly
def note_new(request: HttpRequest, organisation: str, service: str) -> HttpResponse:
    """Write down what is to be put to the provider."""
    standing = supervising(request, organisation)
    about = asked_service(request, standing, service)
    form = NoteForm(sent(request))
    back = worksheet_of(standing.organisation, about.where, about.key)
    if form.is_valid():
        actions.write_note(standing=standing, service=about, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "The note is kept. Letters to this provider offer it.")
        return redirect(back)
    values = {"form": form, "faults": faults_of(form), "service": about, "back": back}
    return page(request, standing, "note_new", status=422 if form.errors else 200, **values)


@require_http_methods(BOTH)
def note_remove(request: HttpRequest, organisation: str, note: str) -> HttpResponse:
    """Ask whether a note is to go, and take it away."""
    standing = supervising(request, organisation)
    row = get_object_or_404(ServiceNote.objects.filter(organisation=standing.organisation), public_id=note)
    back = worksheet_of(standing.organisation, row.where, row.service)
    if request.method == "POST":
        actions.remove(held=row)
        messages.success(request, "The note is removed.")
        return redirect(back)
    return page(request, standing, "note_remove", row=row, back=back)

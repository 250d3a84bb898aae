"""Files that come in: sent, looked at with every change and question, then merged as one line, or let go."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.formats import FORMATS
from bestinterests.formats.foreign.mapping import read_mapping
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.limits import limited
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.editing import Unsettled, settled
from bestinterests.web.assessments.arrivals import Preview, limits_for, preview
from bestinterests.web.assessments.arrivals import read as arrived
from bestinterests.web.assessments.differing.answers import Answers, answers, unsettled
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.models import Upload
from bestinterests.web.assessments.people import names_of
from bestinterests.web.ui.faults import Fault, faults_of, sent

BOTH = ["GET", "HEAD", "POST"]
MAPPING_SIZE = 200_000


class Sent(forms.Form):
    """A file."""

    file = forms.FileField(
        max_length=300,
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another one."},
    )

    def clean_file(self) -> object:
        """No larger than is read."""
        file = self.cleaned_data["file"]
        most = limits_for(file.name).size
        if file.size > most:
            raise forms.ValidationError(f"The file is larger than {most // 1_000_000} MB, more than is read.")
        return file


@limited("arrival", "30/m/user")
@require_http_methods(BOTH)
def arrival_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Send a file in, and see those that wait."""
    held = opened(request, assessment, Permission.EDIT)
    form = Sent(sent(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST":
        held.insist_open()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kept = actions.keep_upload(
            organisation=held.standing.organisation,
            assessment=held.row,
            name=file.name,
            content=file.read(),
            actor=held.actor,
            at=held.at,
        )
        return redirect("assessments:arrival", assessment, kept.public_id)
    waiting = list(Upload.objects.filter(assessment=held.row).defer("content").order_by("-at", "-pk")[:50])
    names = names_of(each.person for each in waiting)
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form),
        "waiting": [(each, names.get(each.person, "")) for each in waiting],
        "formats": [each for each in FORMATS.values() if each.reader],
    }
    status = 422 if request.method == "POST" else 200
    return page(request, held, "assessments/arrival_new.html", tab="documents", status=status, **values)


@require_http_methods(BOTH)
def arrival(request: HttpRequest, assessment: str, upload: str) -> HttpResponse:
    """Look at what a file would change, answer what it asks, and merge it."""
    held, file = _fetched(request, assessment, upload)
    if request.method != "POST":
        return _look(request, held, file, _preview(held, file, request))
    act = request.POST.get("act", "")
    if act == "drop":
        actions.drop_upload(upload=file, actor=held.actor, at=held.at)
        messages.success(request, f"{file.name} was let go. Nothing of it was kept.")
        return redirect("assessments:arrival_new", assessment)
    held.insist_open()
    if act == "map":
        return _map(request, held, file)
    found = _preview(held, file, request)
    if found.needs_base and "base" in request.POST:
        return _look(request, held, file, found, (_no_such_base(held),), status=422)
    if act != "merge" or found.result is None:
        return _look(request, held, file, found)
    given = answers(found.questions, request.POST)
    if given.faults:
        return _look(request, held, file, found, given.faults, given, status=422)
    try:
        return _merge(request, held, file, found, given)
    except Unsettled as error:
        return _look(request, held, file, found, unsettled(error), given, status=409)
    except Refusing as refusing:
        return _look(request, held, file, found._replace(still=refusing.refusals), (), given, status=409)


@require_safe
def arrival_mapping(request: HttpRequest, assessment: str, upload: str) -> HttpResponse:
    """Give how the columns of a file were understood, as a file to keep and correct."""
    _, file = _fetched(request, assessment, upload)
    text = arrived(file)[0].mapping
    if not text:
        raise Http404
    response = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    name = f"{file.name.rpartition('.')[0][:80] or 'file'}.mapping.yaml"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _fetched(request: HttpRequest, assessment: str, upload: str) -> tuple[Opened, Upload]:
    held = opened(request, assessment, Permission.EDIT)
    file = Upload.objects.filter(assessment=held.row, public_id=upload).first()
    if file is None:
        raise Http404
    return held, file


def _preview(held: Opened, file: Upload, request: HttpRequest) -> Preview:
    given = request.POST if request.method == "POST" else request.GET
    text = given.get("base", "")
    base = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
    return preview(held, file, base=base, agreed=frozenset(given.getlist("delete")))


def _look(
    request: HttpRequest,
    held: Opened,
    file: Upload,
    found: Preview,
    faults: tuple[Fault, ...] = (),
    given: Answers | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    values: dict[str, Any] = {
        "file": file,
        "sender": names_of([file.person]).get(file.person, ""),
        "preview": found,
        "faults": faults,
        "sent": given.sent if given else {},
        "base_sent": request.POST.get("base", request.GET.get("base", "")),
        "next": held.head.revision + 1,
    }
    return page(request, held, "assessments/arrival.html", tab="documents", status=status, **values)


def _map(request: HttpRequest, held: Opened, file: Upload) -> HttpResponse:
    """Keep a mapping that a person gives, where it can be read."""
    given = request.FILES.get("mapping")
    if given is None or (given.size or 0) > MAPPING_SIZE:
        faults: tuple[Fault, ...] = (Fault("mapping", "Choose the file of a mapping, smaller than 200 kB."),)
    else:
        text = given.read().decode("utf-8", "replace")
        faults = tuple(
            Fault("mapping", f"{each.sentence} {each.remedy}".strip())
            for each in read_mapping(text)[1]
            if each.severity == "error"
        )
        if not faults:
            actions.map_upload(upload=file, mapping=text, actor=held.actor, at=held.at)
            return redirect("assessments:arrival", held.id, file.public_id)
    return _look(request, held, file, _preview(held, file, request), faults, status=422)


def _merge(request: HttpRequest, held: Opened, file: Upload, found: Preview, given: Answers) -> HttpResponse:
    if found.theirs is None or found.base_document is None:
        raise Http404  # there are questions and a result only where both are there
    brought = actions.bring_in(
        assessment=held.row,
        base_revision=found.base or held.head.revision,
        theirs=found.theirs,
        base=found.base_document,
        source=file.name,
        attachments=found.arrival.attachments,
        as_listed=found.arrival.draft,
        settle=settled(given.choices),
        actor=held.actor,
        at=held.at,
    )
    if brought.problems:
        faults = tuple(Fault("changes", f"{each.sentence} {each.remedy}".strip()) for each in brought.problems)
        return _look(request, held, file, found, faults, given, status=409)
    actions.drop_upload(upload=file, actor=held.actor, at=held.at)
    if not brought.changes.edits:
        brought_files = " Its attached files are kept." if found.new_files else ""
        messages.success(request, f"{file.name} changes nothing here.{brought_files} No revision was written.")
        return redirect("assessments:documents", held.id)
    messages.success(request, f"{file.name} is merged. This is revision {brought.revision}; you can undo it.")
    if brought.meeting and found.base:
        there = reverse("assessments:meeting", args=[held.id, brought.revision])
        return redirect(f"{there}?base={found.base}")
    return redirect("assessments:line", held.id, brought.revision)


def _no_such_base(held: Opened) -> Fault:
    return Fault("base", f"Write the number of a revision, from 1 to {held.head.revision}.")

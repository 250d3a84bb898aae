"""Letters to the provider of a service: filled on a page, taken away as Word or PDF; the worksheet as a file, too."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents.model import Paper
from bestinterests.documents.supervision.letters import kinds_for
from bestinterests.documents.supervision.worksheet import FollowUp as Day
from bestinterests.domain.problem import Refused
from bestinterests.formats import FORMATS
from bestinterests.web.accounts.limits import limited
from bestinterests.web.desk.access import supervising
from bestinterests.web.desk.follow_ups import follow_ups, shown, worksheet_of
from bestinterests.web.desk.forms import WRITTEN, LetterForm
from bestinterests.web.desk.letters import FORMS, letter_of, offered_topics, told
from bestinterests.web.desk.letters import about as subject_about
from bestinterests.web.desk.letters import worksheet_of as worksheet_paper
from bestinterests.web.desk.models import ServiceNote
from bestinterests.web.desk.views.frame import BOTH, asked_service, calmly, page
from bestinterests.web.ui.faults import faults_of, sent

MOST = 60
"""Papers that one person may make in an hour."""


@require_http_methods(BOTH)
@limited("desk_paper", f"{MOST}/h/user")
@calmly
def letter(request: HttpRequest, organisation: str, service: str) -> HttpResponse:
    """Ask for what a letter needs, and give it as a file; what is missing is said, and nothing typed is lost."""
    standing = supervising(request, organisation)
    about = asked_service(request, standing, service)
    back = worksheet_of(standing.organisation, about.where, about.key)
    try:
        held = subject_about(standing.organisation, about, timezone.localdate())
    except Refused as refused:
        return page(request, standing, "no_letter", about=about, back=back, problems=refused.problems)
    if held is None:
        return page(request, standing, "no_letter", about=about, back=back, problems=())
    kept = ServiceNote.objects.filter(organisation=standing.organisation, where=about.where, service=service)
    notes = list(kept.order_by("id")[:100])
    kinds = {kind: WRITTEN[kind] for kind in kinds_for(held)}
    form = LetterForm(
        sent(request),
        kinds=kinds,
        notes=[(note.public_id, note.text) for note in notes],
        topics=offered_topics(held),
        initial={
            "kind": next(iter(kinds)),
            "date": told(timezone.localdate()),
            "supervisor": standing.organisation.name,
            "signed_by": standing.person.display_name,
        },
    )
    if form.is_valid():
        try:
            made = letter_of(held, template=form.cleaned_data["template"], **form.letter())
        except Refused as refused:
            form.add_error(None, " ".join(f"{each.sentence} {each.remedy}" for each in refused.problems))
        else:
            return _file(made, form.cleaned_data["form"], form.cleaned_data["kind"])
    values: dict[str, Any] = {"form": form, "faults": faults_of(form), "about": about, "back": back, "forms": FORMS}
    values |= {"kinds": kinds, "is_assessed": held.is_assessed}
    return page(request, standing, "letter", status=422 if form.errors else 200, **values)


@require_safe
@limited("desk_paper", f"{MOST}/h/user")
@calmly
def worksheet_file(request: HttpRequest, organisation: str, service: str, form: str) -> HttpResponse:
    """Give the worksheet of a service as a file."""
    standing = supervising(request, organisation)
    if form not in FORMS:
        raise Http404
    about, on = asked_service(request, standing, service), timezone.localdate()
    open_ = follow_ups(standing.organisation, "open", service).filter(where=about.where).order_by("day", "id")[:100]
    days = tuple(
        Day(on=each.row.day, what=each.row.what, who=each.person) for each in shown(open_, standing.organisation, on)
    )
    try:
        made = worksheet_paper(standing.organisation, about, days, on)
    except Refused as refused:
        return page(request, standing, "not_asked", status=409, problems=refused.problems)
    if made is None:
        raise Http404
    return _file(made, form, "worksheet")


def _file(made: Paper, form: str, name: str) -> HttpResponse:
    response = HttpResponse(FORMATS[form].write(made), content_type=FORMATS[form].media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}") or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response

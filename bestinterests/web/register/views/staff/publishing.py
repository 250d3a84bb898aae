"""Publishing within an assessment: what would go out and what follows, each page as it will be, and the two steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents.publication import audiences_of
from bestinterests.documents.publication.audiences import PAGES
from bestinterests.domain.problem import Problem, Refusal, Refused
from bestinterests.domain.publication import GROUND_WORDS, Entry
from bestinterests.web.accounts.access import NotAllowed, refusal_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.frame import page
from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.web.register.access import Publishing, publishing
from bestinterests.web.register.actions.publishing import Ready, prepared, publish
from bestinterests.web.register.drafting import text_for
from bestinterests.web.register.facts import Lint, linted
from bestinterests.web.register.forms import ConfirmForm
from bestinterests.web.register.listing import light
from bestinterests.web.register.models import Published
from bestinterests.web.register.papers import drawn_page, preview_places
from bestinterests.web.reviews.views.acting import as_refusal
from bestinterests.web.ui.faults import faults_of, sent

BOTH = ["GET", "HEAD", "POST"]
MOST = 100
TITLE = "Publish"


class Written(NamedTuple):
    """An audience with its text as far as it has come."""

    audience: str
    tab: str
    text: str
    tested: str
    lint: Lint | None


@require_safe
def hub(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show what would be published, what was, and what can be done next."""
    held = publishing(request, assessment)
    ready, refusals = ready_or_not(held)
    values: dict[str, Any] = {
        "ready": ready,
        "refusals": refusals,
        "texts": _texts(held),
        "left_out": held.draft.prepared.left_out,
        "grounds": GROUND_WORDS,
        "published": _published(held),
        "already": _already(held),
        "changes": _changes(held),
    }
    return shown(request, held, "hub", values)


@require_safe
def preview(request: HttpRequest, assessment: str, audience: str) -> HttpResponse:
    """Show the page of an audience as it would be published now."""
    held = publishing(request, assessment)
    ready, refusals = ready_or_not(held)
    if audience not in PAGES:
        raise Http404
    values: dict[str, Any] = {"audience": audience, "refusals": refusals, "ready": ready}
    if ready is not None:
        offered = audiences_of(ready.publication)
        if audience not in offered:
            return redirect("register:preview", assessment, offered[0])
        entry = Entry(publication=ready.publication)
        values["drawn"] = drawn_page(entry, audience, preview_places(assessment))
    return shown(request, held, "preview", values, trail=[("Preview", request.path)])


@require_http_methods(BOTH)
def confirm(request: HttpRequest, assessment: str) -> HttpResponse:
    """Say what follows, and publish once somebody who may has said twice that they want it."""
    held = publishing(request, assessment)
    insist_publisher(held)
    ready, refusals = ready_or_not(held)
    form = ConfirmForm(sent(request), initial={"seen": ready.seen if ready else ""})
    if request.method == "POST" and form.is_valid():
        try:
            row = publish(
                assessment=held.opened.row,
                base=held.base,
                seen=form.cleaned_data["seen"],
                actor=held.opened.actor,
                at=held.opened.at,
            )
        except (Refusing, Refused) as error:
            refusals = reasons(error)
        else:
            messages.success(request, f"It is published, as number {row.number}, for everybody to read.")
            return redirect("register:publish", assessment)
    values = {
        "form": form,
        "faults": faults_of(form),
        "ready": ready,
        "refusals": refusals,
        "already": _already(held),
        "written": [PAGES[each.audience].tab for each in held.draft.prepared.texts if each.audience in PAGES],
        "chosen": [each.place for each in held.draft.prepared.left_out],
    }
    status = 409 if request.method == "POST" and refusals else 422 if form.errors else 200
    return shown(request, held, "confirm", values, trail=[("Publish it", request.path)], status=status)


def ready_or_not(held: Publishing) -> tuple[Ready | None, Sequence[Refusal]]:
    """What would be published now; else every reason why it cannot be."""
    try:
        return prepared(held.opened.row, held.opened.head, held.base, held.opened.at), ()
    except (Refusing, Refused) as error:
        return None, reasons(error)


def reasons(error: Refusing | Refused) -> Sequence[Refusal]:
    """Why something was refused, as pages show it."""
    if isinstance(error, Refusing):
        return tuple(error.refusals)
    return tuple(as_refusal(each) for each in _problems(error))


def _problems(error: Refused) -> Sequence[Problem]:
    return error.problems


def insist_publisher(held: Publishing) -> None:
    """Raise NotAllowed for whoever does not publish here."""
    if not held.publishes:
        raise NotAllowed(refusal_of(Permission.PUBLISH))


def shown(
    request: HttpRequest,
    held: Publishing,
    template: str,
    values: dict[str, Any],
    *,
    trail: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    """A page of publishing, with the way back to where it begins."""
    here = reverse("register:publish", args=[held.opened.id])
    told = {"held": held, "trail": [(TITLE, here), *trail], **values}
    return page(request, held.opened, f"register/staff/{template}.html", tab="publish", status=status, **told)


def row_of(held: Publishing, number: int) -> Published:
    """A publication of this assessment. Raises Http404."""
    row = light().filter(series__assessment=held.opened.row, number=number).first()
    if row is None:
        raise Http404
    return row


def _texts(held: Publishing) -> list[Written]:
    found = []
    for audience, told in PAGES.items():
        text = text_for(held.draft.prepared, audience)
        found.append(Written(audience, told.tab, text.text, text.tested, linted(text.text, audience)))
    return found


def _published(held: Publishing) -> list[Published]:
    return list(light().filter(series__assessment=held.opened.row).order_by("-number")[:MOST])


def _already(held: Publishing) -> Published | None:
    """What is in force of this very version, if it was published before."""
    if held.source is None:
        return None
    rows = light().filter(series__assessment=held.opened.row, standing__state="published")
    return rows.filter(version=held.source.version.number).exclude(kind="change").first()


def _changes(held: Publishing) -> list[ChangeRequest]:
    """Answered changes with words for everybody, which nobody has published yet."""
    done = Published.objects.filter(series__assessment=held.opened.row).exclude(change="").values("change")
    rows = ChangeRequest.objects.filter(assessment=held.opened.row, may_publish=True, state="answered")
    return list(rows.exclude(public_id__in=done).defer("held").order_by("-at", "-id")[:MOST])

"""One consultation, from its plan on: who, how, with whose yes, how safely; its sessions with numbers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bestinterests.documents import wording
from bestinterests.documents.process import numbers_table, sessions_table
from bestinterests.domain.change import Path
from bestinterests.domain.consultation import Consultation
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.blocks import context_of, drawn
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.consultations import BEGINNING, HELD, PLAN, SESSION, of_band, of_group
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.model import Sheet
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served
from bestinterests.web.assessments.views.consultations.beside import (
    DISPOSITIONS,
    borne,
    listed,
    own,
    titled,
    trail,
    unasked,
)
from bestinterests.web.assessments.views.items import BOTH


@require_http_methods(BOTH)
def consultation_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Begin a consultation: who is to be asked about what."""
    held = opened(request, assessment)
    path = new_path(request, "consultations")
    return served(
        request,
        held,
        forms_of(request, held, [(BEGINNING, path)]),
        "assessments/consultations/plan.html",
        heading="A new consultation",
        trail=trail(held),
        tab="consultations",
        back=listed(held),
        after=lambda saved: reverse("assessments:consultation", args=[held.id, saved.ids[path[-1]]]),
        said="The consultation is recorded. Plan it here, or go on to what was held.",
        here=request.path,
        unasked=unasked(held),
        beside_name="Who is not asked yet",
    )


@require_http_methods(BOTH)
def consultation(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Plan one consultation, with who is missing beside it."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    path = ("assessment", "consultations", item)
    forms = forms_of(request, held, [(PLAN, path)])
    counts = _counts(request, held, path, "planned_bands", "planned_groups")
    return own(
        request,
        held,
        found,
        "consultation",
        [*forms, *counts],
        counts=counts,
        unasked=unasked(held),
        remove=reverse("assessments:consultation_delete", args=[held.id, item]),
        beside_name="Who is not asked yet",
    )


@require_http_methods(BOTH)
def consultation_held(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Write how a consultation went, and see its sessions and what came out of it."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    context = context_of(held)
    tables = [*numbers_table(context, found), *sessions_table(context, found)]
    return own(
        request,
        held,
        found,
        "consultation_held",
        forms_of(request, held, [(HELD, ("assessment", "consultations", item))]),
        tables=drawn(held, tables, 3) if tables else "",
        sessions=[each for each in held.judged.sessions if each.consultation == item],
        findings=[each for each in held.judged.findings if each.consultation == item],
        dispositions=DISPOSITIONS,
        borne=borne(held),
    )


@require_http_methods(BOTH)
def consultation_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a consultation, and delete it."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    return deleted(
        request,
        held,
        ("assessment", "consultations", item),
        title=titled(found),
        back=reverse("assessments:consultation", args=[held.id, item]),
        after=listed(held),
        tab="consultations",
    )


@require_http_methods(BOTH)
def session_new(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Record a session of a consultation, as it went."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    return _session(request, held, new_path(request, "sessions"), found, "A new session")


@require_http_methods(BOTH)
def session(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one session."""
    held = opened(request, assessment)
    found = item_of(held, "sessions", item)
    owner = item_of(held, "consultations", found.consultation)
    return _session(request, held, ("assessment", "sessions", item), owner, _called(found.on))


@require_http_methods(BOTH)
def session_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Delete a session with its counts."""
    held = opened(request, assessment)
    found = item_of(held, "sessions", item)
    return deleted(
        request,
        held,
        ("assessment", "sessions", item),
        title=_called(found.on),
        back=reverse("assessments:session", args=[held.id, item]),
        after=reverse("assessments:consultation_held", args=[held.id, found.consultation]),
        tab="consultations",
    )


def _session(request: HttpRequest, held: Opened, path: Path, owner: Consultation, heading: str) -> HttpResponse:
    back = reverse("assessments:consultation_held", args=[held.id, owner.id])
    is_new = "+" in path[-1]
    forms = forms_of(request, held, [(SESSION, path)], fixed={"consultation": owner.id} if is_new else None)
    counts = _counts(request, held, path, "bands_present", "groups_present")
    return served(
        request,
        held,
        [*forms, *counts],
        "assessments/consultations/session.html",
        heading=heading,
        trail=[*trail(held), (titled(owner), back)],
        tab="consultations",
        back=back,
        after=back,
        said="The session is recorded." if is_new else "Saved.",
        here=request.path,
        counts=counts,
        owner=owner,
        remove="" if is_new else reverse("assessments:session_delete", args=[held.id, path[-1]]),
    )


def _counts(request: HttpRequest, held: Opened, path: Path, bands: str, groups: str) -> list[ItemForm]:
    """A number for each age and each group of the record. Those that nobody fills in are not there afterwards."""
    known = held.framework.bands
    asked: list[tuple[Sheet, Path]] = [
        (of_band(f"Ages {wording.band_name(band, known)}"), (*path, bands, band)) for band in known
    ]
    asked += [
        (of_group(f"{wording.short(group.name, 60)} {group.id}"), (*path, groups, group.id))
        for group in held.judged.groups
    ]
    return forms_of(request, held, asked, leaving=True)


def _called(on: object) -> str:
    return f"Session of {wording.day(on)}" if on else "Session without a day"  # type: ignore[arg-type]

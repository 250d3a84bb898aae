"""Evidence: what judgements rest on, with the files that belong to it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents import wording
from bestinterests.domain.document import Assessment
from bestinterests.domain.evidence import Attachment
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.attaching import attach
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import Saved
from bestinterests.web.assessments.attaching.files import Sent, checked
from bestinterests.web.assessments.attaching.kinds import KINDS, MEDIA_TYPES, SIZE
from bestinterests.web.assessments.attaching.names import cleaned
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.models import AttachedFile
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.evidence import EVIDENCE
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served

BOTH = ["GET", "HEAD", "POST"]
SHOWN = 50
"""Items on one page of the list."""


@require_safe
def evidence(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the evidence, and where each item is cited."""
    held = opened(request, assessment)
    found = held.judged.evidence
    ids = [each.id for each in found]
    start = request.GET.get("from", "")
    at = ids.index(start) if start in ids else 0
    return page(
        request,
        held,
        "assessments/evidence.html",
        tab="evidence",
        items=found[at : at + SHOWN],
        before=ids[max(0, at - SHOWN)] if at else "",
        after=ids[at + SHOWN] if at + SHOWN < len(ids) else "",
        cited=_cited(held.judged),
        kinds=held.framework.vocabularies.get("evidence-kinds", {}),
    )


@require_http_methods(BOTH)
def evidence_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Record evidence; ``?impact=I09`` cites it there at once, and goes back there."""
    held = opened(request, assessment)
    path = new_path(request, "evidence")
    impact = next((each for each in held.judged.impacts if each.id == request.GET.get("impact", "")), None)
    also: tuple[Entry, ...] = ()
    if impact is not None:
        values = {"evidence": [*impact.evidence, path[-1]]}
        also = (Entry(("assessment", "impacts", impact.id), values),)

    def after(saved: Saved) -> str:
        return reverse("assessments:evidence_item", args=[held.id, saved.ids[path[-1]]])

    return served(
        request,
        held,
        forms_of(request, held, [(EVIDENCE, path)]),
        "assessments/evidence_item.html",
        heading="New evidence",
        lead=f"It will be cited by {impact.title} ({impact.id})." if impact else "",
        trail=_trail(held),
        tab="evidence",
        back=reverse("assessments:rating_slot", args=[held.id, impact.id, "certainty"]) if impact else _list(held),
        here=request.get_full_path(),
        after=after,
        also=also,
        said="The evidence is recorded. Files can be attached below.",
        beside_name="What makes evidence strong",
        certainty=_certainty(held),
    )


@require_http_methods(BOTH)
def evidence_item(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one item of evidence, and its files."""
    held = opened(request, assessment)
    found = item_of(held, "evidence", item)
    return served(
        request,
        held,
        forms_of(request, held, [(EVIDENCE, ("assessment", "evidence", item))]),
        "assessments/evidence_item.html",
        heading=found.title or "Evidence without a title",
        trail=_trail(held),
        tab="evidence",
        back=_list(held),
        after=request.path,
        here=request.path,
        remove=reverse("assessments:evidence_delete", args=[held.id, item]),
        beside_name="What makes evidence strong",
        item=found,
        **_files(held, item),
    )


@require_http_methods(BOTH)
def evidence_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say where evidence is cited, and delete it."""
    held = opened(request, assessment)
    found = item_of(held, "evidence", item)
    back = reverse("assessments:evidence_item", args=[held.id, item])
    title = found.title or "Evidence without a title"
    return deleted(
        request, held, ("assessment", "evidence", item), title=title, back=back, after=_list(held), tab="evidence"
    )


@require_http_methods(BOTH)
def evidence_attach(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Attach files to evidence: all that were chosen, or none, with every reason."""
    held = opened(request, assessment)
    found = item_of(held, "evidence", item)
    back = reverse("assessments:evidence_item", args=[held.id, item])
    problems: tuple[Any, ...] = ()
    if request.method == "POST":
        held.insist_open()
        sent = [
            Sent(each.name or "", each.size or 0, each.read() if (each.size or 0) <= SIZE else b"")
            for each in request.FILES.getlist("files")
        ]
        files, faults = checked(sent, held.judged.attachments)
        problems = tuple(faults)
        if not problems:
            try:
                done = attach(
                    assessment=held.row,
                    base_revision=held.head.revision,
                    evidence=item,
                    files=files,
                    actor=held.actor,
                    at=held.at,
                )
                problems = (*done.problems, *done.conflicts)
            except Refusing as refusing:
                problems = refusing.refusals
        if not problems:
            messages.success(request, f"{'The file is' if len(files) == 1 else f'{len(files)} files are'} attached.")
            return redirect(back)
    values = {"item": found, "back": back, "problems": problems, "trail": _trail(held), **_files(held, item)}
    return page(
        request, held, "assessments/evidence_attach.html", tab="evidence", status=422 if problems else 200, **values
    )


@require_safe
def attachment(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Give out a file to be saved: never shown by the browser, never run, with a name and a type of ours."""
    held = opened(request, assessment)
    found: Attachment = item_of(held, "attachments", item)
    row = AttachedFile.objects.filter(assessment=held.row, digest=found.digest).first()
    if row is None:
        return page(
            request,
            held,
            "assessments/attachment_missing.html",
            item=found,
            trail=_trail(held),
            tab="evidence",
            status=404,
        )
    kind = MEDIA_TYPES.get(found.media_type)
    name = cleaned(found.name, *((kind.suffixes[0], kind.suffixes[1:]) if kind else (".bin",)))
    response = HttpResponse(bytes(row.content), content_type=kind.media_type if kind else "application/octet-stream")
    plain = name.encode("ascii", "replace").decode().replace("?", "-").replace('"', "-")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(BOTH)
def attachment_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say where a file is named, and take it off the record."""
    held = opened(request, assessment)
    found: Attachment = item_of(held, "attachments", item)
    owner = next((each.id for each in held.judged.evidence if item in each.attachments), "")
    back = reverse("assessments:evidence_item", args=[held.id, owner]) if owner else _list(held)
    return deleted(
        request, held, ("assessment", "attachments", item), title=found.name, back=back, after=back, tab="evidence"
    )


# -- pieces ----------------------------------------------------------------------------------------------------------


def _files(held: Opened, item: str) -> dict[str, Any]:
    """The files of an item, where it is cited, and what is said about both."""
    found = item_of(held, "evidence", item)
    by_id = {each.id: each for each in held.judged.attachments}
    return {
        "files": [by_id[key] for key in found.attachments if key in by_id],
        "cited": _cited(held.judged).get(item, []),
        "certainty": _certainty(held),
        "kinds_taken": ", ".join(kind.title for kind in KINDS),
        "accept": ",".join(suffix for kind in KINDS for suffix in kind.suffixes),
        "largest": f"{SIZE // 1_000_000} MB",
    }


def _cited(judged: Assessment) -> dict[str, list[tuple[str, str]]]:
    """By each item of evidence, the impacts that cite it, with their titles."""
    found: dict[str, list[tuple[str, str]]] = {}
    for impact in judged.impacts:
        for key in impact.evidence:
            found.setdefault(key, []).append((impact.id, impact.title))
    return found


def _certainty(held: Opened) -> list[tuple[str, str]]:
    """The steps of the scale of certainty with what each means: evidence is what they rest on."""
    profile = held.framework.profiles.get(held.judged.profile) or next(iter(held.framework.profiles.values()))
    return [(wording.upper(level.label), level.anchor) for level in held.framework.scales[profile.certainty].levels]


def _list(held: Opened) -> str:
    return reverse("assessments:evidence", args=[held.id])


def _trail(held: Opened) -> list[tuple[str, str]]:
    return [("Evidence", _list(held))]

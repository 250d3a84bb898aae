"""Beginning an assessment: blank or from patterns, from a file that is looked at first, or from a sample."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import ARCHIVE
from bestinterests.web.accounts.access import Standing, standing_of
from bestinterests.web.accounts.limits import limited
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.actions.creating import PACKS
from bestinterests.web.assessments.beginning import (
    Preview,
    base_framework,
    overlays,
    pattern_groups,
    previewed,
    readable,
    too_large,
)
from bestinterests.web.assessments.forms import Begun, Given, Titled
from bestinterests.web.assessments.models import Assessment, Upload
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.samples import copy_sample
from bestinterests.web.ui.faults import faults_of, sent

BOTH = ["GET", "HEAD", "POST"]


@require_http_methods(BOTH)
def new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Begin an assessment, blank or with a feature for each pattern that is chosen."""
    standing = standing_of(request, organisation, Permission.EDIT)
    framework, offered = base_framework(), overlays()
    form = Begun(sent(request), initial={"depth": "full"})
    form.offer(framework, [pack.id for pack in offered])
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        row = actions.create(
            organisation=standing.organisation,
            title=told["title"],
            patterns=told["patterns"],
            packs=(*PACKS, *told["packs"]),
            short=told["depth"] == "short",
            actor=actor_of(standing),
            at=timezone.now(),
        )
        messages.success(request, "The assessment is begun. Everything you write is kept as you write it.")
        return redirect("assessments:overview", row.public_id)
    values: dict[str, Any] = {
        "form": form,
        "faults": faults_of(form),
        "standing": standing,
        "groups": pattern_groups(framework),
        "count": len(framework.patterns),
        "overlays": offered,
    }
    return render(request, "assessments/new.html", values, status=422 if form.errors else 200)


@require_http_methods(BOTH)
@limited("upload", "30/m/ip")
def new_from_file(request: HttpRequest, organisation: str) -> HttpResponse:
    """Take a file in and keep it until somebody has looked at what it would bring."""
    standing = standing_of(request, organisation, Permission.EDIT)
    form = Given(sent(request), request.FILES or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        file, at = form.cleaned_data["file"], timezone.now()
        problems = (too_large(),) if file.size > ARCHIVE.size else ()
        if not problems:
            content = file.read()
            problems = previewed(file.name, content).errors
        if not problems:
            actor = actor_of(standing)
            held = actions.keep_upload(
                organisation=standing.organisation,
                assessment=None,
                name=file.name,
                content=content,
                actor=actor,
                at=at,
            )
            return redirect("assessments:new_preview", organisation, held.public_id)
        form.add_error("file", "The file cannot be used. What is wrong with it stands below.")
    values = {
        "form": form,
        "faults": faults_of(form),
        "standing": standing,
        "problems": problems,
        "formats": readable(),
    }
    return render(request, "assessments/new_from_file.html", values, status=422 if form.errors else 200)


@require_http_methods(BOTH)
def new_preview(request: HttpRequest, organisation: str, upload: str) -> HttpResponse:
    """Show what a file would bring, and begin an assessment with it once a person says so."""
    standing = standing_of(request, organisation, Permission.EDIT)
    held = get_object_or_404(_waiting(standing), public_id=upload)
    preview = previewed(held.name, bytes(held.content))
    title = preview.document.assessment.title if preview.document else ""
    form = Titled(sent(request), initial={"title": title or _stem(held.name)})
    if request.method == "POST" and form.is_valid() and preview.document is not None:
        row = _begun(standing, held, preview, form.cleaned_data["title"])
        messages.success(request, f"The assessment is begun with what came in {held.name}.")
        return redirect("assessments:overview", row.public_id)
    values = {
        "form": form,
        "faults": faults_of(form),
        "standing": standing,
        "held": held,
        "preview": preview,
        "judged": preview.document.assessment if preview.document else None,
    }
    return render(request, "assessments/new_preview.html", values, status=422 if form.errors else 200)


@require_POST
def new_discard(request: HttpRequest, organisation: str, upload: str) -> HttpResponse:
    """Let a file go that nobody wants to begin with."""
    standing = standing_of(request, organisation, Permission.EDIT)
    held = get_object_or_404(_waiting(standing), public_id=upload)
    actions.drop_upload(upload=held, actor=actor_of(standing), at=timezone.now())
    messages.success(request, f"{held.name} is thrown away. Nothing was begun with it.")
    return redirect("assessments:new", organisation)


@require_POST
def sample_copy(request: HttpRequest, organisation: str, assessment: str) -> HttpResponse:
    """Begin an assessment of one's own from a sample, to be tried on."""
    standing = standing_of(request, organisation, Permission.EDIT)
    sample = Assessment.objects.filter(public_id=assessment, sample__isnull=False).first()
    if sample is None:
        raise Http404
    row = copy_sample(sample=sample, organisation=standing.organisation, actor=actor_of(standing), at=timezone.now())
    messages.success(request, "This copy is yours to try things on. It stays marked as fictional and is in no count.")
    return redirect("assessments:overview", row.public_id)


def _begun(standing: Standing, held: Upload, preview: Preview, title: str) -> Assessment:
    """The assessment that a file began; the file goes with it."""
    assert preview.document is not None
    document = replace(preview.document, assessment=replace(preview.document.assessment, title=title))
    actor, at = actor_of(standing), timezone.now()
    row = actions.create_from(
        organisation=standing.organisation,
        document=document,
        attachments=preview.attached,
        source=held.name,
        actor=actor,
        at=at,
    )
    actions.drop_upload(upload=held, actor=actor, at=at)
    return row


def _waiting(standing: Standing) -> Any:
    """Files of this person that wait to begin an assessment."""
    return Upload.objects.filter(organisation=standing.organisation, assessment=None, person=standing.person.public_id)


def _stem(name: str) -> str:
    words = " ".join(name.partition(".")[0].replace("_", " ").replace("-", " ").split())
    return f"{words[:1].upper()}{words[1:]}"

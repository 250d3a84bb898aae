"""The same feature, judged apart: what several services say about one kind of feature, right by right."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bestinterests.documents import wording
from bestinterests.documents.inline import Mark
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.access import standing_of
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.beginning import framework_of_all
from bestinterests.web.assessments.places import own_page
from bestinterests.web.assessments.reuse.comparing import alike, shared_families, shared_patterns, tables, verdict_of
from bestinterests.web.learn import links


def organisation_of(request: HttpRequest, organisation: str) -> Organisation:
    """The organisation whose assessments are compared; the samples are open to everybody who is signed in."""
    sample = Organisation.objects.filter(public_id=organisation, is_sample=True).first()
    return sample or standing_of(request, organisation).organisation


@require_safe
def apart(request: HttpRequest, organisation: str) -> HttpResponse:
    """List what features of several services share, those that are judged apart first."""
    where = organisation_of(request, organisation)
    values: dict[str, Any] = {
        "where": where,
        "patterns": shared_patterns(where, framework_of_all()),
        "families": shared_families(where),
        "address": lambda key: reverse("assessments:apart_family", args=[where.public_id, *key.split(":")]),
    }
    return render(request, "assessments/reuse/apart.html", values)


@require_safe
def apart_pattern(request: HttpRequest, organisation: str, pattern: str) -> HttpResponse:
    """Compare the features that resemble one pattern."""
    where, framework = organisation_of(request, organisation), framework_of_all()
    about = links.of_pattern(pattern, framework) if pattern in framework.patterns else ""
    return _compared(request, where, framework, "pattern", pattern, framework.pattern_name(pattern), about)


@require_safe
def apart_family(request: HttpRequest, organisation: str, assessment: str, item: str) -> HttpResponse:
    """Compare a feature with its copies. assessment, item: where the first of them stands."""
    where = organisation_of(request, organisation)
    return _compared(request, where, framework_of_all(), "family", f"{assessment}:{item}", "", "")


def _compared(
    request: HttpRequest, where: Organisation, framework: Framework, by: str, key: str, title: str, about: str
) -> HttpResponse:
    page = alike(where, by, key, request.GET.get("place", ""))
    if not page.rows:
        raise Http404
    values: dict[str, Any] = {
        "where": where,
        "title": title or page.rows[0].name,
        "about": about,
        "page": page,
        "tables": tables(page.rows, framework),
        "verdict_of": verdict_of,
        "address": lambda row: own_page(row.assessment.public_id, row.feature),
        "right": lambda name: _right(framework, name),
        "band": lambda name: wording.band_name(name, framework.bands) if name in framework.bands else name,
        "mark": lambda cell, side: cell.mark(side) if cell else Mark(side),
        "profiles": sorted({row.profile for row in page.rows}),
        "profile_name": lambda name: framework.profiles[name].title if name in framework.profiles else name,
    }
    return render(request, "assessments/reuse/compared.html", values)


def _right(framework: Framework, name: str) -> str:
    return wording.right_of(framework, name) if name in framework.rights else wording.upper(wording.spaced(name))

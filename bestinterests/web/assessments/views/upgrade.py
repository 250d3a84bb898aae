"""Packs: what is pinned, what is newer, what would become of each answer; then the step, as one line."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from bestinterests.domain.document import PackPin
from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions import upgrade_packs
from bestinterests.web.assessments.differing.changes import grouped, titles
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.upgrades import Pinned, newest, pinned
from bestinterests.web.assessments.upgrades import upgrade as preview


@require_http_methods(["GET", "HEAD", "POST"])
def upgrade(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show what going over to the newest packs would come to, and do it."""
    if request.method != "POST":
        return _page(request, opened(request, assessment))
    held = opened(request, assessment, Permission.EDIT)
    held.insist_open()
    seen = request.POST.get("revision", "")
    to = _chosen(request, pinned(held.head.document))
    if not to:
        return _page(request, held)
    try:
        brought = upgrade_packs(
            assessment=held.row,
            revision=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0,
            to=to,
            actor=held.actor,
            at=held.at,
        )
    except Refusing as refusing:
        return _page(request, held, refusals=refusing.refusals, status=409)
    except Refused as refused:
        return _page(request, held, problems=refused.problems, status=409)
    messages.success(request, f"The record is read with the newer packs. This is revision {brought.revision}.")
    return redirect("assessments:line", assessment, brought.revision)


def _chosen(request: HttpRequest, pins: tuple[Pinned, ...]) -> tuple[PackPin, ...]:
    """The versions that the form names, where they are newer ones that are here."""
    return tuple(
        PackPin(pack=pin.pack, version=version)
        for pin in pins
        for version in (request.POST.get(f"to-{pin.pack}", ""),)
        if version in pin.newer
    )


def _page(
    request: HttpRequest,
    held: Opened,
    *,
    refusals: object = (),
    problems: list[Problem] | None = None,
    status: int = 200,
) -> HttpResponse:
    pins = pinned(held.head.document)
    found, faults = None, problems or []
    if newest(pins):
        try:
            found = preview(held, newest(pins))
        except Refused as refused:
            faults = refused.problems
    names = titles(held.head.document)
    values: dict[str, Any] = {
        "pins": pins,
        "found": found,
        "groups": grouped(found.edits, held.id, names) if found else (),
        "refusals": refusals or (found.still if found else ()),
        "problems": faults,
    }
    return page(request, held, "assessments/upgrade.html", tab="documents", status=status, **values)

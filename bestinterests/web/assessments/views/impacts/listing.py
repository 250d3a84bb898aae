"""The list of impacts, harms and benefits side by side; and several drafts at once."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents import wording
from bestinterests.domain.change import Path
from bestinterests.domain.impact import Impact
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import Saved
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.identifying.impacts import Filter, alike, impact_page
from bestinterests.web.assessments.identifying.pieces import number_in
from bestinterests.web.assessments.sheets import values
from bestinterests.web.assessments.sheets.choices import Desk
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.impacts import QUICK
from bestinterests.web.assessments.sheets.model import nature
from bestinterests.web.assessments.sheets.serving import desk_of, forms_of, gone_on, new_path, saved_as
from bestinterests.web.assessments.views import trails
from bestinterests.web.ui.faults import Fault

ALIKE_SHOWN = 7
MOST_LINES = 100
"""Drafts that one form makes."""


@require_safe
def impacts(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the impacts. feature, right, band, direction: what the list is narrowed to; page: from 1."""
    held = opened(request, assessment)
    chosen = Filter(*(request.GET.get(name, "") for name in Filter._fields))
    context = held.context
    together = alike(impact for impact in held.judged.impacts if chosen.takes(impact))
    kept = {name: value for name, value in chosen._asdict().items() if value}
    return page(
        request,
        held,
        "assessments/impacts/list.html",
        tab="impacts",
        list=impact_page(context, chosen, number_in(request.GET.get("page", ""))),
        chosen=chosen,
        is_narrowed=any(chosen),
        kept=urlencode(kept),
        rights=_rights(held),
        bands=[(band, wording.band_name(band, context.bands)) for band in context.bands],
        alike=together[:ALIKE_SHOWN],
        more_alike=len(together) - ALIKE_SHOWN,
        ages=context.ages,
        right=context.right,
    )


def _rights(held: Opened) -> list[tuple[str, str]]:
    """Rights that any impact touches, with their names."""
    touched = {right for impact in held.judged.impacts for right in impact.rights}
    return [(right, held.context.right_of(right)) for right in held.framework.rights if right in touched]


@require_http_methods(["GET", "HEAD", "POST"])
def impacts_quick(request: HttpRequest, assessment: str) -> HttpResponse:
    """Make drafts of several impacts at once, one effect a line."""
    held = opened(request, assessment)
    desk = desk_of(held)
    path = new_path(request, "impacts")
    fixed = {"bands": [use.band for use in held.judged.children if use.in_scope]}
    if feature := request.GET.get("feature"):
        fixed["features"] = [feature]
    form = forms_of(request, held, [(QUICK, path)], desk=desk, fixed=fixed)[0]
    lines = request.POST.get("lines", "")
    faults = list(form.faults)
    refused: tuple[object, ...] = ()
    if request.method == "POST":
        held.insist_open()
        titles, wrong = _titles(lines, desk)
        faults += wrong
        if not faults:
            done = saved_as(request, held, _drafts(path, form, titles))
            if isinstance(done, Saved) and not done.problems:
                said = f"{wording.upper(wording.many(len(titles), 'draft'))} made. Say for each how it comes about."
                return gone_on(request, held, done, trails.to(held, "impacts"), said)
            refused = done.problems if isinstance(done, Saved) else done
    return page(
        request,
        held,
        "assessments/impacts/quick.html",
        tab="impacts",
        status=422 if faults else 409 if refused else 200,
        trail=trails.impacts(held),
        form=form,
        lines=lines,
        line_fault=next((fault.text for fault in faults if fault.field == "lines"), ""),
        faults=faults,
        refused=refused,
        base=held.head.revision,
    )


def _drafts(path: Path, form: ItemForm, titles: list[str]) -> list[Entry]:
    """An impact for each line, all with what the form says of them together."""
    return [
        Entry((*path[:-1], f"{path[-1]}-{at}"), {**form.sent, "title": title}) for at, title in enumerate(titles, 1)
    ]


def _titles(lines: str, desk: Desk) -> tuple[list[str], list[Fault]]:
    """The effects that were written, one a line, and what is wrong with them."""
    written = dict.fromkeys(line for text in lines.splitlines() if (line := " ".join(text.split()).lstrip("-•* ")))
    if not written:
        return [], [Fault("lines", "Write at least one effect, each on a line of its own.")]
    if len(written) > MOST_LINES:
        return [], [Fault("lines", f"Write at most {MOST_LINES} effects at a time; these are {len(written)}.")]
    found: list[str] = []
    faults: list[Fault] = []
    for at, line in enumerate(written, 1):
        try:
            found.append(values.read(nature(Impact, "title"), [line], desk))
        except values.Unfit as unfit:
            faults.append(Fault("lines", f"Effect {at}: {unfit}"))
    return found, faults

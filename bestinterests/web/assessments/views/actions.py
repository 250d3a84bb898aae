"""The plan: measures in the method's order, what each moves, and what has become of it."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.documents.context import Context
from bestinterests.documents.measures import timeline
from bestinterests.domain.measure import Measure
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.actions.working import work_on_measure
from bestinterests.web.assessments.blocks import context_of, drawn
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.planning import Row, moved, moving, rows_of, state_of, unacted
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.measures import MEASURE, WORK
from bestinterests.web.assessments.sheets.serving import forms_of, new_path, served
from bestinterests.web.assessments.views.items import BOTH, ItemPages, given, harms_of, trail_of
from bestinterests.web.assessments.views.numbers import number_of
from bestinterests.workflow.acting import amiss
from bestinterests.workflow.standing import may_work_on

SIZE = 50
OFFERED = {"status": ("planned", "implemented", "tested")}
"""What whoever works on an action may call it."""


ACTION = ItemPages(
    sheet=MEASURE,
    collection="measures",
    route="assessments:action",
    listed="assessments:actions",
    trail=trail_of("Actions", "assessments:actions"),
    title=lambda measure: measure.title,
    template="assessments/action.html",
    tab="actions",
    only=lambda held: {"side_effects": harms_of(held)},
)


@require_safe
def actions(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show the plan: the timeline and a list, those to be done first, or those that are finished."""
    held = opened(request, assessment)
    context = context_of(held)
    shown = "finished" if request.GET.get("show") == "finished" else "waiting"
    rows = rows_of(context)
    chosen = [row for row in rows if (row.rank is None) == (shown == "finished")]
    first = number_of(request.GET.get("from", ""))
    on_page = chosen[first : first + SIZE]
    return page(
        request,
        held,
        "assessments/actions.html",
        tab="actions",
        shown=shown,
        rows=on_page,
        counts={"waiting": sum(1 for row in rows if row.rank), "finished": sum(1 for row in rows if not row.rank)},
        overdue=[row for row in rows if row.late],
        picture=_picture(held, context, on_page) if shown == "waiting" else "",
        unacted=unacted(context),
        conditions=context.expected.conditions,
        before=max(first - SIZE, 0) if first else None,
        after=first + SIZE if first + SIZE < len(chosen) else None,
        may_work=not may_work_on(held.actor, held.head.course),
    )


@require_http_methods(BOTH)
def action_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add an action; the address may name the effects that it is to act on."""
    held = opened(request, assessment)
    named: dict[str, Any] = {**given(request, held, "acts_on")}
    path = new_path(request, "measures")
    forms = forms_of(request, held, [(MEASURE, path)], fixed=named, only=ACTION.only(held))
    blame(held, forms[0], Measure(id=path[-1]))
    path_of = lambda saved: reverse("assessments:action", args=[held.id, *list(saved.ids.values())[-1:]])  # noqa: E731
    return ACTION.new(
        request, held, heading="A new action", forms=forms, after=path_of, said="The action is added.", row=None
    )


@require_http_methods(BOTH)
def action(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one action, beside what it moves."""
    held = opened(request, assessment)
    measure = item_of(held, "measures", item)
    forms = forms_of(request, held, [(MEASURE, ("assessment", "measures", item))], only=ACTION.only(held))
    blame(held, forms[0], measure)
    return ACTION.one(request, held, item, forms=forms, **_told(held, measure))


@require_http_methods(BOTH)
def action_work(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Record what has become of an action: for its owner, also while a decision is in force."""
    held = opened(request, assessment)
    measure = item_of(held, "measures", item)
    back = reverse("assessments:action", args=[held.id, item])
    forms = forms_of(request, held, [(WORK, ("assessment", "measures", item))], only=OFFERED)
    blame(held, forms[0], measure)
    return served(
        request,
        held,
        forms,
        "assessments/action_work.html",
        after=back,
        tab="actions",
        write=work_on_measure,
        closed=may_work_on(held.actor, held.head.course),
        heading=measure.title or item,
        trail=[*ACTION.trail(held), (measure.title or item, back)],
        back=back,
        **_told(held, measure),
    )


@require_http_methods(BOTH)
def action_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with an action, and delete it."""
    return ACTION.delete(request, opened(request, assessment), item)


@require_POST
def action_move(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Put an action before or after another that the method ranks alike; it moves past no other."""
    held = opened(request, assessment)
    item_of(held, "measures", item)
    held.insist_open()
    entries = moving(rows_of(context_of(held)), item, -1 if request.POST.get("way") == "earlier" else 1)
    if entries:
        save(assessment=held.row, base_revision=held.head.revision, entries=entries, actor=held.actor, at=held.at)
    return redirect(f"{reverse('assessments:actions', args=[held.id])}#{item}")


def _told(held: Opened, measure: Measure) -> dict[str, Any]:
    context = context_of(held)
    row: Row = next(each for each in rows_of(context) if each.measure.id == measure.id)
    return {
        "row": row,
        "measure": measure,
        "how_far": state_of(measure),
        "moves": moved(held.framework, held.judged, context, measure),
        "is_condition": measure.id in context.expected.conditions,
        "may_work": not may_work_on(held.actor, held.head.course),
    }


def blame(held: Opened, form: ItemForm, measure: Measure) -> None:
    """Say at the fields what stands against calling the action done or tested."""
    if form.data is None or form.faults:
        return
    said = msgspec.convert({**msgspec.to_builtins(measure), **form.sent}, Measure)
    problems = amiss(
        said.status, done_on=said.done_on, test_result=said.test_result, tested_on=said.tested_on, on=held.on
    )
    for problem in problems:
        form.blame(problem.path, f"{problem.sentence} {problem.remedy}")
    if form.sheet is WORK and said.status == "abandoned" != measure.status:
        form.blame("status", "Giving an action up changes the plan. An assessor does that in a draft.")


def _picture(held: Opened, context: Context, rows: list[Row]) -> str:
    """The line of time of the actions on this page."""
    ranks = tuple(row.rank for row in rows if row.rank)
    if not ranks:
        return ""
    narrowed = msgspec.structs.replace(held.evaluation, actions=ranks)
    return drawn(held, [timeline(Context(held.framework, held.head.document, narrowed))])

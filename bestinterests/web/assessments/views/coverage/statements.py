"""Statements of what was looked for, one by one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.identifying.coverage import Asking
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.coverage import STATEMENT
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, served
from bestinterests.web.assessments.views import trails
from bestinterests.web.assessments.views.coverage.grid import BOTH, TAB, reasonless


@require_http_methods(BOTH)
def statement(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one statement."""
    held = opened(request, assessment)
    row = Asking(held.context).statement(item_of(held, "coverage", item))
    forms = forms_of(request, held, [(STATEMENT, ("assessment", "coverage", item))])
    lead = f"It answers {row.cells:,} questions (feature, right and age)."
    return served(
        request,
        held,
        forms,
        "assessments/sheet.html",
        tab=TAB,
        faults=reasonless(forms[0]),
        heading=f"What was looked for: statement {item}",
        lead=f"{lead} That is wide: one answer for many questions." if row.is_wide else lead,
        trail=trails.coverage(held),
        back=trails.to(held, "coverage"),
        after=trails.to(held, "coverage"),
        here=request.path,
        remove=trails.to(held, "statement_delete", item),
    )


@require_http_methods(BOTH)
def statement_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Delete a statement: what it answered is open again."""
    held = opened(request, assessment)
    item_of(held, "coverage", item)
    back, after = trails.to(held, "statement", item), trails.to(held, "coverage")
    path = ("assessment", "coverage", item)
    return deleted(request, held, path, title=f"Statement {item}", back=back, after=after, tab=TAB)

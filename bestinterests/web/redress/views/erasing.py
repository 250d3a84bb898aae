"""Erasing a case for good: what goes, what stays, its number typed once more. And the list of what was erased."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.web.accounts.access import NotAllowed, Standing
from bestinterests.web.redress.access import handler_of, row_of, working_in
from bestinterests.web.redress.actions.erasing import erase as erase_case
from bestinterests.web.redress.actions.erasing import evidence_of, why_not
from bestinterests.web.redress.handling.fields import Form, line, one
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import ErasedCase, Item
from bestinterests.web.redress.views.inbox import names_of
from bestinterests.web.redress.views.serving import BOTH, shown, tried
from bestinterests.web.ui.faults import sent
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.casework.erasing import ERASING
from bestinterests.workflow.casework.keeping import RETENTION

DONE = "The case is erased for good. Nothing of it is left here but that there was one."
ALREADY = "This case is erased already."
ON_GROUND = {**ERASING, RETENTION: "Its time was over", "not-needed": "It was no longer needed"}
FIELD_OF = {"case.counted": "ground", "case.no-ground-erasing": "ground"}


class Erasing(Form):
    """The ground, and the number of the case, typed once more. locked: are its keys not at hand?"""

    def __init__(self, data: Any, number: str, *, locked: bool) -> None:
        grounds = [(key, words) for key, words in ERASING.items() if locked or key != "unreadable"]
        fields = {
            "ground": one("Why does it have to go?", grounds, "Choose the ground on which it has to go."),
            "number": line(
                "Number of the case",
                f"Type the number of the case: {number}",
                f"Type {number}, so that it is the right one.",
                most=40,
            ),
        }
        super().__init__(data, fields)
        self.number = number

    def clean_number(self) -> str:
        """The number, where it is the one of this case; capitals and spaces do not matter."""
        typed = str(self.cleaned_data["number"])
        if typed.replace(" ", "").lower() != self.number:
            raise forms.ValidationError(f"This is not the number of the case. It is {self.number}.")
        return typed


@require_http_methods(BOTH)
def erase(request: HttpRequest, organisation: str, case: str) -> HttpResponse:
    """Show what goes and what stays, and erase a case. Nothing that it holds is shown, so its keys are not needed."""
    standing = working_in(request, organisation)
    try:
        row = row_of(standing, case)
    except NotAllowed:
        # The same form came twice, or a colleague was faster: it is as they wanted it.
        messages.info(request, ALREADY)
        return redirect("redress:cases", organisation)
    who = handler_of(standing)
    refusals, locked = why_not(row, who)
    if refusals:
        page = shown(request, "case_erase", standing, row=row, refusals=refusals)
        page.status_code = 403
        return page
    form = Erasing(sent(request), row.number, locked=locked)
    if request.method == "POST" and form.is_valid():
        name, ground = standing.person.display_name, form.said("ground")

        def do() -> None:
            erase_case(row=row, ground=ground, who=who, name=name, at=timezone.now())

        if tried(request, form, do, DONE, FIELD_OF):
            return redirect("redress:cases", organisation)
        if not Row.objects.filter(pk=row.pk).exists():
            messages.info(request, ALREADY)
            return redirect("redress:cases", organisation)
    return _page(request, standing, row, form, locked=locked)


def _page(request: HttpRequest, standing: Standing, row: Row, form: Erasing, *, locked: bool) -> HttpResponse:
    return shown(
        request,
        "case_erase",
        standing,
        form,
        row=row,
        locked=locked,
        evidence=evidence_of(row),
        waits=Item.objects.filter(case=row, waits=True).exists(),
        openings=row.openings.count(),
    )


@require_safe
def erased(request: HttpRequest, organisation: str) -> HttpResponse:
    """List what was erased: when, on which ground, and by whom. It is seen by everybody who oversees cases."""
    standing = working_in(request, organisation)
    rows = ErasedCase.objects.filter(organisation=standing.organisation)
    page = paged(rows, ("-at", "-id"), request.GET.get("place", ""))
    names = names_of({each.by for each in page.rows})
    return shown(request, "erased", standing, page=page, names=names, on_ground=ON_GROUND, retention=RETENTION)

"""The page of each deed on a case: its form, how hard to read its words are, and doing it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from bestinterests.web.redress.access import OpenCase, opened_case
from bestinterests.web.redress.actions.answering import grounds_of
from bestinterests.web.redress.handling import replies
from bestinterests.web.redress.handling.deeds import DEEDS, Deed
from bestinterests.web.redress.handling.fields import Form
from bestinterests.web.redress.views.serving import BOTH, shown, tried
from bestinterests.web.ui.faults import sent
from bestinterests.workflow.acting_for import COMPETENCE, NEVER, PRESUMED_WORDS, presumed
from bestinterests.workflow.casework.words import NATIONS
from bestinterests.workflow.grounds.listed import GROUNDS

STARTS = ("item", "what")
"""What an address may choose beforehand, by the name of the field."""


@require_http_methods(BOTH)
def do(request: HttpRequest, organisation: str, case: str, deed: str) -> HttpResponse:
    """Show the form of a deed, and do it. Where it cannot be done now the page says why, and has no form."""
    held, one, at = opened_case(request, organisation, case), DEEDS[deed], timezone.now()
    why = one.may(held)
    if why:
        return _page(request, held, one, None, refusals=why, status=403)
    start = {name: request.GET[name] for name in STARTS if name in request.GET}
    if template := request.GET.get("from", ""):
        start |= {"template": template, one.reads: replies.begun_from(held, template, at)}
    form = one.make(held, sent(request), start)
    measured = None
    if request.method == "POST" and form.is_valid():
        text = form.said(one.reads) if one.reads else ""
        measured = replies.measured(held.case, text) if text else None
        is_asked = measured is not None and bool(measured.warnings) and "as_it_is" not in request.POST
        if (
            "check" not in request.POST
            and not is_asked
            and tried(request, form, lambda: one.do(held, form, at), one.done)
        ):
            return redirect(*(("redress:case", organisation, case) if one.reader else ("redress:cases", organisation)))
    return _page(request, held, one, form, measured=measured)


def _page(
    request: HttpRequest,
    held: OpenCase,
    deed: Deed,
    form: Form | None,
    *,
    refusals: tuple[object, ...] = (),
    measured: replies.Measured | None = None,
    status: int = 0,
) -> HttpResponse:
    told = held.case.told
    decides = deed.key == "decide"
    grounds = dict.fromkeys(key for item in held.case.items for key in grounds_of(held.case, item)) if decides else {}
    page = shown(
        request,
        "case_do",
        held.standing,
        form,
        row=held.row,
        case=held.case,
        deed=deed,
        refusals=refusals,
        measured=measured,
        whom=replies.WHOM[replies.audience(held.case)],
        templates={key: replies.TEMPLATES[key] for key in replies.FOR.get(deed.key, ())},
        ladder=replies.ladder(held) if decides else (),
        beginnings=replies.outcome_words(held) if decides else (),
        grounds=[GROUNDS[key] for key in grounds] if form else (),
        never=NEVER if deed.key == "acting" or (deed.reads and told.visitor != "child") else (),
        competence=COMPETENCE[told.nation] if deed.key == "acting" else (),
        presumed=PRESUMED_WORDS[presumed(told.nation, told.band or "unknown")] if deed.key == "acting" else "",
        nation=NATIONS[told.nation],
    )
    page.status_code = status or page.status_code
    return page

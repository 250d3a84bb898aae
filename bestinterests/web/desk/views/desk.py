"""The desk itself: sectors, questions, saved questions, follow-ups; education services; shadow assessments."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from bestinterests.domain.problem import Refused
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.people import names_of
from bestinterests.web.desk.access import places_of, supervising, where_of
from bestinterests.web.desk.actions.keeping import behind
from bestinterests.web.desk.asking import OF_TABLES, ON_PAGES, address_of
from bestinterests.web.desk.follow_ups import follow_ups, shown
from bestinterests.web.desk.holding import holding_of
from bestinterests.web.desk.models import OWN, PORTFOLIO, WHERE, SavedQuestion
from bestinterests.web.desk.schooling import schooling_of
from bestinterests.web.desk.sectors import sectors_of
from bestinterests.web.desk.shadows import shadows_of
from bestinterests.web.desk.views.frame import page
from bestinterests.web.ui.paging import paged

FEW = 5
"""Follow-ups that the desk itself shows."""


@require_safe
def desk(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show where questions can be put, which were saved, and what is to be looked after."""
    standing = supervising(request, organisation)
    held = standing.organisation
    where = where_of(request.GET, held)
    try:
        sectors = sectors_of(holding_of(held, where))
    except Refused as refused:
        return page(request, standing, "no_portfolio", status=503, problems=refused.problems)
    places = places_of(held)
    listed = (*ON_PAGES, *OF_TABLES) if where == PORTFOLIO else ON_PAGES
    saved = list(SavedQuestion.objects.filter(organisation=held).select_related("organisation").order_by("name")[:100])
    names = names_of(each.by for each in saved)
    near = follow_ups(held, "open").order_by("day", "id")[: FEW + 1]
    due = shown(near, held, timezone.localdate())
    return page(
        request,
        standing,
        "desk",
        sectors=sectors,
        services=sum(each.services for each in sectors),
        finished=sum(each.finished for each in sectors),
        schools=sum(each.edtech for each in sectors),
        waits=behind().filter(organisation=held).count() if where == OWN else 0,
        questions=[(QUESTIONS[name], address_of(held, name, where, {})) for name in listed],
        listed={each.name: _listed(held, where, each.name) for each in sectors},
        saved=[_saved(each, names) for each in saved if each.where in places and each.question in QUESTIONS],
        due=due[:FEW],
        more_due=len(due) > FEW,
        titles={name: question.title for name, question in QUESTIONS.items()},
    )


@require_safe
def edtech(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show education services: the roles of school and supplier, and the rights of articles 28 and 29."""
    standing = supervising(request, organisation)
    held = standing.organisation
    where = where_of(request.GET, held)
    try:
        schooling = schooling_of(holding_of(held, where), held, where)
    except Refused as refused:
        return page(request, standing, "no_portfolio", status=503, problems=refused.problems)
    return page(request, standing, "edtech", held=schooling)


@require_safe
def shadows(request: HttpRequest, organisation: str) -> HttpResponse:
    """Show what providers published beside our own reading of the same service."""
    standing = supervising(request, organisation)
    rows = paged(shadows_of(standing.organisation), ("-id",), request.GET.get("place", ""))
    return page(request, standing, "shadows", rows=rows)


def _listed(organisation: Organisation, where: str, sector: str) -> str:
    return address_of(organisation, "behind", where, {"of": "services", "sector": sector})


def _saved(row: SavedQuestion, names: Mapping[str, str]) -> tuple[SavedQuestion, str, str, str]:
    """A saved question with who saved it, where it asks, and its address."""
    address = address_of(row.organisation, row.question, row.where, row.asked)
    return row, names.get(row.by, "somebody who is not here any more"), WHERE[row.where], address

"""Coming to the desk: who may, and where questions are put."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest

from bestinterests.web.accounts.access import Standing, standing_of
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.desk.models import OWN, PORTFOLIO, WHERE

PERMISSION = Permission.SUPERVISE


def supervising(request: HttpRequest, organisation: str) -> Standing:
    """The standing of somebody who supervises there. Raises Http404 and NotAllowed."""
    return standing_of(request, organisation, PERMISSION)


def places_of(organisation: Organisation) -> dict[str, str]:
    """Where people of an organisation may put questions, with the words for it."""
    return {where: words for where, words in WHERE.items() if where == OWN or reads_portfolio(organisation)}


def reads_portfolio(organisation: Organisation) -> bool:
    """Say whether an organisation may ask the portfolio of this server.

    Those that the settings name may. Where they name none, everybody may on a workspace that answers this computer
    only, and nobody on any other: a portfolio holds what many providers wrote.
    """
    if not settings.PORTFOLIO:
        return False
    named: tuple[str, ...] = settings.PORTFOLIO_FOR
    return organisation.public_id in named if named else bool(settings.IS_LOCAL)


def where_of(parameters: Mapping[str, str], organisation: Organisation) -> str:
    """Where an address asks: in the portfolio, if the organisation may, else among its own services."""
    where = parameters.get("where", OWN)
    return PORTFOLIO if where == PORTFOLIO and reads_portfolio(organisation) else OWN

"""The cases of an organisation by their day, and taking one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bestinterests.web.accounts.access import NotAllowed, standings_in
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.models import User
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.redress.access import handler_of, row_of, working_in
from bestinterests.web.redress.actions.handling import able_in, assign
from bestinterests.web.redress.clocking import today
from bestinterests.web.redress.handling import inbox
from bestinterests.web.redress.views.serving import shown
from bestinterests.workflow.casework.refusing import refused
from bestinterests.workflow.casework.words import BANDS, DOORS, NATIONS, STATES


@require_safe
def cases(request: HttpRequest, organisation: str) -> HttpResponse:
    """List cases by their day. Whoever oversees them sees the same, and opens none."""
    standing, at = working_in(request, organisation), timezone.now()
    asked, place, on = inbox.wanted(request.GET), request.GET.get("place", ""), today(at)
    page = inbox.listed(standing, asked, place, on)
    heading, first = inbox.above(standing, asked, place)
    every = [*first, *page.rows]
    others = [each.organisation for each in standings_in(request) if each.may(Permission.OVERSEE_CASES)]
    return shown(
        request,
        "cases",
        standing,
        page=page,
        heading=heading,
        first=first,
        asked=asked,
        on=on,
        shows=inbox.SHOWS,
        choices={"door": DOORS, "kind": inbox.KINDS, "nation": NATIONS},
        states=STATES,
        bands=BANDS,
        kinds=inbox.kinds_of(every),
        days={row.pk: inbox.day_words(row, on) for row in every},
        undated=not asked.show and inbox.has_undated(standing),
        names=names_of({row.handler for row in every}),
        able=able_in(standing.organisation),
        me=standing.person.public_id,
        others=[each for each in others if each.pk != standing.organisation.pk],
    )


def names_of(people: set[str]) -> dict[str, str]:
    """The names of people by public id."""
    rows = User.objects.filter(public_id__in=people - {""})
    return dict(rows.values_list("public_id", "display_name"))


@require_POST
def take(request: HttpRequest, organisation: str, case: str) -> HttpResponse:
    """Take a case that nobody works on."""
    standing = working_in(request, organisation)
    row, who = row_of(standing, case), handler_of(standing)
    if not (who.handles or who.leads):
        raise NotAllowed(refused("case.no-duty"))
    try:
        assign(row=row, to=who.id, who=who, at=timezone.now())
    except Refusing as refusing:
        raise NotAllowed(*refusing.refusals) from refusing
    except NotAllowed:
        # Its key is not at hand: its page says so, and what is left to do.
        return redirect("redress:case", organisation, case)
    messages.success(request, "You work on this case now.")
    return redirect("redress:case", organisation, case)

"""Doors of those who work on cases: one that its handler has taken, and what the others see of it."""

from __future__ import annotations

from bestinterests.web.accounts.models import Membership
from bestinterests.web.redress.access import handler
from bestinterests.web.redress.actions.handling import assign
from bestinterests.web.redress.actions.receiving import enter
from bestinterests.web.redress.handling.deeds import DEEDS
from tests.web.doors import GO, OPEN_READ, only

ONE = {"case": ""}
"""The public id of the case, as it is once it is there."""
ROUTES = ("case", "case_take", *(f"case_{key}" for key in DEEDS))
FREE = {"case": ""}
"""One that is not on hold."""
NAMED = {**{f"redress:{route}": ONE for route in ROUTES}, "redress:case_erase": FREE}
FILLS_OWN = True
SEE = ("data-protection-officer", "case-handler", "safeguarding-lead")
WORK = ("case-handler", "safeguarding-lead")
NOT_NOW = ("confirm", "tell", "news", "again", "settle", "release", "close", "open")
"""What cannot be done on a case that was taken and no more."""


def mine(get, post):
    """Only whoever works on the case may."""
    return only("case-handler", cell=(get, post))


def _deed(key):
    if key in NOT_NOW:
        return mine(403, 403)
    return mine(200, GO if key == "named" else 422)


TABLE = {
    "redress:cases": only(*SEE, cell=OPEN_READ),
    "redress:case_new": only(*WORK, cell=(200, 422)),
    "redress:statistics": only(*SEE, cell=OPEN_READ),
    "redress:statistics_file": only(*SEE, cell=(405, 200)),
    "redress:erased": only(*SEE, cell=OPEN_READ),
    "redress:case_erase": mine(200, 422),
    "redress:case": mine(200, 405),
    "redress:case_take": only(*WORK, cell=(405, GO)),
    **{f"redress:case_{key}": _deed(key) for key in DEEDS},
}
LEAVES = {f"redress:{route}": ("redress_openedcase",) for route in ROUTES}
TOGETHER = [route for route in TABLE if TABLE[route]["case-handler"][1] in (403, 405, 422)]


def fill(assessment, actor, at):
    """A case that its handler works on."""
    from tests.web.redress.cast import told

    members = Membership.objects.filter(organisation=assessment.organisation, held_roles__role="case-handler")
    public = members.order_by("pk")[0].person.public_id
    for held, request in ((ONE, "access"), (FREE, "erasure")):
        said = told(received_at=at, door="my-data", requests=(request,), channel="letter", entered_by=public)
        where = {"organisation": assessment.organisation, "assessment": assessment}
        row = enter(**where, told=said, with_receipt=True, at=at).row
        assign(row=row, to=public, who=handler(public, frozenset({"case-handler"})), at=at)
        held["case"] = row.public_id

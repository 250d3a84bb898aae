"""Doors of weighing and planning: balances, tensions, the service as a whole, standards, actions."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.models import Assessment
from bestinterests.workflow.people import Actor
from tests.web.doors import GO, OPEN_READ, assessors, members, only

LISTS = ("balances", "tensions", "remedies", "interests", "signatures", "regulator", "standards", "actions")
NEW = ("tension_new", "remedy_new", "interest_new", "signature_new", "regulator_consultation_new", "action_new")
"""An empty form of these: 422, for it came in without its fields."""
PAGES = ("whole", "matters", "minimum_harms", "texts")
ITEMS = {
    "tension": "T01",
    "remedy": "R01",
    "interest": "X01",
    "signature": "O01",
    "regulator_consultation": "K01",
    "action": "M01",
}
NAMED = {
    "assessments:balance": {"item": "F01"},
    "assessments:balance_delete": {"item": "F01"},
    "assessments:standard": {"word": "standard-1"},
    "assessments:action_work": {"item": "M01"},
    "assessments:action_move": {"item": "M01"},
    **{f"assessments:{route}": {"item": item} for route, item in ITEMS.items()},
    **{f"assessments:{route}_delete": {"item": item} for route, item in ITEMS.items()},
}
WORKERS = only("assessor", "action-owner", cell=(200, 422), others=(200, 403))
TABLE = {
    **{f"assessments:{route}": members(OPEN_READ) for route in LISTS},
    **{f"assessments:{route}": assessors((200, 422)) for route in (*NEW, *PAGES, *ITEMS)},
    **{f"assessments:{route}_delete": assessors((200, GO)) for route in ITEMS},
    "assessments:balance": assessors((200, 422)),
    "assessments:balance_delete": assessors((200, GO)),
    "assessments:standard": assessors((200, 422)),
    "assessments:action_work": WORKERS,
    "assessments:action_move": only("assessor", cell=(405, GO)),
}


def fill(assessment: Assessment, actor: Actor, at: dt.datetime) -> None:
    """Write an item of each kind into the assessment of the story."""
    entries = [
        Entry(("assessment", "balances", "F01"), {"reason": "Children keep in touch."}),
        Entry(("assessment", "tensions", "T01"), {"title": "Play against sleep"}),
        Entry(("assessment", "remedy_routes", "R01"), {"name": "Report button"}),
        Entry(("assessment", "other_interests", "X01"), {"whose": "company"}),
        Entry(("assessment", "overrides", "O01"), {"rule": "method.escalate"}),
        Entry(("assessment", "regulator_consultations", "K01"), {"advice": "Wait."}),
        Entry(("assessment", "measures", "M01"), {"title": "Codes expire after a day"}),
    ]
    save(assessment=assessment, base_revision=assessment.revision, entries=entries, actor=actor, at=at)

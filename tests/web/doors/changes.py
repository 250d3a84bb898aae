"""Doors of change requests, of the links by which they come in, and of what brings assessments back."""

from __future__ import annotations

from tests.web.doors import EVERYBODY, GO, INSIDE, OPEN_READ, everyone, members, only

ANSWERERS = ("data-protection-officer", "decider")
RECORDERS = ("assessor", *ANSWERERS)
REMOVERS = ("administrator", "data-protection-officer")
TABLE = {
    "change_requests:everywhere": {
        who: (GO, 405) if who in INSIDE or who == "outsider" else (GO, GO) if not who else (200, 405)
        for who in EVERYBODY
    },
    "change_requests:list": members(OPEN_READ),
    "change_requests:new": members((200, 422)),
    "change_requests:export_csv": members(OPEN_READ),
    "change_requests:export_json": members(OPEN_READ),
    "change_requests:links": only(*ANSWERERS, cell=OPEN_READ, others=(403, 405)),
    "change_requests:link_new": only(*ANSWERERS, cell=(200, GO)),
    "change_requests:link_withdraw": only(*ANSWERERS, cell=(405, GO)),
    "change_requests:request": only("observer", cell=(200, 409), others=(200, 403)),
    "change_requests:ask": only(*ANSWERERS, cell=(200, 409)),
    "change_requests:answer": only(*ANSWERERS, cell=(200, 422)),
    "change_requests:publish": only(*ANSWERERS, cell=(200, 409)),
    "change_requests:unpublish": only(*ANSWERERS, cell=(405, GO)),
    "change_requests:begin": only("assessor", cell=(200, 422)),
    "change_requests:remove": only(*REMOVERS, cell=(200, 422)),
    "change_requests:triggers": members(OPEN_READ),
    "change_requests:aside": only(*ANSWERERS, cell=(200, 409)),
    "change_requests:incidents": members(OPEN_READ),
    "change_requests:incident_new": only(*RECORDERS, cell=(200, 422)),
    "change_requests:incident": only(*RECORDERS, cell=(200, 409), others=(200, 403)),
    "change_requests:incident_remove": only(*REMOVERS, cell=(200, 422)),
    "change_requests:in_assessment": only(*RECORDERS, cell=(200, 422), others=(200, 403)),
    "change_requests:date_keep": only(*RECORDERS, cell=(405, 422)),
    "change_requests:features_take": only("assessor", cell=(405, GO)),
    "change_requests:described_by_link": everyone((200, 422)),
    "change_requests:receipt": everyone((200, 409)),
}
NAMED: dict[str, dict[str, str]] = {route: {} for route in TABLE}
"""Filled by ``fill``: what stands at the addresses of the story."""
FILLS_OWN = True
"""What is filled here is asked for by these rows alone; it takes a moment, so other rows do without it."""


def fill(assessment, assessor, at):
    """A request by the observer that is answered with an update, a link, an incident, and a day that was set."""
    from bestinterests.web.accounts.models import User
    from bestinterests.web.change_requests import actions, tokens
    from bestinterests.web.change_requests.models import Trigger
    from tests.web.cast import Cast
    from tests.web.changes.cast import answered, described, happened, linked

    names = {"observer": "iman", "data-protection-officer": "dov", "decider": "deniz", "assessor": "amara"}
    people = {role: User.objects.get(email=f"{name}@example.org") for role, name in names.items()}
    cast = Cast(assessment.organisation, None, people)
    row = described(cast, at, by="observer")
    answered(cast, row, at, "update", assessment)
    link, incident = linked(cast, at), happened(cast, assessment, at)
    date = actions.set_date(assessment=assessment, on=at.date(), why="The trial ends.", actor=assessor, at=at)
    own = {
        "change": row.public_id,
        "link": link.public_id,
        "incident": incident.public_id,
        "date": date.public_id,
        "trigger": Trigger.objects.filter(assessment=assessment).order_by("id")[0].public_id,
    }
    for named in NAMED.values():
        named.update(own)
    NAMED["change_requests:described_by_link"]["token"] = tokens.link_path(link).split("/")[-2]
    NAMED["change_requests:receipt"]["token"] = tokens.receipt_path(row).split("/")[-2]

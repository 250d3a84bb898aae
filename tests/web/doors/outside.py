"""Doors of reading from outside: of those who name documents, and of the one reader whom they name."""

from __future__ import annotations

import datetime as dt

from tests.web.doors import EVERYBODY, GO, only

SHARERS = ("administrator", "data-protection-officer", "decider")
NAMED: dict[str, dict[str, str]] = {}
GRANT = {"grant": ""}
for route in ("outside_grant", "outside_withdraw", "named_grant", "named_paper"):
    NAMED[f"assessments:{route}"] = GRANT if route != "named_paper" else {"paper": "action-plan", "form": "html"}


def fill(assessment, assessor, at):
    """The action plan is named for Oriel."""
    from bestinterests.web.accounts.models import User
    from bestinterests.web.assessments.outside.granting import name_papers

    held = name_papers(
        assessment=assessment,
        email="oriel@example.org",
        papers=["action-plan"],
        version=None,
        purpose="the yearly audit",
        until=at + dt.timedelta(days=7),
        actor=User.objects.get(email="edda@example.org"),
        at=at,
    )
    for named in NAMED.values():
        named["grant"] = held.public_id


def reader(cell):
    """The reader whom it is named for; nobody else learns that there is anything."""
    get, post = cell
    hidden = (404 if get != 405 else 405, 404 if post != 405 else 405)
    return {who: cell if who == "outside-reader" else hidden if who else (GO, GO) for who in EVERYBODY}


TABLE = {
    "assessments:outside": only(*SHARERS, cell=(200, 405)),
    "assessments:outside_new": only(*SHARERS, cell=(200, 422)),
    "assessments:outside_grant": only(*SHARERS, cell=(200, 405)),
    # Whoever comes first ends it; the others are told that it has ended.
    "assessments:outside_withdraw": only(*SHARERS, cell=(405, 409)) | {"data-protection-officer": (405, GO)},
    "assessments:named": {
        who: (200, 405) if who == "outside-reader" else (403, 405) if who else (GO, GO) for who in EVERYBODY
    },
    "assessments:named_grant": reader((200, 405)),
    "assessments:named_paper": reader((GO, 200)),
}

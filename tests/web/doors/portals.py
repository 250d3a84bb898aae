"""Doors of those who run portals, and of the lead for whom cases wait."""

from __future__ import annotations

from bestinterests.web.redress.models import Portal, Spoken
from tests.web.doors import GO, INSIDE, OPEN_READ, only

PORTAL = "3" * 26
_ONE = ("portal", "portal_open", "portal_shut", "portal_voice", "portal_record", "portal_record_drop")
NAMED = {f"redress:{route}": {"portal": PORTAL, "name": "title"} for route in _ONE}
RUN = ("administrator", "data-protection-officer")
SEE = (*RUN, "case-handler", "safeguarding-lead")


def seen(get, mine, others):
    """A page that those who work on cases read; POST answers otherwise for those who run portals."""
    return only(*SEE, cell=(get, others)) | dict.fromkeys(RUN, (get, mine))


TABLE = {
    "redress:portals": only(*SEE, cell=OPEN_READ),
    "redress:portal_new": only(*RUN, cell=(200, 200)),
    "redress:portal": seen(200, 422, 403),
    "redress:portal_open": only(*RUN, cell=(405, 200)),
    "redress:portal_shut": only(*RUN, cell=(200, 422)),
    "redress:portal_voice": only(*SEE, cell=OPEN_READ),
    "redress:portal_record": only(*RUN, cell=(405, 422)),
    "redress:portal_record_drop": only(*RUN, cell=(405, GO)),
    "redress:cover": only(*RUN, cell=(200, 422)),
    "redress:custodians": only(*INSIDE, cell=(200, 422)),
    "redress:custodian_name": only(*RUN, cell=(405, 404)),
    "redress:custodian_drop": only(*RUN, cell=(405, 404)),
    "redress:paging": only(*SEE, cell=(200, 422)),
    "redress:paging_try": only(*SEE, cell=(405, 409)),
    "redress:holidays": seen(200, 422, 403),
    "redress:holiday_back": only(*RUN, cell=(405, 404)),
    "redress:safeguarding": only(*RUN, "safeguarding-lead", cell=OPEN_READ),
}


def fill(assessment, actor, at):
    """A portal that nobody has opened yet, with one sentence that was recorded."""
    portal = Portal.objects.create(
        public_id=PORTAL,
        organisation=assessment.organisation,
        assessment=assessment,
        slug="pondpals00",
        name="Pond Pals",
        made_at=at,
    )
    Spoken.objects.create(
        portal=portal, name="read", words="Tap to hear it.", kind="audio/ogg", content=b"OggS", made_at=at
    )

"""Doors of the desk: for those who supervise."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from bestinterests.portfolio.rows import Version
from bestinterests.web.desk.actions.keeping import keep
from bestinterests.web.desk.models import FollowUp, SavedQuestion, ServiceNote
from tests.web.doors import GO, INSIDE, OPEN_READ, only

SAVED, NOTE, FOLLOW_UP = "7" * 26, "8" * 26, "9" * 26
SERVICE = "tern-and-tide/pond"
SUPERVISORS = ("administrator", "reviewer", "child-rights-reviewer", "data-protection-officer")
_FORMS = ("save", "saved_change", "letter", "note_new", "follow_up_new")
_QUESTION = {"question": "heat"}
_FOLLOW_UPS = ("follow_up", "follow_up_done", "follow_up_reopen", "follow_up_remove")
NAMED: dict[str, dict[str, str]] = {
    "desk:question": _QUESTION,
    "desk:save": _QUESTION,
    "desk:export": {**_QUESTION, "form": "csv"},
    **{f"desk:{route}": {"saved": SAVED} for route in ("saved_change", "saved_remove")},
    **{f"desk:{route}": {"service": SERVICE} for route in ("worksheet", "letter", "note_new", "follow_up_new")},
    "desk:worksheet_file": {"service": SERVICE, "form": "docx"},
    "desk:note_remove": {"note": NOTE},
    **{f"desk:{route}": {"follow_up": FOLLOW_UP} for route in _FOLLOW_UPS},
}


def supervisors(cell):
    return only(*SUPERVISORS, cell=cell)


def removing():
    """The reviewer comes first and removes it; whoever comes after finds nothing."""
    return supervisors((404, 404)) | {"reviewer": (200, GO)}


CLOSES = tuple(f"desk:{route}" for route in ("saved_remove", "note_remove", "follow_up_remove"))
"""Doors that close behind whoever comes first, so that what others find hangs on who that was."""
TABLE = {
    **{f"desk:{route}": supervisors(OPEN_READ) for route in ("desk", "question", "export", "edtech", "shadows")},
    **{f"desk:{route}": supervisors(OPEN_READ) for route in ("worksheet", "worksheet_file", "follow_ups")},
    **{
        f"desk:{route}": supervisors((200, 422))
        for route in ("save", "saved_change", "letter", "note_new", "follow_up_new")
    },
    "desk:follow_up": supervisors((200, 422)),
    **{route: removing() for route in CLOSES},
    **{f"desk:{route}": supervisors((405, GO)) for route in ("follow_up_done", "follow_up_reopen")},
}
assert set(SUPERVISORS) <= set(INSIDE)


def fill(assessment, actor, at):
    """A service with a saved question, a note and a follow-up."""
    place, on = assessment.organisation, timezone.localdate(at)
    row = Version(
        version=assessment.pk,
        content="",
        original="",
        format=1,
        source="workspace",
        name=assessment.public_id,
        taken_on=on,
        service=SERVICE,
        service_name="Pond",
        organisation=place.name,
    )
    keep(assessment=assessment.pk, holder=place.pk, revision=assessment.revision, on=on, rows={"versions": [row]})
    about = {"organisation": place, "service": SERVICE, "service_name": "Pond", "by": actor.id, "at": at}
    SavedQuestion.objects.create(
        public_id=SAVED, organisation=place, name="Privacy", question="heat", asked={}, by=actor.id, at=at
    )
    ServiceNote.objects.create(public_id=NOTE, text="Who was asked?", **about)
    FollowUp.objects.create(public_id=FOLLOW_UP, what="Ask again", day=on + dt.timedelta(days=3), **about)

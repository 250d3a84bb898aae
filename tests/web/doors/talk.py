"""Doors of talk: comments on an assessment, and the notices of each person."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.accounts.models import User
from bestinterests.web.assessments.actions import begin_thread
from bestinterests.web.assessments.models import Assessment, Comment, Thread
from bestinterests.web.notices.models import Notice
from bestinterests.workflow.people import Actor
from tests.web.doors import EVERYBODY, GO, INSIDE, OPEN_READ, members, only, signed_in

THREAD, COMMENT, NOTICE = "3" * 26, "4" * 26, "5" * 26
SPEAKERS = tuple(role for role in INSIDE if role != "observer")
"""Roles that may comment: an observer reads."""
NAMED = {
    **{f"assessments:{name}": {"thread": THREAD} for name in ("thread", "thread_resolve", "thread_reopen")},
    **{f"assessments:{name}": {"thread": THREAD, "comment": COMMENT} for name in ("comment_correct", "comment_remove")},
    "notices:open": {"notice": NOTICE},
}
TABLE = {
    "assessments:comments": members(OPEN_READ),
    "assessments:comments_at": only(*SPEAKERS, cell=(200, 422), others=(200, 403)),
    "assessments:thread": only(*SPEAKERS, cell=(200, 422), others=(200, 403)),
    "assessments:thread_resolve": only(*SPEAKERS, cell=(405, GO)),
    "assessments:thread_reopen": only(*SPEAKERS, cell=(405, GO)),
    "assessments:comment_correct": only("assessor", cell=(200, 422)),
    "assessments:comment_remove": only("assessor", cell=(200, GO))
    | dict.fromkeys(("administrator", "data-protection-officer"), (200, 422)),
    "notices:notices": signed_in(OPEN_READ),
    "notices:read_all": signed_in((405, GO)),
    "notices:settings": signed_in((200, 422)),
    "notices:open": {who: (405, GO) if who == "assessor" else (405, 404) if who else (GO, GO) for who in EVERYBODY},
}


def fill(assessment: Assessment, actor: Actor, at: dt.datetime) -> None:
    """A thread of the assessor's, and a notice for them."""
    thread = begin_thread(assessment=assessment, place="", text="Is this all?", actor=actor, at=at)
    Thread.objects.filter(pk=thread.pk).update(public_id=THREAD)
    Comment.objects.filter(thread=thread).update(public_id=COMMENT)
    Notice.objects.create(
        public_id=NOTICE,
        person=User.objects.get(public_id=actor.id),
        organisation=assessment.organisation,
        kind="mention",
        sentence="Somebody mentions you.",
        address="/",
        at=at,
    )

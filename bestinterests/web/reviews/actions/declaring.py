"""Declaring an interest in one assessment, or that there is none."""

from __future__ import annotations

import datetime as dt
import secrets

from bestinterests.web.assessments.actions.stepping import take
from bestinterests.web.assessments.models import Assessment
from bestinterests.workflow import moves
from bestinterests.workflow.declaring import may_declare
from bestinterests.workflow.interests import DeclaredInterest, Kind
from bestinterests.workflow.people import Actor
from bestinterests.workflow.sealing import seal


def declare(*, assessment: Assessment, kind: Kind, words: str, on: dt.date, actor: Actor, at: dt.datetime) -> int:
    """Declare for the version that is worked on; it takes the place of what the person declared for it before.

    Whoever calls has made sure that they belong to the organisation. The ledger holds its seal: everybody reads the
    history, and what is declared is told with what its person says. Raises Refusing with every reason why not.
    """
    said = "" if kind == "none" else words.strip()
    held = DeclaredInterest(by=actor.id, kind=kind, words=said, on=on, salt=secrets.token_hex(16))
    return take(
        assessment=assessment,
        event="interest.declared",
        ask=lambda head: may_declare(actor, head.course, kind, words),
        move=lambda course: moves.declared(course, held),
        facts={"seal": seal(held)},
        actor=actor,
        at=at,
    )

"""What a product person sends, and requests, incidents and links that came so far by the actions themselves."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.change_requests import actions
from bestinterests.web.change_requests.actions import Sender
from bestinterests.web.change_requests.models import ChangeRequest, Incident, Link
from bestinterests.workflow.changing import Described
from bestinterests.workflow.incidents import Happened

SENT = {
    "title": "Voice in friends' rooms",
    "what": "Today friends type. From spring they also talk.",
    "when": "In spring",
    "service": "Pond Pals",
    "features": ["new"],
    "new_features": "Voice rooms\nVoice reports",
    "notice": "A microphone button.",
    "bands": ["10-12", "13-15"],
    "children": ["same"],
    "uses": ["new-data"],
    "data_words": "Voices are not kept.",
    "better": "Who finds typing hard can join in.",
    "worse": "A stranger hears a child.",
    "basis": "A guess. We would see it in reports.",
}
"""The answers to the five questions, as a browser sends them."""
WHO = {"name": "Petra Product", "email": "petra@example.net"}
TOLD = Described(
    title="Voice in friends' rooms",
    what="Today friends type. From spring they also talk.",
    when="In spring",
    service="Pond Pals",
    new_features=("Voice rooms", "Voice reports"),
    notice="A microphone button.",
    bands=("10-12",),
    children=("same",),
    data=("new-data",),
    worse="A stranger hears a child.",
    basis="A guess.",
)


def acting(person):
    """Somebody of the cast as the workflow knows them."""
    return actor_of(standings_of(person)[0])


def described(cast, at: dt.datetime, told: Described = TOLD, by: str = "", organisation=None) -> ChangeRequest:
    """A request of the cast's organisation; by: a role of somebody who is signed in."""
    sender = Sender(id=cast.people[by].public_id) if by else Sender("", WHO["name"], WHO["email"])
    return actions.describe(
        organisation=organisation or cast.organisation, told=told, key=new_id(at), actor=sender, at=at
    )


def answered(cast, row: ChangeRequest, at: dt.datetime, effect: str = "no-effect", assessment=None, because: str = ""):
    """The officer's answer."""
    return actions.answer(
        request=row,
        effect=effect,
        reason="We looked at the features that it names.",
        assessment=assessment,
        because=because,
        actor=acting(cast.people["data-protection-officer"]),
        at=at,
    )


def linked(cast, at: dt.datetime, assessment=None, **given) -> Link:
    """An open link."""
    told = {"label": "", "service": "", "features": [], "expires_at": None, **given}
    return actions.make_link(
        organisation=cast.organisation,
        assessment=assessment,
        actor=cast.people["decider"].public_id,
        at=at,
        **told,
    )


def happened(cast, assessment, at: dt.datetime, title: str = "A stranger joined a room") -> Incident:
    """An incident in the service of an assessment."""
    told = Happened(
        title=title, what="He asked for names.", on=at.date(), assessment=assessment.public_id, seriousness="serious"
    )
    return actions.record(assessment=assessment, told=told, actor=cast.people["assessor"].public_id, at=at)

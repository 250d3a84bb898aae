"""Doors of taking things over, of their origins, and of the same feature judged apart."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.reuse.taking import Asked, take_over
from bestinterests.workflow.people import Actor
from tests.web.doors import OPEN_READ, assessors, members, only

NAMED: dict[str, dict[str, str]] = {
    "assessments:reuse_item": {"item": "F01"},
    "assessments:reuse_offer": {"item": "F02"},
    "assessments:apart_pattern": {"pattern": "chat"},
    "assessments:apart_family": {"item": "F01"},
}
TABLE = {
    "assessments:reuse": members(OPEN_READ),
    "assessments:reuse_item": only("assessor", cell=(200, 302)),
    "assessments:reuse_origins": members(OPEN_READ),
    "assessments:reuse_offer": assessors((200, 409)),
    "assessments:apart": members(OPEN_READ),
    "assessments:apart_pattern": members(OPEN_READ),
    "assessments:apart_family": members(OPEN_READ),
}


def fill(assessment: Assessment, actor: Actor, at: dt.datetime) -> None:
    """F02, taken over from another assessment of the organisation, which is where the door of taking over leads."""
    where = assessment.organisation
    source = create(organisation=where, title="Wave Pals", patterns=("chat",), actor=actor, at=at)
    take_over(assessment=assessment, source=source, asked=Asked("F01", ()), key="t-door", actor=actor, at=at)
    NAMED["assessments:reuse_item"]["source"] = source.public_id

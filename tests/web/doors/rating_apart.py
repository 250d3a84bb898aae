"""Doors of rating apart, and a round in the assessment of the story: the assessor and somebody else are asked."""

from __future__ import annotations

import datetime as dt

from bestinterests.web.accounts.models import User
from bestinterests.web.assessments.apart.actions import give, keep, open_round
from bestinterests.web.assessments.apart.rounds import writers
from bestinterests.web.assessments.models import RatingRound
from tests.web.cast import joined
from tests.web.doors import OPEN_READ, members, only

IMPACT = "I06"
"""It is not on the record, so that no other door of the story meets the round."""
ROUND = "0" * 26
MARK = "heron basalt 2093"
"""In a rating that somebody has given and another has not: no page may show it."""
NAMED = {f"assessments:apart_{name}": {"apart": ROUND} for name in ("round", "give", "keep", "close")}
TABLE = {
    "assessments:apart_rounds": members(OPEN_READ),
    "assessments:apart_open": only("assessor", cell=(200, 422)),
    "assessments:apart_round": members(OPEN_READ),
    "assessments:apart_give": only("assessor", cell=(405, 422)),
    "assessments:apart_keep": only("assessor", cell=(405, 422)),
    "assessments:apart_close": only("assessor", cell=(200, 422)),
}


def fill(assessment, actor, at):
    """Give the story a round in which two people are asked, and Anton has given."""
    organisation = assessment.organisation
    joined(organisation, "Anton", frozenset({"assessor"}), User.objects.get(display_name="Edda"))
    asked = writers(organisation)
    round_ = open_round(
        assessment=assessment,
        raters=asked,
        asks={IMPACT: {"before": ("gravity", "likelihood")}},
        until=at.date() + dt.timedelta(days=7),
        actor=actor,
        at=at,
    )
    RatingRound.objects.filter(pk=round_.pk).update(public_id=ROUND)
    round_.refresh_from_db()
    anton = next(each for each in asked if each.name == "Anton")
    said = {"agreed": [{"scale": scale, "level": "unknown", "reason": MARK} for scale in ("gravity", "likelihood")]}
    keep(round_=round_, impact=IMPACT, slot="before", value=said, actor=anton, at=at)
    give(round_=round_, item="P31", actor=anton, at=at)

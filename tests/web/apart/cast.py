"""Two assessors, Amara and Anton, and a round over Puddlehop Islands; short ways to rate and to give."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.apart import actions
from bestinterests.web.assessments.models import Participant, RatingRound
from bestinterests.web.assessments.people import actor_of
from tests.web.assess.cast import STRANGERS, filled
from tests.web.cast import joined

ASKS = {STRANGERS: {"before": ("gravity", "likelihood"), "certainty": ("certainty",)}}
AMARA, ANTON = "P01", "P04"
"""Who they are in the document."""


class Pair:
    """The assessment with its two assessors; ``anton`` stands in the cast under that name, to be signed in as."""

    def __init__(self, cast, **changed):
        self.cast = cast
        self.held = filled(cast, **changed)
        cast.people["anton"] = joined(cast.organisation, "Anton", frozenset({"assessor"}), cast.people["administrator"])

    def actor(self, who):
        return actor_of(standings_of(self.cast.people[who])[0])

    def open(self, asks=None, by="assessor", raters=("assessor", "anton"), until=None):
        at = timezone.now()
        return actions.open_round(
            assessment=self.held,
            raters=[self.actor(each) for each in raters],
            asks=asks or ASKS,
            until=until or at.date() + dt.timedelta(days=7),
            actor=self.actor(by),
            at=at,
        )

    def rate(self, round_, who, impact=STRANGERS, slot="before", **levels):
        value = {"agreed": [{"scale": scale, **_said(said)} for scale, said in levels.items()]}
        actions.keep(round_=round_, impact=impact, slot=slot, value=value, actor=self.actor(who), at=timezone.now())

    def give(self, round_, who, item=None, at=None):
        is_item = item or {"assessor": AMARA, "anton": ANTON}.get(who)
        return actions.give(round_=round_, item=is_item, actor=self.actor(who), at=at or timezone.now())

    def rated(self, round_, who, gravity="serious", likelihood="likely", certainty="weak", reason=""):
        """Rate everything that the usual round asks."""
        self.rate(round_, who, gravity=(gravity, reason), likelihood=likelihood)
        self.rate(round_, who, slot="certainty", certainty=certainty)

    def is_in_it(self, who, item):
        """Say who somebody is in the document."""
        Participant.objects.create(assessment=self.held, person=self.cast.people[who].public_id, item=item)


def _said(said):
    level, reason = (said, "") if isinstance(said, str) else said
    return {"level": level, "reason": reason} if reason else {"level": level}


def fresh(round_):
    return RatingRound.objects.get(pk=round_.pk)

"""Incidents: what happened to children in a service; each brings its assessment back until it is looked into.

Source: Children's code, standard 2, by which an assessment is reviewed where its context shifts; UK GDPR Art 35(11).
The degrees of seriousness are ours, and no rule of the evaluation reads them.
"""

import datetime as dt
from typing import Literal

from msgspec.structs import replace

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Refusal
from bestinterests.workflow.refusals import refusal

Seriousness = Literal["near-miss", "some", "serious", "grave"]

SERIOUSNESS: dict[Seriousness, tuple[str, str]] = {
    "near-miss": ("Nobody came to harm", "It could have gone wrong, and did not."),
    "some": ("Some harm", "A child was upset, misled or left without something for a while."),
    "serious": ("Serious harm", "Harm that lasts, or that many children met."),
    "grave": ("Grave harm", "Safety, health or the law is touched, or it cannot be undone."),
}
"""How serious it is: the words, and what they mean."""

INCIDENT_EVENTS: dict[str, str] = {
    "incident.recorded": "recorded what happened",
    "incident.looked_into": "looked into it",
    "incident.reopened": "opened it again",
    "content.removed": "removed content lawfully",
}
"""Everything that is written into the ledger of an incident, with the words in which it is told."""


class Happened(Base, frozen=True, kw_only=True):
    """What happened. features: ids in the assessment. rights: words of the packs. bands: as in a change.

    children: which ones, in words.
    """

    title: str
    what: str
    on: dt.date
    assessment: str
    features: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    seriousness: Seriousness
    bands: tuple[str, ...] = ()
    children: str = ""


class Looked(Base, frozen=True, kw_only=True):
    """That somebody looked into it and what came of it, or opened it again and why. by: public id."""

    by: str
    at: dt.datetime
    words: str
    closed: bool


class Incident(Base, frozen=True, kw_only=True):
    """An incident as it stands. looked: everything that was said about it since, oldest first."""

    happened: Happened
    looked: tuple[Looked, ...] = ()

    @property
    def is_open(self) -> bool:
        """Does it wait for somebody to look into it?"""
        return not self.looked or not self.looked[-1].closed


def looked_into(incident: Incident, looked: Looked) -> Incident:
    """After somebody looked into it, or opened it again."""
    return replace(incident, looked=(*incident.looked, looked))


def may_record(happened: Happened, on: dt.date) -> tuple[Refusal, ...]:
    """May it be recorded? Nothing that is said to happen in the future."""
    return (refusal("incident.future"),) if happened.on > on else ()


def may_look_into(incident: Incident, looked: Looked) -> tuple[Refusal, ...]:
    """May it be closed with an outcome, or opened again with a reason? Each from the other."""
    found = []
    if incident.is_open != looked.closed:
        found.append(refusal("incident.closed" if looked.closed else "incident.open"))
    if not looked.words.strip():
        found.append(refusal("incident.no-outcome"))
    return tuple(found)

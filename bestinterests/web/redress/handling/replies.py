"""Words to begin a reply from, for whoever sent a case, and how hard to read what was made of them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.texts.audiences import Audience, audience_of
from bestinterests.texts.checks import promised
from bestinterests.texts.reading.gates import missed
from bestinterests.texts.reading.measure import measure
from bestinterests.texts.texts import texts
from bestinterests.web.redress.access import OpenCase
from bestinterests.web.redress.actions.answering import grounds_of
from bestinterests.web.redress.readiness import cover_of
from bestinterests.web.redress.views.doors.frame import REGULATOR
from bestinterests.web.ui.environment import weekday
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.covering import said as hours_said
from bestinterests.workflow.casework.words import OUTCOMES
from bestinterests.workflow.grounds.ladder import LADDER
from bestinterests.workflow.grounds.listed import GROUNDS

TEMPLATES: dict[str, str] = {
    "thanks": "We have it",
    "going": "How it is going",
    "late": "We are late",
    "longer": "We need longer",
    "identity": "Who are you?",
    "meaning": "Which information do you mean?",
    "question": "A question",
    "acting": "Who may act for the child",
    "no_word": "Whether somebody else wrote to us",
    "done": "Our answer is here",
    "sorry": "We are sorry",
}
"""Every template, as staff choose it."""
FOR: dict[str, tuple[str, ...]] = {
    "reply": tuple(TEMPLATES),
    "ask": ("identity", "meaning", "question", "acting"),
    "extend": ("longer",),
    "review": (),
}
"""Which of them a page offers, by its key."""


class Measured(NamedTuple):
    """How a text reads to whoever gets it. warnings: what is too hard, and what nobody can promise."""

    audience: str
    grade: str
    words: int
    warnings: list[str]


def audience(case: Case) -> Audience:
    """Whose words whoever sent a case reads."""
    return audience_of(case.told.visitor, case.told.band)


def begun_from(held: OpenCase, name: str, at: dt.datetime) -> str:
    """A template filled as far as it can be; what a person has to write stands in square brackets."""
    if name not in TEMPLATES:
        return ""
    return texts(audience(held.case), held.case.told.language).say(f"replies.{name}", **places(held, at))


def places(held: OpenCase, at: dt.datetime) -> dict[str, str]:
    """What templates are filled with."""
    cover = cover_of(held.row.organisation)
    due = held.row.due_on or (at + dt.timedelta(days=14)).date()
    return {
        "service": service_of(held),
        "date": weekday(max(due, at.date())),
        "regulator": REGULATOR,
        "hours": hours_said(cover.hours) if cover else "",
        "reason": "[say why]",
        "question": "[ask it]",
    }


def service_of(held: OpenCase) -> str:
    """The name of the service as whoever sent a case knows it."""
    row = held.row
    if row.portal is not None:
        return row.portal.name
    return (row.assessment.service if row.assessment else "") or row.organisation.name


def measured(case: Case, text: str) -> Measured:
    """Measure a text against the gate of whoever reads it. It is never held up by that."""
    whom = audience(case)
    reading = measure(text)
    warnings = [f"{each.sentence} {each.remedy}" for each in missed(reading, whom)]
    warnings += [f"“{words}”: {why}" for words, why in promised(text)]
    warnings += ["Something in square brackets is still to be written."] if "[" in text else []
    grade = f"{reading.grade:g}" if reading.grade is not None else ""
    return Measured(WHOM[whom], grade, reading.words, warnings)


WHOM: dict[Audience, str] = {
    Audience.UP_TO_5: "a child up to 5, with a grown-up",
    Audience.FROM_6: "a child from 6 to 9",
    Audience.FROM_10: "a child from 10 to 12",
    Audience.FROM_13: "somebody from 13 to 15",
    Audience.FROM_16: "somebody of 16 or 17",
    Audience.PARENT: "a parent or carer",
    Audience.TEACHER: "a teacher",
    Audience.OTHER: "a grown-up",
}
"""Whom a text is for, in words."""


class Rung(NamedTuple):
    """A route as staff and whoever gets the answer read it. said: blank where this audience is not shown it."""

    title: str
    staff: str
    limit: str
    said: str


def ladder(held: OpenCase) -> list[Rung]:
    """The routes that stand below every outcome, in the words in which they are read."""
    say = texts(audience(held.case), held.case.told.language)
    found = []
    for rung in LADDER:
        text = say.of(rung.key, **places_of_routes(held))
        limit = rung.limit.text if rung.limit else ""
        found.append(Rung(rung.title, rung.staff.text, limit, text.words if text.shown else ""))
    return found


def places_of_routes(held: OpenCase) -> dict[str, str]:
    """What the texts of routes and grounds are filled with."""
    return {"service": service_of(held), "regulator": REGULATOR, "regulator_phone": "", "reason": "[say why]"}


def outcome_words(held: OpenCase) -> list[tuple[str, str]]:
    """Words to begin from for a decision: of each outcome, and of each ground for a refusal of what is asked here."""
    say = texts(audience(held.case), held.case.told.language)
    found = [(OUTCOMES[key], say.say(f"outcomes.{key}_line", **places_of_routes(held))) for key in OUTCOMES]
    grounds = dict.fromkeys(ground for item in held.case.items for ground in grounds_of(held.case, item))
    return [*found, *((GROUNDS[key].title, say.say(GROUNDS[key].key, **places_of_routes(held))) for key in grounds)]

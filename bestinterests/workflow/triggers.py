"""What brings an assessment back: dates that pass, and what has changed since it was decided.

Source: UK GDPR Art 35(11) (review when the risk changes); Children's code, standard 2; ICO self-assessment, step 4.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

from bestinterests.domain.base import Base
from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS, Evaluation
from bestinterests.workflow.course import Decided
from bestinterests.workflow.deciding import ground

Reason = Literal[
    "review-date",
    "expiry",
    "toleration",
    "consultation",
    "condition",
    "new-feature",
    "processing",
    "packs",
    "verdict",
    "redress",
    "change",
    "incident",
    "date",
]

TRIGGERS: dict[Reason, str] = {
    "review-date": "The day of the next review",
    "expiry": "The day on which the decision lapses",
    "toleration": "The day on which a tolerance or a signature lapses",
    "consultation": "The day on which a consultation no longer counts",
    "condition": "The day by which a condition of the decision is done",
    "new-feature": "A feature that was not decided on",
    "processing": "A use of data that was added, changed or dropped since",
    "packs": "A newer version of the packs it was made with",
    "verdict": "A verdict worse than the one decided on",
    "redress": "A judgement that an upheld case contradicts",
    "change": "A change request that is answered with an update and is in no decision yet",
    "incident": "Something that happened to children and that nobody has looked into",
    "date": "A day that somebody has set",
}
"""Every trigger, in the order in which they are listed. The last three are known to the workspace alone."""

WARNED = dt.timedelta(days=30)
"""How long before its day a trigger is announced."""


class Trigger(Base, frozen=True, kw_only=True):
    """One reason to look at it again. due: now, or announced for ``on``. items: ids in the document."""

    reason: Reason
    sentence: str
    due: bool
    on: dt.date | None = None
    items: tuple[str, ...] = ()


class InForce(Base, frozen=True, kw_only=True):
    """What is in force: the assessment as it was submitted, what was stored with it, and the decision.

    decided: None where it was screened out.
    """

    assessment: Assessment
    evaluation: Evaluation
    decided: Decided | None = None


def triggers(
    held: InForce, now: Evaluation, head: Assessment, newest: Mapping[str, str], on: dt.date
) -> tuple[Trigger, ...]:
    """What brings back the assessment that is in force.

    now: the assessment in force, evaluated today. head: the record as it stands today. newest: the newest version of
    each pack, by id. on: today. Triggers whose day is more than 30 days ahead are left out.
    """
    before = held.assessment
    dated = [*_decided(held), *_conditions(held, head), *_lapses(before)]
    return (
        *(_at(reason, day, on, what, item) for reason, day, what, item in dated if day - WARNED <= on),
        *_features(before, head),
        *_processing(before, head),
        *_packs(before, newest),
        *_verdict(held, now),
        *_contradicted(before, head),
    )


Dated = Iterator[tuple[Reason, dt.date, str, str]]
"""Reason, day, what happens then, and the item it concerns or nothing."""


def _decided(held: InForce) -> Dated:
    if held.assessment.review.next_review:
        yield "review-date", held.assessment.review.next_review, "The next review", ""
    if held.decided and held.decided.ruling.expires_on:
        yield "expiry", held.decided.ruling.expires_on, "The decision lapses", ""


def _conditions(held: InForce, head: Assessment) -> Dated:
    """Conditions that are not done, by the days that the record gives them now."""
    asked = held.decided.ruling.measures if held.decided else ()
    for measure in head.measures:
        if measure.id in asked and measure.due and measure.status in ("planned", "abandoned"):
            yield "condition", measure.due, f"The condition {measure.id} is to be done", measure.id


def _lapses(assessment: Assessment) -> Dated:
    for balance in assessment.balances:
        if balance.tolerates and balance.expires_on:
            yield "toleration", balance.expires_on, f"What is tolerated in {balance.feature} lapses", balance.feature
    for signed in assessment.overrides:
        if signed.expires_on:
            yield "toleration", signed.expires_on, f"The signature {signed.id} lapses", signed.id
    for asked in assessment.consultations:
        if asked.expires_on:
            yield "consultation", asked.expires_on, f"The consultation {asked.id} no longer counts", asked.id


def _at(reason: Reason, day: dt.date, on: dt.date, what: str, item: str) -> Trigger:
    due = day <= on
    when = f"{day.day} {day:%B %Y}"
    sentence = f"{what}: {when}." if day != on else f"{what} today."
    return Trigger(reason=reason, sentence=sentence, due=due, on=day, items=(item,) if item else ())


def _features(before: Assessment, head: Assessment) -> Iterator[Trigger]:
    known = {feature.id for feature in before.features}
    for feature in head.features:
        if feature.id not in known:
            sentence = f"{feature.name} ({feature.id}) is new: nothing was decided about it."
            yield Trigger(reason="new-feature", sentence=sentence, due=True, items=(feature.id,))


def _processing(before: Assessment, head: Assessment) -> Iterator[Trigger]:
    old = {activity.id: activity for activity in before.data_activities}
    new = {activity.id: activity for activity in head.data_activities}
    changed = [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
    if changed:
        sentence = f"Uses of data have changed since the decision: {', '.join(changed)}."
        yield Trigger(reason="processing", sentence=sentence, due=True, items=tuple(changed))


def _contradicted(before: Assessment, head: Assessment) -> Iterator[Trigger]:
    """Evidence that contradicts a judgement and did not when it was decided."""
    known = {(evidence.id, key) for evidence in before.evidence for key in evidence.contradicts}
    for evidence in head.evidence:
        new = [key for key in evidence.reopens if (evidence.id, key) not in known]
        if new:
            sentence = f"{evidence.id} contradicts what was decided about {', '.join(new)}: it is judged again."
            yield Trigger(reason="redress", sentence=sentence, due=True, items=(new[0],))


def _packs(before: Assessment, newest: Mapping[str, str]) -> Iterator[Trigger]:
    for pin in before.packs:
        if newest.get(pin.pack, pin.version) != pin.version:
            sentence = f"{pin.pack} {newest[pin.pack]} is out; this was made with {pin.version}."
            yield Trigger(reason="packs", sentence=sentence, due=True)


def _verdict(held: InForce, now: Evaluation) -> Iterator[Trigger]:
    """The verdict decided on reads worse today, because a day has passed that a rule reads."""
    if held.decided is None:
        return
    old, new = (ground(each, held.decided.ruling).verdict.worst for each in (held.evaluation, now))
    if VERDICTS.index(new) < VERDICTS.index(old):
        sentence = f"It was decided on '{VERDICT_WORDS[old].lower()}' and reads '{VERDICT_WORDS[new].lower()}' today."
        yield Trigger(reason="verdict", sentence=sentence, due=True)

"""What may be published, withdrawn and superseded, by whom, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.domain.publication import Publication, Standing
from bestinterests.workflow.changing import Change
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor, Duty, any_of
from bestinterests.workflow.publishing.leaving_out import refused
from bestinterests.workflow.publishing.refusals import not_published
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.states import STATES

if TYPE_CHECKING:
    from bestinterests.workflow.publishing.making import Terms

PUBLISHERS: tuple[Duty, ...] = ("decider", "dpo")
"""Who publishes: those who answer for the decision or for what the law asks, never who only administers."""
SALT = 32
"""Fewest characters of the chance in a seal."""


def may_publish(actor: Actor, course: Course, number: int) -> tuple[Refusal, ...]:
    """May this person publish it? What was decided, whatever the outcome, in force or not; or what was screened out."""
    return (*_duty(actor), *publishable(course, number))


def publishable(course: Course, number: int) -> tuple[Refusal, ...]:
    """May this version be published by anybody?"""
    version = next((held for held in course.versions if held.number == number), None)
    if version is None:
        return (not_published("publish.no-version", version=str(number)),)
    if version.state == "withdrawn" and version.decided is None:
        return (not_published("publish.withdrawn-version", version=str(number)),)
    if version.decided is not None or version.state == "screened_out":
        return ()
    state = STATES[version.state].label.lower()
    return (not_published("publish.not-decided", version=str(number), state=state),)


def may_publish_change(actor: Actor, change: Change) -> tuple[Refusal, ...]:
    """May this person publish a change? Once it is answered, and in words that were written for everybody."""
    found = [*_duty(actor)]
    if change.answer is None:
        found.append(not_published("publish.change-open"))
    elif not change.may_publish:
        found.append(not_published("publish.change-private"))
    return tuple(found)


def may_withdraw(actor: Actor, standing: Standing, because: str) -> tuple[Refusal, ...]:
    """May this person withdraw a publication? With a reason that everybody can read; it stays in the register."""
    found = [*_duty(actor)]
    if standing.state == "withdrawn":
        found.append(not_published("withdraw.already"))
    if not because.strip():
        found.append(not_published("withdraw.no-because"))
    return tuple(found)


def may_supersede(actor: Actor, held: Publication, standing: Standing, later: Publication) -> tuple[Refusal, ...]:
    """May a later publication take the place of this one? Within one series, and never of what is withdrawn."""
    found = [*_duty(actor)]
    if standing.state == "withdrawn":
        found.append(not_published("supersede.withdrawn"))
    if later.id != held.id or later.number <= held.number:
        found.append(not_published("supersede.earlier"))
    return tuple(found)


def may_make(own: Document, evaluation: Evaluation | None, terms: Terms) -> tuple[Refusal, ...]:
    """May a document be published on these terms? own: with what was said on its very text."""
    found = [*_publisher(terms), *_kind(own, terms), *refused(own, terms.left_out)]
    if evaluation is None:
        found += [not_published("publish.no-evaluation")] if terms.kind in ("decision", "shadow") else []
    elif evaluation.assessment_digest != assessment_digest(own):
        found.append(not_published("publish.other-evaluation"))
    if terms.salt and len(terms.salt) < SALT:
        found.append(not_published("publish.salt"))
    return tuple(found)


def _publisher(terms: Terms) -> list[Refusal]:
    held = terms.publisher
    found = []
    if not (held.organisation.strip() and held.service.strip()):
        found.append(not_published("publish.no-publisher"))
    if not (held.object_at.strip() or held.object_how.strip()):
        found.append(not_published("publish.no-objecting"))
    return found


def _kind(own: Document, terms: Terms) -> list[Refusal]:
    """What each kind of publication asks for."""
    found = []
    if terms.kind == "decision" and not any(held.outcome != "returned" for held in own.record.decisions):
        found.append(not_published("publish.no-decision"))
    if terms.kind == "screened-out":
        if own.assessment.scope.outcome != "screened-out":
            found.append(not_published("publish.not-screened-out"))
        if not terms.because.strip():
            found.append(not_published("publish.no-because"))
    if terms.kind == "change" and (terms.change is None or not terms.change.answer.strip()):
        found.append(not_published("publish.change-open"))
    if terms.kind == "shadow":
        if terms.shadow_of is None or not terms.shadow_of.digest:
            found.append(not_published("publish.no-shadow"))
        if not terms.decided.by.strip() and not own.record.decisions:
            found.append(not_published("publish.shadow-nobody"))
    return found


def _duty(actor: Actor) -> list[Refusal]:
    able = set(PUBLISHERS) & set(actor.duties)
    return [] if able else [refusal("step.no-duty", duties=any_of(PUBLISHERS))]

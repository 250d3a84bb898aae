"""Answers on the code's obligations, the law's matters, the regulator, the DPIA, review and audiences."""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.base import Base, Item, Ref, Text, Word, about


class ObligationAnswer(Base, frozen=True, kw_only=True):
    """How one obligation of a standard is met."""

    obligation: Annotated[Word, about("Obligation.", refers="pack:obligations")]
    answer: Annotated[Literal["met", "partly", "unmet", "not-applicable", "unknown"], about("Is it met today?")]
    reason: Annotated[Text, about("How, or why not, or why it does not apply.", unit="text")] = ""
    features: Annotated[
        tuple[Ref, ...], about("Features concerned; empty means the service.", unit="set", refers="F")
    ] = ()
    measures: Annotated[tuple[Ref, ...], about("Measures that will meet it.", unit="set", refers="M")] = ()
    evidence: Annotated[tuple[Ref, ...], about("Evidence.", unit="set", refers="E")] = ()


class MatterAnswer(Base, frozen=True, kw_only=True):
    """How a children's higher protection matter was taken into account (UK GDPR Art 25(1A)-(1B))."""

    matter: Annotated[Word, about("Matter.", refers="pack:higher-protection-matters")]
    how: Annotated[Text, about("How it shaped the measures.", unit="text")] = ""
    measures: Annotated[tuple[Ref, ...], about("Measures.", unit="set", refers="M")] = ()


class HarmAnswer(Base, frozen=True, kw_only=True):
    """Could the processing cause, permit or contribute to this harm of standard 2's minimum list?"""

    harm: Annotated[Word, about("Harm.", refers="pack:minimum-harms")]
    answer: Annotated[Literal["yes", "no", "unknown"], about("yes: impacts are recorded.")] = "unknown"
    impacts: Annotated[tuple[Ref, ...], about("Impacts that record it.", unit="set", refers="I")] = ()
    reason: Annotated[Text, about("Why not, or what is known.", unit="text")] = ""


class RegulatorConsultation(Item, frozen=True, kw_only=True):
    """Prior consultation of the regulator on high residual risk (UK GDPR Art 36)."""

    impacts: Annotated[
        tuple[Ref, ...], about("Impacts consulted on; empty means all of the DPIA.", unit="set", refers="I")
    ] = ()
    sent_on: Annotated[dt.date | None, about("Day it was sent.")] = None
    accepted_on: Annotated[dt.date | None, about("Day the regulator accepted the case.")] = None
    outcome: Annotated[
        Literal["pending", "may-proceed", "proceed-with-changes", "must-not-proceed"], about("What came back.")
    ] = "pending"
    outcome_on: Annotated[dt.date | None, about("Day of the outcome.")] = None
    advice: Annotated[Text, about("The advice in short.", unit="text")] = ""


class DpiaAnswer(Base, frozen=True, kw_only=True):
    """An answer to a field of the DPIA template that nothing else in the document fills."""

    field: Annotated[Word, about("Field of the template.", refers="pack:dpia-fields")]
    text: Annotated[Text, about("The answer.", unit="text")] = ""


class ReviewPlan(Base, frozen=True, kw_only=True):
    """When this is looked at again, and what brings that forward."""

    owner: Annotated[str, about("Role that owns the assessment.")] = ""
    next_review: Annotated[dt.date | None, about("Day of the next review.")] = None
    triggers: Annotated[tuple[str, ...], about("What brings it forward.", unit="set")] = ()
    stated: Annotated[str, about("The plan in the source's own words.")] = ""
    monitoring: Annotated[Text, about("What is watched meanwhile.", unit="text")] = ""
    publication: Annotated[Literal["published", "planned", "withheld", "undecided"], about("Public summary.")] = (
        "undecided"
    )
    publication_reason: Annotated[Text, about("Why it is withheld, or where it is published.", unit="text")] = ""


class AudienceText(Base, frozen=True, kw_only=True):
    """A text for one audience, written by a person."""

    audience: Annotated[Word, about("Audience.", refers="pack:audiences")]
    text: Annotated[Text, about("The text.", unit="text")] = ""
    by: Annotated[str, about("Role that wrote it.")] = ""
    tested: Annotated[str, about("Tested with whom and when; blank is not yet tested.")] = ""

"""The service, who answers for it, whether it is in scope, and the children who use it."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.domain.base import Base, Item, Ref, Text, Word, about

Stage = Literal["planned", "in-development", "trial", "live", "withdrawn"]
ControllerRole = Literal["controller", "joint-controller", "processor", "unclear"]


class Organisation(Base, frozen=True, kw_only=True):
    """An organisation that answers for processing, with its contact and data protection officer."""

    name: Annotated[str, about("Name of the organisation.")] = ""
    size: Annotated[str, about("Size in words, such as 34 staff.")] = ""
    country: Annotated[str, about("Where it is established.")] = ""
    contact: Annotated[str, about("Role or address to write to; a role rather than a name.")] = ""
    dpo: Annotated[str, about("Data protection officer, or why there is none (UK GDPR Art 37).")] = ""


class Service(Base, frozen=True, kw_only=True):
    """The online service that is assessed (Children's code, 'Services covered')."""

    name: Annotated[str, about("Name of the service.")] = ""
    kind: Annotated[str, about("Kind of service in a few words: mobile game, online shop.")] = ""
    description: Annotated[Text, about("What the service does and how it earns.", unit="text")] = ""
    controller: Annotated[Organisation, about("Who decides on purposes and means.", unit="part")] = Organisation()
    stage: Annotated[Stage, about("Where the service stands.")] = "planned"
    stage_note: Annotated[
        Text, about("The stage in the provider's words, and what triggered this assessment.", unit="text")
    ] = ""
    processing_starts_on: Annotated[dt.date | None, about("Day on which processing starts or started.")] = None
    reach: Annotated[Text, about("How many people use it, and how that is known.", unit="text")] = ""
    age_assurance: Annotated[Text, about("How ages are known and how sure that is (standard 3).", unit="text")] = ""
    age_assurance_methods: Annotated[
        tuple[Word, ...], about("Methods used.", unit="set", refers="pack:age-assurance-methods")
    ] = ()
    minimum_age: Annotated[
        Annotated[int, msgspec.Meta(ge=0, le=18)] | None, about("The minimum age that the terms state, if any.")
    ] = None
    parental_controls: Annotated[Text, about("Parental controls offered or planned (standard 11).", unit="text")] = ""
    earlier_dpia: Annotated[
        Text, about("The DPIA this assessment feeds: reference, date, what it covered.", unit="text")
    ] = ""
    grounding: Annotated[Text, about("For a sample: the situation it is modelled on.", unit="text")] = ""


class ScopeFactor(Base, frozen=True, kw_only=True):
    """One factor of the likely-to-be-accessed test, with its answer and reason."""

    factor: Annotated[Word, about("Factor asked.", refers="pack:scope-factors")]
    answer: Annotated[Literal["yes", "no", "unknown"], about("Does it apply?")] = "unknown"
    reason: Annotated[Text, about("Why, with the evidence.", unit="text")] = ""
    evidence: Annotated[tuple[Ref, ...], about("Evidence items.", unit="set", refers="E")] = ()


class ScopeTest(Base, frozen=True, kw_only=True):
    """Is the service likely to be accessed by children? (Children's code, 'Services covered'; guidance of 2023.)"""

    outcome: Annotated[Literal["in-scope", "screened-out", "undecided"], about("Result of the test.")] = "undecided"
    reason: Annotated[Text, about("Why; required for either outcome.", unit="text")] = ""
    intended_for_children: Annotated[Literal["yes", "no", "unknown"], about("Is it made for children?")] = "unknown"
    factors: Annotated[tuple[ScopeFactor, ...], about("Factors considered.", unit="items")] = ()
    age_gate: Annotated[
        Text, about("If screened out by age-gating: the method and why it is effective.", unit="text")
    ] = ""
    by: Annotated[Ref | None, about("Person who decided.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day decided.")] = None


class BandUse(Base, frozen=True, kw_only=True):
    """How children of one age band use the service."""

    band: Annotated[Word, about("Age band.", refers="pack:bands")]
    in_scope: Annotated[bool, about("Is this band likely to use the service?")] = True
    reason: Annotated[Text, about("If not in scope: why.", unit="text")] = ""
    children: Annotated[Annotated[int, msgspec.Meta(ge=0)] | None, about("Number of children, if known.")] = None
    share: Annotated[
        Annotated[float, msgspec.Meta(ge=0, le=100)] | None, about("Share of users, in per cent, 0 to 100.")
    ] = None
    how_known: Annotated[Text, about("Where the number comes from and how sure it is.", unit="text")] = ""
    needs: Annotated[Text, about("Needs of this age that matter here.", unit="text")] = ""


class Group(Item, frozen=True, kw_only=True):
    """A group of children to keep in mind, across bands (vulnerability, disability, situation)."""

    name: Annotated[str, about("The group in a few words.")]
    bands: Annotated[
        tuple[Word, ...], about("Bands in which it is found; empty means any.", unit="set", refers="pack:bands")
    ] = ()
    size: Annotated[str, about("Number or share, as known.")] = ""
    why: Annotated[Text, about("What is different for them.", unit="text")] = ""


class Person(Item, frozen=True, kw_only=True):
    """Somebody who takes part, by role; a name is not needed."""

    role: Annotated[str, about("Role, such as product lead or child-rights adviser.")]
    name: Annotated[str, about("Name, only where it has to stand in the record.")] = ""
    duties: Annotated[tuple[Word, ...], about("Duties in this assessment.", unit="set", refers="pack:duties")] = ()
    interests: Annotated[Text, about("Interests declared.", unit="text")] = ""
    senior: Annotated[bool, about("Is this a named senior person who may sign what the method asks for?")] = False

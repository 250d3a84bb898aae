"""The document: one tree of plain values that validates, compares, merges, evaluates and prints."""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.balance import Balance, OtherInterest, Override, ServiceStatement, Tension
from bestinterests.domain.base import Base, Text, Word, about
from bestinterests.domain.conformity import (
    AudienceText,
    DpiaAnswer,
    HarmAnswer,
    MatterAnswer,
    ObligationAnswer,
    RegulatorConsultation,
    ReviewPlan,
)
from bestinterests.domain.consultation import Consultation, ConsultationFinding, Session
from bestinterests.domain.coverage import CoverageStatement, RightSetAside
from bestinterests.domain.evidence import Attachment, Evidence
from bestinterests.domain.feature import DataActivity, Feature, Link
from bestinterests.domain.impact import Impact
from bestinterests.domain.measure import Measure, RemedyRoute
from bestinterests.domain.record import Record
from bestinterests.domain.service import BandUse, Group, Person, ScopeTest, Service

FORMAT = 1
"""The format version that this release writes. Older ones are upgraded when read; newer ones are refused."""


class PackPin(Base, frozen=True, kw_only=True):
    """A pack version that the assessment was made with."""

    pack: Annotated[Word, about("Pack id.")]
    version: Annotated[str, about("Version.", pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$(?!\n)")]
    digest: Annotated[str, about("Digest of the pack's content, if recorded.")] = ""


class Assessment(Base, frozen=True, kw_only=True):
    """What is judged. Every collection is a list of items with a key; lists are kept in the order of their keys."""

    title: Annotated[str, about("Title of the assessment.")] = ""
    fictional: Annotated[bool, about("A sample: says so in every format and is out of all counts.")] = False
    depth: Annotated[Literal["full", "short"], about("full, or the short pass: only rights that activities list.")] = (
        "full"
    )
    assessed_on: Annotated[dt.date | None, about("Day of the assessment.")] = None
    summary: Annotated[Text, about("What the assessors conclude, in their words.", unit="text")] = ""
    packs: Annotated[tuple[PackPin, ...], about("Pack versions it was made with.", unit="items")] = ()
    profile: Annotated[
        Word, about("Profile that heads the report; all profiles are always shown.", refers="pack:profiles")
    ] = "rights-first"
    service: Annotated[Service, about("The service.", unit="part")] = Service()
    scope: Annotated[ScopeTest, about("Likely to be accessed by children?", unit="part")] = ScopeTest()
    children: Annotated[tuple[BandUse, ...], about("Age bands.", unit="items")] = ()
    groups: Annotated[tuple[Group, ...], about("Groups of children.", unit="items")] = ()
    people: Annotated[tuple[Person, ...], about("People who take part.", unit="items")] = ()
    features: Annotated[tuple[Feature, ...], about("Features.", unit="items")] = ()
    data_activities: Annotated[tuple[DataActivity, ...], about("Data activities.", unit="items")] = ()
    links: Annotated[tuple[Link, ...], about("Links between features or impacts.", unit="items")] = ()
    impacts: Annotated[tuple[Impact, ...], about("Impacts.", unit="items")] = ()
    coverage: Annotated[tuple[CoverageStatement, ...], about("What was looked for.", unit="items")] = ()
    rights_set_aside: Annotated[tuple[RightSetAside, ...], about("Rights set aside.", unit="items")] = ()
    evidence: Annotated[tuple[Evidence, ...], about("Evidence.", unit="items")] = ()
    attachments: Annotated[tuple[Attachment, ...], about("Attached files.", unit="items")] = ()
    consultations: Annotated[tuple[Consultation, ...], about("Consultations.", unit="items")] = ()
    sessions: Annotated[tuple[Session, ...], about("Sessions of consultations.", unit="items")] = ()
    findings: Annotated[tuple[ConsultationFinding, ...], about("Consultation findings.", unit="items")] = ()
    measures: Annotated[tuple[Measure, ...], about("Measures and actions.", unit="items")] = ()
    remedy_routes: Annotated[tuple[RemedyRoute, ...], about("Remedy routes.", unit="items")] = ()
    tensions: Annotated[tuple[Tension, ...], about("Tensions.", unit="items")] = ()
    balances: Annotated[tuple[Balance, ...], about("What is tolerated, by feature.", unit="items")] = ()
    statement: Annotated[ServiceStatement, about("The whole-service statement.", unit="part")] = ServiceStatement()
    other_interests: Annotated[tuple[OtherInterest, ...], about("Other interests, apart.", unit="items")] = ()
    regulator_consultations: Annotated[
        tuple[RegulatorConsultation, ...], about("Regulator consulted.", unit="items")
    ] = ()
    overrides: Annotated[tuple[Override, ...], about("Signatures and overrides.", unit="items")] = ()
    obligations: Annotated[tuple[ObligationAnswer, ...], about("Obligations of the standards.", unit="items")] = ()
    higher_protection: Annotated[
        tuple[MatterAnswer, ...], about("Children's higher protection matters.", unit="items")
    ] = ()
    minimum_harms: Annotated[tuple[HarmAnswer, ...], about("Standard 2's minimum list of harms.", unit="items")] = ()
    dpia: Annotated[tuple[DpiaAnswer, ...], about("DPIA answers.", unit="items")] = ()
    review: Annotated[ReviewPlan, about("Review plan.", unit="part")] = ReviewPlan()
    texts: Annotated[tuple[AudienceText, ...], about("Texts per audience.", unit="items")] = ()


class Numbering(Base, frozen=True, kw_only=True):
    """The head document's memory of ids: highest number ever used per letter, and the id given to each key."""

    highest: dict[str, int] = {}
    keys: dict[str, str] = {}


class Document(Base, frozen=True, kw_only=True):
    """A file: format version, the assessment, the record about it, and the memory of ids."""

    format: Annotated[int, about("Format version.", ge=1)]
    assessment: Annotated[Assessment, about("What is judged.", unit="part")] = Assessment()
    record: Annotated[Record, about("What was said about it.", unit="part")] = Record()
    numbering: Annotated[Numbering, about("Memory of ids.")] = Numbering()


LETTERS: dict[str, str] = {
    "groups": "G",
    "people": "P",
    "features": "F",
    "data_activities": "D",
    "links": "L",
    "impacts": "I",
    "coverage": "S",
    "evidence": "E",
    "attachments": "A",
    "consultations": "C",
    "sessions": "H",
    "findings": "N",
    "measures": "M",
    "remedy_routes": "R",
    "tensions": "T",
    "other_interests": "X",
    "regulator_consultations": "K",
    "overrides": "O",
    "reviews": "V",
    "advice": "Y",
    "decisions": "Z",
    "dissent": "W",
}
"""Letter of each collection whose items carry ids."""

KEYS: dict[str, str] = {
    "packs": "pack",
    "children": "band",
    "rights_set_aside": "right",
    "balances": "feature",
    "obligations": "obligation",
    "higher_protection": "matter",
    "minimum_harms": "harm",
    "dpia": "field",
    "texts": "audience",
    "factors": "factor",
    "practices": "practice",
    "alternatives": "kind",
    "planned_bands": "band",
    "planned_groups": "group",
    "bands_present": "band",
    "groups_present": "group",
    "lundy": "question",
    "told_children": "band",
    **dict.fromkeys(LETTERS, "id"),
}
"""Field that is the key of each collection's items."""

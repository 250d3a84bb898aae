"""Asking children, parents or others as a process: planned, held, answered for; and what became of each finding."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.domain.base import Base, Item, Ref, Text, Word, YesNo, about

Disposition = Literal["adopted", "partly", "declined", "needs-more", "open"]
LundyQuestion = Literal[
    "space-safe",
    "space-sought",
    "space-open",
    "voice-told",
    "voice-free",
    "voice-own",
    "audience-named",
    "audience-power",
    "audience-early",
    "influence-weighed",
    "influence-changed",
    "influence-answered",
]
Count = Annotated[int, msgspec.Meta(ge=0)] | None


class BandCount(Base, frozen=True, kw_only=True):
    """How many children of one age band: planned, or there. A number alone, never names."""

    band: Annotated[Word, about("Age band.", refers="pack:bands")]
    number: Annotated[Count, about("How many; blank is not known.")] = None


class GroupCount(Base, frozen=True, kw_only=True):
    """How many children of one group: planned, or there. A number alone, never names."""

    group: Annotated[Ref, about("Group of children.", refers="G")]
    number: Annotated[Count, about("How many; blank is not known.")] = None


class LundyAnswer(Base, frozen=True, kw_only=True):
    """One question on space, voice, audience or influence (after Lundy), answered; never scored."""

    question: Annotated[LundyQuestion, about("The question.")]
    answer: Annotated[YesNo, about("The answer; blank is unknown.")] = "unknown"
    evidence: Annotated[Text, about("What shows it.", unit="text")] = ""


class ChildrenAnswer(Base, frozen=True, kw_only=True):
    """What the children of one age band are told became of what they said. A person writes it; nothing makes it."""

    band: Annotated[Word, about("Age band that reads it.", refers="pack:bands")]
    you_said: Annotated[Text, about("You said, in words of this age.", unit="text")] = ""
    we_did: Annotated[Text, about("We did, in words of this age.", unit="text")] = ""
    we_did_not: Annotated[Text, about("We did not, because, in words of this age.", unit="text")] = ""
    by: Annotated[Ref | None, about("Who wrote it.", refers="P")] = None
    tested: Annotated[str, about("Tested with children: whom and when; blank is a draft.")] = ""


class Consultation(Item, frozen=True, kw_only=True):
    """Asking children, parents or others, with the record that makes it worth something (Lundy; GC12 para 134)."""

    title: Annotated[str, about("Name in a few words.")] = ""
    status: Annotated[Literal["planned", "held", "not-held"], about("planned, held, or not held (then say why).")] = (
        "held"
    )
    asked: Annotated[Word, about("Who was asked.", refers="pack:consulted")]
    bands: Annotated[tuple[Word, ...], about("Age bands of the children asked.", unit="set", refers="pack:bands")] = ()
    groups: Annotated[tuple[Ref, ...], about("Groups asked.", unit="set", refers="G")] = ()
    features: Annotated[
        tuple[Ref, ...], about("Features asked about; empty means the service.", unit="set", refers="F")
    ] = ()
    number: Annotated[Count, about("How many took part.")] = None
    hold_by: Annotated[dt.date | None, about("Day by which it is to be held.")] = None
    planned_bands: Annotated[tuple[BandCount, ...], about("Numbers planned, by age band.", unit="items")] = ()
    planned_groups: Annotated[tuple[GroupCount, ...], about("Numbers planned, by group.", unit="items")] = ()
    who: Annotated[Text, about("Who took part and how they were found.", unit="text")] = ""
    missing: Annotated[Text, about("Who is missing and why.", unit="text")] = ""
    methods: Annotated[tuple[Word, ...], about("Methods.", unit="set", refers="pack:consultation-methods")] = ()
    how: Annotated[Text, about("How it was done.", unit="text")] = ""
    materials: Annotated[Text, about("Materials that are used, each with its version.", unit="text")] = ""
    languages: Annotated[str, about("Languages, signs and symbols in which it can be done.")] = ""
    reading_level: Annotated[str, about("Reading level of the materials, and how it was tried.")] = ""
    accessibility: Annotated[Text, about("What lets disabled children and others take part.", unit="text")] = ""
    decision_at_stake: Annotated[Text, about("What could still change.", unit="text")] = ""
    safeguarding: Annotated[Text, about("Lead, disclosure and distress procedure.", unit="text")] = ""
    safeguarding_lead: Annotated[str, about("Role of whoever leads on safeguarding; no name.")] = ""
    checks: Annotated[Text, about("Checks and training of those who meet the children.", unit="text")] = ""
    disclosure: Annotated[Text, about("What is done if a child tells of harm.", unit="text")] = ""
    distress: Annotated[Text, about("What is done if a child is upset.", unit="text")] = ""
    incentives: Annotated[
        Text, about("What those who take part are given, and what it may do to them.", unit="text")
    ] = ""
    consent: Annotated[Text, about("Adult permission and the child's own assent.", unit="text")] = ""
    permission: Annotated[
        Literal["given", "waived", "not-needed", "unknown"],
        about("Permission of a responsible adult; not the consent to data processing that begins at 13."),
    ] = "unknown"
    permission_how: Annotated[Text, about("Who permits, and how they are asked.", unit="text")] = ""
    waiver_reason: Annotated[Text, about("If no adult is asked: why, and who agreed to that.", unit="text")] = ""
    assent: Annotated[YesNo, about("Does each child say yes for themselves, apart from the adult?")] = "unknown"
    assent_how: Annotated[Text, about("How each child is told and can say no.", unit="text")] = ""
    withdrawal: Annotated[
        Text, about("How a child stops or takes back what they said, and until when.", unit="text")
    ] = ""
    privacy: Annotated[Text, about("What was kept, for how long.", unit="text")] = ""
    kept_until: Annotated[dt.date | None, about("Day by which what is kept is deleted.")] = None
    quotes: Annotated[
        Literal["with-agreement", "none", "without-agreement", "unknown"], about("Are children's own words quoted?")
    ] = "unknown"
    said: Annotated[Text, about("What they said, in short, minority views too.", unit="text")] = ""
    changed: Annotated[Text, about("What it changed, in short.", unit="text")] = ""
    measures: Annotated[tuple[Ref, ...], about("Measures that came of it.", unit="set", refers="M")] = ()
    lundy: Annotated[
        tuple[LundyAnswer, ...], about("Space, voice, audience, influence: questions answered.", unit="items")
    ] = ()
    feedback: Annotated[Text, about("How and when participants were told what became of it.", unit="text")] = ""
    feedback_on: Annotated[dt.date | None, about("Day of the feedback.")] = None
    feedback_channel: Annotated[str, about("Channel of the feedback.")] = ""
    feedback_full: Annotated[YesNo, about("Full: all of it, what was not taken up too?")] = "unknown"
    feedback_friendly: Annotated[YesNo, about("Friendly: in a form that fits those who are told?")] = "unknown"
    feedback_fast: Annotated[YesNo, about("Fast: while they still remember?")] = "unknown"
    feedback_followed_up: Annotated[YesNo, about("Followed up: are they told again, as things are done?")] = "unknown"
    feedback_reply: Annotated[Text, about("What they replied.", unit="text")] = ""
    told_children: Annotated[
        tuple[ChildrenAnswer, ...], about("What the children are told, by age band.", unit="items")
    ] = ()
    held_on: Annotated[dt.date | None, about("Day, or last day, it was held.")] = None
    expires_on: Annotated[dt.date | None, about("Day after which it no longer counts.")] = None
    certainty_note: Annotated[Text, about("How far the result carries.", unit="text")] = ""
    exemption_reason: Annotated[
        Text, about("If not held: why that is defensible, and when it will be.", unit="text")
    ] = ""
    exemption_ground: Annotated[
        Literal["impossible", "unnecessary", "disproportionate"] | None,
        about("If not held: on which of the grounds of standard 2."),
    ] = None
    proxy_evidence: Annotated[
        tuple[Ref, ...], about("If not held: evidence that speaks for the children meanwhile.", unit="set", refers="E")
    ] = ()
    proxy: Annotated[Text, about("If not held: what that evidence says for them, and what it cannot.", unit="text")] = (
        ""
    )
    advised_by: Annotated[
        Text, about("If not held: which child-rights body was asked, when, and what it said.", unit="text")
    ] = ""


class Session(Item, frozen=True, kw_only=True):
    """One sitting of a consultation, as it went: counts by age and group, never names."""

    consultation: Annotated[Ref, about("Consultation it belongs to.", refers="C")]
    on: Annotated[dt.date | None, about("Day.")] = None
    setting: Annotated[str, about("Setting, such as a classroom or online.")] = ""
    facilitator: Annotated[str, about("Role of whoever led it; no name.")] = ""
    bands_present: Annotated[tuple[BandCount, ...], about("How many took part, by age band.", unit="items")] = ()
    groups_present: Annotated[tuple[GroupCount, ...], about("How many took part, by group.", unit="items")] = ()
    departed: Annotated[Text, about("What departed from the plan, and why.", unit="text")] = ""
    incidents: Annotated[Count, about("Incidents passed on to the safeguarding lead: a count, never what or who.")] = (
        None
    )


class ConsultationFinding(Item, frozen=True, kw_only=True):
    """One thing that came out of a consultation, and what became of it."""

    consultation: Annotated[Ref, about("Consultation.", refers="C")]
    says: Annotated[Text, about("What they said.", unit="text")]
    kind: Annotated[
        Literal["view", "worry", "would-miss", "wish"],
        about("A view, a worry, what they would miss without it, or a wish."),
    ] = "view"
    bands: Annotated[tuple[Word, ...], about("Bands that said it.", unit="set", refers="pack:bands")] = ()
    minority: Annotated[bool, about("A minority view.")] = False
    voice: Annotated[Literal["children", "parents", "others"], about("Whose view it is.")] = "children"
    supports: Annotated[YesNo, about("Do they support what the assessor concludes? (no: a conflict to resolve)")] = (
        "unknown"
    )
    disposition: Annotated[Disposition, about("What became of it.")] = "open"
    reason: Annotated[Text, about("Why; for a declined one, in words children can read.", unit="text")] = ""
    measures: Annotated[tuple[Ref, ...], about("Measures that came of it.", unit="set", refers="M")] = ()
    decision: Annotated[Ref | None, about("Decision whose version took it up.", refers="Z")] = None
    by: Annotated[Ref | None, about("Who decided.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day.")] = None

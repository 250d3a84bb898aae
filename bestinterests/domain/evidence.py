"""What judgements rest on: evidence, attachments, consultations and what became of each finding."""

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.domain.base import Item, Ref, Text, Word, YesNo, about

Strength = Literal["assertion", "weak", "fair", "strong", "unknown"]
Disposition = Literal["adopted", "partly", "declined", "needs-more", "open"]


class Evidence(Item, frozen=True, kw_only=True):
    """One source and what it says."""

    title: Annotated[str, about("Name of the source in a few words.")] = ""
    kinds: Annotated[tuple[Word, ...], about("Kinds of evidence.", unit="set", refers="pack:evidence-kinds")] = ()
    stated_kind: Annotated[str, about("Kind in the source's own words.")] = ""
    says: Annotated[Text, about("What it says.", unit="text")] = ""
    strength: Annotated[Strength, about("How much it can carry.")] = "unknown"
    stated_strength: Annotated[str, about("Strength in the source's own words.")] = ""
    limits: Annotated[Text, about("What it cannot show.", unit="text")] = ""
    address: Annotated[str, about("Where it can be read.")] = ""
    dated: Annotated[str, about("Date or period, as known.")] = ""
    attachments: Annotated[tuple[Ref, ...], about("Files that belong to it.", unit="set", refers="A")] = ()
    consultation: Annotated[Ref | None, about("Consultation that it reports.", refers="C")] = None
    contradicts: Annotated[
        tuple[Ref, ...], about("Impacts whose judgement it contradicts: each is judged again.", unit="set", refers="I")
    ] = ()
    weighed: Annotated[
        tuple[Ref, ...],
        about(
            "Of these, the impacts that were judged again in its light; their reasons say how.", unit="set", refers="I"
        ),
    ] = ()
    fictional: Annotated[bool, about("Invented for a sample.")] = False

    @property
    def reopens(self) -> tuple[Ref, ...]:
        """The impacts that nobody has judged again in its light."""
        return tuple(impact for impact in self.contradicts if impact not in self.weighed)


class Attachment(Item, frozen=True, kw_only=True):
    """A file that travels with the document, named by its digest."""

    name: Annotated[str, about("File name.")]
    media_type: Annotated[str, about("Media type, such as application/pdf.")]
    size: Annotated[int, about("Size in bytes.", ge=0)]
    digest: Annotated[str, about("SHA-256 of the bytes, in hex.", pattern=r"^sha256:[0-9a-f]{64}$(?!\n)")]


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
    number: Annotated[Annotated[int, msgspec.Meta(ge=0)] | None, about("How many took part.")] = None
    who: Annotated[Text, about("Who took part and how they were found.", unit="text")] = ""
    missing: Annotated[Text, about("Who is missing and why.", unit="text")] = ""
    methods: Annotated[tuple[Word, ...], about("Methods.", unit="set", refers="pack:consultation-methods")] = ()
    how: Annotated[Text, about("How it was done.", unit="text")] = ""
    decision_at_stake: Annotated[Text, about("What could still change.", unit="text")] = ""
    safeguarding: Annotated[Text, about("Lead, disclosure and distress procedure.", unit="text")] = ""
    consent: Annotated[Text, about("Adult permission and the child's own assent.", unit="text")] = ""
    privacy: Annotated[Text, about("What was kept, for how long.", unit="text")] = ""
    said: Annotated[Text, about("What they said, in short, minority views too.", unit="text")] = ""
    changed: Annotated[Text, about("What it changed, in short.", unit="text")] = ""
    measures: Annotated[tuple[Ref, ...], about("Measures that came of it.", unit="set", refers="M")] = ()
    feedback: Annotated[Text, about("How and when participants were told what became of it.", unit="text")] = ""
    feedback_on: Annotated[dt.date | None, about("Day of the feedback.")] = None
    held_on: Annotated[dt.date | None, about("Day, or last day, it was held.")] = None
    expires_on: Annotated[dt.date | None, about("Day after which it no longer counts.")] = None
    certainty_note: Annotated[Text, about("How far the result carries.", unit="text")] = ""
    exemption_reason: Annotated[
        Text, about("If not held: why that is defensible, and when it will be.", unit="text")
    ] = ""


class ConsultationFinding(Item, frozen=True, kw_only=True):
    """One thing that came out of a consultation, and what became of it."""

    consultation: Annotated[Ref, about("Consultation.", refers="C")]
    says: Annotated[Text, about("What they said.", unit="text")]
    bands: Annotated[tuple[Word, ...], about("Bands that said it.", unit="set", refers="pack:bands")] = ()
    minority: Annotated[bool, about("A minority view.")] = False
    voice: Annotated[Literal["children", "parents", "others"], about("Whose view it is.")] = "children"
    supports: Annotated[YesNo, about("Do they support what the assessor concludes? (no: a conflict to resolve)")] = (
        "unknown"
    )
    disposition: Annotated[Disposition, about("What became of it.")] = "open"
    reason: Annotated[Text, about("Why; for a declined one, in words children can read.", unit="text")] = ""
    measures: Annotated[tuple[Ref, ...], about("Measures that came of it.", unit="set", refers="M")] = ()
    by: Annotated[Ref | None, about("Who decided.", refers="P")] = None
    on: Annotated[dt.date | None, about("Day.")] = None

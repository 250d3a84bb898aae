"""What is published of one decision: the record without what was left out, texts for each audience, and who answers.

Everything that anybody outside sees is made from this value alone: pages, files, feeds, the register and its search.
What was left out is left out here, once, so that no later step can show it.
"""

import datetime as dt
from typing import Annotated, Literal

from bestinterests.domain.base import Base, Text, Word, about
from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation

PUBLICATION_FORMAT = 1
"""The version of published documents that this release writes. Newer ones are refused when they are read."""

Kind = Literal["decision", "screened-out", "change", "shadow"]
State = Literal["published", "superseded", "withdrawn"]
Ground = Literal["person", "security", "commercial", "third-party", "safeguarding", "legal", "file", "remark"]

GROUND_WORDS: dict[Ground, str] = {
    "person": "It would name somebody",
    "security": "It would help an attacker",
    "commercial": "It is a trade secret",
    "third-party": "It belongs to somebody else",
    "safeguarding": "It could put a child in danger",
    "legal": "The law forbids it",
    "file": "Files are not published",
    "remark": "Remarks are not published",
}
"""Every ground in words; the last two are given by ``workflow.publishing`` alone."""
CHOSEN_GROUNDS: tuple[Ground, ...] = ("person", "security", "commercial", "third-party", "safeguarding", "legal")
"""Grounds that a person can choose."""


class LeftOut(Base, frozen=True, kw_only=True):
    """One thing that was left out, where it stood, and the reason that everybody may read.

    What was left out stands nowhere here, neither its length nor a digest of it by which it could be guessed.
    """

    place: Annotated[str, about("Where it stood: an item, or an item and its field, as in E03 or I07/mechanism.")]
    ground: Annotated[Ground, about("Ground, one of a short list.")]
    reason: Annotated[Text, about("Why, in words for everybody.", unit="text")]


class Publisher(Base, frozen=True, kw_only=True):
    """Whose publication it is, and where to object to it."""

    organisation: Annotated[str, about("The organisation that publishes.")]
    service: Annotated[str, about("The service, or what is assessed.")]
    object_at: Annotated[str, about("Address at which anybody can object; blank where there is none yet.")] = ""
    object_how: Annotated[Text, about("How to object, in words, with or without an address.", unit="text")] = ""


class DecidedBy(Base, frozen=True, kw_only=True):
    """Who decided what, when, on which version; blank fields where nobody decided."""

    by: Annotated[str, about("Role, or the name where the person agreed to it.")] = ""
    on: Annotated[dt.date | None, about("Day.")] = None
    outcome: Annotated[str, about("What was decided, as the record names it.")] = ""
    version: Annotated[int, about("Version of the assessment, from 1.", ge=0)] = 0
    reasons: Annotated[Text, about("Why.", unit="text")] = ""
    seal: Annotated[
        str,
        about("Seal over the digest of the whole text that was decided, with chance that the publisher keeps."),
    ] = ""


class PublishedChange(Base, frozen=True, kw_only=True):
    """A change that was planned, and the answer to whether it touches what was decided."""

    title: Annotated[str, about("The change in a few words.")]
    what: Annotated[Text, about("What was to change.", unit="text")] = ""
    answer: Annotated[str, about("What was answered, as change requests name it.")] = ""
    reason: Annotated[Text, about("Why.", unit="text")] = ""
    on: Annotated[dt.date | None, about("Day of the answer.")] = None


class ShadowOf(Base, frozen=True, kw_only=True):
    """The published document that a shadow assessment reads again."""

    address: Annotated[str, about("Where it was published.")] = ""
    digest: Annotated[str, about("Its digest, so that anybody can tell whether they hold the same.")]
    organisation: Annotated[str, about("Whose it is.")] = ""
    service: Annotated[str, about("Of which service.")] = ""
    published_on: Annotated[dt.date | None, about("Day of publication.")] = None


class Publication(Base, frozen=True, kw_only=True):
    """One published document. It never changes: what comes later is another, and the register says which is in force.

    evaluation is that of the decided text, before anything was left out: leaving out a reason changes no verdict. Every
    digest in it and in the record is that of the document as it is published here: one over the whole text would let
    somebody guess what is short among that which was left out, by trying.
    statement comes first, so that a file opens with it; digest is over all other fields. ``formats.publications``
    writes the one, and makes and checks the other.
    """

    statement: Annotated[
        Text,
        about("Whose assessment it is, who decided, that no regulator approved it, and how to object.", unit="text"),
    ] = ""
    format: Annotated[int, about("Version of the format of published documents.", ge=1)]
    id: Annotated[Word, about("Id of the series: the same for all publications of one service.")]
    number: Annotated[int, about("Number in the series, from 1.", ge=1)]
    kind: Annotated[Kind, about("What is published.")] = "decision"
    published_on: Annotated[dt.date, about("Day of publication.")]
    address: Annotated[str, about("Stable address, if it is served; blank for a file alone.")] = ""
    publisher: Annotated[Publisher, about("Who publishes and who answers.", unit="part")]
    decided: Annotated[DecidedBy, about("Who decided.", unit="part")] = DecidedBy()
    because: Annotated[Text, about("Why it was screened out, where it was.", unit="text")] = ""
    document: Annotated[Document, about("The record without what was left out and without files.", unit="part")]
    evaluation: Annotated[Evaluation | None, about("What follows from the decided text.", unit="part")] = None
    change: Annotated[PublishedChange | None, about("The change, where one is published.", unit="part")] = None
    shadow_of: Annotated[ShadowOf | None, about("What is read again, for a shadow assessment.", unit="part")] = None
    texts: Annotated[tuple[AudienceText, ...], about("Texts that a person wrote, by audience.", unit="items")] = ()
    left_out: Annotated[tuple[LeftOut, ...], about("What was left out, with reasons.", unit="items")] = ()
    fictional: Annotated[bool, about("A sample: says so everywhere and is out of all counts.")] = False
    digest: Annotated[str, about("sha256 over the rest; blank while it is made.")] = ""


class Standing(Base, frozen=True, kw_only=True):
    """How a publication stands today: in force, superseded by a later number, or withdrawn for a public reason."""

    state: Annotated[State, about("State.")] = "published"
    superseded_by: Annotated[int | None, about("Number that took its place.")] = None
    because: Annotated[Text, about("Why it was withdrawn.", unit="text")] = ""
    on: Annotated[dt.date | None, about("Day since when.")] = None


class Entry(Base, frozen=True, kw_only=True):
    """A publication with how it stands: what a register lists, a feed tells and a page shows."""

    publication: Publication
    standing: Standing = Standing()

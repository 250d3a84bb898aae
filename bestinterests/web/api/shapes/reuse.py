"""Things taken over from other assessments: what can be, what their origins offer; the same feature judged apart."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

import msgspec

from bestinterests.domain.change import ChangeSet, Edit
from bestinterests.domain.evaluation import LevelRange
from bestinterests.domain.robustness import VerdictRange
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.asking import Answering, Coming
from bestinterests.web.api.shapes.values import Cursor, Words

Collection = Literal["data_activities", "impacts", "measures", "evidence"]


class Seeking(Into, frozen=True, kw_only=True):
    """What is looked for. kind: features, measures or evidence; within: the id of one assessment."""

    query: Annotated[str, msgspec.Meta(max_length=200, description="Words that titles or texts hold.")] = ""
    kind: Literal["F", "M", "E", ""] = ""
    within: Annotated[str, msgspec.Meta(max_length=40, description="The id of one assessment.")] = ""
    place: Cursor = ""


class Found(Out, frozen=True, kw_only=True):
    """Something that could be taken over. here: its id in this assessment, where it was taken over before."""

    id: str
    title: str
    says: str
    here: str


class FoundIn(Out, frozen=True, kw_only=True):
    """An assessment with what was found in it. more: is there more than is shown? Ask within it then."""

    assessment: str
    title: str
    things: tuple[Found, ...]
    more: bool


class Sources(Out, frozen=True, kw_only=True):
    """Some assessments, those written last first. before, after: cursors; blank where there is no more."""

    entries: tuple[FoundIn, ...]
    before: str
    after: str


class Staying(Out, frozen=True, kw_only=True):
    """Something there that stays, in whole or in part, and why."""

    id: str
    title: str
    why: tuple[str, ...]


class ParcelTold(Out, frozen=True, kw_only=True):
    """What would come with a thing, and what stays. items: by collection, as they would come, under their ids there.

    here: what they name and is here already: its id there, and here. already: the id here, where it was taken over
    before. cautions: what the record here says otherwise.
    """

    id: str
    title: str
    items: dict[str, Any]
    here: dict[str, str]
    stays: tuple[Staying, ...]
    cautions: tuple[str, ...]
    already: str


class Take(Into, frozen=True, kw_only=True):
    """What comes along; and whether judgements do, marked as to be made again."""

    along: Annotated[tuple[Collection, ...], msgspec.Meta(max_length=4)] = (
        "data_activities",
        "impacts",
        "measures",
        "evidence",
    )
    judgements: bool = False


class TakenTold(Out, frozen=True, kw_only=True):
    """What came. item: the id here. ids: by those there. already: was it here before? Then nothing was written."""

    item: str
    already: bool
    revision: int
    ids: dict[str, str]
    applied: ChangeSet


class Asking(Into, frozen=True, kw_only=True):
    """Which things. asks: those alone whose origin changed, or lost content by law, and which nobody has answered."""

    asks: bool = False
    place: Cursor = ""


class OriginTold(Out, frozen=True, kw_only=True):
    """Where an item came from. assessment, title, item: of the origin; assessment and title are blank where it may not
    be read.

    version: of the origin, as taken. changed: is there something there that is neither taken nor set aside? gone: is it
    no longer there? removed_on: the day on which content of it was removed lawfully there.
    """

    id: str
    title: str
    assessment: str
    source: str
    item: str
    version: int
    taken_at: dt.datetime
    changed: bool
    gone: bool
    removed_on: dt.date | None


class Origins(Out, frozen=True, kw_only=True):
    """Some things that were taken over, the oldest first. before, after: cursors; blank where there is no more."""

    entries: tuple[OriginTold, ...]
    before: str
    after: str


class OfferTold(Coming, frozen=True, kw_only=True):
    """What the origin offers. seen: names the state of it that was read.

    applied, questions, effect: of taking every field over. fields: what changed there and reads otherwise here. own:
    those of them that were changed here as well. parts: ids there of what has come to belong to it: take each over.
    aside: why it was set aside before; blank where it was not, or where the words were removed.
    """

    origin: OriginTold
    seen: str
    fields: tuple[Edit, ...]
    own: tuple[str, ...]
    parts: tuple[str, ...]
    aside: str


class TakeChanges(Answering, frozen=True, kw_only=True):
    """Which fields are taken over, by name; every one that is offered where none is named."""

    seen: Annotated[str, msgspec.Meta(max_length=80)]
    fields: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=80)], ...], msgspec.Meta(max_length=100)] = ()


class SetAside(Into, frozen=True, kw_only=True):
    """Why it is left as it is here."""

    seen: Annotated[str, msgspec.Meta(max_length=80)]
    reason: Words


class AsideTold(Out, frozen=True, kw_only=True):
    """The line of the history that tells of it."""

    revision: int


class SharedTold(Out, frozen=True, kw_only=True):
    """Something that features of several services share. key: what asks for the comparison. differs: are they judged
    differently as a whole?
    """

    key: str
    name: str
    verdicts: VerdictRange
    differs: bool


class Shared(Out, frozen=True, kw_only=True):
    """What is shared, what is judged apart first: patterns; and features that were copied from one another."""

    patterns: tuple[SharedTold, ...]
    families: tuple[SharedTold, ...]


class CellTold(Out, frozen=True, kw_only=True):
    """One right for one age band: the worst harm and the best benefit as they read now."""

    right: str
    band: str
    harm: LevelRange | None
    benefit: LevelRange | None


class ReadingTold(Out, frozen=True, kw_only=True):
    """A feature of a service, as it reads now. profile: by which. reasons: what weighs most."""

    assessment: str
    service: str
    feature: str
    name: str
    verdict: VerdictRange
    profile: str
    reasons: tuple[str, ...]
    cells: tuple[CellTold, ...]


class Difference(Out, frozen=True, kw_only=True):
    """Where the features of this page say different levels."""

    right: str
    band: str
    side: str


class Alike(Out, frozen=True, kw_only=True):
    """Some features that share something, worst verdict first. before, after: cursors; blank where there is no more."""

    entries: tuple[ReadingTold, ...]
    differs: tuple[Difference, ...]
    before: str
    after: str

"""Change requests: what is described, asked back and answered, and the links by which they come in."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

import msgspec

from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Placed
from bestinterests.workflow.changing import ChangeState, Effect

Said = Annotated[str, msgspec.Meta(max_length=4_000)]
Title = Annotated[str, msgspec.Meta(max_length=300)]
Key = Annotated[str, msgspec.Meta(max_length=80)]
Keys = Annotated[tuple[Key, ...], msgspec.Meta(max_length=200)]
Children = Literal["younger", "more", "vulnerable", "same", "unknown"]
Use = Literal["new-data", "new-use", "sharing", "profiling", "defaults", "nudges", "none", "unknown"]


class ChangeRow(Out, frozen=True, kw_only=True):
    """A change request as lists know it. effect: of the answer; blank where there is none. assessment: its id.

    decided: is what was answered with an update part of a decision?
    """

    id: str
    title: str
    service: str
    assessment: str
    state: str
    effect: str
    bands: tuple[str, ...]
    at: dt.datetime
    answered_at: dt.datetime | None
    may_publish: bool
    decided: bool


class ChangeRows(Out, frozen=True, kw_only=True):
    """Some change requests, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[ChangeRow, ...]
    before: str
    after: str


class ChangesAsked(Placed, frozen=True, kw_only=True):
    """Which change requests; what is left out narrows nothing. service: words in its name."""

    state: ChangeState | Effect | Literal[""] = ""
    service: Annotated[str, msgspec.Meta(max_length=200)] = ""
    age: Annotated[
        Literal["week", "month", ""], msgspec.Meta(description="Waits for more than a week, or than 30 days.")
    ] = ""
    bands: Annotated[str, msgspec.Meta(max_length=40, description="An age band that it touches, or `unknown`.")] = ""


class ChangeTotals(Out, frozen=True, kw_only=True):
    """Numbers of change requests. spans: by time to the first answer. mean_days: of that time; null where none is."""

    all: int
    states: dict[str, int]
    effects: dict[str, int]
    spans: dict[str, int]
    mean_days: float | None


class Spoke(Out, frozen=True, kw_only=True):
    """A question of those who answer, or an addition of the sender."""

    kind: str
    by: str
    text: str
    at: dt.datetime


class AnswerTold(Out, frozen=True, kw_only=True):
    """An answer. version: the draft that takes the change up; 0 for none. because: why an earlier one does not hold."""

    effect: str
    reason: str
    by: str
    at: dt.datetime
    assessment: str
    version: int
    because: str


class PublicWords(Out, frozen=True, kw_only=True):
    """What may be published about it, in words of its own."""

    what: str
    answer: str
    why: str


class ChangeTold(ChangeRow, frozen=True, kw_only=True):
    """A change request in full. by, email: of the sender. answers: the last one holds. begun: id of the assessment."""

    by: str
    email: str
    by_link: bool
    what: str
    when: str
    features: tuple[str, ...]
    feature_names: tuple[str, ...]
    new_features: tuple[str, ...]
    whole: bool
    notice: str
    children: tuple[str, ...]
    uses: tuple[str, ...]
    data_words: str
    better: str
    worse: str
    basis: str
    talk: tuple[Spoke, ...]
    answers: tuple[AnswerTold, ...]
    begun: str
    public: PublicWords | None


class Describe(Into, frozen=True, kw_only=True):
    """A change in the answers to five questions.

    assessment: id of the one it is about; blank for a service that has none, which `service` then names. features: ids
    in it. whole: it touches the service as a whole. bands: of the packs, or `unknown` alone.
    """

    title: Title
    what: Said
    when: Title
    assessment: Key = ""
    service: Title = ""
    features: Keys = ()
    new_features: Annotated[tuple[Title, ...], msgspec.Meta(max_length=20)] = ()
    whole: bool = False
    notice: Said
    bands: Keys
    children: Annotated[tuple[Children, ...], msgspec.Meta(max_length=5)]
    uses: Annotated[tuple[Use, ...], msgspec.Meta(max_length=8)]
    data_words: Said = ""
    better: Said = ""
    worse: Said = ""
    basis: Said


class SaidWords(Into, frozen=True, kw_only=True):
    """A question, or something that is added."""

    words: Said


class AnswerChange(Into, frozen=True, kw_only=True):
    """What a change means. assessment: id of the one that is updated. because: owed where it was answered before."""

    effect: Effect
    reason: Said
    assessment: Key = ""
    because: Said = ""


class Publish(Into, frozen=True, kw_only=True):
    """Words for everybody: what changed, the answer, and why."""

    what: Said
    answer: Said
    why: Said


class BeginFor(Into, frozen=True, kw_only=True):
    """What the new assessment is called."""

    title: Title


class FeaturesTaken(Out, frozen=True, kw_only=True):
    """How many features were added; those that the record names already are left out."""

    added: int


class Publishable(Out, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Everything that may be published of an organisation's change requests."""

    format: str
    format_version: int
    from_: str
    changes: tuple[dict[str, Any], ...]


class LinkTold(Out, frozen=True, kw_only=True):
    """A link by which changes are described without signing in. service, features: all that its page shows.

    address: blank where it is withdrawn or has expired. assessment: an id; blank where it is for any service.
    """

    id: str
    label: str
    assessment: str
    service: str
    features: tuple[str, ...]
    by: str
    made_at: dt.datetime
    expires_at: dt.datetime | None
    withdrawn_at: dt.datetime | None
    address: str


class Links(Out, frozen=True, kw_only=True):
    """Some links, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[LinkTold, ...]
    before: str
    after: str


class LinkMade(Out, frozen=True, kw_only=True):
    """A link that was made. The list gives its address."""

    id: str


class MakeLink(Into, frozen=True, kw_only=True):
    """A link: for one assessment or any service, and what its page shows. expires_on: the last day; null for none."""

    label: Title = ""
    assessment: Key = ""
    shows_service: bool = False
    features: Keys = ()
    expires_on: dt.date | None = None


class Receipt(Out, frozen=True, kw_only=True):
    """The address at which a sender who is not signed in reads questions and answers; blank for one who is."""

    address: str


class RemoveWords(Into, frozen=True, kw_only=True):
    """A text, to the letter, that may no longer be kept. ground: in law. words: why, without the text."""

    text: Said
    ground: Literal["erasure", "unlawful", "not-needed", "confidential", "ordered"]
    words: Annotated[str, msgspec.Meta(max_length=1_000)] = ""

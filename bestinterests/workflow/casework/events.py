"""What happens to a case: one value for each kind of line in its ledger.

``by`` is the public id of a member of staff, and blank for whoever sent the case. All of it is free text or leads to
people, so it is kept under the key of the case; lists and clocks have columns of their own.
"""

import datetime as dt
from typing import Literal

from bestinterests.domain.base import Base
from bestinterests.workflow.casework.words import (
    Band,
    Channel,
    Door,
    Helped,
    ItemKind,
    Nation,
    Outcome,
    Remedy,
    Request,
    Visitor,
)


class About(Base, frozen=True, kw_only=True):
    """What an item points at. Ids of the assessment (``F01``, ``I07``, ``M02``) and words of the packs."""

    features: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    impacts: tuple[str, ...] = ()


class Told(Base, frozen=True, kw_only=True):
    """What somebody sent, in their own words.

    received_at: when it reached anybody here; the day by clocks of Europe/London starts the clock. entered_by: public
    id of staff who wrote it down for somebody, with channel; blank at the portal. decided_on: day of the automated
    decision it is about, where there is one. unsafe: did they say that a child is not safe? knows: does a grown-up know
    of it; in the case of a grown-up, does the child? acting: by what right a grown-up says that they act.
    """

    door: Door
    received_at: dt.datetime
    visitor: Visitor = "child"
    band: Band | Literal[""] = ""
    nation: Nation = "unknown"
    helped: Helped = "alone"
    requests: tuple[Request, ...] = ()
    about: About = About()
    happened: str = ""
    wanted: str = ""
    name: str = ""
    contact: str = ""
    knows: Literal["yes", "no", "unknown"] = "unknown"
    acting: str = ""
    urgent: bool = False
    urgent_because: str = ""
    unsafe: bool = False
    decided_on: dt.date | None = None
    language: str = "en"
    channel: Channel = "portal"
    entered_by: str = ""
    entered_because: str = ""


class Message(Base, frozen=True, kw_only=True):
    """Words that whoever sent the case can read, or has added. template: the reply it was begun from."""

    text: str
    at: dt.datetime
    by: str = ""
    template: str = ""


class Asked(Base, frozen=True, kw_only=True):
    """A question that a clock may wait for. what: identity and fee start the clock anew once answered, clarification
    pauses it for access requests; a question pauses nothing.
    """

    what: Literal["identity", "fee", "clarification", "question"]
    text: str
    by: str
    at: dt.datetime


class Confirmed(Base, frozen=True, kw_only=True):
    """That what was asked for came in. by: blank where the answer came by the portal."""

    what: Literal["identity", "fee", "clarification", "question"]
    at: dt.datetime
    by: str = ""
    text: str = ""


class Extended(Base, frozen=True, kw_only=True):
    """That more time was taken for an item, and why, as it was told to whoever asked (UK GDPR Art 12A)."""

    item: str
    reason: str
    by: str
    at: dt.datetime


class Sorted(Base, frozen=True, kw_only=True):
    """One thing that a case asks or says. id: its number in the case."""

    id: str
    kind: ItemKind
    request: Request | Literal[""] = ""
    about: About = About()


class Classified(Base, frozen=True, kw_only=True):
    """The items of a case, all of them; items that have an outcome stay as they are. reason: why anew."""

    items: tuple[Sorted, ...]
    by: str
    at: dt.datetime
    reason: str = ""


class Assigned(Base, frozen=True, kw_only=True):
    """Who works on the case. named: public ids of people whom it is about; they neither work on it nor read it."""

    to: str
    by: str
    at: dt.datetime
    named: tuple[str, ...] = ()


class Urgency(Base, frozen=True, kw_only=True):
    """Is it urgent, and why? by: blank where whoever sent it says so."""

    urgent: bool
    reason: str
    at: dt.datetime
    by: str = ""


class Flagged(Base, frozen=True, kw_only=True):
    """That a child may not be safe. by: blank where whoever sent it says so."""

    reason: str
    at: dt.datetime
    by: str = ""


class Settled(Base, frozen=True, kw_only=True):
    """What the safeguarding lead did. hand_back: may handlers go on with the rest of the case?"""

    did: str
    referred_to: str = ""
    hand_back: bool = True
    by: str
    at: dt.datetime


class Authority(Base, frozen=True, kw_only=True):
    """Who may act: whether the child understands, and by what right an adult acts (domain of ``acting_for``).

    basis: child-authorises, child-lacks-understanding, evidently-best-interests, own-request, none.
    """

    basis: str
    competent: Literal["yes", "no", "unknown"]
    reason: str
    by: str
    at: dt.datetime
    child_asked: bool = False


class Decided(Base, frozen=True, kw_only=True):
    """What comes of an item. ground: for a refusal. words: for whoever sent it. reason: for the file."""

    item: str
    outcome: Outcome
    reason: str
    words: str
    ground: str = ""
    remedies: tuple[Remedy, ...] = ()
    about: About = About()
    by: str
    at: dt.datetime


class ToldOutcome(Base, frozen=True, kw_only=True):
    """That the outcome of items was told, and how."""

    items: tuple[str, ...]
    channel: Channel
    by: str
    at: dt.datetime


class Reviewed(Base, frozen=True, kw_only=True):
    """That somebody who did not decide looked at an item again. Where it stands, the routes outside are told."""

    item: str
    stands: bool
    reason: str
    words: str
    by: str
    at: dt.datetime


class Held(Base, frozen=True, kw_only=True, tag="held"):
    """That nothing of the case may be deleted until it is released (DPA 2018 s.173)."""

    reason: str
    by: str
    at: dt.datetime


class Released(Base, frozen=True, kw_only=True, tag="released"):
    """That the hold is over, and why."""

    reason: str
    by: str
    at: dt.datetime


class Linked(Base, frozen=True, kw_only=True):
    """That two cases belong together. case: public id of the other."""

    case: str
    reason: str
    by: str
    at: dt.datetime


class Merged(Base, frozen=True, kw_only=True):
    """That the case goes on in another one of the same person. case: public id of that one."""

    case: str
    reason: str
    by: str
    at: dt.datetime


class Consequence(Base, frozen=True, kw_only=True):
    """What an upheld item did to the assessment: the evidence that it became, and the judgements that it opened again.

    impacts: that the item speaks against, also where one is gone from the record. revision: at which they were opened.
    undone: that it was taken back, since the item is no longer upheld, or speaks against others.
    """

    item: str
    assessment: str
    evidence: str
    impacts: tuple[str, ...]
    revision: int
    at: dt.datetime
    by: str
    undone: bool = False


class Followed(Base, frozen=True, kw_only=True):
    """What changed in the service or its assessment since, in facts and in words for whoever sent the case."""

    facts: tuple[str, ...]
    words: str
    at: dt.datetime
    by: str
    version: int = 0


class Closed(Base, frozen=True, kw_only=True):
    """That nothing more is owed. why: for the file."""

    why: str
    by: str
    at: dt.datetime


class Reopened(Base, frozen=True, kw_only=True):
    """That the case goes on. by: blank where whoever sent it asked.

    again: was the answer incomplete, so that the first deadline holds, or is it looked at afresh?
    """

    why: str
    again: Literal["incomplete", "review"] = "review"
    at: dt.datetime
    by: str = ""


class Judged(Base, frozen=True, kw_only=True):
    """Whether whoever sent it found it fair, as far as they want to say. It changes nothing in the case."""

    fair: Literal["yes", "no", "unsure"]
    at: dt.datetime


class Withdrawn(Base, frozen=True, kw_only=True):
    """That whoever sent it takes it back. A safeguarding concern goes on."""

    at: dt.datetime
    words: str = ""

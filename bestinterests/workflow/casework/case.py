"""A case as it stands, and what each event makes of it. No clock in here: deadlines are worked out from events."""

import datetime as dt
from typing import Literal

from msgspec.structs import replace

from bestinterests.domain.base import Base
from bestinterests.workflow.casework import events as e
from bestinterests.workflow.casework.words import OPEN, ItemKind, Request, State


class CaseItem(Base, frozen=True, kw_only=True):
    """One thing that is asked or said, with its own outcome.

    decisions: the last one holds. told_at: when that one was told; tellings: when each was, the earlier ones too.
    """

    id: str
    kind: ItemKind
    request: Request | Literal[""] = ""
    about: e.About = e.About()
    decisions: tuple[e.Decided, ...] = ()
    told_at: dt.datetime | None = None
    tellings: tuple[dt.datetime, ...] = ()
    extended: tuple[e.Extended, ...] = ()
    reviews: tuple[e.Reviewed, ...] = ()
    consequences: tuple[e.Consequence, ...] = ()

    @property
    def decided(self) -> e.Decided | None:
        """The decision that holds."""
        return self.decisions[-1] if self.decisions else None

    @property
    def consequence(self) -> e.Consequence | None:
        """What it did to the assessment and has not been taken back."""
        last = self.consequences[-1] if self.consequences else None
        return last if last and not last.undone else None

    @property
    def waits(self) -> bool:
        """Is what came of it still to be taken up in the assessment, or to be taken back there?"""
        wanted = set(self.about.impacts) if self.upheld else set()
        return wanted != (set(self.consequence.impacts) if self.consequence else set())

    @property
    def upheld(self) -> bool:
        """Is it upheld, at least in part?"""
        return self.decided is not None and self.decided.outcome in ("upheld", "partly-upheld")


class Case(Base, frozen=True, kw_only=True):
    """Everything that a case holds. talk: messages of both sides. asked: what still waits for an answer.

    named: public ids of staff whom it is about. with_lead: does the safeguarding lead alone read it, from a flag until
    it is handed back? holds: what was put on and taken off, in turn. acknowledged_at: when a person here first told its
    sender that it has come; the receipt at the portal is not that.
    """

    told: e.Told
    state: State = "received"
    items: tuple[CaseItem, ...] = ()
    talk: tuple[e.Message, ...] = ()
    asked: tuple[e.Asked, ...] = ()
    confirmed: tuple[e.Confirmed, ...] = ()
    questions: tuple[e.Asked, ...] = ()
    handler: str = ""
    named: tuple[str, ...] = ()
    urgency: tuple[e.Urgency, ...] = ()
    flags: tuple[e.Flagged, ...] = ()
    settled: tuple[e.Settled, ...] = ()
    with_lead: bool = False
    authority: e.Authority | None = None
    acknowledged_at: dt.datetime | None = None
    updated_at: dt.datetime | None = None
    holds: tuple[e.Held | e.Released, ...] = ()
    links: tuple[e.Linked, ...] = ()
    merged_into: str = ""
    news: tuple[e.Followed, ...] = ()
    closed: tuple[e.Closed, ...] = ()
    reopened: tuple[e.Reopened, ...] = ()
    withdrawn: e.Withdrawn | None = None
    judged: tuple[e.Judged, ...] = ()

    @property
    def urgent(self) -> bool:
        """Is it marked as urgent? What was said last holds."""
        return self.urgency[-1].urgent if self.urgency else self.told.urgent

    @property
    def on_hold(self) -> bool:
        """Must it be kept, whatever the time? An access request that is open holds it by itself (DPA 2018 s.173)."""
        asks = any(item.request == "access" and item.decided is None for item in self.items)
        return (bool(self.holds) and isinstance(self.holds[-1], e.Held)) or (asks and self.state in OPEN)

    def item(self, key: str) -> CaseItem:
        """The item of a number. Raises KeyError."""
        for item in self.items:
            if item.id == key:
                return item
        raise KeyError(key)


def begun(told: e.Told) -> Case:
    """A case at its beginning: sorted by the door it came through, until somebody looks at it."""
    flags = (e.Flagged(reason="", at=told.received_at),) if told.unsafe else ()
    return Case(told=told, items=_sorted_by_door(told), flags=flags, with_lead=told.unsafe)


def _sorted_by_door(told: e.Told) -> tuple[CaseItem, ...]:
    """What the door says. When in doubt it is a complaint, too: that a person can then take back, with a reason."""
    found: list[tuple[ItemKind, Request | Literal[""]]] = []
    if told.door == "my-data":
        found = [("rights-request", request) for request in told.requests] or [("rights-request", "access")]
    elif told.door == "breaks-the-code":
        found = [("code-report", "")]
        if told.visitor in ("child", "parent", "helper"):
            found.append(("complaint", ""))
    else:
        found = [("feedback", "")]
    if told.unsafe:
        found.append(("safeguarding-concern", ""))
    return tuple(
        CaseItem(id=str(number), kind=kind, request=request, about=told.about)
        for number, (kind, request) in enumerate(found, start=1)
    )


def added(case: Case, said: e.Message) -> Case:
    """After whoever sent it wrote again. A question that waits is answered by it."""
    waiting = tuple(asked for asked in case.asked if asked.what != "question")
    state: State = "in-progress" if case.state == "waiting" and not waiting else case.state
    return replace(case, talk=(*case.talk, said), asked=waiting, state=state)


def replied(case: Case, said: e.Message) -> Case:
    """After staff wrote. The first message acknowledges."""
    state: State = "in-progress" if case.state == "received" else case.state
    first = case.acknowledged_at or said.at
    return replace(case, talk=(*case.talk, said), state=state, acknowledged_at=first, updated_at=said.at)


def asked(case: Case, what: e.Asked) -> Case:
    """After a question of staff: the sender sees it as a message."""
    told = replied(case, e.Message(text=what.text, at=what.at, by=what.by))
    return replace(told, asked=(*case.asked, what), questions=(*case.questions, what), state="waiting")


def confirmed(case: Case, what: e.Confirmed) -> Case:
    """After what was asked for came in."""
    left = tuple(each for each in case.asked if each.what != what.what)
    state: State = "in-progress" if case.state == "waiting" and not left else case.state
    talk = (*case.talk, e.Message(text=what.text, at=what.at)) if what.text and not what.by else case.talk
    return replace(case, asked=left, confirmed=(*case.confirmed, what), state=state, talk=talk)


def extended(case: Case, more: e.Extended) -> Case:
    """After more time was taken for an item; its sender reads the reason."""
    told = replied(case, e.Message(text=more.reason, at=more.at, by=more.by))
    return _with_item(told, replace(case.item(more.item), extended=(*case.item(more.item).extended, more)))


def classified(case: Case, found: e.Classified) -> Case:
    """After the items were sorted anew: those with an outcome stay, and others keep what was done on them."""
    held = {item.id: item for item in case.items}
    items = tuple(
        replace(
            held.get(each.id, CaseItem(id=each.id, kind=each.kind)),
            kind=each.kind,
            request=each.request,
            about=each.about,
        )
        for each in found.items
    )
    kept = tuple(item for item in case.items if item.decisions and item.id not in {each.id for each in items})
    state: State = "in-progress" if case.state == "received" else case.state
    return replace(case, items=tuple(sorted((*items, *kept), key=lambda item: int(item.id))), state=state)


def assigned(case: Case, to: e.Assigned) -> Case:
    """After somebody was asked to work on it, or whom it is about was noted."""
    state: State = "in-progress" if to.to and case.state == "received" else case.state
    return replace(case, handler=to.to, named=to.named, state=state)


def marked(case: Case, said: e.Urgency) -> Case:
    """After it was marked as urgent, or no longer."""
    return replace(case, urgency=(*case.urgency, said))


def flagged(case: Case, said: e.Flagged) -> Case:
    """After it was passed to the safeguarding lead; there is an item for it from then on."""
    items = case.items
    if not any(item.kind == "safeguarding-concern" for item in items):
        number = max((int(item.id) for item in items), default=0) + 1
        items = (*items, CaseItem(id=str(number), kind="safeguarding-concern"))
    return replace(case, flags=(*case.flags, said), items=items, with_lead=True)


def settled(case: Case, said: e.Settled) -> Case:
    """After the safeguarding lead has acted; a flag may be settled more than once as things go on."""
    return replace(case, settled=(*case.settled, said), with_lead=not said.hand_back)


def authorised(case: Case, said: e.Authority) -> Case:
    """After it was written down who may act."""
    return replace(case, authority=said)


def decided(case: Case, said: e.Decided) -> Case:
    """After an item was decided, for the first time or anew: its sender is to be told."""
    item = case.item(said.item)
    about = said.about if said.about != e.About() else item.about
    case = _with_item(case, replace(item, decisions=(*item.decisions, said), told_at=None, about=about))
    done = all(each.decided for each in case.items if each.kind != "safeguarding-concern")
    return replace(case, state="decided" if done else "in-progress")


def told_outcome(case: Case, said: e.ToldOutcome) -> Case:
    """After the outcome of items was told."""
    for key in said.items:
        item = case.item(key)
        case = _with_item(case, replace(item, told_at=said.at, tellings=(*item.tellings, said.at)))
    owed = any(item.told_at is None for item in case.items if item.kind != "safeguarding-concern")
    first = case.acknowledged_at or said.at
    return replace(case, state=case.state if owed else "told", acknowledged_at=first, updated_at=said.at)


def reviewed(case: Case, said: e.Reviewed) -> Case:
    """After somebody else looked at an item again: where it does not stand, it is decided anew."""
    item = case.item(said.item)
    state: State = case.state if said.stands else "in-progress"
    talk = (*case.talk, e.Message(text=said.words, at=said.at, by=said.by))
    return replace(
        _with_item(case, replace(item, reviews=(*item.reviews, said))), state=state, talk=talk, updated_at=said.at
    )


def held(case: Case, said: e.Held) -> Case:
    """After a legal hold was put on."""
    return replace(case, holds=(*case.holds, said))


def released(case: Case, said: e.Released) -> Case:
    """After a legal hold was taken off."""
    return replace(case, holds=(*case.holds, said))


def linked(case: Case, other: e.Linked) -> Case:
    """After it was linked with another case."""
    return replace(case, links=(*case.links, other))


def merged(case: Case, other: e.Merged) -> Case:
    """After it was taken on in another case."""
    return replace(case, merged_into=other.case, state="merged")


def consequence(case: Case, said: e.Consequence) -> Case:
    """After an upheld item changed the assessment, or that was taken back."""
    item = case.item(said.item)
    return _with_item(case, replace(item, consequences=(*item.consequences, said)))


def followed(case: Case, said: e.Followed) -> Case:
    """After its sender was told what changed."""
    return replace(case, news=(*case.news, said), updated_at=said.at)


def closed(case: Case, said: e.Closed) -> Case:
    """After it was closed."""
    return replace(case, closed=(*case.closed, said), state="closed")


def reopened(case: Case, said: e.Reopened) -> Case:
    """After it was opened again: items keep their outcomes until they are decided anew."""
    return replace(case, reopened=(*case.reopened, said), state="in-progress", withdrawn=None)


def withdrawn(case: Case, said: e.Withdrawn) -> Case:
    """After its sender took it back. What the safeguarding lead looks into goes on."""
    return replace(case, withdrawn=said, state="withdrawn", asked=())


def judged(case: Case, said: e.Judged) -> Case:
    """After its sender said whether it was fair."""
    return replace(case, judged=(*case.judged, said))


def _with_item(case: Case, item: CaseItem) -> Case:
    return replace(case, items=tuple(item if each.id == item.id else each for each in case.items))

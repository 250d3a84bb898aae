"""Anything that people may try on a case, drawn by chance, and done where the policies let them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from hypothesis import strategies as st

from bestinterests.workflow.casework import events as e
from bestinterests.workflow.casework import policies as p
from bestinterests.workflow.casework import senders
from bestinterests.workflow.casework.lines import KINDS
from bestinterests.workflow.casework.policies import Handler

AT = dt.datetime(2026, 9, 3, 9, 0, tzinfo=dt.UTC)
ONE = Handler(id="one", handles=True)
TWO = Handler(id="two", handles=True)
LEAD = Handler(id="lead", leads=True)
NONE = Handler(id="none")
PEOPLE = (ONE, TWO, LEAD, NONE)
ITEMS = ("1", "2", "3")
GROUNDS = ("exemption",)


def told(**given):
    """What somebody sent."""
    return e.Told(**{"door": "my-data", "received_at": AT, "requests": ("access",), "happened": "x"} | given)


TOLD = st.builds(
    told,
    door=st.sampled_from(("my-data", "breaks-the-code", "not-good-for-us")),
    requests=st.sampled_from((("access",), ("marketing",), ("erasure", "objection"))),
    unsafe=st.booleans(),
    visitor=st.sampled_from(("child", "parent")),
)
WORDS = st.sampled_from(("", "because"))
TRIES = st.tuples(
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.sampled_from(ITEMS),
    WORDS,
    st.sampled_from(("upheld", "not-upheld", "refused")),
    st.sampled_from(("", "exemption", "accurate")),
    st.booleans(),
)
"""The kind of line, who tries, whom and what it concerns, words, an outcome, a ground, yes or no."""


class Try(NamedTuple):
    """Somebody tries something on a case, whether or not it makes sense."""

    kind: str
    who: Handler
    other: Handler
    key: str
    words: str
    outcome: str
    ground: str
    yes: bool


def tried(case, try_, at):
    """The refusals and the payload of the line; None for a kind that only begins a case, or that no policy is for."""
    held = Try(*try_)
    return STEPS[held.kind](case, held, at) if held.kind in STEPS else None


def _what(t):
    return "clarification" if t.yes else "identity"


def _classified(case, t, at):
    kept = [e.Sorted(id=i.id, kind=i.kind, request=i.request) for i in case.items if i.id != t.key or t.yes]
    if t.outcome == "upheld" and t.key not in {each.id for each in kept}:
        kept.append(e.Sorted(id=t.key, kind="complaint"))
    return p.may_classify(case, t.who, tuple(kept), t.words), e.Classified(items=tuple(kept), by=t.who.id, at=at)


def _assigned(case, t, at):
    named = (t.other.id,) if t.yes and t.ground else case.named
    if t.yes:
        why, to = p.may_name(case, t.who), "" if case.handler in named else case.handler
    else:
        why, to = p.may_assign(case, t.who, t.other, case.named), t.other.id
    return why, e.Assigned(to=to, by=t.who.id, at=at, named=named)


def _settled(case, t, at):
    said = e.Settled(did=t.words, hand_back=t.yes, by=t.who.id, at=at)
    return p.may_settle(case, t.who, said), said


def _decided(case, t, at):
    said = e.Decided(item=t.key, outcome=t.outcome, reason=t.words, words=t.words, ground=t.ground, by=t.who.id, at=at)
    return p.may_decide(case, t.who, said, GROUNDS, t.yes), said


def _extended(case, t, at):
    last = at.date() if t.yes else dt.date(2026, 1, 1)
    said = e.Extended(item=t.key, reason=t.words, by=t.who.id, at=at)
    return p.may_extend(case, t.who, t.key, t.words, last, at.date()), said


def _merged(case, t, at):
    to = "own" if t.outcome == "refused" else "other"
    said = e.Merged(case=to, reason=t.words, by=t.who.id, at=at)
    return p.may_merge(case, case, t.who, "own", to, t.words, t.yes), said


def _reviewed(case, t, at):
    said = e.Reviewed(item=t.key, stands=t.yes, reason=t.words, words=t.words, by=t.who.id, at=at)
    return p.may_review(case, t.who, t.key, t.words, t.words), said


def _authority(case, t, at):
    said = e.Authority(basis="none", competent="unknown", reason=t.words, by=t.who.id, at=at)
    return p.may_authorise(case, t.who, t.words), said


STEPS = {
    "case.added": lambda c, t, at: (senders.may_add(c, t.words), e.Message(text=t.words, at=at)),
    "case.replied": lambda c, t, at: (p.may_reply(c, t.who, t.words), e.Message(text=t.words, at=at, by=t.who.id)),
    "case.asked": lambda c, t, at: (
        p.may_ask(c, t.who, _what(t), t.words),
        e.Asked(what=_what(t), text=t.words, by=t.who.id, at=at),
    ),
    "case.confirmed": lambda c, t, at: (
        p.may_confirm(c, t.who, _what(t)),
        e.Confirmed(what=_what(t), at=at, by=t.who.id),
    ),
    "case.extended": _extended,
    "case.classified": _classified,
    "case.assigned": _assigned,
    "case.urgent": lambda c, t, at: (
        p.may_mark(c, t.who, t.words),
        e.Urgency(urgent=t.yes, reason=t.words, at=at, by=t.who.id),
    ),
    "case.flagged": lambda c, t, at: (p.may_flag(c, t.who, t.words), e.Flagged(reason=t.words, at=at, by=t.who.id)),
    "case.settled": _settled,
    "case.authority": _authority,
    "case.decided": _decided,
    "case.told_outcome": lambda c, t, at: (
        p.may_tell(c, t.who, (t.key,)),
        e.ToldOutcome(items=(t.key,), channel="portal", by=t.who.id, at=at),
    ),
    "case.reviewed": _reviewed,
    "case.held": lambda c, t, at: (p.may_hold(c, t.who, t.words), e.Held(reason=t.words, by=t.who.id, at=at)),
    "case.released": lambda c, t, at: (
        p.may_release(c, t.who, t.words),
        e.Released(reason=t.words, by=t.who.id, at=at),
    ),
    "case.linked": lambda c, t, at: (
        p.may_link(c, t.who, "own", t.key, t.words),
        e.Linked(case=t.key, reason=t.words, by=t.who.id, at=at),
    ),
    "case.merged": _merged,
    "case.withdrawn": lambda c, t, at: (senders.may_withdraw(c), e.Withdrawn(at=at)),
    "case.judged": lambda c, t, at: (senders.may_judge(c), e.Judged(fair="yes" if t.yes else "no", at=at)),
    "case.closed": lambda c, t, at: (p.may_close(c, t.who, t.words), e.Closed(why=t.words, by=t.who.id, at=at)),
    "case.reopened": lambda c, t, at: (
        p.may_reopen(c, t.who if t.yes else None, t.words),
        e.Reopened(why=t.words, at=at, by=t.who.id if t.yes else ""),
    ),
}
"""By the kind of line."""

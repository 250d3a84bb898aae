"""Whatever people try on a case: what is kept follows from its lines, nothing is lost, and each reason is given."""

from __future__ import annotations

import datetime as dt
import random
import string

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bestinterests.workflow.casework import case as states
from bestinterests.workflow.casework import events as e
from bestinterests.workflow.casework import policies as p
from bestinterests.workflow.casework import senders
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.following import may_tell_news
from bestinterests.workflow.casework.lines import KINDS
from bestinterests.workflow.casework.refusing import CASE_REFUSALS, refused
from bestinterests.workflow.casework.words import CASE_EVENTS, STATES
from tests.workflow.casework.story import AT, ITEMS, LEAD, NONE, ONE, PEOPLE, STEPS, TOLD, TRIES, TWO, told, tried

ELSEWHERE = {"case.locked", "case.future", "case.before-asked", "case.too-old", "case.erased"}
"""Reasons that no policy of a case gives: the rim does, and its tests hold it."""
OF_ERASING = {"case.on-hold", "case.lead-erases", "case.locked-yours", "case.no-ground-erasing", "case.counted"}
"""Given by ``casework.erasing``, and its tests hold them."""


def codes(found):
    return {refusal.code for refusal in found}


def walked(first, tries):
    """The case after everything that was allowed, its lines, and the reasons that were given."""
    case, lines, given_ = states.begun(first), [("case.told", first)], set()
    for number, each in enumerate(tries, 1):
        at = AT + dt.timedelta(hours=number)
        found = tried(case, each, at)
        if found is None:
            continue
        why, said = found
        given_ |= codes(why)
        if why:
            continue
        case = KINDS[each[0]].after(case, said)
        lines.append((each[0], said))
    return case, lines, given_


@settings(max_examples=60)
@given(TOLD, st.lists(TRIES, max_size=40))
def test_lines_read_again_give_the_same_case_and_nothing_that_was_said_is_lost(first, tries):
    case, lines, _ = walked(first, tries)
    again = None
    for kind, said in lines:
        wire = msgspec.json.decode(msgspec.json.encode(said), type=KINDS[kind].payload)
        assert wire == said
        again = KINDS[kind].after(again, wire)
    assert again == case
    assert msgspec.json.decode(msgspec.json.encode(case), type=Case) == case
    count = {kind: sum(one == kind for one, _ in lines) for kind in KINDS}
    assert len(case.talk) == sum(
        count[k] for k in ("case.added", "case.replied", "case.asked", "case.extended", "case.reviewed")
    )
    assert sum(len(item.decisions) for item in case.items) == count["case.decided"]
    assert (len(case.holds), len(case.links)) == (count["case.held"] + count["case.released"], count["case.linked"])
    assert len(case.urgency) == count["case.urgent"]
    assert len(case.flags) == count["case.flagged"] + first.unsafe
    assert case.told == first
    assert case.state in STATES


@settings(max_examples=60)
@given(TOLD, st.lists(TRIES, max_size=40))
def test_whoever_it_is_about_and_whoever_has_no_duty_do_nothing_and_the_lead_alone_reads_what_is_with_them(
    first, tries
):
    case, lines, _ = walked(first, tries)
    assert not any(getattr(said, "by", "") == "none" for _, said in lines)
    for who in PEOPLE:
        why = codes(p.may_read(case, who))
        if who.id in case.named:
            assert "case.about-you" in why or "case.no-duty" in why
        if case.with_lead and not who.leads:
            assert why
        for kind in KINDS:
            try_ = (kind, who, who, "1", "because", "upheld", "", True)
            if why and kind not in _OF_THE_SENDER and (found := tried(case, try_, AT)):
                assert found[0], (kind, who.id)
    if case.state == "closed":
        owed = [item for item in case.items if item.kind != "safeguarding-concern"]
        assert all(item.decided and item.told_at for item in owed) or any(k == "case.withdrawn" for k, _ in lines)
        assert not case.with_lead


_OF_THE_SENDER = (
    "case.added",
    "case.judged",
    "case.withdrawn",
    "case.assigned",
    "case.reopened",
    "case.reviewed",
    "case.settled",
)
"""What its sender does, or who may not read it yet: taking it, and opening it again."""


def test_every_reason_is_given_by_some_policy_and_is_a_sentence_that_asks_for_its_words():
    chance = random.Random(20261127)
    found = codes(p.may_classify(states.begun(told()), ONE, (), ""))
    full = replace(states.begun(told()), talk=(e.Message(text="x", at=AT),) * senders.MOST_MESSAGES)
    found |= codes(senders.may_add(full, "x"))
    found |= codes(may_tell_news(full, ONE, "x"))
    case = replace(states.begun(told(requests=("marketing",))), handler="one", state="in-progress")
    no = e.Decided(item="1", outcome="refused", reason="x", words="x", ground="exemption", by="one", at=AT)
    found |= codes(p.may_decide(case, ONE, no, (), needs_authority=False))
    yes = replace(no, outcome="upheld", ground="")
    found |= codes(p.may_decide(case, ONE, yes, (), needs_authority=True))
    found |= codes(p.may_close(states.decided(case, yes), ONE, "x"))
    decided = KINDS["case.told_outcome"].after(
        states.decided(case, yes), e.ToldOutcome(items=("1",), channel="portal", by="one", at=AT)
    )
    found |= codes(p.may_review(decided, ONE, "1", "x", "x"))
    gone = (e.Sorted(id="1", kind="feedback"),)
    found |= codes(p.may_classify(decided, ONE, gone, ""))
    asked = states.asked(case, e.Asked(what="identity", text="x", by="one", at=AT))
    found |= codes(p.may_ask(asked, ONE, "identity", "x"))
    longer = states.extended(case, e.Extended(item="1", reason="x", by="one", at=AT))
    found |= codes(p.may_extend(longer, ONE, "1", "x", AT.date(), AT.date()))
    for _ in range(300):
        first = told(
            door=chance.choice(("my-data", "breaks-the-code")),
            requests=chance.choice((("access",), ("erasure",))),
            unsafe=chance.random() < 0.2,
        )
        tries = [
            (
                chance.choice(sorted(STEPS)),
                chance.choice((ONE, ONE, TWO, LEAD, NONE)),
                chance.choice(PEOPLE),
                chance.choice(ITEMS),
                chance.choice(("", "x", "x", "x")),
                chance.choice(("upheld", "not-upheld", "refused")),
                chance.choice(("", "exemption", "accurate")),
                chance.random() < 0.5,
            )
            for _ in range(60)
        ]
        found |= walked(first, tries)[2]
    wanted = {code for code in CASE_REFUSALS if code.startswith("case.")} - ELSEWHERE - OF_ERASING
    assert wanted - found == set()
    for code, wording in CASE_REFUSALS.items():
        names = {name for words in wording for _, name, _, _ in string.Formatter().parse(words) if name}
        said = refused(code, **dict.fromkeys(names, "x"))
        assert said.sentence.endswith((".", "x"))
        if names:
            with pytest.raises(KeyError):
                refused(code)


def test_every_line_has_words_in_which_it_is_told():
    assert set(KINDS) | {"content.removed"} == set(CASE_EVENTS)

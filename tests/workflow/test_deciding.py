"""The decision, as truth tables: who takes it, what the record and the law allow, what it must say."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from bestinterests.workflow import moves
from bestinterests.workflow.deciding import asks_second_signature, conditions_of, head, may_decide
from bestinterests.workflow.people import Actor, Arrangement
from tests.evaluation.build import ON, benefit, built, finished, harm, high, measure, medium, slot, tolerated
from tests.workflow.cast import (
    AMARA,
    ANTON,
    BOTH,
    BRAM,
    CHIOMA,
    DENIZ,
    DORA,
    EDDA,
    HANNA,
    INES,
    NAMELESS,
    ONE,
    SETTLED,
    advised,
    codes,
    drafted,
    in_review,
    read,
    reviewed,
    sound,
    submitted,
)

MILD = slot("M02", gravity="moderate", reach="few", irremediability="easily-mended", likelihood="remote")
PLANNED = finished(
    harm(before=medium(), now=medium(), expected=MILD),
    benefit(),
    measures=(measure(), measure("M02", "planned", due=dt.date(2026, 9, 1))),
)
"""Not consistent now; consistent once M02 is done."""
REFUSED = finished(harm(before=medium()), benefit())
"""Not consistent in both views: nobody tolerates a medium harm."""
TOLERATED = tolerated()
"""With conditions in both views, without a measure that is still to be done."""
HIGH = finished(harm(before=high()), benefit())
"""High by the ICO's table: Article 36."""
CRITICAL = finished(
    harm(before=built("certain", "grave", "most", "irreversible"), arises_from="wider-service"), benefit()
)
"""A critical harm that is no matter of data: it stops by the method alone."""
ESCALATED = tolerated(before=built("remote", "grave"))
"""High by our method alone."""


def test_the_records_of_these_tests_read_as_they_are_meant():
    worst = {
        name: (head(read(record)).now.verdict.worst, head(read(record)).expected.verdict.worst)
        for name, record in (
            ("sound", sound()),
            ("planned", PLANNED),
            ("refused", REFUSED),
            ("tolerated", TOLERATED),
            ("high", HIGH),
            ("critical", CRITICAL),
        )
    }
    assert worst == {
        "sound": ("consistent_on_this_record", "consistent_on_this_record"),
        "planned": ("not_consistent", "consistent_on_this_record"),
        "refused": ("not_consistent", "not_consistent"),
        "tolerated": ("with_conditions", "with_conditions"),
        "high": ("not_consistent", "stop"),
        "critical": ("stop", "stop"),
    }
    assert conditions_of(read(PLANNED)) == ("M02",)


ADVISED_BY_A_DECIDER = moves.advised(reviewed(), BOTH.id, "Keep less.", ON)


@pytest.mark.parametrize(
    "actor, course, arrangement, expected",
    [
        (DENIZ, advised(), ONE, ()),  # a named decider who took no part
        (BRAM, advised(), ONE, ("step.no-duty", "decide.own-review")),  # a reviewer
        (AMARA, advised(), ONE, ("step.no-duty", "decide.own-work")),  # an assessor
        (ANTON, advised(), ONE, ("decide.own-work",)),  # a decider who wrote part of it
        (CHIOMA, advised(), ONE, ("decide.own-review",)),  # a decider who reviewed it
        (BOTH, ADVISED_BY_A_DECIDER, ONE, ("decide.own-advice",)),  # a decider who advised on it
        (EDDA, advised(), ONE, ("step.no-duty",)),  # an administrator keeps the house, no more
        (NAMELESS, advised(), ONE, ("decide.not-named",)),  # a decision has a name under it
        (DENIZ, submitted(), ONE, ("step.not-now", "decide.no-advice")),  # nobody has reviewed it
        (DENIZ, in_review(), ONE, ("step.not-now", "decide.no-advice")),  # not everybody has
        (DENIZ, reviewed(), ONE, ("decide.no-advice",)),  # advice is sought where an officer is designated
        (DENIZ, reviewed(), Arrangement(dpo=False), ()),  # and only there
    ],
)
def test_who_may_decide(actor, course, arrangement, expected):
    assert codes(may_decide(actor, course, read(sound()), None, arrangement, ON)) == expected


def test_an_evaluation_of_another_record_is_no_ground():
    found = may_decide(DENIZ, advised(), read(HIGH), None, ONE, ON)
    assert codes(found) == ("decide.other-record",)


def ruling(**fields):
    """The settled ruling with these fields put in."""
    return msgspec.structs.replace(SETTLED, **fields)


@pytest.mark.parametrize(
    "fields, expected",
    [
        ({}, ()),  # it says all that it must
        ({"reasons": " \n"}, ("step.no-reasons",)),  # a person's reasons
        ({"followed": "undecided"}, ("decide.advice-undecided",)),  # what became of the advice
        ({"followed": "overruled"}, ("decide.overruled-without-reasons",)),  # overruled only with reasons
        ({"followed": "overruled", "overruling_reason": "It would lock children out."}, ()),  # which are given
        ({"expires_on": None}, ("decide.no-expiry",)),  # no decision for ever
        ({"expires_on": ON}, ("decide.expiry-past",)),  # nor one that has lapsed
        ({"outcome": "do-not-proceed", "expires_on": None}, ()),  # to refrain needs no end
        ({"outcome": "stop", "expires_on": None, "reasons": ""}, ("step.no-reasons",)),  # yet reasons
        ({"outcome": "proceed-with-conditions"}, ("decide.no-conditions",)),  # conditions are named
        ({"outcome": "proceed-with-conditions", "conditions": "Watch reports weekly."}, ()),  # or written
    ],
)
def test_what_a_ruling_must_say(fields, expected):
    assert codes(may_decide(DENIZ, advised(), read(sound()), ruling(**fields), ONE, ON)) == expected


CONDITIONED = {"outcome": "proceed-with-conditions", "measures": ("M02",)}


@pytest.mark.parametrize(
    "record, fields, expected",
    [
        (PLANNED, CONDITIONED, ()),  # the measures between the two views are the conditions
        (PLANNED, {**CONDITIONED, "measures": ("M01", "M02")}, ()),  # more may be asked
        (
            PLANNED,
            {**CONDITIONED, "measures": ("M01",)},
            ("decide.conditions-missing",),  # not fewer
        ),
        (
            PLANNED,
            {**CONDITIONED, "measures": (), "conditions": "All that was said."},
            ("decide.conditions-missing",),  # words do not stand for them
        ),
        (PLANNED, {}, ("decide.second-signature",)),  # as it stands now it is not consistent
        (TOLERATED, {}, ("decide.conditions-asked",)),  # a tolerated harm is watched
        (TOLERATED, {"outcome": "proceed-with-conditions", "conditions": "Watch it."}, ()),  # which is a condition
        (REFUSED, {"outcome": "proceed-with-conditions", "conditions": "Watch it."}, ("decide.second-signature",)),
        # against the verdict only with a second signature
        (HIGH, {"outcome": "proceed-with-conditions", "conditions": "Ask."}, ("decide.article-36",)),
        # the regulator first: not as a condition
        (HIGH, {}, ("decide.article-36", "decide.second-signature")),  # whatever the view now says
        (HIGH, {"outcome": "do-not-proceed"}, ()),  # to refrain is always open
        (CRITICAL, {"outcome": "proceed-with-conditions", "conditions": "Watch it."}, ("decide.stop",)),
        # nobody may tolerate a critical harm
        (CRITICAL, {}, ("decide.stop",)),  # without conditions neither
        (CRITICAL, {"outcome": "stop"}, ()),  # to stop is what follows
    ],
)
def test_what_the_record_and_the_law_allow(record, fields, expected):
    assert codes(may_decide(DENIZ, advised(record), read(record), ruling(**fields), ONE, ON)) == expected


def test_a_second_signature_lifts_no_stop_of_the_law():
    proposed = ruling(outcome="proceed-with-conditions", conditions="Ask.", second=INES.id)
    found = may_decide(DENIZ, advised(HIGH), read(HIGH), proposed, ONE, ON, INES)
    assert codes(found) == ("decide.article-36",)
    assert "I01" in found[0].sentence


def test_what_our_method_escalates_is_decided_by_a_named_senior_person():
    rules = {finding.rule for finding in head(read(ESCALATED)).expected.findings}
    assert "method.escalate" in rules
    proposed = ruling(outcome="proceed-with-conditions", conditions="Watch it.", second=INES.id)
    assert "decide.senior" in codes(may_decide(DORA, advised(ESCALATED), read(ESCALATED), proposed, ONE, ON, INES))
    assert codes(may_decide(DENIZ, advised(ESCALATED), read(ESCALATED), proposed, ONE, ON, INES)) == ()


TWICE_DENIZ = Actor(id="deniz", name="Deniz Kaya", duties=("second-signatory",))


@pytest.mark.parametrize(
    "second, named, expected",
    [
        (INES, "ines", ()),  # a second signatory who took no part
        (DORA, "dora", ()),  # another decider
        (None, "", ("decide.second-signature",)),  # nobody
        (TWICE_DENIZ, "deniz", ("decide.second-not-independent",)),  # the decider again
        (ANTON, "anton", ("decide.second-not-independent",)),  # he assessed
        (CHIOMA, "chioma", ("decide.second-not-independent",)),  # she reviewed
        (HANNA, "hanna", ("decide.second-not-independent",)),  # she advised
        (EDDA, "edda", ("decide.second-not-independent",)),  # she may not sign
        (NAMELESS, "nameless", ("decide.second-not-independent",)),  # a signature is a name
        (INES, "dora", ("decide.second-not-independent",)),  # the ruling names somebody else
    ],
)
def test_who_may_sign_as_second(second, named, expected):
    proposed = ruling(outcome="proceed-with-conditions", conditions="Watch it.", second=named)
    assert asks_second_signature(read(REFUSED), proposed)
    found = may_decide(DENIZ, advised(REFUSED), read(REFUSED), proposed, ONE, ON, second)
    assert codes(found) == expected


def test_a_draft_is_not_decided_on():
    assert "step.not-now" in codes(may_decide(DENIZ, drafted(), read(sound()), None, ONE, ON))

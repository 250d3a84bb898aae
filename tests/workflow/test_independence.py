"""Every rule that the screen of roles tells is one that the policies keep."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from bestinterests.workflow import moves
from bestinterests.workflow.advising import may_advise
from bestinterests.workflow.deciding import may_be_second, may_decide
from bestinterests.workflow.independence import APART
from bestinterests.workflow.interests import Interest
from bestinterests.workflow.refusals import REFUSALS
from bestinterests.workflow.reviewing import may_open_round, may_review, visible_views
from bestinterests.workflow.submitting import may_screen_out
from tests.evaluation.build import ON
from tests.workflow.cast import (
    ANTON,
    BOTH,
    BRAM,
    CHIOMA,
    DENIZ,
    HANNA,
    INES,
    ONE,
    SETTLED,
    advised,
    codes,
    drafted,
    half_reviewed,
    in_review,
    read,
    sound,
    submitted,
)
from tests.workflow.test_steps import OUT

PAID = Interest(kind="paid-by-success", words="Shares.", on=dt.date(2026, 1, 1))
ADVISER = replace(HANNA, duties=("dpo", "decider"))


def decide(actor, course):
    return may_decide(actor, course, read(sound()), SETTLED, ONE, ON)


SEEN = {
    "round.own-work": may_open_round(DENIZ, submitted(), [ANTON], ONE),
    "round.interest": may_open_round(DENIZ, submitted(), [replace(BRAM, interest=PAID)], ONE),
    "review.own-work": may_review(ANTON, in_review()),
    "review.interest": may_review(replace(BRAM, interest=PAID), in_review()),
    "advise.own-work": may_advise(ANTON, submitted(), "Advice."),
    "advise.decides": may_advise(BOTH, submitted(), "Advice."),
    "decide.own-work": decide(ANTON, advised()),
    "decide.own-review": decide(CHIOMA, advised()),
    "decide.own-advice": decide(ADVISER, advised()),
    "decide.interest": decide(replace(DENIZ, interest=PAID), advised()),
    "screen-out.own-work": may_screen_out(ANTON, drafted(), OUT),
    "decide.second-interest": may_be_second(replace(INES, interest=PAID), DENIZ, advised()),
}


@pytest.mark.parametrize("rule", APART, ids=lambda rule: rule.who)
def test_each_rule_is_kept_by_the_refusals_that_it_names(rule):
    assert set(rule.codes) <= set(REFUSALS)
    for code in set(rule.codes) - {"decide.second-not-independent"}:
        assert code in codes(SEEN[code]), code


@pytest.mark.parametrize("person", [ANTON, CHIOMA, ADVISER, DENIZ], ids=["wrote", "reviewed", "advised", "proposed"])
def test_who_took_part_signs_nothing(person):
    assert codes(may_be_second(person, DENIZ, advised())) == ("decide.second-not-independent",)
    assert codes(may_be_second(INES, DENIZ, advised())) == ()


def test_sealed_views_are_those_of_others_until_all_are_given():
    held = moves.reviewed(half_reviewed(), CHIOMA.id, "supports", "", ON).working.rounds[-1]
    assert visible_views(half_reviewed().working.rounds[-1], CHIOMA.id) == ()
    assert len(visible_views(held, CHIOMA.id)) == 2
    assert {code for rule in APART for code in rule.codes} == set(SEEN) | {"decide.second-not-independent"}

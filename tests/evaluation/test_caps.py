"""What a finding says it allows is what the verdict is, where no other rule caps it: rules hide behind one another."""

import pytest

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.evaluation.engine import evaluate
from tests.evaluation import build
from tests.evaluation.build import ON
from tests.evaluation.framework import only, small, strict
from tests.evaluation.golden import cases
from tests.evaluation.reading import seen

HITS = [case for case in cases() if case.is_hit and any(case.rule in p.rules for p in small().profiles.values())]
STILL_CAPPED = {("gate.remedy", "the harm may be high")}
"""Hits in which the rule caps at the good end too, less low, so that its one finding is of the bad end only."""


@pytest.mark.parametrize("case", HITS, ids=lambda case: f"{case.rule}: {case.name}")
def test_each_rule_caps_by_itself(case):
    for profile in evaluate(only(case.rule), case.record, on=ON).profiles:
        for view in (profile.now, profile.expected):
            fired = [f for f in view.findings if f.rule == case.rule and f.effect]
            worst = min([VERDICTS.index(f.effect) for f in fired], default=len(VERDICTS) - 1)
            best = min([VERDICTS.index(f.effect) for f in fired if f.firm], default=len(VERDICTS) - 1)
            told = VERDICTS.index(view.verdict.worst), VERDICTS.index(view.verdict.best)
            if (case.rule, case.name) in STILL_CAPPED:
                assert worst <= told[1] <= best
                best = told[1]
            assert told == (worst, best), (profile.profile, view.view)


def test_a_gain_of_the_company_alone_caps_by_itself():
    """In its own feature, for the harms that are not low, and as long as nobody else gains."""
    company = build.benefit("I03", right="article-16", accrues_to=("company",))
    elsewhere = (
        build.harm("I04", build.medium(), features=("F02",)),
        build.benefit("I05", right="article-16", features=("F02",)),
        build.harm("I06", build.medium(), features=("F03",)),
    )
    balances = (build.balance("I01"), build.balance("I04", benefits=("I05",), feature="F02"))
    held = build.benefit(right="article-16")
    lone = build.benefit(right="article-16", accrues_to=("company",))

    def verdicts(*impacts):
        told = seen(strict(), build.tolerated(company, *elsewhere, impacts=impacts, balances=balances))
        view = told["rights-first", "now"]
        return [VERDICTS[rank[0]] for rank in (view.features[name] for name in ("F01", "F02", "F03"))]

    assert verdicts(build.harm(before=build.medium()), held) == ["with_conditions", "with_conditions", "not_consistent"]
    assert verdicts(build.harm(before=build.medium()), lone) == ["stop", "with_conditions", "not_consistent"]
    assert verdicts(build.harm(), lone) == ["consistent_on_this_record", "with_conditions", "not_consistent"]

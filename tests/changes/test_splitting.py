"""An impact divided by ages: the same judgements twice, every mention doubled, and no verdict better for it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.changes.references import cited
from bestinterests.changes.splitting import split_by_age
from bestinterests.domain.document import FORMAT, Document
from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.feature import Link
from bestinterests.evaluation import evaluate
from tests.evaluation import build
from tests.evaluation.build import IN_SCOPE, ON
from tests.evaluation.framework import small
from tests.evaluation.strategies import records

KEY = "I+w-0001"


def document(record):
    return Document(format=FORMAT, assessment=record)


def ranks(record):
    found = evaluate(small(), record, on=ON)
    return [
        VERDICTS.index(end)
        for profile in found.profiles
        for view in (profile.now, profile.expected)
        for end in (view.verdict.worst, view.verdict.best)
    ]


def test_everything_that_names_the_impact_names_both():
    link = Link(id="L01", source="I01", target="I03", kind="amplifies")
    record = msgspec.structs.replace(build.joint(), links=(link,))
    after = split_by_age(document(record), "I01", (IN_SCOPE[0],), KEY).assessment
    names = [name for name, _ in cited(after)]
    assert names.count(KEY) == names.count("I01") >= 2
    assert [(each.source, each.target) for each in after.links] == [("I01", "I03"), (KEY, "I03")]
    new = after.impacts[-1]
    assert (new.id, new.bands) == (KEY, (IN_SCOPE[0],))


@pytest.mark.parametrize("bands", [(), IN_SCOPE, ("0-5",)])
def test_ages_that_do_not_divide_it_are_refused(bands):
    with pytest.raises(ValueError, match="have to stay"):
        split_by_age(document(build.three()), "I01", bands, KEY)


@given(records(), st.data())
def test_dividing_an_impact_never_improves_a_verdict(record, data):
    wide = [impact for impact in record.impacts if len(impact.bands) > 1 and impact.direction == "harm"]
    if not wide:
        return
    impact = data.draw(st.sampled_from(wide))
    after = split_by_age(document(record), impact.id, impact.bands[:1], KEY).assessment
    assert all(new <= old for old, new in zip(ranks(record), ranks(after), strict=True))


def test_an_impact_that_nobody_names_is_divided_alone():
    record = build.finished(build.harm())
    after = split_by_age(document(record), "I01", IN_SCOPE[:1], KEY).assessment
    assert msgspec.structs.replace(after, impacts=record.impacts) == record

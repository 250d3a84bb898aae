"""An impact of which nobody has said what right it touches is counted as open, and helps no verdict."""

from __future__ import annotations

import msgspec

from bestinterests.evaluation.lens import RANK
from tests.documents import fixture


def test_an_unnamed_right_is_open_and_improves_nothing() -> None:
    named = fixture.large(12)
    blank = msgspec.structs.replace(
        named, impacts=tuple(msgspec.structs.replace(impact, right="") for impact in named.impacts)
    )
    before, after = fixture.evaluated(named), fixture.evaluated(blank)
    open_ = {each.path for each in after.completeness.open}
    assert {f"assessment.impacts[{impact.id}].right" for impact in blank.impacts} <= open_
    for old, new in zip(before.profiles, after.profiles, strict=True):
        assert RANK[new.now.verdict.worst] <= RANK[old.now.verdict.worst]
    assert fixture.report(blank).document.assessment == blank

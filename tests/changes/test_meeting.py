"""Edits that meet: what only the merged record shows."""

from __future__ import annotations

from bestinterests.changes import edits_that_meet, merge
from tests.changes.records import put, record_of_a_chat


def findings(document):
    """A finder that compares what two fields say, and one that everybody has."""
    first, second = (item.title for item in document.assessment.measures)
    if first == second:
        yield "same-title"
    yield "always"
    if document.assessment.measures[0].owner and document.assessment.measures[1].owner == "":
        yield "one-owner"


def test_what_both_edits_together_bring_about_is_told():
    base = record_of_a_chat()
    ours, theirs = put(base, "measures M01", title="Limit"), put(base, "measures M02", title="Limit")
    merged = merge(base, ours, theirs).document

    assert edits_that_meet(ours, theirs, merged, findings) == ("same-title",)


def test_what_each_side_mended_in_its_own_way_and_is_back_is_told():
    base = put(put(record_of_a_chat(), "measures M01", title="A"), "measures M02", title="A")
    ours, theirs = put(base, "measures M01", title="B"), put(base, "measures M02", title="B")
    merged = merge(base, ours, theirs).document

    assert edits_that_meet(ours, theirs, merged, findings) == ("same-title",)


def test_what_one_side_has_is_not_told():
    base = record_of_a_chat()
    ours = put(base, "measures M01", owner="Lead")

    assert edits_that_meet(ours, base, ours, findings) == ()
    assert edits_that_meet(base, ours, ours, findings) == ()
    assert edits_that_meet(base, base, ours, lambda document: [*findings(document)] * 2) == ("one-owner",)

"""Texts merge by paragraphs where they can, and never lose or double one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.changes.paragraphs import changes, merge_texts

LETTERS = st.lists(st.sampled_from("abcde"), max_size=6).map(tuple)


def merged(base: str, ours: str, theirs: str) -> str | None:
    """Each letter stands for a paragraph."""
    result = merge_texts(*("\n\n".join(text) for text in (base, ours, theirs)))
    return None if result is None else result.replace("\n\n", "")


@pytest.mark.parametrize(
    "base, ours, theirs, result",
    [
        ("ab", "Ab", "aB", "AB"),
        ("abc", "Abc", "abC", "AbC"),
        ("abc", "AbC", "aBc", "ABC"),
        ("ab", "Ab", "abx", "Abx"),
        ("a", "A", "ax", "Ax"),
        ("a", "A", "xa", "xA"),
        ("abc", "Abc", "ac", None),
        ("abc", "xabc", "abcy", "xabcy"),
        ("abc", "ac", "abx", None),
        ("abc", "axbc", "abcy", "axbcy"),
        ("abcd", "abd", "xbcd", "xbd"),
        ("abc", "abc", "xyz", "xyz"),
        ("ab", "axb", "ayb", None),
        ("ab", "axb", "axb", "axb"),
        ("a", "A", "B", None),
        ("", "x", "y", None),
        ("ab", "Ab", "Bb", None),
        ("ab", "a", "aB", None),
        ("ab", "", "aB", None),
        ("abc", "xyzc", "aBc", None),
        ("abcd", "axyd", "abXd", None),
        ("abcde", "xyde", "abcyz", "xyyz"),
        ("abcde", "xyde", "abyze", None),
        ("abc", "bca", "aBc", None),
        ("ab", "ab", "ba", "ba"),
        ("ab", "a", "ba", None),
    ],
)
def test_paragraphs_of_both_sides(base, ours, theirs, result):
    assert merged(base, ours, theirs) == result
    assert merged(base, theirs, ours) == result


@given(LETTERS, LETTERS, LETTERS)
def test_laws_of_texts(base, ours, theirs):
    b, o, t = ("\n\n".join(text) for text in (base, ours, theirs))
    assert merge_texts(b, o, o) == o
    assert merge_texts(b, b, t) == t
    assert merge_texts(b, o, b) == o
    result = merge_texts(b, o, t)
    assert merge_texts(b, t, o) == result
    if result is not None:
        held = set(result.split("\n\n"))
        for side in (o, t):
            old, new = set(b.split("\n\n")), set(side.split("\n\n"))
            assert new - old <= held
            assert (old - new).isdisjoint(held)
        assert merge_texts(b, result, t) == result
        assert merge_texts(b, o, result) == result


@given(LETTERS, LETTERS)
def test_changes_lead_from_one_text_to_the_other(old, new):
    built: list[str] = []
    done = 0
    for hunk in changes(old, new):
        built += old[done : hunk.start]
        assert len(built) == hunk.at
        built += hunk.new
        done = hunk.stop
        assert old[hunk.start : hunk.stop] != hunk.new
    assert (*built, *old[done:]) == new
    assert not changes(old, old)


def test_white_space_is_kept_as_it_is():
    assert merge_texts("a\n\nb\n", "A\n\nb\n", "a\n\nb\n\nc\n") == "A\n\nb\n\nc\n"
    assert merge_texts("a\n\n\nb", "A\n\n\nb", "a\n\n\nB") == "A\n\n\nB"


def test_one_changed_paragraph_among_many_is_found():
    old = tuple(map(str, range(1000)))
    new = (*old[:500], "new", *old[501:])
    assert changes(old, new) == [(500, 501, ("new",), 500)]
    assert changes(old, (*old[:500], *old[501:])) == [(500, 501, (), 500)]
    assert changes(old, (*old[:500], "new", *old[500:])) == [(500, 500, ("new",), 500)]


@given(st.permutations("abcdefg"))
def test_as_many_paragraphs_stay_as_can_stay_in_order(new):
    old = tuple("abcdefg")
    kept = len(old) - sum(hunk.stop - hunk.start for hunk in changes(old, tuple(new)))
    runs = [1] * len(new)
    for at, text in enumerate(new):
        runs[at] += max((runs[before] for before in range(at) if new[before] < text), default=0)
    assert kept == max(runs)

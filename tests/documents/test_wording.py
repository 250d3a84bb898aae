import datetime as dt

import pytest

from bestinterests.documents import wording
from bestinterests.documents.inline import Mark
from bestinterests.domain.evaluation import LevelRange
from tests.documents.fixture import framework


@pytest.mark.parametrize(
    "bands, words",
    [
        (("6-9", "10-12", "13-15"), "6–15"),
        (("13-15", "6-9"), "6–9 and 13–15"),
        (("0-5", "6-9", "10-12", "13-15", "16-17"), "0–17"),
        ((), ""),
        (("no-such-band", "6-9"), "6–9 and no-such-band"),
    ],
)
def test_neighbouring_ages_are_joined(bands, words):
    assert wording.ages(bands, framework().bands) == words


@pytest.mark.parametrize(
    "level, mark",
    [
        (None, Mark("harm", "none", "none")),
        (LevelRange(low="medium", high="high"), Mark("harm", "medium", "high")),
        (LevelRange(low="low", high="critical", unknown=True), Mark("harm", "low", "critical", True)),
        (LevelRange(low="medium", high="critical", unknown=True), Mark("harm", "medium", "critical")),
        (LevelRange(low="low", high="medium", unknown=True), Mark("harm", "low", "medium")),
    ],
)
def test_unknown_is_drawn_only_where_nothing_is_known(level, mark):
    assert wording.mark("harm", level) == mark


@pytest.mark.parametrize(
    "mark, words, letters",
    [
        (Mark("harm"), "none", "–"),
        (Mark("harm", "high", "critical"), "high to critical", "HC"),
        (Mark("benefit", "medium", "medium"), "medium", "M"),
        (Mark("benefit", "none", "high", True), "unknown", "?"),
    ],
)
def test_every_mark_has_words_and_letters(mark, words, letters):
    assert (mark.words, mark.letters) == (words, letters)


def test_what_is_surely_worst_stands_before_what_could_be():
    found = [Mark("harm", "high", "critical"), Mark("harm", "low", "high"), Mark("harm", "critical", "critical")]
    assert [mark.letters for mark in sorted(found, key=wording.worst_first)] == ["C", "HC", "LH"]


def test_days_numbers_and_lists_are_said_as_in_a_sentence():
    assert wording.weekday(dt.date(2026, 10, 5)) == "Monday 5 October 2026"
    assert [wording.many(n, "feature") for n in (0, 1, 12, 1300)] == [
        "no features",
        "one feature",
        "twelve features",
        "1,300 features",
    ]
    assert wording.listed(["a", "b", "c"]) == "a, b and c"


def test_long_texts_are_cut_at_a_word_and_say_so():
    assert wording.short("one two three", 9) == "one two …"
    assert wording.short("x" * 50, 10) == "x" * 9 + " …"
    assert wording.short(" one\n two ", 20) == "one two"


@pytest.mark.parametrize(
    "text, printed",
    [
        ("critical for ages 6-9, 10-12 and 13-15", "critical for ages 6–9, 10–12 and 13–15"),
        ("Overdue: M01 (since 2026-06-16).", "Overdue: M01 (since 16 June 2026)."),
        ("s2-1 and TT-6-9 stay, as do 7-8 and 2026-02-31", "s2-1 and TT-6-9 stay, as do 7-8 and 2026-02-31"),
    ],
)
def test_sentences_are_printed_with_ages_and_whole_days(text, printed):
    assert wording.dressed(text, framework().bands) == printed


@pytest.mark.parametrize("count, words", [(1, "once"), (2, "twice"), (3, "three times"), (13, "13 times")])
def test_how_often_is_said_in_words(count, words):
    assert wording.times(count) == words

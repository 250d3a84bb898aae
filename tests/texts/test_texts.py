"""Every text of the redress doors, for every audience: there, kept to its gate, and promising nothing untrue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bestinterests.domain.problem import Refused
from bestinterests.texts.audiences import CHILDREN, EVERYBODY, Audience, audience_of
from bestinterests.texts.checks import check, listed, promised
from bestinterests.texts.passages import every_text
from bestinterests.texts.signposts import checked_on, every, numbers, signposts
from bestinterests.texts.source import SOURCE, read_language
from bestinterests.texts.texts import needs, texts
from bestinterests.web.redress import journey
from bestinterests.workflow.casework.words import (
    BANDS,
    NATIONS,
    OUTCOMES,
    REMEDIES,
    STATES,
    VISITORS,
)

KEYS = sorted(f"{topic.name}.{name}" for topic in read_language("en").topics.values() for name in topic.entries)
DOORS = ["mine", "rules", "not_good"]


def test_the_shipped_texts_are_in_order():
    assert check() == []


@pytest.mark.parametrize("audience", EVERYBODY)
def test_every_text_keeps_to_the_gate_of_its_audience(audience):
    found = list(every_text((audience,)))
    assert len(found) > 40
    assert [problem.path + ": " + problem.sentence for one in found for problem in one.problems] == []


@pytest.mark.parametrize("audience", EVERYBODY)
def test_every_key_resolves_for_everybody_and_is_marked_a_draft(audience):
    said = texts(audience)
    values = dict.fromkeys(listed("placeholders"), "x")
    for key in KEYS:
        text = said.of(key, **values)
        assert text.words
        assert "{" not in text.words
        assert text.is_draft
    assert said.is_draft
    assert said.is_whole_translation
    assert said.review_on > dt.date(2026, 11, 27)


def test_the_doors_are_there_for_everybody_who_reads():
    for audience in EVERYBODY[1:]:
        shown = set(texts(audience).shown())
        assert {f"doors.{door}{part}" for door in DOORS for part in ("", "_line")} <= shown
        assert {f"rights.{right}{part}" for right in journey.REQUESTS for part in ("", "_line")} <= shown
        assert {f"standards.standard_{number:02d}" for number in range(1, 16)} <= shown
        assert {f"status.{status}{part}" for status in STATES for part in ("", "_line")} <= shown
    little = texts("0-5")
    assert little.shown("doors") == []
    assert all(len(line.split()) <= 5 for key in little.shown() for line in little.raw(key).words.splitlines())


def test_every_word_of_casework_has_its_texts():
    named = {
        *(f"outcomes.{outcome}{part}" for outcome in OUTCOMES for part in ("", "_line")),
        *(f"outcomes.remedy_{remedy}" for remedy in REMEDIES),
        *(f"safe.{nation}" for nation in NATIONS),
    }
    assert named - set(KEYS) == set()
    assert {audience_of(visitor, "6-9") for visitor in VISITORS} == {"6-9", "parent", "teacher", "other"}
    assert audience_of("child", "") == journey.UNSAID
    assert list(BANDS) == list(CHILDREN)


@pytest.mark.parametrize("audience", ["6-9", "13-15", "parent", "teacher", "other"])
@pytest.mark.parametrize("door", journey.DOORS)
def test_every_text_that_a_door_asks_for_is_shown_to_whom_it_asks(audience, door):
    lent = journey.Asked(*[(("F01", "A part"),)] * 3)
    shown = set(texts(audience).shown())
    for question in journey.questions({"audience": audience, "door": door}, lent):
        named = {question.title, *question.hints, *(question.more or ())[:1]}
        named |= {key for option in question.options for key in (option.text, option.line) if key}
        assert named - shown == set(), question.key


def test_doors_rights_and_standards_have_pictures_of_their_own():
    for topic, names in (
        ("doors", DOORS),
        ("rights", list(journey.REQUESTS)),
        ("standards", [f"standard_{number:02d}" for number in range(1, 16)]),
    ):
        icons = [texts("10-12").raw(f"{topic}.{name}").icon for name in names]
        assert all(icons)
        assert len(set(icons)) == len(icons)


@pytest.mark.parametrize(
    "words",
    [
        "You stay anonymous.",
        "This is our secret.",
        "No one will know.",
        "Nobody else will ever find out",
        "We won’t tell your mum",
        "It is totally safe",
        "what you say is confidential",
    ],
)
def test_a_promise_that_nobody_can_keep_is_found(words):
    assert promised(words)


def test_what_may_happen_is_said_wherever_a_child_is_about_to_write():
    for audience in CHILDREN[1:]:
        said = texts(audience)
        for key in ("start.who_reads", "receipt.who_sees_safety"):
            assert "safe" in said.raw(key).words
        assert "{hours}" in said.raw("safe.not_here").words
        assert "999" in said.raw("safe.now").words


def test_a_wrong_an_absent_and_a_closed_code_have_one_answer():
    assert [key for key in texts("13-15").shown("follow") if "wrong" in key] == [
        "follow.wrong",
        "follow.wrong_why",
        "follow.wrong_help",
    ]


def test_values_are_put_in_and_faults_of_a_page_are_named():
    said = texts("6-9")
    assert said.say("start.step_code") == "You get a code. Keep it."
    assert said.say("frame.made_by", operator="{service} & <b>", more=1) == "These pages are run by {service} & <b>."
    assert needs("start.lead") == {"service"}
    with pytest.raises(LookupError, match=r"start\.lead needs a value for service"):
        said.say("start.lead")
    with pytest.raises(LookupError, match=r"Did you mean start\.title"):
        said.say("start.titel")
    with pytest.raises(ValueError, match="7-8"):
        texts("7-8")


class TestSignposts:
    def test_every_nation_has_help_of_its_own_and_all_is_still_to_be_checked(self):
        for nation in NATIONS:
            for audience in EVERYBODY:
                found = [one.id for one in signposts(nation, audience)]
                assert found[:2] == ["emergency", "childline"]
                assert nation in found or audience == Audience.UP_TO_5
        assert {one.provenance for one in every()} == {"to_verify"}
        assert checked_on() == dt.date(2026, 11, 27)

    def test_their_texts_and_numbers_are_texts_and_placeholders(self):
        for one in every():
            assert {f"safe.{key}" for key in one.texts} <= set(KEYS)
        assert set(numbers()) - {"emergency"} <= set(listed("placeholders"))
        assert "0800 1111" in texts("13-15").say("safe.childline_line", **numbers())

    def test_the_youngest_see_no_more_than_two(self):
        assert len(signposts("england", "0-5")) == 2


def written(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


HEAD = "status: {status}\nowner: a\nreview_on: 2027-05-27\ntexts:\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small folder of texts in English, sound."""
    for name in ("icons", "placeholders", "never"):
        written(tmp_path, f"{name}.yaml", (SOURCE / f"{name}.yaml").read_text(encoding="utf-8"))
    texts_ = "  hello:\n    icon: me\n    6-9: Hi {service}\n    others: Hello {service}\n  end:\n    others: Bye\n"
    written(tmp_path, "en/page.yaml", HEAD.format(status="tested with children") + texts_)
    return tmp_path


def test_what_a_language_lacks_is_in_english_and_marked(source):
    written(source, "cy/page.yaml", HEAD.format(status="drafft") + "  hello:\n    6-9: Shwmae {service}\n")
    assert check(source) == []
    said = texts("6-9", "cy", source)
    assert [(text.language, text.is_draft) for text in map(said.raw, ("page.hello", "page.end"))] == [
        ("cy", True),
        ("en", False),
    ]
    assert said.say("page.hello", service="A") == "Shwmae A"
    assert texts("parent", "cy", source).raw("page.hello").language == "en"
    assert not said.is_whole_translation
    assert texts("6-9", "fr", source).raw("page.end").language == "en"


def test_faults_of_meaning_are_found_in_every_language(source):
    written(
        source,
        "en/more.yaml",
        HEAD.format(status="draft") + "  a:\n    icon: nose\n    6-9: No one will know {thing}\n",
    )
    written(
        source, "cy/page.yaml", HEAD.format(status="draft") + "  hello:\n    6-9: Hi {date}\n  new:\n    others: Ho\n"
    )
    codes = [(problem.code, problem.path) for problem in check(source)]
    assert ("texts.unknown-icon", "en/more.yaml#a") in codes
    assert ("texts.promise", "en/more.yaml#a") in codes
    assert ("texts.unknown-placeholder", "en/more.yaml#a") in codes
    assert sum(code == ("texts.no-text", "en/more.yaml#a") for code in codes) == 7
    assert ("texts.unknown-placeholder", "cy/page.yaml#hello") in codes
    assert ("texts.unknown-key", "cy/page.yaml#new") in codes


def test_a_file_out_of_order_is_refused_with_every_fault_and_its_line(source):
    content = (
        "status: draft\nowner: a\nreview_on: soon\nmood: good\ntexts:\n  Bad-Key:\n    others: x\n  b: x\n"
        "  c:\n    7-8: x\n    6-9: x\n    6-9, 10-12: y\n  d:\n    others: 3\n"
    )
    written(source, "en/bad.yaml", content)
    written(source, "en/headless.yaml", "texts:\n  a:\n    others: x\n")
    with pytest.raises(Refused) as refused:
        texts("6-9", "en", source)
    found = {(problem.code, problem.path, problem.line) for problem in refused.value.problems}
    assert found >= {
        ("texts.head", "en/bad.yaml", 3),
        ("texts.head", "en/bad.yaml", 4),
        ("texts.key", "en/bad.yaml", 6),
        ("texts.key", "en/bad.yaml", 8),
        ("texts.audience", "en/bad.yaml", 10),
        ("texts.twice", "en/bad.yaml", 12),
        ("texts.no-text", "en/bad.yaml", 14),
        ("texts.head", "en/headless.yaml", 1),
    }
    assert all(problem.remedy for problem in refused.value.problems)

"""Syllables, sentences and grades of passages counted by hand, and the gates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.formats.codes import FILE_CODES
from bestinterests.texts.audiences import Audience
from bestinterests.texts.reading import NOT_PROOF
from bestinterests.texts.reading.gates import GATES, missed
from bestinterests.texts.reading.measure import grade, measure
from bestinterests.texts.reading.syllables import exceptions, syllables
from tests.cli.running import run

SYLLABLES = {
    1: "the makes called age closed asked changed friends through judged school world don't can't you're goes eye sure "
    "our worked toys tried years",
    2: "table making boxes settled handled wanted safely something someone sometimes people social action quiet "
    "playing being trying player beyond didn't couldn't it'll judge's grown-up private picture message because "
    "service answer question decide minute careful review reply unsafe trusted delete advert colour website "
    "hurting Childline centre useful replies",
    3: "media curious serious companion opinion usual influence studying anyone video idea creating privacy decided "
    "computer messages complaining company easier family location together profiling behaviour nobody everything "
    "deleting tribunal confirming agreement",
    4: "information material society situation emergency experience everybody identity commissioner automatic "
    "responsible usually geographic",
    5: "organisation individual representative disability personality",
}
SYLLABLES[2] = SYLLABLES[2].replace("", "")


@pytest.mark.parametrize("count", SYLLABLES)
def test_syllables_of_words_counted_by_hand(count):
    assert {word: syllables(word) for word in SYLLABLES[count].split()} == dict.fromkeys(
        SYLLABLES[count].split(), count
    )


def test_exceptions_are_sorted_and_each_is_one():
    words = list(exceptions())
    assert words == sorted(words)
    assert all(1 <= count <= 6 for count in exceptions().values())


EASY = "The dog sat on the mat. It saw a cat. The cat ran up a tree. The dog sat and sat. Then it went home."
HARDER = (
    "You can ask the company to show you the information that it keeps about you. It must answer within a month, and "
    "it must explain every reason for a refusal."
)


@pytest.mark.parametrize(
    "text, words, sentences, spoken, expected", [(EASY, 25, 5, 25, -1.8), (HARDER, 30, 2, 43, 7.2)]
)
def test_grade_of_a_passage_counted_by_hand(text, words, sentences, spoken, expected):
    found = measure(text)
    assert (found.words, found.sentences, found.syllables, found.grade) == (words, sentences, spoken, expected)
    assert grade(words, sentences, spoken) == expected


PAGE = """# Your rights

1. See it.
2. Fix it, please.
- Call 0800 1111 at 9.30 am (it is free) or see https://example.org/a.b?c=1.
* {service}'s page is on ceop.police.uk. Ask Mr. Smith, e.g. at noon.

This line runs
on to the next. **Stop** it now! "Really?" asked the ICO.

<!-- a remark -->
| Right | Days |
| --- | --- |
| See | 30 |
"""


def test_what_is_no_running_text_does_not_disturb():
    found = measure(PAGE)
    assert (found.words, found.sentences) == (47, 13)
    assert found.longest.text == "Call 0800 1111 at 9.30 am (it is free) or see https://example.org/a.b?c=1."
    assert found.hard == ()


def test_a_short_text_has_no_grade_and_hard_words_are_ranked():
    found = measure("Information on an organisation. No. It is complicated.")
    assert found.grade is None
    assert found.sentences == 3
    assert [hard.word for hard in found.hard] == ["organisation", "complicated", "information"]


@pytest.mark.parametrize("text", ["", "…", "{a}", "— — —", "123", "\U000f0000"])
def test_a_text_without_words_misses_no_gate(text):
    assert missed(measure(text), Audience.UP_TO_5) == []


@given(st.text(max_size=300))
def test_any_text_is_counted(text):
    found = measure(text)
    assert found.words <= found.syllables
    assert (found.words == 0) == (found.sentences == 0)
    assert found.longest.words <= found.words


def test_each_part_of_a_gate_is_missed_with_its_remedy():
    problems = missed(measure(HARDER), Audience.FROM_6, "here")
    assert [problem.code for problem in problems] == ["reading.grade", "reading.sentence"]
    assert "information, company, refusal" in problems[0].remedy
    assert "You can ask" in problems[1].remedy
    assert [p.code for p in missed(measure("Ask for information. Now."), Audience.FROM_6)] == ["reading.word"]
    assert [p.code for p in missed(measure("I am sad. I am cross."), Audience.UP_TO_5)] == ["reading.line"]
    assert all(problem.remedy and problem.code in FILE_CODES and problem.path == "here" for problem in problems)
    assert missed(measure(HARDER), Audience.FROM_16) == []


def test_gates_open_with_age():
    gates = [GATES[audience] for audience in Audience]
    for part in (0, 1, 3):
        assert [gate[part] for gate in gates] == sorted(gate[part] for gate in gates)


class TestCommand:
    """``bestinterests reading``."""

    def test_our_texts_pass_and_it_says_what_that_is_worth(self):
        ran = run("reading", "--ours", "--audience", "6-9")
        assert (ran.code, ran.err) == (0, "")
        assert "doors.mine (6-9)" in ran.out
        assert " ".join(ran.out.split()).endswith(NOT_PROOF)

    def test_a_text_that_misses_says_what_to_change(self, tmp_path: Path):
        (tmp_path / "letter.md").write_text(f"# Hello\n\n{HARDER}\n", encoding="utf-8")
        (tmp_path / "easy.txt").write_text(EASY, encoding="utf-8")
        ran = run("reading", tmp_path, "--audience", "10-12")
        assert ran.code == 1
        said = " ".join(ran.out.split())
        assert "easy.txt (10-12): grade -1.8 (25 words), at most 4: passed" in said
        assert "Use shorter words for: information" in said
        assert "2 texts measured, 1 missed the gate." in ran.out
        quiet = run("reading", tmp_path, "--audience", "10-12", "--quiet")
        assert "easy.txt" not in quiet.out

    def test_json_names_no_path_of_the_computer(self, tmp_path: Path):
        (tmp_path / "a.txt").write_text(HARDER, encoding="utf-8")
        ran = run("reading", tmp_path, "--audience", "6-9", "--json")
        found = json.loads(ran.out)
        assert ran.code == 1
        assert found["note"] == NOT_PROOF
        assert found["texts"][0]["reading"]["grade"] == 7.2
        assert [problem["code"] for problem in found["texts"][0]["problems"]] == ["reading.grade", "reading.sentence"]
        assert str(tmp_path) not in ran.out
        ours = json.loads(run("reading", "--ours", "--audience", "parent", "--json").out)
        assert {text["key"] for text in ours["texts"]} >= {"doors", "doors.mine"}

    def test_the_wording_of_a_pack_can_be_measured(self):
        ran = run("reading", "--pack", "uncrc", "--audience", "16-17")
        assert "uncrc/article-12 (16-17)" in ran.out

    @pytest.mark.parametrize(
        "arguments, said",
        [
            ((), "what to measure"),
            (("-",), "who the text is for"),
            (("--ours", "-"), "what to measure"),
            (("--pack", "none", "--audience", "6-9"), "pack.unknown"),
            (("absent.md", "--audience", "6-9"), "no such file"),
        ],
    )
    def test_a_call_that_is_not_in_order_says_why(self, arguments, said):
        ran = run("reading", *arguments)
        assert ran.code == 2
        assert said in ran.err

    def test_bytes_and_empty_folders_are_refused(self, tmp_path: Path):
        assert run("reading", "-", "--audience", "6-9", stdin=b"\xff\xfe").code == 2
        assert "file.none-in-folder" in run("reading", tmp_path, "--audience", "6-9").err

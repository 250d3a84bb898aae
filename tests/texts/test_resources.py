"""The texts on rights and the packs of lessons: whole, with how sure each statement is, and drafts all."""

from __future__ import annotations

import datetime as dt

import pytest

from bestinterests.cli.reference import pages as reference_pages
from bestinterests.documents.inline import plain
from bestinterests.documents.lessons import lesson_paper
from bestinterests.documents.sheet_blocks import Slips, Writing
from bestinterests.domain.problem import Refused
from bestinterests.formats.html.page import write_html
from bestinterests.packs.load import latest, load
from bestinterests.texts.audiences import CHILDREN, EVERYBODY, Audience
from bestinterests.texts.checks import check, promised
from bestinterests.texts.lessons.checks import every_fault, every_readable, faults
from bestinterests.texts.lessons.shelf import lesson_packs
from bestinterests.texts.passages import passages
from bestinterests.texts.source import SOURCE, read_language
from bestinterests.texts.sources import sources
from bestinterests.texts.texts import texts
from bestinterests.web.resources import pages

PACKS = list(lesson_packs().values())
DAY = dt.date(2026, 11, 27)
READERS = [audience for audience in EVERYBODY if audience != "0-5"]


@pytest.mark.parametrize("audience", READERS)
def test_every_reader_has_every_right_with_its_card_and_its_letter(audience):
    shown = set(texts(audience).shown())
    cards = {f"cards.{right}{part}" for right in pages.RIGHTS for part in ("", "_means", "_use", "_limits")}
    assert cards | {f"letters.{right}" for right in pages.RIGHTS} <= shown
    standards = {
        f"{topic}.{one}{part}" for one in pages.STANDARDS for topic, part in (("standards", ""), ("duties", "_spot"))
    }
    assert standards <= shown


def test_whatever_a_card_or_a_step_says_of_the_law_says_how_sure_it_is():
    for topic, names in (
        ("cards", [f"{right}_{part}" for right in pages.RIGHTS for part in ("means", "limits")]),
        ("after", [name for step in pages.LADDER for name in step]),
        ("asking", ["england", "wales", "scotland", "northern-ireland", "unknown", "parent", "yours"]),
        ("standards", list(pages.STANDARDS)),
        ("convention", ["england", "wales", "scotland", "northern-ireland", "unknown"]),
    ):
        held = texts("16-17")
        unsure = [name for name in names if held.raw(f"{topic}.{name}").provenance in ("", "ours")]
        assert unsure == [], topic


def test_no_statement_is_confirmed_by_a_source_of_which_only_a_beginning_or_a_summary_was_read():
    weak = {name for name, held in sources().items() if "beginning" in held.read or "summary" in held.read.lower()}
    assert weak
    held = texts("parent")
    confirmed = [key for key in held.shown() if held.raw(key).provenance == "confirmed"]
    assert len(confirmed) > 30
    assert [key for key in confirmed if weak & set(held.raw(key).sources)] == []


def test_every_source_is_named_by_a_text():
    topics = read_language("en").topics.values()
    named = {name for topic in topics for entry in topic.entries.values() for name in entry.sources}
    assert named == set(sources())


def test_scotland_has_an_age_in_law_and_the_other_nations_a_guide():
    held = texts("13-15")
    assert "From 12 on" in held.say("asking.scotland")
    assert held.raw("asking.scotland").sources == ("dpa-208",)
    for nation in ("england", "wales", "northern-ireland"):
        words = held.say(f"asking.{nation}")
        assert "no law sets an age" in words
        assert "guide" in words


def test_no_child_is_told_of_a_tribunal_as_a_second_judge():
    for audience in ("13-15", "16-17", "parent"):
        assert "does not decide who is right" in (
            said := texts(audience).say("after.step_tribunal", regulator="R")
        ) or ("cannot change what the regulator decides" in said)
    assert not {"after.step_tribunal", "after.step_court"} & set(texts("10-12").shown())


def test_a_source_that_is_not_known_and_a_statement_without_one_are_faults(tmp_path):
    folder = tmp_path / "source"
    (folder / "en").mkdir(parents=True)
    for name in ("icons", "placeholders", "never", "sources"):
        (folder / f"{name}.yaml").write_text((SOURCE / f"{name}.yaml").read_text())
    head = "status: draft\nowner: us\nreview_on: 2027-01-01\ntexts:\n"
    (folder / "en/a.yaml").write_text(
        f"{head}  one:\n    provenance: confirmed\n    others: So.\n  two:\n    sources: nowhere\n    others: So.\n"
    )
    assert [problem.code for problem in check(folder)] == [
        "texts.no-source",
        "texts.no-provenance",
        "texts.unknown-source",
    ]
    (folder / "en/a.yaml").write_text(f"{head}  one:\n    provenance: certain\n    others: So.\n")
    assert [problem.code for problem in check(folder)] == ["texts.provenance"]


def test_every_article_of_the_convention_has_words_for_children_and_is_a_draft():
    pack = load("uncrc", latest("uncrc") or "")
    assert [right.article for right in pack.rights] == list(range(1, 55))
    assert all(right.child.text for right in pack.rights)
    assert "drafts" in pack.summary.text


def test_the_report_names_every_topic_pack_and_band_and_nothing_misses_its_gate():
    found = passages()
    named = {one.name for one in found}
    assert {"cards", "uncrc", "convention", "safe", *(f"lessons/{pack.id}/home" for pack in PACKS)} <= named
    assert {one.audience for one in found} == set(EVERYBODY)
    assert [one.missed for one in found if one.missed] == []
    assert "| cards |" in reference_pages()["docs/reference/reading.md"]


# -- lessons ---------------------------------------------------------------------------------------------------------


def test_packs_are_in_order_for_both_phases_and_drafts():
    assert every_fault() == []
    assert [(pack.phase, pack.ages) for pack in PACKS] == [
        ("primary", "7–9"),
        ("primary", "9–11"),
        ("secondary", "11–14"),
        ("secondary", "14–16"),
    ]
    assert all("not yet tried" in pack.status and pack.review_on > DAY for pack in PACKS)
    assert all(link.provenance == "to_verify" for pack in PACKS for link in pack.curriculum)
    assert all(len({link.nation for link in pack.curriculum}) == 4 for pack in PACKS)
    assert all(pack.reads in CHILDREN for pack in PACKS)
    assert [name for name, _, words in every_readable() if promised(words)] == []


def test_what_does_not_fit_in_a_pack_is_said():
    from msgspec.structs import replace

    pack = PACKS[0]
    assert "minutes" in faults(replace(pack, minutes=10))[0].sentence
    assert "no sheet" in faults(replace(pack, sheets=pack.sheets[1:]))[0].sentence
    assert "glossary" in faults(replace(pack, words=["qwerty"]))[0].sentence


def test_a_file_of_lessons_that_is_out_of_order_is_refused_by_its_name(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en/one.yaml").write_text("id: one\n")
    with pytest.raises(Refused) as refused:
        lesson_packs("en", tmp_path)
    assert refused.value.problems[0].path == "lessons/en/one.yaml"


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_pack_is_a_paper_with_safeguarding_first_and_each_sheet_on_a_page(pack):
    paper = lesson_paper(pack, DAY)
    html = write_html(paper)
    assert html.index("Safeguarding") < html.index("The lesson")
    assert "0800 1111" in html
    assert "not verified" in html
    assert paper.carries is None
    sheets = [section for section in paper.sections if section.is_sheet]
    assert [sheet.title for sheet in sheets] == [sheet.title for sheet in (*pack.sheets, pack.home)]
    answers = next(section for section in paper.sections if section.anchor == "answers")
    assert answers.own_page
    blocks = [block for sheet in sheets for block in sheet.blocks]
    assert any(isinstance(block, Writing | Slips) for block in blocks)
    assert pack.summary == plain(*paper.subtitle)


def test_a_translated_pack_takes_the_place_of_the_english_one_alone(tmp_path):
    import shutil

    shutil.copytree(SOURCE / "lessons/en", tmp_path / "en")
    (tmp_path / "cy").mkdir()
    first = (tmp_path / "en/primary-7-9.yaml").read_text()
    (tmp_path / "cy/primary-7-9.yaml").write_text(
        first.replace("title: Given, taken, guessed", "title: Rhoi, cymryd, dyfalu")
    )
    held = lesson_packs("cy", tmp_path)
    assert held["primary-7-9"].title.startswith("Rhoi")
    assert [pack.language for pack in held.values()] == ["cy", "en", "en", "en"]


def test_the_youngest_get_few_words_and_no_form():
    held = texts(Audience.UP_TO_5)
    assert {f"little.{key}" for key in pages.LITTLE} <= set(held.shown("little"))
    assert held.shown("cards") == held.shown("letters") == []

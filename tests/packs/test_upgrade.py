"""Upgrading a document: every answer has a fate, moved ids are rewritten, and splits are left to a person."""

from functools import lru_cache
from typing import Any

import pytest

from bestinterests.domain.balance import Tension
from bestinterests.domain.conformity import HarmAnswer, ObligationAnswer
from bestinterests.domain.coverage import CoverageStatement, RightSetAside
from bestinterests.domain.document import Document, PackPin
from bestinterests.domain.feature import DataActivity
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.domain.pack import Step
from bestinterests.domain.service import Service
from bestinterests.packs.framework import compose
from bestinterests.packs.meaning import check_document
from bestinterests.packs.resolve import resolve
from bestinterests.packs.upgrade import UpgradePlan, apply_upgrade, plan_upgrade, steps_from
from tests.packs.tiny import BENEFIT, HARM, change, document, framework, judged, tiny


def answered() -> Document:
    """A document with an answer of each sort that the step from 1.0.0 to 2.0.0 touches."""
    harm = change(
        HARM,
        linked_rights=("article-31", "article-12"),
        minimum_harms=("sleep", "bullying"),
        now=judged(likelihood="rare..likely", severity="small..large"),
        expected=Slot(given=(Judgement(scale="stars", level="three", by="P01"), Judgement(scale="stars", level="one"))),
    )
    return document(
        impacts=(harm, change(BENEFIT, note="As seen in the trial.")),
        data_activities=(DataActivity(id="D01", feature="F01", kinds=("geolocation",)),),
        coverage=(
            CoverageStatement(
                id="S01", rights=("article-31", "article-12"), bands=("6-9",), answer="looked", reason="R"
            ),
            CoverageStatement(
                id="S02", rights=("article-31",), bands=("6-9",), answer="none-because", reason="Because."
            ),
            CoverageStatement(id="S03", rights=("article-16",), bands=("6-9",), answer="looked"),
        ),
        rights_set_aside=(RightSetAside(right="article-31", reason="Nobody plays."),),
        tensions=(Tension(id="T01", rights=("article-31",), against=("article-16",)),),
        obligations=(
            ObligationAnswer(obligation="s1-1", answer="met", reason="We do."),
            ObligationAnswer(obligation="s1-2", answer="partly", reason="In part.", features=("F01",)),
        ),
        minimum_harms=(HarmAnswer(harm="sleep", answer="yes", impacts=("I01",)),),
    )


@lru_cache
def plan() -> UpgradePlan:
    return plan_upgrade(answered(), framework(), framework("2.0.0"))


def after() -> Any:
    return apply_upgrade(answered(), plan()).assessment


@pytest.mark.parametrize(
    "path, old, fate, new",
    [
        ("assessment.impacts[I02].right", "article-31", "split", ("article-31-play", "article-31-culture")),
        ("assessment.impacts[I01].right", "article-16", "kept", ("article-16",)),
        ("assessment.impacts[I01].minimum_harms", "sleep", "moved", ("minimum-harms/rest",)),
        ("assessment.data_activities[D01].kinds", "geolocation", "moved", ("location",)),
        ("assessment.obligations[s1-1].obligation", "s1-1", "needs-a-person", ()),
        ("assessment.obligations[s1-2].obligation", "s1-2", "split", ("s1-3", "s1-4")),
        ("assessment.impacts[I01].now.agreed[severity].level", "severity/large", "moved", ("severity/great",)),
        (
            "assessment.impacts[I01].now.agreed[likelihood].level",
            "likelihood: rare..likely",
            "kept",
            ("likelihood: rare..likely",),
        ),
        ("assessment.impacts[I01].expected.given[0].level", "stars/three", "split", ("stars/three", "stars/four")),
        ("assessment.coverage[S02].rights", "article-31", "split", ("article-31-play", "article-31-culture")),
    ],
)
def test_each_answer_has_its_fate(path: str, old: str, fate: str, new: tuple[str, ...]) -> None:
    found = [answer for answer in plan().answers if answer.path == path and answer.old == old]
    assert [(answer.fate, answer.new) for answer in found] == [(fate, new)]
    assert found[0].sentence


def test_an_extended_scale_says_so_and_keeps_its_levels() -> None:
    answer = next(a for a in plan().answers if a.path.endswith("now.agreed[likelihood].level"))
    assert "new level: certain" in answer.sentence


def test_the_plan_counts_and_gives_reasons() -> None:
    counted = {fate: plan().count(fate) for fate in ("kept", "moved", "split", "needs-a-person")}  # type: ignore[arg-type]
    assert sum(counted.values()) == len(plan().answers)
    assert counted["needs-a-person"] == 1
    assert all(answer.why for answer in plan().answers if answer.fate == "split" and answer.old == "article-31")


def test_pins_are_those_of_the_new_framework() -> None:
    pins = apply_upgrade(answered(), plan()).assessment.packs
    assert pins == framework("2.0.0").pins
    assert resolve(pins, [tiny("2.0.0")])[1] == []


def test_moved_ids_are_rewritten() -> None:
    done = after()
    assert done.data_activities[0].kinds == ("location",)
    assert done.impacts[0].minimum_harms == ("rest", "bullying")
    assert done.minimum_harms[0].harm == "rest"
    assert done.minimum_harms[0].answer == "yes"
    agreed = {judgement.scale: judgement.level for judgement in done.impacts[0].now.agreed}
    assert agreed == {"likelihood": "rare..likely", "severity": "small..great"}


def test_a_split_level_becomes_a_range() -> None:
    assert [judgement.level for judgement in after().impacts[0].expected.given] == ["three..four", "one"]


def test_an_impact_on_a_split_right_names_both_and_keeps_its_words() -> None:
    impact = after().impacts[1]
    assert impact.right == "article-31-play"
    assert impact.linked_rights == ("article-31-culture",)
    assert impact.note.startswith("As seen in the trial.\n\nUpgrade: article-31 was split")
    assert impact.now == BENEFIT.now
    assert after().impacts[0].linked_rights == ("article-31-play", "article-31-culture", "article-12")


def test_coverage_of_a_split_right_is_open_again() -> None:
    first, second, third = after().coverage
    assert first.rights == ("article-12",)
    assert "article-31 was split" in first.note
    assert (second.rights, second.reason) == ((), "Because.")
    assert third == answered().assessment.coverage[2]


def test_split_answers_are_open_with_the_old_words_in_them() -> None:
    first, second, third = after().obligations
    assert (first.obligation, first.answer) == ("s1-1", "met")
    assert (second.obligation, third.obligation) == ("s1-3", "s1-4")
    assert second.answer == third.answer == "unknown"
    assert "partly" in second.reason
    assert "In part." in second.reason


def test_words_that_have_no_place_of_their_own_go_to_the_review_plan() -> None:
    done = after()
    assert done.rights_set_aside == ()
    assert len(done.review.triggers) == 1
    assert "Nobody plays." in done.review.triggers[0]


def test_the_upgraded_document_has_no_error_and_no_dangling_id() -> None:
    problems = check_document(apply_upgrade(answered(), plan()), framework("2.0.0"))
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_an_upgrade_to_the_same_version_changes_nothing() -> None:
    same = plan_upgrade(answered(), framework(), framework())
    assert {answer.fate for answer in same.answers} == {"kept"}
    assert apply_upgrade(answered(), same).assessment == change(answered().assessment, packs=framework().pins)


def test_without_steps_what_is_gone_or_reworded_needs_a_person() -> None:
    silent = compose([change(tiny("2.0.0"), upgrades=())])
    found = plan_upgrade(answered(), framework(), silent)
    fates = {(answer.path, answer.old): answer.fate for answer in found.answers}
    assert fates["assessment.impacts[I02].right", "article-31"] == "needs-a-person"
    assert fates["assessment.obligations[s1-1].obligation", "s1-1"] == "needs-a-person"
    assert fates["assessment.impacts[I01].now.agreed[severity].level", "severity: small..large"] == "needs-a-person"
    done = apply_upgrade(answered(), found).assessment
    assert done.impacts == answered().assessment.impacts


def _with_step(**fields: Any) -> Any:
    new = tiny("2.0.0")
    step = Step(**fields)
    upgrade = change(new.upgrades[0], steps=(step,))
    return compose([change(new, upgrades=(upgrade,))])


def test_a_removed_id_needs_a_person_and_is_left_for_them() -> None:
    held = _with_step(kind="removed", of="rights", old="article-31", why="Gone.")
    found = plan_upgrade(answered(), framework(), held)
    answer = next(a for a in found.answers if a.path == "assessment.impacts[I02].right")
    assert (answer.fate, answer.why) == ("needs-a-person", "Gone.")
    assert apply_upgrade(answered(), found).assessment.impacts[1].right == "article-31"


def test_a_scale_that_moves_takes_its_judgements_along() -> None:
    held = _with_step(kind="moved", of="scales", old="likelihood", new=("chance",))
    found = plan_upgrade(answered(), framework(), held)
    moved = [a for a in found.answers if a.path == "assessment.impacts[I01].now.agreed[likelihood].scale"]
    assert [(a.fate, a.new) for a in moved] == [("moved", ("chance",))]
    done = apply_upgrade(answered(), found).assessment.impacts[0].now.agreed[0]
    assert (done.scale, done.level) == ("chance", "rare..likely")


def test_steps_are_those_from_the_version_or_the_latest_before_it() -> None:
    new = tiny("2.0.0")
    assert steps_from(new, "1.0.0") == new.upgrades[0].steps
    assert steps_from(new, "1.3.0") == new.upgrades[0].steps
    assert steps_from(new, "0.9.0") == ()


def test_pins_to_other_packs_are_kept() -> None:
    other = PackPin(pack="other", version="1.0.0")
    held = document(packs=(other, PackPin(pack="tiny", version="1.0.0")))
    found = plan_upgrade(held, framework(), framework("2.0.0"))
    assert [(pin.pack, pin.version) for pin in found.pins] == [("other", "1.0.0"), ("tiny", "2.0.0")]


def test_a_split_word_of_something_without_a_note_goes_to_the_review_plan() -> None:
    step = {"kind": "split", "of": "terms", "old": "age-assurance-methods/id", "new": ("age-assurance-methods/card",
            "age-assurance-methods/face")}  # fmt: skip
    held = document(service=Service(age_assurance_methods=("id",)))
    found = plan_upgrade(held, framework(), _with_step(**step))
    done = apply_upgrade(held, found).assessment
    assert done.service.age_assurance_methods == ("card", "face")
    assert "id was split into card, face" in done.review.triggers[0]
    again = apply_upgrade(change(held, assessment=change(held.assessment, review=done.review)), found)
    assert again.assessment.review.triggers == done.review.triggers


def test_a_scale_that_is_reworded_keeps_its_levels() -> None:
    held = _with_step(kind="reworded", of="scales", old="likelihood", new=("likelihood",))
    found = plan_upgrade(answered(), framework(), held)
    fates = [a.fate for a in found.answers if a.path.startswith("assessment.impacts[I01].now.agreed[likelihood]")]
    assert fates == ["needs-a-person", "kept"]
    assert apply_upgrade(answered(), found).assessment.impacts == answered().assessment.impacts


def test_a_judgement_on_a_scale_that_neither_version_has_needs_a_person() -> None:
    held = document(impacts=(change(HARM, now=judged(luck="good")),))
    found = plan_upgrade(held, framework(), framework("2.0.0"))
    assert [a.fate for a in found.answers if a.path.endswith("agreed[luck].level")] == ["needs-a-person"]


def test_a_judgement_on_a_scale_that_only_the_new_version_has_is_kept() -> None:
    bare = compose([change(tiny(), scales=tiny().scales[1:])])
    found = plan_upgrade(document(), bare, framework("2.0.0"))
    kept = [a for a in found.answers if a.path.endswith("impacts[I01].now.agreed[likelihood].level")]
    assert [(a.fate, "new level" in a.sentence) for a in kept] == [("kept", False)]

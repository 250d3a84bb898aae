"""Laying packs over one another: a later pack adds, never edits; names are found; confirmations raise."""

from typing import Any

import pytest

from bestinterests.domain.pack import Confirmation, FrameworkRight, Prompt, Statement, Term, Vocabulary
from bestinterests.domain.problem import Refused
from bestinterests.packs.framework import compose, redefinitions
from tests.packs.tiny import change, framework, tiny


def overlay(**fields: Any) -> Any:
    """A pack that holds nothing but what is given."""
    empty: dict[str, Any] = {name: () for name in tiny().__struct_fields__ if isinstance(getattr(tiny(), name), tuple)}
    return change(tiny(), id="over", kind="overlay", **{**empty, "regulator": "", **fields})


def confirmed(target: str, provenance: str = "confirmed") -> Any:
    return overlay(
        confirmations=(Confirmation(target=target, by="B", on="2024-01-02", where="W", provenance=provenance),)
    )  # type: ignore[arg-type]


def test_indexes_are_plain_dicts_in_the_order_shown() -> None:
    held = framework()
    assert list(held.bands) == ["6-9", "10-12"]
    assert held.obligations["s1-2"][0].id == "standard-1"
    assert held.vocabularies["consulted"]["children"].label == "children"
    assert held.vocabulary_titles["consulted"] == "Who was asked"
    assert type(held.rights) is dict
    assert held.regulator == "the regulator"
    assert compose([tiny(), overlay()]).regulator == "the regulator"
    assert compose([overlay()]).regulator == ""


def test_bands_stand_in_the_order_of_ages() -> None:
    assert list(compose([change(tiny(), bands=tiny().bands[::-1])]).bands) == ["6-9", "10-12"]


def test_the_same_contents_give_the_same_framework() -> None:
    assert compose([tiny()]) is compose([change(tiny())])
    assert compose([tiny()]) is not compose([tiny("2.0.0")])


def test_names_fall_back_to_ids() -> None:
    held = framework()
    assert held.right_name("article-31") == "Play"
    assert held.right_short("article-31") == "play"
    assert held.right_name("article-99") == held.right_short("article-99") == "article-99"
    bare = compose([change(tiny(), framework_rights=())])
    assert bare.right_name("article-31") == bare.right_short("article-31") == "Play and culture"
    assert held.band_label("6-9") == "6 to 9"
    assert held.activity_name("geolocation") == "Location"
    assert held.standard_title("standard-1") == "Best interests"
    assert held.practice_title("detrimental-use") == "Detrimental use"
    assert held.profile_title("plain") == "Plain"
    assert held.scale_title("stars") == "Likelihood in stars"
    assert held.level_label("stars", "one") == "one"
    assert held.term_label("beneficiaries", "this-child") == "the child"
    for name in ("band_label", "activity_name", "standard_title", "practice_title", "profile_title", "scale_title",
                 "pattern_name"):  # fmt: skip
        assert getattr(held, name)("nothing") == "nothing"
    assert held.level_label("stars", "nine") == held.level_label("nothing", "nine") == "nine"
    assert held.term_label("nothing", "word") == "word"


def test_an_overlay_adds_terms_prompts_and_triggers() -> None:
    prompt = Prompt(text="New?", provenance="ours", direction="risk")
    trigger = Statement(text="When new.", provenance="ours")
    taken_up = change(tiny().framework_rights[0], prompts=(prompt,), triggers=(trigger,), standards=("standard-1", "x"))
    words = Vocabulary(
        id="consulted", title="Other", terms=(Term(id="parents", label="parents", text="P", provenance="ours"),)
    )
    held = compose([tiny(), overlay(framework_rights=(taken_up,), vocabularies=(words,), sources=tiny().sources)])
    assert [p.text for p in held.framework_rights["article-12"].prompts][-1] == "New?"
    assert held.framework_rights["article-12"].triggers == (trigger,)
    assert held.framework_rights["article-12"].standards == ("standard-1", "x")
    assert list(held.vocabularies["consulted"]) == ["children", "parents"]
    assert held.vocabulary_titles["consulted"] == "Who was asked"
    assert len(compose([tiny()]).framework_rights["article-12"].prompts) == 2


def _renamed() -> FrameworkRight:
    return change(tiny().framework_rights[0], short="other")  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "collection, items",
    [
        ("rights", tiny().rights[:1]),
        ("framework_rights", (_renamed(),)),
        ("activities", tiny().activities),
        ("standards", tiny().standards),
        ("bands", tiny().bands[:1]),
        ("scales", tiny().scales[:1]),
        ("matrices", tiny().matrices[:1]),
        ("profiles", tiny().profiles),
        ("practices", tiny().practices),
        ("vocabularies", tiny().vocabularies[:1]),
        ("sources", (change(tiny().sources[0], address="https://example.org/other"),)),
    ],
)
def test_a_second_definition_is_a_problem(collection: str, items: tuple[Any, ...]) -> None:
    packs = [tiny(), overlay(**{collection: items})]
    problems = redefinitions(packs)
    assert {problem.code for problem in problems} == {"pack.redefined"}
    with pytest.raises(Refused) as refused:
        compose(packs)
    assert refused.value.problems == problems


@pytest.mark.parametrize(
    "target",
    [
        "rights/article-12/adult",
        "framework_rights/article-12/category",
        "standards/standard-1/obligations/s1-2",
    ],
)
def test_a_confirmation_raises_the_provenance_of_its_statement(target: str) -> None:
    before, after = framework(), compose([tiny(), confirmed(target)])
    changed = {a.place: b.provenance for a, b in zip(before.statements, after.statements, strict=False) if a != b}
    assert {place for place in changed if not place.startswith("packs/")} >= {target}
    assert next(s for s in after.statements if s.place == target).provenance == "confirmed"
    assert after.statement_count("to_verify") == before.statement_count("to_verify") - 1
    assert after.confirmations[target].by == "B"
    assert tiny().rights[0].adult.provenance == "to_verify"


def test_a_confirmation_never_lowers() -> None:
    held = compose([tiny(), confirmed("rights/article-12/title", "secondary")])
    assert held.rights["article-12"].title.provenance == "confirmed"


@pytest.mark.parametrize(
    "target",
    ["rights/article-99/adult", "rights/article-12", "rights/article-12/child", "rights/article-12/theme",
     "rights/article-12/prompts/9", "nothing/at/all", "standards/standard-1/obligations/s9-9",
     "activities/geolocation/prompts/1", "standards/standard-1/obligations/s1-1/text"],
)  # fmt: skip
def test_a_confirmation_of_nothing_is_a_problem(target: str) -> None:
    assert [problem.code for problem in redefinitions([tiny(), confirmed(target)])] == ["pack.confirms-nothing"]


def test_every_statement_of_the_framework_has_a_place_of_its_own() -> None:
    places = [statement.place for statement in framework().statements]
    assert len(set(places)) == len(places)
    assert "vocabularies/beneficiaries/terms/company" in places
    assert "activities/geolocation/rights/article-16" in places
    assert "packs/tiny/summary" in places

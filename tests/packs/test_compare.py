"""Comparing two versions of a pack: every difference, once, with its texts."""

from bestinterests.domain.pack import Prompt, Statement
from bestinterests.packs.compare import compare
from tests.packs.tiny import change, tiny


def test_a_pack_does_not_differ_from_itself() -> None:
    assert compare(tiny(), tiny()) == []


def test_the_differences_of_the_two_versions() -> None:
    found = {(c.kind, c.place): c for c in compare(tiny(), tiny("2.0.0"))}
    assert ("removed", "rights/article-31") in found
    assert found["added", "rights/article-31-play"].new == "Play"
    assert found["added", "scales/likelihood/levels/certain"].id == "likelihood"
    reworded = found["reworded", "standards/standard-1/obligations/s1-1/text"]
    assert (reworded.collection, reworded.id) == ("standards", "standard-1")
    assert (reworded.old, reworded.new) == ("Put children first.", "Put children first and foremost.")
    assert ("added", "activities/location") in found
    assert ("removed", "vocabularies/minimum-harms/terms/sleep") in found
    assert ("changed", "version") in found
    assert ("added", "upgrades/1.0.0") in found


def _with_prompts(*texts: str) -> object:
    prompts = tuple(Prompt(text=text, provenance="ours", direction="risk") for text in texts)
    return change(tiny(), rights=(change(tiny().rights[0], prompts=prompts),))


def test_statements_without_an_id_are_matched_by_their_words() -> None:
    before = _with_prompts("a", "b", "a")
    inserted = compare(before, _with_prompts("new", "a", "b", "a"))  # type: ignore[arg-type]
    assert [(c.kind, c.new) for c in inserted] == [("added", "new")]
    reworded = compare(before, _with_prompts("a", "better b", "a"))  # type: ignore[arg-type]
    assert [(c.kind, c.old, c.new) for c in reworded] == [("reworded", "b", "better b")]


def test_order_and_provenance_are_differences_too() -> None:
    turned = compare(tiny(), change(tiny(), rights=tiny().rights[::-1]))
    assert [(c.kind, c.place) for c in turned] == [("reordered", "rights")]
    sure = change(tiny(), summary=change(tiny().summary, provenance="to_verify"))
    assert [(c.kind, c.old, c.new) for c in compare(tiny(), sure)] == [("provenance", "ours", "to_verify")]
    excepted = change(
        tiny(), practices=(change(tiny().practices[0], exception=Statement(text="E", provenance="ours")),)
    )
    assert [(c.kind, c.place) for c in compare(tiny(), excepted)] == [
        ("changed", "practices/detrimental-use/exception")
    ]

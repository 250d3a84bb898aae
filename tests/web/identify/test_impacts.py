"""Impacts, both ways: listed side by side, written with the packs' prompts beside, several at once."""

from __future__ import annotations

import re

import msgspec
import pytest

from bestinterests.domain.impact import Impact
from bestinterests.web.assessments.identifying.impacts import alike
from tests.web.forms import sent
from tests.web.identify.stock import begun, closed, crowded, filled, judged, page
from tests.web.requests import text


def test_five_hundred_impacts_come_fifty_at_a_time_and_each_once(cast, signed, django_assert_max_num_queries):
    held, client = filled(cast, crowded()), signed("assessor")
    client.get(page(held, "impacts"))
    seen: list[str] = []
    for number in range(1, 11):
        with django_assert_max_num_queries(8):
            body = client.get(page(held, "impacts"), {"page": number}).content.decode()
        assert len(body) < 120_000
        side = body.partition("bi-group")[2]
        seen += [each.id for each in judged(held).impacts if f'/impacts/{each.id}/"' in side]
    assert sorted(seen) == sorted(each.id for each in judged(held).impacts)


@pytest.mark.parametrize("number", ["0", "-1", "11", "x", "9" * 30, "²"])
def test_a_page_that_is_none_is_the_nearest(cast, signed, number):
    held = filled(cast, crowded(60))
    said = text(signed("assessor").get(page(held, "impacts"), {"page": number}))
    assert "1 to 50 of 60" in said or "51 to 60 of 60" in said


def test_both_ways_stand_side_by_side_with_marks_of_one_size(cast, signed):
    body = signed("assessor").get(page(filled(cast), "impacts")).content.decode()
    groups = body.split('<section class="bi-group">')[1:]
    assert len(groups) == 12
    for group in groups:
        harms, _, benefits = group.partition("<h3")[2].partition("<h3")
        assert "Harms" in harms
        assert "Benefits" in benefits
    assert len(set(re.findall(r'<svg[^>]* width="(\d+)"', body.partition("bi-group")[2]))) == 1


@pytest.mark.parametrize(
    "chosen, held_in",
    [
        ({"feature": "F04"}, lambda i: "F04" in i.features),
        ({"right": "article-16"}, lambda i: "article-16" in i.rights),
        ({"band": "16-17", "direction": "benefit"}, lambda i: "16-17" in i.bands and i.direction == "benefit"),
        ({"feature": "F99"}, lambda i: False),
    ],
)
def test_the_list_is_narrowed(cast, signed, chosen, held_in):
    held = filled(cast)
    body = signed("assessor").get(page(held, "impacts"), chosen).content.decode()
    shown = {each.id for each in judged(held).impacts if f'/impacts/{each.id}/"' in body}
    assert shown == {each.id for each in judged(held).impacts if held_in(each)}


@pytest.mark.parametrize("direction", ["harm", "benefit"])
def test_a_new_impact_of_a_direction_asks_what_fits_it(cast, signed, direction):
    held, client = filled(cast), signed("assessor")
    address = page(held, "impact_new", direction)
    new = client.get(address, {"feature": ["F04", "F05"], "right": "article-16", "band": "6-9"})
    asked = set(sent(new)["asked"])
    assert ("accrues_to" in asked, "minimum_harms" in asked) == (direction == "benefit", direction == "harm")
    first = {"harm": "How could children be put at risk?", "benefit": "How could children be supported?"}
    assert first[direction] in text(new)
    answer = client.post(address, sent(new, title="Something", mechanism="Because. " * 500))
    made = judged(held).impacts[-1]
    assert answer.url == page(held, "impact", made.id)
    assert (made.direction, made.features, made.right, made.bands) == (
        direction,
        ("F04", "F05"),
        "article-16",
        ("6-9",),
    )
    assert not made.before.agreed
    assert not made.before.given


def test_a_direction_that_is_none_is_not_found(cast, signed):
    assert signed("assessor").get(page(filled(cast), "impact_new", "neutral")).status_code == 404


def test_a_draft_may_leave_the_right_open_and_says_what_it_lacks(cast, signed):
    held, client = filled(cast), signed("assessor")
    address = page(held, "impact_new", "harm")
    client.post(address, sent(client.get(address), title="A worry", features="F01", bands="6-9"))
    made = judged(held).impacts[-1]
    assert made.right == ""
    said = text(client.get(page(held, "impact", made.id)))
    assert "Draft Still to say: which right and how it comes about" in said


def test_saving_an_impact_leaves_what_the_page_does_not_ask(cast, signed):
    held, client = filled(cast), signed("assessor")
    before = next(i for i in judged(held).impacts if i.id == "I09")
    address = page(held, "impact", "I09")
    client.post(address, sent(client.get(address), title="Adults whom nobody knows"))
    after = next(i for i in judged(held).impacts if i.id == "I09")
    assert after == msgspec.structs.replace(before, title="Adults whom nobody knows")


def test_without_script_a_press_shows_prompts_for_what_is_chosen_and_saves_nothing(cast, signed):
    held, client = filled(cast), signed("assessor")
    address = page(held, "impact_new", "harm")
    shown = client.get(address)
    assert "Choose a feature or a right" in text(shown)
    count = len(judged(held).impacts)
    asked = client.post(
        address, sent(shown, features="F11", right="article-19", title="", show_prompts="yes", mechanism="As I typed")
    )
    assert asked.status_code == 200
    said = text(asked)
    assert "How could children be put at risk?" in said
    assert "As I typed" in said
    assert "There is a problem" not in said
    assert len(judged(held).impacts) == count


def test_prompts_come_as_a_part_of_a_page_with_their_provenance(cast, signed, django_assert_max_num_queries):
    held, client = filled(cast), signed("assessor")
    with django_assert_max_num_queries(8):
        answer = client.get(
            page(held, "impact_prompts"), {"feature": "F04", "right": "article-16", "direction": "benefit"}
        )
    body = answer.content.decode()
    assert "<html" not in body
    assert "<main" not in body
    said = text(answer)
    assert said.index("How could children be supported?") < said.index("How could they be put at risk?")
    assert "ours" in said
    assert "checked at the source" in said
    assert "Rights that hang together with" in said
    nothing = text(client.get(page(held, "impact_prompts"), {"feature": "F<b>99", "right": "<i>"}))
    assert "Choose a feature or a right" in nothing


def test_stated_ratings_and_what_is_alike_stand_beside(cast, signed):
    document = crowded(60)
    held = filled(cast, document)
    said = text(signed("assessor").get(page(held, "impact", "I009")))
    assert "As its source stated it high (possible, severe) on ICO DPIA matrix" in said
    assert "To be judged together?" in said
    assert "ask to be judged together" in text(signed("assessor").get(page(held, "impacts")))


def impact(item, right="article-16", bands=("6-9",), direction="harm", features=("F01",), **more):
    return Impact(id=item, title=item, features=features, right=right, bands=bands, direction=direction, **more)


def test_alike_are_those_of_one_right_cohort_feature_and_direction():
    found = alike(
        [
            impact("I01", bands=("6-9", "10-12")),
            impact("I02", bands=("10-12", "13-15")),
            impact("I03", direction="benefit"),
            impact("I04", right="article-31"),
            impact("I05", features=("F02",)),
            impact("I06", groups=("G01",)),
            impact("I07", right=""),
            impact("I08", right=""),
        ]
    )
    assert [(each.impacts, each.bands, each.feature) for each in found] == [(("I01", "I02"), ("10-12",), "F01")]


def test_those_that_were_judged_together_are_not_asked_about_again():
    parts = [impact("I01"), impact("I02")]
    assert alike(parts)
    assert not alike([*parts, impact("I03", cumulates=("I01", "I02"))])


def test_several_effects_become_drafts_once(cast, signed):
    held, client = filled(cast), signed("assessor")
    count = len(judged(held).impacts)
    address = page(held, "impacts_quick")
    shown = client.get(address, {"feature": "F06"})
    lines = "- They feel watched\r\n\r\n  They hide   things \r\nThey feel watched\r\n"
    filled_in = sent(shown, direction="harm", lines=lines, bands=["10-12", "13-15"])
    for _ in range(2):
        assert client.post(address, filled_in).status_code == 302
    made = judged(held).impacts[count:]
    assert [each.title for each in made] == ["They feel watched", "They hide things"]
    assert {(i.direction, i.features, i.bands, i.right) for i in made} == {("harm", ("F06",), ("10-12", "13-15"), "")}


@pytest.mark.parametrize(
    "lines, words",
    [
        ("", "Write at least one effect"),
        ("\n".join(f"effect {n}" for n in range(101)), "at most 100"),
        ("fine\nbroken \x00", "Effect 2"),
    ],
)
def test_what_is_wrong_with_several_is_said_and_what_was_typed_stays(cast, signed, lines, words):
    held, client = filled(cast), signed("assessor")
    address = page(held, "impacts_quick")
    answer = client.post(address, sent(client.get(address), lines=lines))
    assert answer.status_code == 422
    said = text(answer)
    assert words in said
    assert "Which way do they go? Choose one." in said
    assert lines.replace("\x00", "").split("\n")[0] in answer.content.decode()
    assert len(judged(held).impacts) == 29


def test_hostile_words_are_shown_as_words(cast, signed):
    held, client = filled(cast), signed("assessor")
    address = page(held, "impacts_quick")
    client.post(address, sent(client.get(address), direction="harm", lines="<script>x</script>", features="F01"))
    body = client.get(page(held, "impacts")).content.decode()
    assert "<script>x" not in body
    assert "&lt;script&gt;x" in body


def test_empty_and_closed(cast, signed):
    assert "Add features first" in text(signed("assessor").get(page(begun(cast), "impacts")))
    held = closed(cast)
    body = signed("assessor").get(page(held, "impacts")).content.decode()
    assert "Add a harm" not in body
    first = judged(held).impacts[0]
    read = signed("observer").get(page(held, "impact", first.id))
    assert "<textarea" not in read.content.decode()
    assert first.title in text(read)
    assert signed("assessor").post(page(held, "impacts_quick"), {"lines": "x"}).status_code == 403

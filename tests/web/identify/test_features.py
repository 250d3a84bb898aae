"""Features: listed along the journey, moved, begun from patterns, with everything that hangs on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.domain.feature import Feature
from bestinterests.domain.order import natural
from bestinterests.evaluation import evaluate
from bestinterests.packs.resolve import resolve
from bestinterests.web.assessments.identifying.features import moved
from tests.web.assessments.cast import AT
from tests.web.forms import sent
from tests.web.identify.stock import begun, closed, filled, judged, page
from tests.web.requests import text

ORDERS = st.sampled_from(["", "001", "002", "003", "010", "2"])


def in_journey(features):
    """As a document holds them."""
    return sorted(features, key=lambda f: (not f.order, natural(f.order), natural(f.id)))


@given(st.lists(ORDERS, min_size=1, max_size=8), st.data(), st.integers(-3, 3))
def test_moving_keeps_everything_and_puts_it_where_it_was_asked(orders, data, step):
    features = in_journey(Feature(id=f"F{at:02}", name=f"n{at}", order=key) for at, key in enumerate(orders, 1))
    which = data.draw(st.sampled_from(features))
    found = moved(features, which.id, step)
    after = in_journey(Feature(id=f.id, name=f.name, order=found.keys.get(f.id, f.order)) for f in features)
    assert tuple(f.id for f in after) == found.ids
    assert sorted(found.ids) == sorted(f.id for f in features)
    to = min(max([f.id for f in features].index(which.id) + step, 0), len(features) - 1)
    assert found.ids.index(which.id) == to
    others = [f.id for f in features if f.id != which.id]
    assert [each for each in found.ids if each != which.id] == others


def test_a_feature_is_moved_by_a_button_and_only_order_changes(cast, signed):
    held, client = filled(cast), signed("assessor")
    before = {f.id: f for f in judged(held).features}
    answer = client.post(page(held, "features_order"), {"up": "F03"})
    assert answer.url.endswith("/features/#F03")
    after = judged(held).features
    assert [f.id for f in after][:4] == ["F01", "F03", "F02", "F04"]
    for each in after:
        assert each.name == before[each.id].name
        assert each.practices == before[each.id].practices
    client.post(page(held, "features_order"), {"down": "F03"})
    assert [f.id for f in judged(held).features] == list(before)
    assert client.post(page(held, "features_order"), {"up": "F99"}).status_code == 302


def test_the_list_says_what_hangs_on_each_feature_and_is_narrowed(cast, signed, django_assert_max_num_queries):
    held, client = filled(cast), signed("assessor")
    client.get(page(held, "features"))
    with django_assert_max_num_queries(8):
        said = text(client.get(page(held, "features")))
    assert "Friend codes, island visits and chat F04" in said
    assert "1 data activity 2 harms 2 benefits" in said
    assert said.count("Worst harm") == 12
    narrowed = text(client.get(page(held, "features"), {"q": "friend CHAT"}))
    assert "1 of 12 features" in narrowed
    assert "Rewarded adverts" not in narrowed
    assert "No feature is like that" in text(client.get(page(held, "features"), {"q": "submarine"}))
    assert "2 of 12" in text(client.get(page(held, "features"), {"moment": "share"}))


def test_patterns_begin_features_with_activities_and_questions_and_rate_nothing(cast, signed):
    held, client = begun(cast, "chat"), signed("assessor")
    address = page(held, "features_begin")
    shown = client.get(address)
    assert "Here already: F01" in text(shown)
    filled_in = sent(shown, patterns=["leaderboards", "voice"])
    assert client.post(address, filled_in).status_code in (302, 422)
    names = known(held)
    chosen = [names["leader"], names["voice"]]
    filled_in = sent(shown, patterns=chosen)
    for _ in range(2):  # a second press adds nothing
        assert client.post(address, filled_in).status_code == 302
    now = judged(held)
    assert [f.patterns for f in now.features] == [("chat",), *((name,) for name in chosen)]
    framework, _ = resolve(now.packs)
    for feature, pattern in zip(now.features[1:], chosen, strict=True):
        kinds = [k for a in now.data_activities if a.feature == feature.id for k in a.kinds]
        assert tuple(kinds) == framework.patterns[pattern].activities
        assert framework.patterns[pattern].questions_risk[0].text in feature.note
    assert not now.impacts
    assert not now.evidence
    assert not now.measures


def known(held):
    """Patterns of the framework by a part of their id."""
    framework, _ = resolve(judged(held).packs)
    return {word: next(name for name in framework.patterns if word in name) for word in ("leader", "voice")}


@pytest.mark.parametrize("patterns", [[], ["no-such-pattern"]])
def test_what_is_no_pattern_is_refused_in_words(cast, signed, patterns):
    held, client = begun(cast), signed("assessor")
    address = page(held, "features_begin")
    answer = client.post(address, sent(client.get(address), patterns=patterns))
    assert answer.status_code == 422
    assert "Choose" in text(answer)
    assert not judged(held).features


def test_the_page_of_a_feature_shows_what_hangs_on_it_and_suggests(cast, signed, django_assert_max_num_queries):
    held, client = filled(cast), signed("assessor")
    address = page(held, "feature", "F04")
    client.get(address)
    with django_assert_max_num_queries(8):
        said = text(client.get(address))
    for words in (
        "Unknown adults reach a child I09",
        "An island as a way to express oneself I10",
        "How may it harm them?",
        "The pattern is ours; it fills in nothing.",
        "First start: age screen and nickname feeds Friend codes",
    ):
        assert words in said
    before = set(next(f for f in judged(held).features if f.id == "F04").standards)
    answer = client.post(page(held, "feature_standards", "F04"), {"standards": ["standard-15", "nonsense"]})
    assert answer.status_code == 302
    now = next(f for f in judged(held).features if f.id == "F04").standards
    assert set(now) == before | {"standard-15"}


def test_every_practice_is_asked_on_one_page_and_only_answers_are_kept(cast, signed):
    held, client = filled(cast), signed("assessor")
    framework, _ = resolve(judged(held).packs)
    address = page(held, "feature_practices", "F02")
    shown = client.get(address)
    assert text(shown).count("Does this feature do it?") == len(framework.practices)
    first, second, *_ = framework.practices
    reason = "A long reason. " * 250
    answer = client.post(
        address,
        sent(
            shown,
            **{
                f"F02-practices-{first}-present": "yes",
                f"F02-practices-{first}-reason": reason,
                f"F02-practices-{first}-ended_by": ["M01", "M02"],
                f"F02-practices-{second}-present": "no",
            },
        ),
    )
    assert answer.status_code == 302
    uses = {u.practice: u for u in next(f for f in judged(held).features if f.id == "F02").practices}
    assert set(uses) == {first, second}
    assert (uses[first].present, uses[first].reason, uses[first].ended_by) == ("yes", reason.rstrip(), ("M01", "M02"))
    table = text(client.get(page(held, "practices")))
    assert "present , to be ended by M01 and M02" in table
    assert "not asked" in table


def test_links_are_added_changed_and_taken_out(cast, signed):
    held, client = filled(cast), signed("assessor")
    count = len(judged(held).links)
    new = client.get(page(held, "link_new"), {"source": "F05"})
    same = client.post(page(held, "link_new"), sent(new, target="F05", kind="feeds"))
    assert same.status_code == 422
    assert "Choose another one than what acts" in text(same)
    assert client.post(page(held, "link_new"), sent(new, target="I09", kind="amplifies")).status_code == 302
    link = judged(held).links[-1]
    assert (link.source, link.target, link.kind, len(judged(held).links)) == ("F05", "I09", "amplifies", count + 1)
    address = page(held, "link", link.id)
    client.post(address, sent(client.get(address), how="By rank."))
    assert judged(held).links[-1].how == "By rank."
    assert "By rank." in text(client.get(page(held, "links")))
    client.post(page(held, "link_delete", link.id))
    assert len(judged(held).links) == count


@pytest.mark.parametrize("route", ["features", "practices", "links", "features_begin"])
def test_an_empty_page_says_what_belongs_there_and_a_closed_one_offers_nothing(cast, signed, route):
    assert signed("assessor").get(page(begun(cast), route)).status_code == 200
    said = signed("assessor").get(page(closed(cast), route)).content.decode()
    assert 'method="post"' not in said.partition("<main")[2]


def test_nobody_else_moves_a_feature(cast, signed):
    held = closed(cast)
    before = judged(held).features
    assert signed("assessor").post(page(held, "features_order"), {"down": "F01"}).status_code == 403
    assert judged(held).features == before


def test_what_is_begun_from_a_pattern_changes_no_verdict_of_what_was_there(cast, signed):
    held, client = filled(cast), signed("assessor")
    before, _ = bands_of(judged(held))
    address = page(held, "features_begin")
    client.post(address, sent(client.get(address), patterns=["chat"]))
    after, features = bands_of(judged(held))
    assert features - {f"F{n:02}" for n in range(1, 13)}
    assert {name: after[name] for name in before} == before


def bands_of(assessment):
    """The harm and benefit of each feature now, and which features there are."""
    framework, _ = resolve(assessment.packs)
    now = evaluate(framework, assessment, on=AT.date()).profiles[0].now
    return {f.feature: (f.harm, f.benefit) for f in now.features}, {f.feature for f in now.features}

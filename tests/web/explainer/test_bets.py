"""The worked example is read by the engine of every assessment, shows all of it, and takes any address."""

from __future__ import annotations

import re
from html import unescape
from math import prod
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from bestinterests.documents import wording
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.evaluation.engine import evaluate
from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.explainer import showing
from bestinterests.web.explainer.playing import example, played, query_of, record_of, setting_of
from tests.web.requests import text

BETS = guiding().bets
SETTINGS = st.tuples(*(st.sampled_from([choice.id for choice in knob.choices]) for knob in BETS.knobs))
NAMES = st.one_of(st.sampled_from([knob.id for knob in BETS.knobs] + ["guess", "packs"]), st.text(max_size=12))
VALUES = st.one_of(st.sampled_from([choice.id for knob in BETS.knobs for choice in knob.choices]), st.text(max_size=40))


def evaluated(setting):
    """What the engine says of the record of a setting, asked directly."""
    framework, _ = example()
    return evaluate(framework, record_of(setting), on=BETS.on)


@given(SETTINGS)
@settings(max_examples=15, deadline=None)
def test_what_is_shown_is_what_the_engine_finds(setting):
    found, shown = evaluated(setting), played(setting)
    profiles = {(held.profile, seen.view): seen for held in found.profiles for seen in (held.now, held.expected)}
    assert {(told.profile, told.view) for told in shown.told} == set(profiles)
    for told in shown.told:
        seen = profiles[told.profile, told.view]
        assert (told.verdict, told.sentence, told.findings) == (seen.verdict, seen.sentence, seen.findings)
    assert shown.now.profile == found.headline_profile
    now = profiles[found.headline_profile, "now"]
    assert shown.cells == {(cell.right, cell.band): cell for cell in now.cells if cell.state == "judged"}
    rows = {row.right: row for row in showing.rows(shown, shown)}
    for cell in now.cells:
        if cell.band == BETS.band and cell.right in rows:
            assert rows[cell.right].harm[1] == wording.mark("harm", cell.harm)
            assert rows[cell.right].benefit[1] == wording.mark("benefit", cell.benefit)


@given(SETTINGS)
@settings(max_examples=15, deadline=None)
def test_every_setting_makes_a_record_without_fault_that_is_finished_and_has_its_own_address(setting):
    assert setting_of(query_of(setting)) == setting
    made = record_of(setting)
    assert made.fictional
    assert evaluated(setting).completeness.finished
    known = {item.id for item in (*made.features, *made.impacts, *made.measures)}
    for impact in made.impacts:
        assert set(impact.features) <= known
    for measure in made.measures:
        assert set(measure.acts_on) <= known


@given(SETTINGS)
@settings(max_examples=25, deadline=None)
def test_nothing_is_netted_a_greater_benefit_moves_no_harm_and_betters_no_verdict_that_a_harm_holds(setting):
    """The law that the example is there to show, over the whole of it."""
    at = [knob.id for knob in BETS.knobs].index("company")
    little, much = (played((*setting[:at], choice, *setting[at + 1 :])) for choice in ("little", "much"))
    assert [told.verdict for told in little.told] == [told.verdict for told in much.told]
    harms = [{key: cell.harm for key, cell in each.cells.items()} for each in (little, much)]
    assert harms[0] == harms[1]


@given(st.dictionaries(NAMES, VALUES, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_address_is_a_page(asked):
    client = Client()
    query = urlencode(asked, errors="replace")
    for address in ("/explainer/try/sandbox/", "/explainer/try/map/", "/explainer/which/", "/search/"):
        answer = client.get(f"{address}?{query}")
        assert answer.status_code in ((200, 404) if address == "/search/" and "packs" in asked else (200,))


@pytest.mark.parametrize("step", BETS.steps, ids=lambda step: step.id)
def test_a_guess_is_answered_by_what_was_found_and_is_never_wrong(client, step):
    page = client.get(f"/explainer/try/{step.id}/")
    assert "What holds it there" not in text(page)
    after = played(setting_of(step.after))
    for guess in (*step.options, "look"):
        said = text(client.get(f"/explainer/try/{step.id}/", {"guess": guess}))
        assert after.now.sentence in said
        assert "What holds it there" in said
        assert ("You guessed" in said) == (guess != "look")
        assert not re.search(r"\b(wrong|correct|incorrect|well done|sorry)\b", said, re.IGNORECASE)
    assert "What holds it there" not in text(client.get(f"/explainer/try/{step.id}/", {"guess": "nonsense"}))


def test_what_the_texts_say_of_each_step_is_so():
    """The few words about results that stand in the texts and not in the engine's sentences."""
    before, after = (
        {step.id: played(setting_of(each)) for step, each in pairs}
        for pairs in ([(s, s.before) for s in BETS.steps], [(s, s.after) for s in BETS.steps])
    )
    band = BETS.band
    assert [cell.right for key, cell in before["map"].cells.items() if key[1] == band] == ["article-31"]
    assert len([key for key in after["map"].cells if key[1] == band]) > 2
    assert after["map"].now.verdict.worst == before["benefit"].now.verdict.worst == "stop"
    assert after["benefit"].cells["article-15", band].benefit.low == "high"
    assert after["benefit"].now.verdict == before["benefit"].now.verdict
    both = after["same-right"].cells["article-31", band]
    assert (both.harm.low, both.benefit.low) == ("medium", "high")
    assert after["same-right"].now.verdict.worst == "not_consistent"
    hatched = after["unknown"].cells["article-19", band].harm
    assert (hatched.low, hatched.high) == ("low", "high")
    assert "do not allow" in before["unknown"].now.sentence
    assert "may not allow" in after["unknown"].now.sentence
    assert after["plan"].cells == before["plan"].cells
    assert after["plan"].expected.verdict.worst == "with_conditions" != after["plan"].now.verdict.worst


def test_options_are_rights_of_the_example_or_verdicts():
    _, record = example()
    rights = {impact.right for impact in record.impacts}
    for step in BETS.steps:
        assert set(step.options) <= rights or set(step.options) <= set(VERDICT_WORDS)


def test_the_sandbox_shows_marks_as_a_picture_and_in_words(client):
    page = client.get("/explainer/try/sandbox/", {"map": "place", "company": "claimed", "streaks": "daily"})
    body, said = unescape(page.content.decode()), text(page)
    assert "claimed, no evidence: counts for nothing" in said
    for row in showing.seen({}, {"map": "place", "company": "claimed", "streaks": "daily"}).rows:
        assert f"<td>{row.harm[1].words}</td>" in body
        assert f'<span class="govuk-visually-hidden">{row.harm[1].words}</span>' in body
    assert 'value="daily" checked' in body


def test_the_example_says_that_it_is_made_up(client):
    _, record = example()
    assert record.title in guiding().bets.lead[0]
    for address in ("/explainer/try/", "/explainer/try/map/", "/explainer/try/sandbox/"):
        assert "made up" in text(client.get(address))


def test_what_is_kept_does_not_grow_with_what_is_asked():
    assert prod(len(knob.choices) for knob in BETS.knobs) <= played.cache_info().maxsize
    before = played.cache_info().currsize
    for number in range(50):
        played(setting_of({"map": f"place{number}", f"x{number}": "y"}))
    assert played.cache_info().currsize <= before + 1

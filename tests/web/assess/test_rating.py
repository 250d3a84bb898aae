"""Rating an impact: a slot is written whole, what was given stays, half-made ratings are kept, two people never clash
unseen, and what follows is said before anything is saved."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestinterests.domain.impact import Judgement, Slot
from bestinterests.evaluation import evaluate
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.evaluating import previewed
from bestinterests.web.assessments.models import Assessment, Draft, Participant
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.rating.asking import asking, profile_of, scales_of
from bestinterests.web.assessments.rating.panel import panel
from bestinterests.web.assessments.sheets.slots import slot_of
from bestinterests.web.assessments.snapshot import framework_of
from tests.web.assess.cast import PLAY, STRANGERS, filled, item, page, record
from tests.web.assessments.cast import AT, example
from tests.web.forms import sent
from tests.web.requests import text


@pytest.fixture
def held(cast):
    return filled(cast)


def slot(held, name="before", impact=STRANGERS):
    return getattr(item(held, "impacts", impact), name)


def level(held, scale, name="before", impact=STRANGERS):
    return next((j.level for j in slot(held, name, impact).agreed if j.scale == scale), None)


def rate(client, held, name="before", impact=STRANGERS, **changed):
    address = page(held, "rating_slot", item=impact, slot=name)
    values = {key.replace("_", "-"): value for key, value in changed.items()}
    return client.post(address, sent(client.get(address), **values))


def test_each_scale_of_the_profile_is_asked_with_its_anchors_and_the_two_last_choices(held, signed):
    said = text(signed("assessor").get(page(held, "rating", item=STRANGERS)))
    framework = framework_of(example())
    for key in ("gravity", "reach", "irremediability", "severity", "likelihood"):
        scale = framework.scales[key]
        assert scale.question in said
        assert all(each.anchor in said and all(e in said for e in each.examples) for each in scale.levels)
    assert said.count("Between two of these") == said.count("I do not know yet") == 5
    assert "Risk 4 of 16" in said
    assert "The page never writes this for you" in said


def test_a_judgement_that_is_made_anew_is_signed_and_the_others_keep_their_author(held, signed):
    client = signed("assessor")
    before = slot(held)
    answer = rate(client, held, before_likelihood="likely", me="P01")
    assert answer.status_code == 302
    assert answer["Location"] == page(held, "rating_slot", item="I11", slot="before")
    after = {j.scale: j for j in slot(held).agreed}
    assert (after["likelihood"].level, after["likelihood"].by) == ("likely", "P01")
    assert after["likelihood"].on is not None
    assert [j for j in slot(held).agreed if j.scale != "likelihood"] == [
        j for j in before.agreed if j.scale != "likelihood"
    ]
    assert Participant.objects.get().item == "P01"
    revision = Assessment.objects.get(pk=held.pk).revision
    assert rate(client, held, stay="1")["Location"] == page(held, "rating_slot", item=STRANGERS, slot="before")
    assert Assessment.objects.get(pk=held.pk).revision == revision


def test_a_judgement_says_who_made_it_and_on_which_day_or_only_the_day_where_nobody_said_who_they_are(held, signed):
    client = signed("assessor")
    address = page(held, "rating", item=STRANGERS)
    rate(client, held, before_likelihood="likely")
    assert "Judged on " in text(client.get(address))
    rate(client, held, before_likelihood="possible", me="P01")
    said = text(client.get(address))
    assert "Judged by " in said
    assert "Judged on " not in said


@pytest.mark.parametrize(
    "chosen, ends, written",
    [
        ("between", ("grave", "moderate"), "moderate..grave"),
        ("between", ("serious", "serious"), "serious"),
        ("unknown", ("", ""), "unknown"),
        ("minor", ("serious", "grave"), "minor"),
    ],
)
def test_a_range_and_what_is_not_known_are_written(held, signed, chosen, ends, written):
    rate(
        signed("assessor"), held, before_gravity=chosen, before_gravity_from=ends[0] or None,
        before_gravity_to=ends[1] or None,
    )  # fmt: skip
    assert level(held, "gravity") == written


def test_a_severity_is_entered_or_built_from_its_parts(held, signed):
    client = signed("assessor")
    rate(client, held, before_severity="grave")
    assert level(held, "severity") == "grave"
    rate(client, held, before_severity="")
    assert level(held, "severity") is None


def test_a_benefit_is_asked_its_own_scales(held, signed):
    client = signed("assessor")
    said = text(client.get(page(held, "rating", item=PLAY)))
    assert "how much does the right gain for one child" in said
    assert "It counts for nothing until somebody does." in said
    rate(client, held, impact=PLAY, before_size="transforming")
    assert level(held, "size", impact=PLAY) == "transforming"


def test_the_scales_of_the_other_profile_can_be_judged_on_and_nothing_else_is_lost(held, signed):
    client = signed("assessor")
    address = page(held, "rating", item=STRANGERS) + "?scales=ico-scales"
    shown = client.get(address)
    assert "How severe is harm?" in text(shown)
    assert "Judged on other scales too" in text(shown)
    client.post(address, sent(shown, **{"before-ico-severity": "severe"}))
    assert level(held, "ico-severity") == "severe"
    assert level(held, "gravity") == "grave"


def test_every_fault_is_said_at_its_control_and_nothing_typed_is_lost(held, signed):
    answer = rate(
        signed("assessor"),
        held,
        before_gravity="between",
        before_gravity_from="serious",
        before_reach="everybody",
        before_irremediability=None,
        before_irremediability_why="What grooming does stays.",
        before_likelihood_why="It\x00 was seen",
    )
    said = text(answer)
    assert answer.status_code == 422
    for words in ("Say both ends.", "not on the scale", "You wrote why, but chose nothing", "which no text may hold"):
        assert words in said
    assert 'href="#before-gravity-to"' in answer.content.decode()
    assert "What grooming does stays." in said
    assert level(held, "gravity") == "grave"


def test_what_each_assessor_gave_stays_and_is_shown(cast, signed):
    given = (Judgement(scale="gravity", level="moderate", reason="Only a nuisance.", by="P02"),)
    found = next(i for i in example().assessment.impacts if i.id == STRANGERS)
    found = msgspec.structs.replace(found, before=msgspec.structs.replace(found.before, given=given))
    held = filled(cast, impacts=tuple(found if i.id == STRANGERS else i for i in example().assessment.impacts))
    client = signed("assessor")
    assert "Only a nuisance." in text(client.get(page(held, "rating", item=STRANGERS)))
    rate(client, held, before_gravity="serious")
    assert slot(held).given == given
    assert level(held, "gravity") == "serious"


def test_only_measures_that_are_done_are_offered_now_and_planned_ones_when_expected(cast, signed):
    measures = tuple(
        msgspec.structs.replace(m, status="implemented") if m.id == "M04" else m for m in example().assessment.measures
    )
    held = filled(cast, measures=measures)
    client = signed("assessor")
    now, expected = (
        client.get(page(held, "rating_slot", item=STRANGERS, slot=name)).content.decode()
        for name in ("now", "expected")
    )
    assert 'name="now-credits" type="checkbox" value="M04"' in now
    assert 'name="now-credits" type="checkbox" value="M05"' not in now
    assert 'name="expected-credits" type="checkbox" value="M05"' in expected
    assert "Nothing is judged here, so it reads before controls" in now
    answer = rate(client, held, "now", now_credits=["M04"], now_likelihood="remote")
    assert answer.status_code == 302
    assert slot(held, "now") == Slot(
        agreed=(Judgement(scale="likelihood", level="remote", on=slot(held, "now").agreed[0].on),), credits=("M04",)
    )


def test_a_measure_that_is_not_there_is_refused(held, signed):
    answer = rate(signed("assessor"), held, "expected", expected_credits=["M04", "M99"])
    assert answer.status_code == 422
    assert "A measure that was chosen is not there any more" in text(answer)


def test_a_judgement_without_a_measure_is_said_to_change_nothing(held, signed):
    answer = rate(signed("assessor"), held, "now", now_likelihood="remote", check="1")
    assert "This changes nothing yet: it counts on no measure, so it reads before controls." in text(answer)
    assert slot(held, "now") == Slot()


def test_a_half_made_rating_is_kept_shown_again_and_saved_once_it_is_whole(held, signed):
    client = signed("assessor")
    address = page(held, "rating", item=STRANGERS)
    shown = sent(client.get(address), **{"before-gravity": "between", "before-gravity-from": "serious"})
    kept = client.post(
        page(held, "typed_keep"), shown | {"place": f"assessment/impacts/{STRANGERS}/before", "field": "before"}
    )
    assert kept.status_code == 200
    again = client.get(address)
    assert "and not saved yet" in text(again)
    filled_in = sent(again)
    assert (filled_in["before-gravity"], filled_in["before-gravity-from"]) == (["between"], ["serious"])
    assert client.post(address, filled_in).status_code == 422
    assert client.post(address, filled_in | {"before-gravity-to": ["grave"]}).status_code == 302
    assert level(held, "gravity") == "serious..grave"
    assert not Draft.objects.exists()


def test_a_slot_of_an_impact_that_is_gone_is_not_kept(held, signed):
    place = {"place": "assessment/impacts/I99/before", "field": "before", "base": "1"}
    answer = signed("assessor").post(page(held, "typed_keep"), place)
    assert answer.status_code == 422
    assert "not there any more" in answer.json()["problem"]


def entry(held, name, **levels):
    agreed = [{"scale": scale, "level": word} for scale, word in levels.items()]
    return Entry(("assessment", "impacts", STRANGERS), {name: {"agreed": agreed}})


def test_two_people_on_two_slots_of_one_impact_do_not_clash(held, signed, cast):
    client = signed("assessor")
    shown = sent(client.get(page(held, "rating", item=STRANGERS)))
    actor = actor_of(standings_of(cast.people["assessor"])[0])
    base = Assessment.objects.get(pk=held.pk).revision
    save(
        assessment=held, base_revision=base, entries=[entry(held, "certainty", certainty="weak")], actor=actor, at=AT
    )  # fmt: skip
    assert client.post(page(held, "rating", item=STRANGERS), shown | {"before-gravity": ["minor"]}).status_code == 302
    assert (level(held, "gravity"), level(held, "certainty", "certainty")) == ("minor", "weak")


def other_wrote(held, cast, **levels):
    """Somebody else writes the same slot while the form is open."""
    actor = actor_of(standings_of(cast.people["assessor"])[0])
    save(
        assessment=held, base_revision=Assessment.objects.get(pk=held.pk).revision,
        entries=[entry(held, "before", **levels)], actor=actor, at=AT,
    )  # fmt: skip


def test_a_form_that_changes_nothing_gives_way_to_what_somebody_else_wrote_meanwhile(held, signed, cast):
    client = signed("assessor")
    shown = sent(client.get(page(held, "rating", item=STRANGERS)))
    other_wrote(held, cast, gravity="minor")
    assert client.post(page(held, "rating", item=STRANGERS), shown).status_code == 302
    assert level(held, "gravity") == "minor"
    assert not Draft.objects.exists()


def test_two_people_on_one_slot_conflict_and_neither_rating_is_lost(held, cast, signed):
    base = Assessment.objects.get(pk=held.pk).revision
    other_wrote(held, cast, gravity="minor")
    actor = actor_of(standings_of(cast.people["assessor"])[0])
    done = save(
        assessment=held, base_revision=base, entries=[entry(held, "before", gravity="serious")], actor=actor, at=AT
    )
    assert [conflict.path[-1] for conflict in done.conflicts] == ["before"]
    assert level(held, "gravity") == "minor"
    kept = Draft.objects.get()
    assert kept.place == f"assessment/impacts/{STRANGERS}/before"
    assert slot_of(msgspec.json.decode(bytes(kept.value))).agreed[0].level == "serious"


def test_whoever_conflicts_is_led_to_the_question_and_from_there_back_to_the_slot(held, cast, signed):
    client = signed("assessor")
    shown = sent(client.get(page(held, "rating", item=STRANGERS)), **{"before-gravity": "serious"})
    other_wrote(held, cast, gravity="minor")
    answer = client.post(page(held, "rating", item=STRANGERS), shown)
    assert answer["Location"] == page(held, "conflicts")
    asked = client.get(answer["Location"])
    assert "Unknown adults reach a child" in text(asked)
    assert page(held, "rating_slot", item=STRANGERS, slot="before") in asked.content.decode()
    assert level(held, "gravity") == "minor"


def test_a_look_without_script_shows_what_would_follow_and_saves_nothing(held, signed):
    before = record(held)
    answer = rate(signed("assessor"), held, before_likelihood="remote", before_gravity="minor", check="1")
    assert answer.status_code == 200
    said = text(answer)
    assert "Before controls, as you have it" in said
    assert "was Stop" in said
    assert sent(answer)["before-gravity"] == ["minor"]
    assert record(held) == before


def test_what_follows_is_said_again_as_a_part_of_the_page(held, signed):
    client = signed("assessor")
    shown = sent(client.get(page(held, "rating", item=STRANGERS)), **{"before-gravity": "minor"})
    answer = client.post(page(held, "rating_live", item=STRANGERS, slot="before"), shown)
    assert answer.status_code == 200
    said = text(answer)
    assert said.endswith("Whole service: Stop, no change.")
    assert "<html" not in answer.content.decode()
    assert record(held) == example().assessment


def test_no_such_slot_or_impact_is_not_found(held, signed):
    client = signed("assessor")
    assert client.get(page(held, "rating_slot", item=STRANGERS, slot="later")).status_code == 404
    assert client.get(page(held, "rating", item="I99")).status_code == 404


def test_people_who_may_only_read_see_the_judgements_in_words(held, signed):
    answer = signed("observer").get(page(held, "rating", item=STRANGERS))
    said = text(answer)
    assert "Grooming is a serious, lasting harm" in said
    assert "bi-sheet" not in answer.content.decode()
    assert signed("observer").post(page(held, "rating", item=STRANGERS), {"asked": "before"}).status_code == 403


def test_a_page_of_a_rating_asks_the_database_little(held, signed, django_assert_max_num_queries):
    client = signed("assessor")
    for name in ("rating", "ratings"):
        address = page(held, name, **({"item": STRANGERS} if name == "rating" else {}))
        client.get(address)
        # Three say who it is and where they belong; one, what they have not been told yet.
        with django_assert_max_num_queries(9):
            assert client.get(address).status_code == 200


def test_the_panel_says_what_an_evaluation_of_the_changed_record_says():
    document = example()
    framework = framework_of(document)
    preview = previewed(document, AT.date())

    @st.composite
    def changes(draw):
        impact = draw(st.sampled_from(document.assessment.impacts))
        profile = framework.profiles[draw(st.sampled_from(sorted(framework.profiles)))]
        name = draw(st.sampled_from(("before", "now", "expected", "certainty")))
        scales = scales_of(profile, impact.direction, name)
        levels = {
            key: draw(st.sampled_from([None, "unknown", *(x.id for x in framework.scales[key].levels)]))
            for key in scales
        }
        agreed = tuple(Judgement(scale=key, level=word) for key, word in levels.items() if word)
        credits = draw(st.sampled_from(((), ("M04",), ("M04", "M06")))) if name in ("now", "expected") else ()
        return msgspec.structs.replace(impact, **{name: Slot(agreed=agreed, credits=credits)}), name, profile

    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(changes())
    def check(made):
        impact, name, profile = made
        found = panel(preview, impact, name, profile)
        impacts = tuple(impact if each.id == impact.id else each for each in document.assessment.impacts)
        judged = msgspec.structs.replace(document.assessment, impacts=impacts)
        evaluation = evaluate(framework, judged, on=AT.date())
        results = {each.profile: each for each in evaluation.profiles}
        for seen, view in zip(found.views, ("now", "expected"), strict=True):
            told = {line.name: line.verdict for line in seen.lines}
            result = getattr(results[profile.id], view)
            assert told["Whole service"] == result.verdict
            own = next((each for each in result.impacts if each.impact == impact.id), None)
            assert told.get("This impact") == (own.verdict if own else None)
            for feature in result.features:
                if feature.feature in impact.features:
                    assert next(v for n, v in told.items() if n.endswith(f" {feature.feature}")) == feature.verdict
            other = next(each for each in results.values() if each.profile != profile.id)
            if own:
                assert told[f"Whole service, by {other.title}"] == getattr(other, view).verdict
        live = sum(box.live for _, boxes in found.grid.rows for box in boxes)
        assert live >= 1
        assert bool(found.grid.sentence) == (live > 1)

    check()


def test_asking_falls_back_to_a_profile_that_is_there():
    document = example()
    framework = framework_of(document)
    judged = msgspec.structs.replace(document.assessment, profile="gone")
    assert profile_of(framework, judged, "nowhere").id == next(iter(framework.profiles))
    impact = judged.impacts[0]
    assert asking(framework, judged, impact, "before", profile_of(framework, judged), AT.date()).measures is None


def test_a_judgement_of_nobody_known_is_signed_by_nobody(held, signed):
    rate(signed("assessor"), held, before_gravity="serious")
    made = next(j for j in slot(held).agreed if j.scale == "gravity")
    assert (made.by, made.on is not None) == (None, True)

"""Children answer with a code and leave nothing but counts and sealed words; nothing under five comes out again."""

from __future__ import annotations

import datetime as dt
import html
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.texts.audiences import Audience
from bestinterests.texts.texts import texts
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.notices.models import Notice
from bestinterests.web.redress import custody, keys
from bestinterests.web.redress.slowing import has_waited
from bestinterests.web.surveys import codes, kits
from bestinterests.web.surveys.actions.making import close_survey, end_sitting, forget
from bestinterests.web.surveys.actions.reading import released
from bestinterests.web.surveys.held import held_of
from bestinterests.web.surveys.models import OpenedWords, SentForm, Sitting, SittingKey, Survey, Tally
from bestinterests.web.surveys.results import shown
from tests.web.assessments.cast import from_example
from tests.web.redress.cast import RING
from tests.web.signon.searching import everything
from tests.web.surveys.cast import BANDS, HAPPENS, Child, code_of, covered, sitting, survey

CANARY = "my brother reads my messages at night"


@pytest.fixture
def place(cast, settings):
    """The islands, with everything in place."""
    settings.CASE_KEYS = RING
    codes.CODES.forget()
    found = from_example(where=cast.organisation)
    covered(cast, found)
    return found


def words_of(answer) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def address(route, place, **named):
    return reverse(f"surveys:{route}", kwargs={"assessment": place.public_id, **named})


class TestKits:
    """Which items an age is asked."""

    @pytest.mark.parametrize("band", kits.BANDS)
    @pytest.mark.parametrize("features", [["F01"], ["F01", "F02"]])
    def test_every_kit_is_short_whole_and_always_lets_go(self, band, features):
        asked = kits.kit(band, features)
        assert len(asked) <= kits.MOST[band]
        assert len({each.key for each in asked}) == len(asked)
        assert {each.feature for each in asked} == {*range(len(features)), None}
        say, shown_to = texts(Audience(band)), set(texts(Audience(band)).shown("survey"))
        for question in asked:
            assert {f"survey.{question.text}"} | {f"survey.{each}" for each in question.counted} <= shown_to
            assert say.say(f"survey.{question.text}").endswith("?")
            if question.options:
                assert 3 <= len(question.options) <= 5
                assert "not_sure" in question.options
        open_ = [each.key for each in asked if not each.options]
        assert open_ == (["change"] if band in kits.WRITES else [])


class TestListening:
    """Where children answer."""

    def test_a_child_answers_one_question_a_page_and_only_a_count_is_left(self, place):
        row = sitting(survey(place))
        child = Child(code_of(row).upper().replace("-", " "))
        asked = child.answer(worry="yes", feel="sad")
        assert asked == ["know-F01", "feel-F01", "good-F01", "worry-F01", "miss-F01", "tell"][: len(asked)]
        assert (Tally.objects.count(), SentForm.objects.count()) == (0, 0), "nothing is kept before it is sent"
        assert child.press("send").status_code == 200
        assert "Thank you" in child.page
        child.press("send", code=child.code)
        found = dict(Tally.objects.filter(number__gt=0).values_list("item", "option"))
        assert found == {key: {"worry-F01": "yes", "feel-F01": "sad"}.get(key, "skip") for key in asked}
        assert not child.client.cookies, "nothing marks the browser"
        assert child.seen.headers["Cache-Control"] == "no-store"
        assert child.seen.headers["Referrer-Policy"] == "no-referrer"

    def test_the_same_form_counts_once_and_no_more_forms_than_children_said_yes(self, place):
        row = sitting(survey(place), assents=2)
        child = Child(code_of(row))
        child.answer(worry="no")
        sent = {**child.carried, "go": "send"}
        assert all("Thank you" in (child.post(**sent) and child.page) for _ in range(3))
        assert "Thank you" in Child(code_of(row)).send()
        assert "We have all the answers now" in Child(code_of(row)).send()
        assert sum(Tally.objects.filter(item="tell").values_list("number", flat=True)) == 2

    def test_stopping_and_saying_no_throw_it_away(self, place):
        child = Child(code_of(sitting(survey(place))))
        child.answer(worry="yes")
        child.press("stop")
        assert "We did not keep your answers" in child.page
        assert child.carried == {}
        assert (Tally.objects.count(), SentForm.objects.count()) == (0, 0)

    def test_going_back_keeps_answers_and_no_answer_is_not_an_answer(self, place):
        child = Child(code_of(sitting(survey(place))))
        child.post(code=child.code)
        child.press("begin")
        first = child.asked
        assert child.press("next").status_code == 422
        assert "You can also skip" in child.page
        child.press("next", **{first: "yes"})
        child.press("back")
        assert child.asked == first
        assert re.search(r'value="yes" id="yes" checked', child.page)

    def test_wrong_other_day_ended_and_closed_codes_are_one_answer(self, place):
        where = survey(place)
        rows = [sitting(where), sitting(where, day=timezone.localdate() + dt.timedelta(days=1)), sitting(survey(place))]
        used = [code_of(row) for row in rows]
        end_sitting(sitting=rows[0])
        close_survey(survey=rows[2].survey, actor="a" * 26, at=timezone.now())
        answers = []
        for code in [*used, "abcd-efgh", "", "nonsense, and much of it" * 50]:
            seen = Child(code).post(code=code)
            answers.append((seen.status_code, re.sub(r'name="code" value="[^"]*"', "", seen.content.decode())))
        assert len(set(answers)) == 1
        assert "That code does not work" in answers[0][1]

    def test_whoever_guesses_waits_and_a_class_gets_in_all_the_same(self, place):
        row = sitting(survey(place))
        guesser = Child("")
        for guess in range(100):
            guesser.post(code=f"{guess:08d}")
        assert "Wait a bit" in guesser.page
        child = Child(code_of(row))
        child.post(code=child.code)
        assert "Wait a bit" in child.page
        assert has_waited(
            keys.ring(), codes.digest(child.code), child.carried["ticket"], timezone.now() + dt.timedelta(seconds=30)
        ), "it is asked to wait, not kept out"

    def test_help_stands_on_every_page_and_accounts_are_not_looked_at(self, place, signed):
        client = signed("assessor")
        child = Child(code_of(sitting(survey(place))))
        child.client = client
        child.seen = client.get("/listen/")
        pages = [child.page]
        child.answer()
        pages.append(child.page)
        child.press("send")
        assert all("/ask/help/" in each and "I am not safe" in each for each in [*pages, child.page])
        assert not any("Amara" in each for each in pages)

    def test_without_keys_nothing_is_taken_and_the_page_says_so(self, place, settings):
        child = Child(code_of(sitting(survey(place))))
        child.answer(worry="yes")
        settings.CASE_KEYS = ""
        assert "We have a lot to do" in (child.press("send") and child.page)
        assert Tally.objects.count() == 0


class TestWords:
    """What children write in their own words."""

    def test_words_lie_sealed_reach_the_lead_first_and_leave_released_and_unlinked(self, place, cast, signed):
        where = survey(place)
        row = sitting(where, band="13-15")
        for number in range(6):
            words = CANARY if number == 3 else f"Ask me first, please {number}."
            assert "Thank you" in Child(code_of(row)).send(words=words, quote=number < 3, worry="yes")
        code = code_of(row)
        end_sitting(sitting=row)
        text = everything()
        for secret in (CANARY, "ask me first", code, code.replace("-", ""), "head of year", "192.0.2.9", "canary"):
            assert secret not in text
        assert Notice.objects.filter(person=cast.people["safeguarding-lead"], kind="safeguarding").count() == 1

        words = address("words", place, sitting=row.public_id)
        assert signed("assessor").get(words).status_code == 403
        lead = signed("safeguarding-lead")
        assert "Read what children wrote" in words_of(lead.get("/"))
        seen = words_of(lead.get(words))
        assert CANARY in seen
        assert OpenedWords.objects.get().by == cast.people["safeguarding-lead"].public_id
        said = {f"said-{each.id}": "kept" if each.text == CANARY else "released" for each in held_of(_fresh(row)).words}
        assert lead.post(words, said).status_code == 302
        assert not _fresh(row).waits

        page = address("survey", place, survey=where.public_id)
        assert "Ask me first" not in words_of(signed("assessor").get(page)), "it has not closed"
        close_survey(survey=where, actor="a" * 26, at=timezone.now())
        seen = words_of(signed("assessor").get(page))
        assert CANARY not in seen
        assert (seen.count("May be quoted"), seen.count("Do not quote")) == (3, 2)
        assert "Ask me first" not in words_of(signed("observer").get(page))

    def test_words_of_an_age_that_is_not_shown_are_not_shown(self, place, signed):
        where = survey(place)
        row = sitting(where, band="13-15")
        Child(code_of(row)).send(words="Ask me first.", quote=True)
        lead, words = signed("safeguarding-lead"), address("words", place, sitting=row.public_id)
        lead.post(words, {f"said-{each.id}": "released" for each in held_of(_fresh(row)).words})
        close_survey(survey=where, actor="a" * 26, at=timezone.now())
        assert [each.text for each in released(where, "13-15")] == ["Ask me first."]
        assert "Ask me first" not in words_of(signed("assessor").get(address("survey", place, survey=where.public_id)))

    def test_they_are_erased_on_their_day_and_nobody_opens_them_from_a_copy(self, place):
        where = survey(place)
        row = sitting(where, band="13-15")
        Child(code_of(row)).send(words=CANARY)
        later = timezone.now() + dt.timedelta(days=2)
        forget(later)
        assert (_fresh(row).code, SentForm.objects.count(), len(held_of(_fresh(row)).words)) == (None, 0, 1)
        forget(later + dt.timedelta(days=120))
        with pytest.raises(keys.Locked):
            held_of(_fresh(row))
        assert (bytes(_fresh(row).held), SittingKey.objects.count(), _fresh(row).waits) == (b"", 0, False)
        assert Tally.objects.exists(), "counts stay"

    def test_a_new_master_key_takes_them_along(self, place, settings):
        row = sitting(survey(place))
        code = code_of(row)
        settings.CASE_KEYS = keys.written(keys.rotated(keys.ring(), "2026-11-27"))
        assert custody.is_used(1)
        assert custody.rewrap(lambda _: None).locked == ()
        assert (custody.is_used(1), custody.last_version(), code_of(_fresh(row))) == (False, 2, code)
        assert custody.looked_at().by_key == {2: 1}


class TestSittings:
    """What has to stand before a code is given."""

    def test_words_of_their_own_need_somebody_who_reads_and_forms_need_permissions(self, cast, settings):
        settings.CASE_KEYS = RING
        where = survey(from_example(where=cast.organisation))
        with pytest.raises(Refusing) as refusing:
            sitting(where, band="13-15", permissions=3, assents=5)
        assert [each.code for each in refusing.value.refusals] == ["survey.fewer-permissions", "survey.no-cover"]
        assert sitting(where, band="6-9").code
        close_survey(survey=where, actor="a" * 26, at=timezone.now())
        with pytest.raises(Refusing):
            sitting(where)
        settings.CASE_KEYS = ""
        with pytest.raises(Refusing) as refusing:
            sitting(survey(where.assessment))
        assert refusing.value.refusals[-1].code == "survey.no-keys"

    def test_a_person_makes_both_by_the_pages_and_prints_the_form(self, place, signed):
        client = signed("assessor")
        told = {"consultation": "C01", "service": "Puddlehop", "feature_1": "F01", "bands": ["6-9"]}
        told |= {"words_1_6-9": "The application communicates geographical information.", "kept_until": "1 May 2020"}
        seen = client.post(address("survey_new", place), told)
        assert seen.status_code == 422
        assert "Say it in shorter words" in words_of(seen)
        day = timezone.localdate() + dt.timedelta(days=30)
        told |= {"words_1_6-9": HAPPENS["6-9"], "kept_until": f"{day.day} {day:%B %Y}"}
        page = client.post(address("survey_new", place), told)
        where = Survey.objects.get()
        assert page.url == address("survey", place, survey=where.public_id)
        today = timezone.localdate()
        told = {"band": "6-9", "day": f"{today.day} {today:%B %Y}", "setting": "A club", "lead": "Youth worker"}
        new = address("sitting_new", place, survey=where.public_id)
        assert client.post(new, told | {"permissions": 2, "assents": 6}).status_code == 409
        made = client.post(new, told | {"permissions": 6, "assents": 6}, follow=True)
        assert code_of(Sitting.objects.get()) in words_of(made)
        paper = words_of(client.get(address("paper", place, survey=where.public_id, band="6-9")))
        assert HAPPENS["6-9"] in paper
        assert "Skip" not in paper
        assert "Watching a child under seven" in words_of(client.get(address("watching", place)))


class TestResults:
    """What is shown of counts."""

    @given(st.lists(st.lists(st.integers(0, 12), min_size=4, max_size=4), min_size=1, max_size=4), st.randoms())
    def test_nothing_under_five_is_shown_or_left_alone(self, bands, chance):
        counts = {}
        for number, row in enumerate(bands):
            other = list(row)
            chance.shuffle(other)
            counts[str(number)] = {"one": row, "two": other}
        found = shown(counts)
        numbers = [sum(row) for row in bands]
        _hides(numbers, [each.heard for each in found.bands], found.total)
        for each, number in zip(found.bands, numbers, strict=True):
            assert each.heard in (None, number)
            assert bool(each.items) == bool(each.heard)
            for item, row in each.items.items():
                _hides(counts[each.band][item], row, number)

    def test_nothing_is_shown_while_it_is_open_and_nothing_changes_once_it_has_closed(self, place, signed):
        where = survey(place, bands=BANDS[:2])
        first, second = sitting(where), sitting(where, band="10-12")
        page = address("survey", place, survey=where.public_id)
        client, seen = signed("assessor"), set()
        for number in range(9):
            Child(code_of(first if number < 6 else second)).send(worry="yes" if number else "no")
            seen.add(re.sub(r"csrf\S+ value=\S+", "", client.get(page).content.decode()))
        assert len(seen) == 1, "forms that come in change nothing that is shown"
        client.post(address("survey_close", place, survey=where.public_id))
        text = words_of(client.get(page))
        assert "6 forms" not in text, "three of the other age could be worked out, were the sum known"
        assert "%" not in text
        child = Child("")
        child.post(code="abcd-efgh")
        with pytest.raises(Refusing):
            close_survey(survey=where, actor="a" * 26, at=timezone.now())


def _hides(true, given, total) -> None:
    """No count from one to four is shown; where something is left out beside a total, it is not the only one."""
    assert all(each in (None, held) for each, held in zip(given, true, strict=True))
    assert not any(each is not None and 0 < each < 5 for each in given)
    out = [held for each, held in zip(given, true, strict=True) if each is None]
    if total is None or not out:
        return
    assert len(out) > 1
    assert sum(out) >= 5


def _fresh(row: Sitting) -> Sitting:
    return Sitting.objects.select_related("key", "survey").get(pk=row.pk)

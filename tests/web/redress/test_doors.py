"""The doors as each kind of visitor goes through them, and as somebody who means harm tries them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bestinterests.texts.audiences import EVERYBODY
from bestinterests.web.notices.models import Notice
from bestinterests.web.redress import slowing
from bestinterests.web.redress.held import case_of
from bestinterests.web.redress.journey import Asked, questions
from bestinterests.web.redress.models import Case, Portal, Visit
from bestinterests.web.redress.receipts import ALPHABET, check
from tests.web.assessments.cast import begun
from tests.web.redress.ajar import answered
from tests.web.redress.visitors import Visitor, opened

STORY = "It kept showing me videos about being thin, also after I stopped my search."
ALL = {"door": "not_good", "part": ["F01"], "happened": STORY, "wish": "Stop it.", "nation": "wales", "urgent": "no"}


@pytest.fixture
def where(cast):
    slowing.RECEIPTS.forget()
    slowing.SENDING.forget()
    return opened(cast, begun(where=cast.organisation), timezone.now())


@pytest.mark.parametrize("audience", [each for each in EVERYBODY if each != "0-5"])
def test_each_kind_of_visitor_tells_comes_back_adds_and_takes_it_back(audience, where):
    visitor = Visitor(where)
    code = visitor.tell(audience, **ALL)
    assert len(code.replace("-", "")) == 13
    case = case_of(Case.objects.get())
    assert (case.told.happened, case.told.wanted, case.told.nation) == (STORY, "Stop it.", "wales")
    assert case.told.band == (audience if audience[0].isdigit() else "")
    assert case.told.about.features == ("F01",)
    visitor.post("sent/", {"code": "wrong"})
    assert visitor.seen.status_code == 422
    visitor.post("sent/", {"code": f"  {code.upper()} "})
    visitor.post("sent/", {"skip": "1"})
    assert STORY in visitor.text
    visitor.post("close/")
    assert visitor.get("now/").redirect_chain
    other = Visitor(where, "198.51.100.2")
    other.get("back/")
    other.post("back/", {"code": code.replace("-", " ")})
    assert STORY in other.text
    other.post("now/add/", {"text": "It went on today."})
    assert "It went on today." in other.text
    other.post("now/take-back/")
    assert Case.objects.get().state == "withdrawn"
    assert [each.text for each in case_of(Case.objects.get()).talk] == ["It went on today."]


def test_the_youngest_get_pictures_and_somebody_who_helps(where):
    visitor = Visitor(where)
    visitor.begin("0-5")
    page = visitor.seen.content.decode()
    assert "<textarea" not in page
    assert page.count('class="dr-big"') == 1
    visitor.get("with-somebody/")
    visitor.get("who/")
    offered = re.findall(r'name="audience" value="([a-z]+)"', visitor.seen.content.decode())
    assert offered == ["parent", "teacher", "other"]
    visitor.post("who/", {"audience": "parent"})
    assert visitor.asked == "door"


def test_every_question_of_every_door_can_be_asked_and_none_is_lost_on_the_way(where):
    doors = {"mine": "rights-request", "rules": "code-report", "not_good": "feedback", "unsure": "feedback"}
    for door, kind in doors.items():
        visitor = Visitor(where)
        visitor.begin("16-17")
        came = visitor.answer(**ALL | {"door": door, "requests": ["see", "say_no"], "standards": ["standard-4"]})
        wanted = [
            each.key
            for each in questions({"audience": "16-17", "door": door}, Asked([("", "")] * 2, [("", "")], [("", "")]))
        ]
        assert came == wanted
        visitor.post("send/")
        row = Case.objects.latest("id")
        assert row.items.order_by("number").first().kind == kind
    assert {each.request for each in Case.objects.order_by("id").first().items.all()} == {"access", "objection"}
    assert Case.objects.order_by("id")[1].items.first().points.filter(kind="standard", word="standard-4").exists()


def test_one_form_sent_twice_or_by_the_button_back_is_one_case_and_a_program_is_asked_again(where):
    visitor = Visitor(where)
    visitor.begin("13-15")
    visitor.answer(**ALL)
    held = dict(visitor.client.cookies)
    assert visitor.post("send/", {"website": "http://spam"}).status_code == 422
    assert not Case.objects.exists()
    before = Visit.objects.get().sealed
    visitor.post("send/")
    sent = Visit.objects.get().sealed
    code = visitor.code
    visitor.post("send/")  # by the button back
    assert code in visitor.text
    Visit.objects.update(sealed=before)  # what is there where the first answer never came to be kept
    visitor.post("send/")
    assert STORY in visitor.text
    Visit.objects.update(sealed=sent)
    assert code in visitor.get("sent/").content.decode()
    assert Case.objects.count() == 1
    assert held.keys() == {"csrf", "visit"}
    assert held["csrf"]["max-age"] == held["visit"]["max-age"] == ""


LONG = "a" * 50_000
FINE = [
    "é" * 4_999,
    "مرحبا بالعالم",
    "🙂" * 900,
    "{{ 7*7 }} <script>alert(1)</script> '\" ; DROP TABLE",
    "Z\u0351\u036b\u0343\u036a\u0302\u036b",
    "Dŵr, Gàidhlig\r\nBcc: x@y",
]
"""What comes through as it was written."""


def test_what_is_wrong_is_said_and_kept_and_anything_else_comes_through_as_it_was_written(where):
    visitor = Visitor(where)
    visitor.begin("13-15")
    visitor.post("questions/door/", {"door": "not_good"})
    for text in ("", "   "):
        assert visitor.post("questions/happened/", {"happened": text}).status_code == 422
    long = visitor.post("questions/happened/", {"happened": LONG})
    assert long.status_code == 422
    assert LONG in long.content.decode()
    assert visitor.post("questions/happened/", {"happened": "nul \x00 in it"}).status_code in (200, 422)
    for text in FINE:
        assert visitor.post("questions/happened/", {"happened": text}).status_code == 200, text[:20]
        visitor.get("check/")
        page = visitor.seen.content.decode()
        assert "<script>alert" not in page
        assert "49 <" not in page
    assert visitor.post("questions/door/", {"door": "nothing like it"}).status_code == 422
    assert visitor.post("who/", {"audience": "admin"}).status_code == 422
    assert visitor.get("questions/happened2/").status_code == 404
    assert visitor.client.get("/ask/nosuchdoor/").status_code == 404
    assert "Best Interests" not in visitor.client.get("/ask/nosuchdoor/").content.decode()


def test_wrong_absent_and_over_are_one_answer(where):
    visitor = Visitor(where)
    code = visitor.tell("13-15", **ALL)
    guesser = Visitor(where, "203.0.113.5")
    guesser.get("back/")
    answers = set()
    Case.objects.update(receipt_ends_at=timezone.now() - dt.timedelta(days=1))
    for text in (code, "2222-2222-2222-2", "abcd-efgh-jkmn-p", "no code at all..."[: len(code)]):
        told = guesser.post("back/", {"code": text}, follow=False)
        body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", told.content.decode()).replace(text, "")
        headers = sorted((name, value) for name, value in told.headers.items())
        answers.add((told.status_code, str(headers), len(told.content), body))
    assert len(answers) == 1
    assert "does not open anything" in guesser.text


def test_a_class_behind_one_address_gets_in_while_somebody_guesses_and_somebody_floods(where):
    began, codes = timezone.now(), []
    for _ in range(35):
        pupil = Visitor(where, "192.0.2.50")
        pupil.get("who/")
        pupil.post("who/", {"audience": "10-12"}, follow=False)
        pupil.post("questions/door/", {"door": "not_good"}, follow=False)
        pupil.post("questions/happened/", {"happened": "We all saw it."}, follow=False)
        pupil.post("send/")
        codes.append(pupil.code)
    assert Case.objects.count() == len(set(codes)) == 35
    assert timezone.now() - began < dt.timedelta(minutes=5)
    flood = Visitor(where, "203.0.113.67")
    flood.begin("13-15")
    for _ in range(slowing.NETWORK.full):
        slowing.SENDING.failed(flood.seen.wsgi_request, timezone.now())
    flood.post("questions/door/", {"door": "not_good"})
    flood.post("questions/happened/", {"happened": "Again."})
    assert flood.post("send/").status_code == 429
    assert "Many people are writing" in flood.text
    ticket = re.search(r'name="ticket" value="([^"]+)"', flood.seen.content.decode())[1]
    assert flood.post("send/", {"ticket": ticket}).status_code == 429
    assert Case.objects.count() == 35
    guesser = Visitor(where, "203.0.113.66")
    guesser.get("back/")
    slowed = 0
    for number in range(90):
        guesser.post("back/", {"code": _plausible(number)})
        slowed += "many tries" in guesser.text
    assert slowed > 15
    pupil = Visitor(where, "192.0.2.50")
    pupil.get("back/")
    pupil.post("back/", {"code": codes[0]})
    assert "We all saw it." in pupil.text


def _plausible(number: int) -> str:
    letters = "".join(ALPHABET[(number >> shift) & 31] for shift in range(0, 60, 5))
    return letters + check(letters)


def test_it_shuts_in_the_middle_and_what_was_written_stays(where):
    visitor = Visitor(where)
    visitor.begin("13-15")
    visitor.post("questions/door/", {"door": "not_good"})
    Portal.objects.update(shut_at=timezone.now(), shut_because="We are moving. Please come back in June.")
    visitor.post("questions/happened/", {"happened": STORY})
    assert "We are moving." in visitor.text
    assert STORY in visitor.text
    Portal.objects.update(shut_at=None)
    visitor.get("questions/happened/")
    assert STORY in visitor.text


def test_no_page_names_a_case_or_keeps_anything_and_somebody_else_reads_nothing(where, cast, client):
    visitor = Visitor(where)
    code = visitor.tell("13-15", **ALL)
    row = Case.objects.get()
    pages = ["", "before/", "who/", "with-somebody/", "check/", "sent/", "back/", "now/", "help/"]
    for page in pages:
        answer = visitor.get(page)
        body = answer.content.decode()
        assert answer.headers["Cache-Control"] == "no-store", page
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert row.public_id not in body, page
        assert "session" not in answer.cookies
        assert "Pond Pals: tell us" in body or page == "help/"
        foreign = re.findall(r'<(?!a )[a-z]+[^>]*(?:src|href|action)="(?:https?:)?//[^"]*"|url\(http', body)
        assert not foreign, page
    assert code not in str(visitor.get("now/").content)
    stranger = Visitor(where, "198.51.100.9")
    assert STORY not in stranger.get("now/").content.decode()
    client.force_login(cast.people["assessor"])
    assert STORY not in client.get(f"/ask/{where.slug}/now/", follow=True).content.decode()


def test_not_safe_calls_the_lead_and_the_page_of_help_needs_no_database(
    where, django_capture_on_commit_callbacks, mailoutbox
):
    visitor = Visitor(where)
    visitor.tell("10-12", **ALL)
    with django_capture_on_commit_callbacks(execute=True):
        visitor.post("now/not-safe/", {"unsafe": "He knows where I live."})
    assert "0800 1111" in visitor.text
    assert Case.objects.get().with_lead
    assert {letter.to[0] for letter in mailoutbox} == {"lead@example.org", "lerato@example.org"}
    assert "where I live" not in "".join(letter.body + letter.subject for letter in mailoutbox)
    for nation in ("", "england", "scotland", "wales", "northern-ireland", "elsewhere", "nowhere"):
        for audience in (*EVERYBODY, "nobody"):
            with CaptureQueriesContext(connection) as queries:
                answer = visitor.client.get(
                    reverse("redress:door_safe", args=[where.slug]), {"for": audience, "in": nation}
                )
            assert answer.status_code == 200
            assert b"999" in answer.content
            assert not queries, (nation, audience)
    with CaptureQueriesContext(connection) as queries:
        left = visitor.client.get(reverse("redress:door_leave"))
    assert not queries
    assert left.headers["Location"].startswith("https://www.bbc.co.uk/weather")
    assert left.cookies["visit"].value == ""


def test_somebody_who_comes_back_reads_what_came_of_it_and_nothing_that_is_for_the_file(where, cast):
    code = answered(cast, where, timezone.now())
    row = Case.objects.get()
    tell = Visitor(where)
    tell.get("back/")
    tell.post("back/", {"code": code})
    shown = tell.seen.content.decode()
    says = (
        "We agree in part",
        "You are right about the videos.",
        "We are sorry.",
        "Did you see it again after Monday?",
    )
    assert not [each for each in says if each not in tell.text]
    assert "How we worked out this day" in tell.text
    assert "It is our own aim." in tell.text
    hidden = ("Callum", "For the file alone", row.public_id, cast.people["case-handler"].public_id, "last opened")
    assert not [each for each in hidden if each in shown]
    tell.post("now/soon/", {"soon": ""})
    assert tell.seen.status_code == 422
    tell.post("now/soon/", {"soon": "It goes on tonight."})
    tell.post("now/fair/", {"fair": "unsure"})
    case = case_of(Case.objects.get())
    assert case.urgent
    assert [each.fair for each in case.judged] == ["unsure"]
    told = {(each.person.display_name, each.sentence) for each in Notice.objects.exclude(kind="safeguarding")}
    assert ("Callum", "A case was marked as urgent by whoever sent it.") in told
    assert not [sentence for _, sentence in told if "tonight" in sentence]
    tell.post("close/")
    tell.get("back/")
    tell.post("back/", {"code": code})
    assert "last opened" in tell.text


def test_a_parent_says_how_old_the_child_is_and_nobody_learns_who_else_wrote(where):
    child, parent = Visitor(where), Visitor(where, "192.0.2.8")
    child.tell("10-12", **ALL | {"account": "pondfan"})
    code = parent.tell("parent", door="mine", requests=["see"], account="pondfan", acting="young", age="10-12")
    assert Case.objects.latest("id").band == "10-12"
    assert STORY not in parent.text
    parent.post("sent/", {"skip": "1"})
    assert STORY not in parent.text
    assert code not in parent.text


def test_a_form_without_its_token_shows_what_was_typed_to_its_own_page_alone(where):
    visitor = Visitor(where)
    visitor.begin("13-15")
    del visitor.client.cookies["csrf"]
    address = f"/ask/{where.slug}/questions/happened/"
    ours = visitor.client.post(address, {"happened": STORY}, HTTP_ORIGIN="http://testserver")
    assert ours.status_code == 403
    assert STORY in ours.content.decode()
    theirs = visitor.client.post(address, {"happened": STORY}, HTTP_ORIGIN="https://elsewhere.example")
    assert STORY not in theirs.content.decode()


def test_who_is_not_safe_reads_where_to_turn_also_when_no_database_answers(client):
    """No database may be asked for here: pytest would say so."""
    client.raise_request_exception = False
    client.cookies["session"] = client.cookies["visit"] = "of-somebody"
    for address in ("/ask/help/", "/ask/pondpals00/help/?for=6-9&in=wales", "/ask/nothing/help/?for=x&in=y"):
        answer = client.get(address)
        assert (answer.status_code, b"999" in answer.content, b"0800 1111" in answer.content) == (200, True, True)
    assert client.get("/ask/leave/").status_code == 302
    broken = client.get("/ask/pondpals00/")
    assert broken.status_code == 500
    assert b"/ask/pondpals00/help/" in broken.content
    assert b"our fault" in broken.content

"""Cases from the inbox to the end, as those see them who work on them, lead, oversee, or are somewhere else."""

from __future__ import annotations

import datetime as dt
import random
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.models import Membership
from bestinterests.web.redress import receipts
from bestinterests.web.redress.handling.deeds import DEEDS
from bestinterests.web.redress.handling.replies import TEMPLATES
from bestinterests.web.redress.held import case_of, verify_case
from bestinterests.web.redress.models import Case, OpenedCase, TakenFile
from bestinterests.workflow.casework.events import About
from tests.web.assessments.cast import begun
from tests.web.cast import joined
from tests.web.redress.cast import RING, portal, received
from tests.web.redress.desk import Desk
from tests.web.requests import text

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1+1", "＋1", '"=1+1"', "x\n=1+1")
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "javascript:alert(1) https://evil.example/ [x](https://evil.example)",
    "Robert'); DROP TABLE redress_case;--",
    "a\r\nBcc: x@example.org",
    "\u202egnirts \u200b\u2066x\u2069 e\u0301\u0301\u0301",
    "Ŵy ḃéal ö اردو 👩‍👧 ",
    *FORMULAS,
)


@pytest.fixture
def desks(cast, client, settings):
    settings.CASE_KEYS = RING
    cast.people["second"] = joined(cast.organisation, "Cora", frozenset({"case-handler"}), cast.people["administrator"])
    roles = ("case-handler", "second", "safeguarding-lead", "data-protection-officer", "outsider", "assessor")
    return {role: Desk(client, cast.people[role], cast.organisation) for role in roles}


@pytest.fixture
def door(cast, settings):
    settings.CASE_KEYS = RING
    return portal(begun(where=cast.organisation))


def came(place, sent="one", /, **given):
    """A case that came in at a portal a week ago."""
    return received(place, sent=sent, at=timezone.now() - dt.timedelta(days=7), **given).row


def test_a_request_is_taken_sorted_answered_refused_on_a_ground_looked_at_again_and_closed(desks, door):
    callum, cora = desks["case-handler"], desks["second"]
    row = came(door, door="my-data", requests=("erasure", "rectification"), visitor="child", band="10-12")
    assert "Take it" in text(callum.get("cases"))
    assert "It kept showing me" not in text(callum.get("case", row))
    assert callum.get("case", row).status_code == 403
    callum.post("case_take", row)
    page = callum.reads(row)
    assert "It kept showing me" in page
    assert "The answer is due within one month" in page
    assert "Limit the use now" in page
    assert cora.get("case", row).status_code == 403
    callum.does("sort", row, item="1", kind="rights-request", request="erasure", rights=["article-16"])
    callum.does("reply", row, text="Thank you. We look into it now.", template="thanks")
    assert case_of(row).acknowledged_at is None  # the row in hand is the old one
    asked = callum.does("ask", row, what="identity", text="What is your name in the app?")
    assert asked.state == "waiting"
    assert "has not started yet" in callum.reads(row)
    assert "The same was asked" in callum.told("ask", row, what="identity", text="And?")
    early = dt.date(2026, 1, 5)
    told = {"what": "identity", "text": "The account answers."}
    assert "asked later" in callum.told("confirm", row, day=f"{early.day} {early:%B %Y}", **told)
    assert "after now" in callum.told("confirm", row, day="3 June 2100", **told)
    callum.does("confirm", row, **told)
    extended = callum.does("extend", row, item="1", reason="You asked for many things.")
    assert extended.item("1").extended
    assert "extended already" in callum.told("extend", row, item="1", reason="More.")
    words = {"reason": "Art 17(3)(b).", "words": "There is a law that says we must keep this."}
    assert "needs a ground" in callum.told("decide", row, item="1", outcome="refused", **words)
    assert "not one for" in callum.told("decide", row, item="1", outcome="refused", ground="accurate", **words)
    callum.does("decide", row, item="1", outcome="refused", ground="keep-law", **words)
    callum.does("decide", row, item="2", outcome="upheld", remedies=["done"], reason="It was wrong.", words="Done.")
    assert "Tell everybody to whom the data was given" in callum.reads(row)
    assert "not told yet" in callum.told("close", row, status=403, why="Done.")
    told = callum.does("tell", row, items=["1", "2"], channel="portal")
    assert told.state == "told"
    assert "You decided it" in callum.told("again", row, status=403, item="1", stands="no", reason="x", words="x")
    callum.does("pass", row, to=cora.person.public_id)
    assert callum.get("case", row).status_code == 403
    again = cora.does("again", row, item="1", stands="no", reason="No law asks for it.", words="You were right.")
    assert again.state == "in-progress"
    cora.does("decide", row, item="1", outcome="upheld", remedies=["done"], reason="See above.", words="It is gone.")
    cora.does("tell", row, items=["1"], channel="portal")
    closed = cora.does("close", row, why="All is told.")
    assert closed.state == "closed"
    held = Case.objects.get(pk=row.pk)
    assert (held.due_on, held.closed_at is None) == (None, False)
    assert cora.does("open", row, again="incomplete", why="A part was left out.").state == "in-progress"
    assert verify_case(Case.objects.get(pk=row.pk)).why == ""
    names = {callum.person.public_id, cora.person.public_id}
    assert set(OpenedCase.objects.values_list("by", flat=True)) == names
    assert "Callum" in cora.reads(row)
    assert "Who opened it" in cora.reads(row)


def test_words_are_measured_for_whoever_reads_them_and_never_held_up(desks, door):
    callum, row = desks["case-handler"], came(door, band="6-9")
    callum.post("case_take", row)
    begun_ = text(callum.get("case_reply", row, **{"from": "thanks"}))
    assert "Thank you for telling us. We have read it." in begun_
    assert "a child from 6 to 9" in begun_
    hard = "Notwithstanding considerable organisational complications, comprehensive investigation is proceeding."
    for sent in ({}, {"check": "yes"}):
        answer = callum.post("case_reply", row, text=f"{hard} It stays secret.", **sent)
        assert answer.status_code == 200
        assert "Look at this before it goes to a child from 6 to 9" in text(answer)
        assert "must tell others" in text(answer)
        assert case_of(Case.objects.get(pk=row.pk)).talk == ()
    assert callum.does("reply", row, text=hard).talk[0].text == hard
    assert callum.post("case_reply", row, text="We have it. Thank you.").status_code == 302


def test_a_child_and_a_parent_hear_nothing_of_each_other_whoever_handles_both(desks, door):
    callum = desks["case-handler"]
    parent = came(
        door,
        "parent",
        happened="Give me what my son wrote.",
        visitor="parent",
        helped="for-a-child",
        door="my-data",
        requests=("access",),
    )
    callum.post("case_take", parent)
    before = offered(callum, parent)
    child = came(door, "child", happened="My father reads all I write.", band="13-15")
    callum.post("case_take", child)
    callum.does("link", child, other=parent.public_id, reason="The same family.")
    assert offered(callum, parent) == before
    assert "Never tell a parent" in callum.reads(parent)
    assert "Tell nobody who sent one of them" in callum.reads(parent)
    refused = callum.told("merge", child, other=parent.public_id, reason="One family.", receipt=receipts.new_receipt())
    assert "same person sent both" in refused
    no = {"reason": "x", "words": "We cannot give you this.", "item": "1"}
    assert "who may act for the child" in callum.told("decide", parent, outcome="upheld", **no)
    acting = {"by": "parent", "basis": "child-lacks-understanding", "understands": "unknown", "how_judged": "Said so."}
    assert "Ask the child" in callum.told("acting", parent, child_knows="Not asked.", responsibility="Seen.", **acting)
    callum.does("acting", parent, by="parent", basis="none", understands="unknown", how_judged="Nothing is shown.")
    assert "who may act for the child" in callum.told("decide", parent, outcome="upheld", **no)
    callum.does("decide", parent, outcome="refused", ground="not-for-parents", **no)
    callum.does("tell", parent, items=["1"], channel="portal")
    callum.does("reply", parent, text="We can only write to you about what you told us here.")
    callum.does("reply", child, text="Your words stay in your own case.")
    mine, theirs = (case_of(Case.objects.get(pk=row.pk)) for row in (child, parent))
    assert [message.text for message in mine.talk] == ["Your words stay in your own case."]
    assert [message.text for message in theirs.talk] == ["We can only write to you about what you told us here."]
    # What whoever sent it can read of each: its talk, its outcomes, its news; the link is in none of them.
    for case, other in ((mine, child), (theirs, parent)):
        assert other.public_id not in str((case.talk, case.items, case.news))


def offered(desk, row):
    """Every reply as it is begun from its template, word for word."""
    pages = [desk.get("case_reply", row, **{"from": template}).content.decode() for template in TEMPLATES]
    return [re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1] for page in pages]


def test_two_cases_become_one_only_where_the_code_or_the_same_hand_shows_one_sender(desks, door):
    callum, cora = desks["case-handler"], desks["second"]
    first = received(door, sent="a", at=timezone.now())
    second = came(door, "b")
    for row in (first.row, second):
        callum.post("case_take", row)
    into = {"other": second.public_id, "reason": "They wrote that both are theirs."}
    assert "same person" in callum.told("merge", first.row, **into)
    assert callum.does("merge", first.row, receipt=first.receipt.upper(), **into).merged_into == second.public_id
    assert "It goes on in" in callum.reads(first.row)
    made = []
    for who in (callum, callum, cora):
        who.post("case_new", **entry(happened="By telephone.", once=str(len(made))))
        made.append(Case.objects.order_by("-pk")[0])
        callum.post("case_take", made[-1])
    assert callum.does("merge", made[0], other=made[1].public_id, reason="The same caller.").state == "merged"
    assert "same person" in callum.told("merge", made[1], other=made[2].public_id, reason="The same caller?")


def entry(**given):
    """What is written down of a call."""
    base = {"channel": "telephone", "door": "not-good-for-us", "visitor": "child", "helped": "alone"}
    return base | {"nation": "wales", "knows": "unknown", "with_receipt": "yes", "once": "form"} | given


def test_what_came_by_letter_is_written_down_with_its_day_and_its_code_is_shown_once(desks, door):
    callum = desks["case-handler"]
    day = timezone.localdate() - dt.timedelta(days=20)
    letter = entry(channel="letter", received=f"{day.day} {day:%B %Y}", happened="A letter.", once="1")
    assert "Say why" in text(callum.post("case_new", **letter))
    future = timezone.localdate() + dt.timedelta(days=2)
    assert "after now" in text(callum.post("case_new", **letter | {"received": f"{future.day} {future:%B %Y}"}))
    answer = callum.post("case_new", **letter, because="It lay in the school office.")
    page = text(answer)
    code = re.search(r"[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-?[0-9a-z]", page)
    assert code, page
    assert "no-store" in answer["Cache-Control"]
    row = Case.objects.get()
    assert receipts.read(code[0])
    assert timezone.localdate(row.received_at) == day
    again = text(callum.post("case_new", **letter, because="It lay in the school office."))
    assert "written down already" in again
    assert Case.objects.count() == 1
    callum.post("case_take", row)
    assert "It lay in the school office." in callum.reads(row)
    assert "A member of staff entered that day by hand" in callum.reads(row)


def test_nobody_works_on_a_case_about_themselves_and_the_lead_alone_reads_what_is_passed_to_them(desks, door):
    callum, cora, lerato = desks["case-handler"], desks["second"], desks["safeguarding-lead"]
    row = came(door)
    callum.post("case_take", row)
    callum.does("named", row, people=[cora.person.public_id])
    assert cora.person.public_id not in callum.get("case_pass", row).content.decode()
    assert "Choose somebody" in callum.told("pass", row, status=422, to=cora.person.public_id)
    callum.does("named", row, people=[callum.person.public_id, cora.person.public_id])
    assert Case.objects.get(pk=row.pk).handler == ""
    for desk in (callum, cora):
        assert desk.post("case_take", row).status_code == 403
        assert "about you" in text(desk.get("case", row))
        assert "It kept showing me" not in text(desk.get("case", row))
    other = came(door, "two")
    callum.post("case_take", other)
    callum.does("flag", other, reason="He says that he is hit.")
    assert callum.get("case", other).status_code == 403
    assert other.public_id not in callum.get("cases").content.decode()
    assert other.public_id not in callum.get("cases", show="mine").content.decode()
    assert "He says that he is hit." in lerato.reads(other)
    assert "safeguarding lead still" in lerato.told("close", other, status=403, why="x")
    lerato.does("hold", other, reason="The police asked.")
    lerato.does("settle", other, did="Spoken with the school.", hand_back="yes")
    assert "Spoken with the school." in callum.reads(other)
    assert Case.objects.get(pk=other.pk).on_hold
    callum.does("release", other, reason="They have it.")
    # Whoever works on it leaves: somebody else takes it, and whoever still works here keeps theirs.
    assert cora.post("case_take", other).status_code == 403
    Membership.objects.get(person=callum.person).delete()
    assert cora.post("case_take", other).status_code == 302


def test_officers_see_days_and_open_nothing_and_another_organisation_sees_nothing(desks, door, cast, client):
    callum, dov, farid = desks["case-handler"], desks["data-protection-officer"], desks["outsider"]
    row = came(door, urgent=True, name="Gia", contact="gia@example.org")
    late = came(door, "two")
    Case.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - dt.timedelta(days=3))
    page = dov.get("cases")
    assert "3 days over" in text(page)
    assert "Urgent" in text(page)
    for words in ("Gia", "gia@example.org", "It kept showing", "Stop using", row.public_id):
        assert words not in page.content.decode()
    assert "3 days over" in text(dov.get("cases", show="overdue", door="not-good-for-us", kind="feedback"))
    assert "There is none" in text(dov.get("cases", show="overdue", nation="wales", door="no such", place="x"))
    assert dov.get("case", row).status_code == dov.post("case_take", row).status_code == 403
    # In an organisation of their own others meet its address as if there were none; so does whoever guesses.
    other = Desk(client, farid.person, cast.other)
    Membership.objects.get(person=farid.person).held_roles.create(role="case-handler")
    for desk in (farid, other):
        for route in ("case", *(f"case_{key}" for key in DEEDS)):
            assert desk.get(route, row).status_code == 404, route
            assert desk.post(route, row).status_code in (404, 405), route
        assert desk.post("case_take", row).status_code == 404
    assert farid.get("cases").status_code == 404
    assert "There is none" in text(other.get("cases"))
    assert not OpenedCase.objects.exists()
    callum.post("case_take", row)
    assert "no longer" not in callum.reads(row)
    client.force_login(callum.person)
    home = text(client.get(reverse("home")))
    assert "Take a case" in home
    assert "Cases" in home


def test_whatever_is_written_is_shown_as_text_and_no_export_holds_a_formula(desks, door):
    callum, every = desks["case-handler"], "\n".join(NASTY)
    given = dict.fromkeys(("happened", "wanted", "name", "contact", "urgent_because", "acting"), every)
    about = About(features=tuple(each[:40] for each in NASTY), rights=("article-16",))
    row = came(door, door="my-data", requests=("access", "erasure"), about=about, **given)
    callum.post("case_take", row)
    told = {"reason": every, "words": every, "text": every, "why": every, "how_judged": every}
    callum.does("reply", row, template=every[:50], **told)
    callum.does("ask", row, what="clarification", **told)
    callum.does("acting", row, by="parent", basis="none", understands="no", **told)
    callum.does("urgent", row, urgent="yes", **told)
    callum.does("hold", row, **told)
    callum.does("flag", row, **told)
    lerato = desks["safeguarding-lead"]
    lerato.does("settle", row, did=every, referred_to=NASTY[0], hand_back="yes")
    held = callum.does("decide", row, item="1", outcome="not-upheld", **told)
    assert NASTY[0] in held.item("1").decided.words
    pages = [callum.get("case", row), callum.get("cases"), *(callum.get(f"case_{key}", row) for key in DEEDS)]
    # Also where a form comes back with its faults, and where the lead looks.
    pages += [callum.post("case_decide", row, **told), callum.post("case_new", **given), lerato.get("safeguarding")]
    for page in pages:
        body = page.content.decode()
        for raw in ("<script>alert", "<img src=x", "<svg/onload", 'href="javascript', 'href="https://evil'):
            assert raw not in body, (raw, page.request["PATH_INFO"])
    assert "{{ 7*7 }} {% raw %}" in text(pages[0])
    assert pages[0].content.count(b"&lt;script&gt;") > 8
    chance = random.Random(20261127)
    for number in range(30):
        band = chance.choice(("6-9", "10-12", "13-15"))
        came(door, f"more {number}", band=band, nation=chance.choice(("wales", "scotland")))
    at = timezone.now() - dt.timedelta(days=120)
    Case.objects.update(received_at=at)
    answer = callum.post("statistics_file")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) > 20
    assert not any(cell[:1] in "=+-@\t\r＝＋" for line in lines for cell in re.split(r',(?=")|,', line) if cell)
    assert TakenFile.objects.get().by == callum.person.public_id
    numbers = [int(cell) for line in lines[1:] for cell in re.findall(r"(?<=,)\d+(?=,|$)", line)]
    assert numbers
    assert all(number == 0 or number >= 5 for number in numbers)
    assert "Callum" in text(callum.get("statistics"))

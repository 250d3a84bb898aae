"""The pages on rights: open to anybody, one address for each reader, nothing kept, and a way to a printed lesson."""

from __future__ import annotations

import re

import pikepdf
import pytest
from django.test import Client
from django.utils import timezone

from bestinterests.texts.audiences import EVERYBODY
from bestinterests.texts.lessons.shelf import lesson_packs
from bestinterests.texts.texts import texts
from bestinterests.web.redress.models import Portal
from bestinterests.web.resources import doors
from bestinterests.web.resources.addresses import PLACES
from bestinterests.web.resources.glossary import Glossary
from bestinterests.web.resources.pages import PAGES, RIGHTS
from tests.web.assessments.cast import begun
from tests.web.redress.visitors import opened

LINK = re.compile(r'href="(/[^"#]*)(#[^"]*)?"')
IDS = re.compile(r'\bid="([^"]+)"')
pytestmark = pytest.mark.django_db


@pytest.fixture
def anybody():
    return Client()


def said(answer):
    """The words of a page, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_nobody_needs_an_administrator_an_account_or_a_cookie(anybody):
    answer = anybody.get("/learn/", {"in": "scotland", "for": "6-9"})
    assert answer["Location"] == "/learn/scotland/6-9/"
    page = anybody.get("/learn/scotland/6-9/", headers={"cookie": "sessionid=never-looked-at"})
    assert page.status_code == 200
    assert not page.cookies
    assert anybody.get("/learn/", {"in": "nowhere", "for": "parent"})["Location"] == "/learn/uk/parent/"
    assert anybody.get("/learn/", {"for": "nobody"}).status_code == 200


def test_every_link_of_every_reader_leads_to_a_page_and_every_mark_to_a_place_on_it(anybody):
    waiting, pages, marks = ["/learn/", *(f"/learn/{place}/parent/" for place in PLACES)], {}, set()
    while waiting:
        address = waiting.pop()
        if address in pages or not address.startswith("/learn/") or address.endswith(".pdf"):
            continue
        place = address.split("/")[2]
        if place in PLACES and place != "wales" and address.count("/") > 4:
            continue  # as in Wales; their own words are looked at below
        answer = anybody.get(address)
        assert answer.status_code in (200, 302), address
        body = answer.content.decode()
        pages[address] = set(IDS.findall(body))
        assert len(pages[address]) == len(IDS.findall(body)), f"an id stands twice on {address}"
        for link, mark in LINK.findall(body):
            waiting.append(link)
            marks |= {(link, mark[1:], address)} if mark else set()
    assert len(pages) > 200
    lost = [found for found in marks if found[0] in pages and found[1] not in pages[found[0]]]
    assert lost == []
    for audience in EVERYBODY[1:]:
        assert {f"/learn/wales/{audience}/letters/{right}/" for right in RIGHTS} <= set(pages)


def test_who_has_no_such_page_is_led_to_their_start_and_what_is_not_there_is_said(anybody):
    assert anybody.get("/learn/uk/6-9/lessons/")["Location"] == "/learn/uk/6-9/"
    assert anybody.get("/learn/uk/0-5/letters/see/")["Location"] == "/learn/uk/0-5/"
    for address in (
        "/learn/uk/6-9/nothing/",
        "/learn/uk/6-9/rights/nothing/",
        "/learn/lessons/nothing/",
        "/learn/fr/6-9/",
    ):
        answer = anybody.get(address)
        assert answer.status_code == 404, address
        assert "There is no page at this address" in said(answer)


@pytest.mark.parametrize("audience", ["6-9", "10-12", "13-15", "16-17", "parent", "teacher", "other"])
def test_competence_and_helpers_differ_by_nation(anybody, audience):
    found = {place: said(anybody.get(f"/learn/{place}/{audience}/asking/")) for place in PLACES}
    assert "12" in found["scotland"]
    assert len({text.split("unverified")[0] for text in found.values()}) == len(PLACES)
    assert "Gateway" in said(anybody.get(f"/learn/northern-ireland/{audience}/help/"))
    assert "Meic" in said(anybody.get(f"/learn/wales/{audience}/help/"))


def test_a_page_counts_what_it_states_of_the_law_and_what_of_it_is_unverified(anybody):
    page = anybody.get("/learn/uk/parent/rights/see/")
    assert "Statements of the law on this page: 2. Read at their source: 1. Not yet verified: 1." in said(page)
    whole = said(anybody.get("/learn/uk/parent/unchecked/"))
    unverified, verified = map(int, re.findall(r"(?:verified|source) \((\d+)\)", whole))
    assert unverified > 10
    assert verified > 40
    assert "Data Protection Act 2018, section 208" in said(anybody.get("/learn/scotland/parent/unchecked/"))
    assert "Not yet verified" not in said(anybody.get("/learn/uk/parent/rights/complain/")).split("Statements")[0]


def test_every_page_says_that_it_is_a_draft_and_whose_words_it_has(anybody):
    for audience in EVERYBODY[1:]:
        for name in PAGES:
            answer = anybody.get(f"/learn/uk/{audience}/{name}/")
            if answer.status_code == 200:
                assert '<aside class="dr-draft">' in answer.content.decode()
                assert "our own words" in said(answer)


def test_a_letter_has_gaps_to_fill_and_is_there_as_plain_text(anybody):
    page = anybody.get("/learn/uk/10-12/letters/say_no/")
    assert '<span class="ln-gap">[why]</span>' in page.content.decode()
    text = anybody.get("/learn/uk/10-12/letters/say_no.txt")
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    letter = text.content.decode()
    assert "within one month" in letter
    assert "30 days" in anybody.get("/learn/uk/10-12/letters/complain.txt").content.decode()
    for line in letter.split("\n\n"):
        assert line.strip() in said(page).replace(" .", ".").replace(" ]", "]") or "[" in line


def test_a_service_whose_door_is_open_here_is_offered_and_no_other(anybody, cast):
    portal = opened(cast, begun(where=cast.organisation), timezone.now())
    page = said(anybody.get("/learn/uk/13-15/rights/delete/"))
    assert portal.name in page
    Portal.objects.update(shut_at=timezone.now())
    assert doors.open_doors(timezone.now()) == []
    assert portal.name not in said(anybody.get("/learn/uk/13-15/rights/delete/"))


def test_a_teacher_gets_from_the_first_page_to_a_printed_pack(anybody):
    followed = ["/sign-in/"]
    for wanted in ("/learn/", "/learn/?for=teacher", "/learn/uk/teacher/lessons/", "/learn/lessons/primary-7-9/"):
        body = anybody.get(followed[-1], follow=True).content.decode()
        assert 'value="teacher"' in body if "?" in wanted else f'href="{wanted}"' in body, wanted
        followed.append(wanted)
    body = anybody.get(followed[-1]).content.decode()
    assert body.index("Safeguarding: read this first") < body.index("The lesson")
    assert 'href="/learn/lessons/primary-7-9.pdf"' in body
    assert "style=" not in body


@pytest.mark.parametrize("pack", list(lesson_packs()))
def test_a_pack_is_one_pdf_with_each_sheet_on_a_page_of_its_own(anybody, pack, tmp_path):
    answer = anybody.get(f"/learn/lessons/{pack}.pdf")
    assert answer["Content-Disposition"] == f'attachment; filename="lesson-{pack}.pdf"'
    (tmp_path / "pack.pdf").write_bytes(answer.content)
    held = lesson_packs()[pack]
    with pikepdf.open(tmp_path / "pack.pdf") as pdf:
        with pdf.open_outline() as outline:
            starts = {str(item.title): item.destination for item in outline.root}
            starts |= {str(item.title): item.destination for top in outline.root for item in top.children}
        assert {sheet.title for sheet in (*held.sheets, held.home)} <= set(starts)
        assert len(pdf.pages) >= len(held.sheets) + 3
        assert not pdf.attachments
        assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]


def test_a_hard_word_leads_to_its_meaning_once_a_page_and_never_where_it_is_an_everyday_word():
    glossary = Glossary(texts("13-15"))
    words = glossary.linked("The ICO keeps a cookie. Cookies count. You were right. Your rights are given.", "/w/")
    assert re.sub(r'<a class="ln-word" href="/w/#([a-z]+)">', r"[\1:", words).replace("</a>", "]") == (
        "The [ico:ICO] keeps a [cookie:cookie]. Cookies count. You were right. Your [right:rights] are given."
    )
    assert "&lt;b&gt;" in glossary.linked("<b>data</b>", "/w/")

"""The register as anybody reads it: found, filtered, given in the form that is asked for, and gone where withdrawn."""

from __future__ import annotations

import hashlib
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bestinterests.documents.publication.audiences import AUDIENCES
from bestinterests.formats.publications import read_publication
from bestinterests.web.assessments import search
from bestinterests.web.register.models import Facet, Published, Standing
from bestinterests.web.register.search import WORDS
from tests.web.register.cast import Telling, address
from tests.web.requests import text

OWN = "This is the assessment that Tern and Tide Games made of its own service"
NOT_APPROVED = "No regulator made, checked or approved it."


@pytest.fixture
def story(cast) -> Telling:
    return Telling(cast).ready().written("6-9", "You play. Others see your name.")


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_an_empty_register_says_so(db, client):
    page = text(client.get("/register/"))
    assert "Nothing is published here yet." in page
    assert client.get("/register/feed.atom").status_code == 200
    assert body(client.get("/register/digests.txt")) == b""


def test_anybody_goes_from_the_register_to_every_page_and_file(story, client):
    row = story.publish()
    page = client.get("/register/?right=article-16&band=10-12")
    assert f'href="{address(row)}"' in page.content.decode()
    assert OWN in text(page)
    for audience in AUDIENCES:
        answer = client.get(address(row, f"/{audience}/"))
        assert answer.status_code == 200, audience
        assert "Set-Cookie" not in answer.headers
    assert NOT_APPROVED in text(client.get(address(row)))
    assert "Others see your name." in text(client.get(address(row, "/6-9/")))
    assert text(client.get(f"/register/{row.series.slug}/")).count(NOT_APPROVED) == 2


def test_the_form_is_the_one_that_is_asked_for(story, client):
    row = story.publish()
    asked = {
        "": "text/html",
        "*/*": "text/html",
        "text/html,application/xhtml+xml;q=0.9": "text/html",
        "application/json": "application/json",
        "application/ld+json": "application/ld+json",
        "text/html;q=0.2, application/json": "application/json",
        "application/pdf": "application/pdf",
    }
    for accept, expected in asked.items():
        answer = client.get(address(row), headers={"accept": accept} if accept else {})
        assert answer.headers["Content-Type"].partition(";")[0] == expected, accept
        assert answer.headers["Vary"] == "Accept"
    none = client.get(address(row), headers={"accept": "image/png"})
    assert none.status_code == 406
    assert all(name in none.content.decode() for name in ("text/html", ".jsonld", ".pdf", "application/json"))


def test_the_bytes_are_those_that_were_published_and_their_tag_is_the_digest(story, client):
    row = story.publish()
    answer = client.get(address(row, ".json"))
    assert answer.content == bytes(row.content)
    assert answer.headers["ETag"] == f'"{row.digest}"'
    assert read_publication(answer.content).digest == row.digest
    again = client.get(address(row, ".json"), headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    page = client.get(address(row))
    assert client.get(address(row), headers={"if-none-match": page.headers["ETag"]}).status_code == 304
    story.decided_again().publish()
    assert client.get(address(row), headers={"if-none-match": page.headers["ETag"]}).status_code == 200
    assert "Superseded" in text(client.get(address(row)))


def test_a_copy_is_checked_by_the_digests(story, client):
    row = story.publish()
    answer = client.get(address(row, ".json"))
    name = re.search(r'filename="(.+)"', answer.headers["Content-Disposition"])[1]
    assert body(client.get("/register/digests.txt")).decode() == (
        f"{hashlib.sha256(answer.content).hexdigest()}  {name}\n"
    )


def test_feeds_sitemap_and_badge_say_whose_it_is(story, client):
    row = story.publish()
    feed = ET.fromstring(client.get("/register/feed.atom").content)
    entry = feed.find("{http://www.w3.org/2005/Atom}entry")
    summary = entry.find("{http://www.w3.org/2005/Atom}summary").text
    assert summary.startswith(OWN)
    assert NOT_APPROVED in summary
    links = [each.get("href") for each in entry.findall("{http://www.w3.org/2005/Atom}link")]
    assert links == [f"http://testserver{address(row)}", f"http://testserver{address(row, '.json')}"]
    item = json.loads(client.get("/register/feed.json").content)["items"][0]
    assert (item["url"], item["content_text"]) == (links[0], summary)
    places = client.get("/register/sitemap.xml").content.decode()
    assert f"<loc>http://testserver{address(row)}</loc>" in places
    badge = client.get(f"/register/{row.series.slug}/badge.svg")
    assert (badge.headers["Content-Type"], badge.headers["Cross-Origin-Resource-Policy"]) == (
        "image/svg+xml",
        "cross-origin",
    )
    assert "Not approved by anyone" in badge.content.decode()


def test_everything_comes_as_files_that_fit_their_digests(story, client):
    row = story.publish()
    archive = zipfile.ZipFile(io.BytesIO(body(client.get("/register/register.zip"))))
    told = archive.read("register/digests.txt").decode().splitlines()
    assert len(told) == len(archive.namelist()) - 1
    for line in told:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256(archive.read(f"register/{name}")).hexdigest() == digest
    assert archive.read(f"register/published/{row.series.slug}/1/publication.json") == bytes(row.content)


def test_what_is_withdrawn_says_why_and_nothing_else(story, client):
    row = story.publish()
    story.withdraw(row, "It named a child by mistake.")
    page = client.get(address(row))
    assert page.status_code == 200
    assert "It named a child by mistake." in text(page)
    for rest in (".json", ".jsonld", ".pdf"):
        gone = client.get(address(row, rest))
        assert gone.status_code == 410
        assert gone.json()["because"] == "It named a child by mistake."
    assert client.get(address(row), headers={"accept": "application/json"}).status_code == 410
    said = "Others see your name."
    archive = zipfile.ZipFile(io.BytesIO(body(client.get("/register/register.zip"))))
    everything = b"".join(archive.read(name) for name in archive.namelist())
    for place in ("/", "/6-9/", ".json", ".jsonld", ".pdf"):
        everything += client.get(address(row, place)).content
    for place in ("", "feed.atom", "feed.json", "sitemap.xml", "digests.txt", f"{row.series.slug}/"):
        everything += body(client.get(f"/register/{place}"))
    assert said.encode() not in everything
    assert "Nothing fits." in text(client.get("/register/", {"query": "others see", "state": "withdrawn"}))
    assert row.series.slug in client.get("/register/", {"state": "withdrawn"}).content.decode()


def test_samples_stand_apart_and_are_in_no_count(cast, client):
    story = Telling(cast).ready()
    real = story.publish()
    sample = copy_of(real, fictional=True)
    page = client.get("/register/")
    assert "One publication is in force." in text(page)
    assert address(sample) not in page.content.decode()
    samples = client.get("/register/?samples=yes")
    assert address(sample) in samples.content.decode()
    assert address(real) not in samples.content.decode()
    for place in ("feed.atom", "feed.json", "sitemap.xml"):
        assert address(sample) not in client.get(f"/register/{place}").content.decode()


def test_filters_and_words_find_what_they_say(story, client):
    row = story.publish()

    def found(**asked) -> bool:
        return address(row) in client.get("/register/", asked).content.decode()

    judged = read_publication(bytes(row.content)).document.assessment
    right, band = judged.impacts[0].right, judged.impacts[0].bands[0]
    assert found(right=right)
    assert found(band=band)
    assert found(organisation=story.row.organisation.public_id)
    assert found(kind="decision")
    assert found(verdict=row.verdict)
    assert found(query="Others see")
    assert not found(right="article-42")
    assert not found(verdict="stop")
    assert not found(state="superseded")
    assert not found(kind="change")
    assert not found(organisation="0" * 26)
    assert not found(query="nothing of the kind")
    assert found(right="no such right", place="nonsense")
    assert client.get("/register/", {"query": '"\0* NEAR('}).status_code == 200


def copy_of(row: Published, number: int = 0, **changed) -> Published:
    """Another number of the same series, as the tables hold it."""
    held = Published.objects.values().get(pk=row.pk)
    last = Published.objects.order_by("-number").values_list("number", flat=True)[0]
    made = Published.objects.create(**{**held, "id": None, "number": number or last + 1, **changed})
    made.series = row.series
    Standing.objects.create(published=made, state="published", on=made.published_on, by=made.by)
    return made


ASKED = ({}, {"right": "article-16"}, {"query": "service"}, {"state": "superseded"}, {"samples": "yes"})


def test_a_list_asks_as_much_of_twenty_as_of_two_thousand(story, client):
    first = story.publish()
    counts = []
    for size in (20, 2_000):
        many(first, size)
        counts.append([queries_of(client, asked) for asked in ASKED])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 8


def queries_of(client, asked) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/register/", asked).status_code == 200
    return len(queries)


def many(first: Published, size: int) -> None:
    """The series with so many publications in force, without their bytes."""
    held = Published.objects.values().get(pk=first.pk)
    begin = Published.objects.count() + 1
    rows = [Published(**{**held, "id": None, "number": number, "content": b""}) for number in range(begin, size + 1)]
    made = Published.objects.bulk_create(rows)
    today = timezone.localdate()
    Standing.objects.bulk_create(Standing(published=row, state="published", on=today, by="a" * 26) for row in made)
    Facet.objects.bulk_create(Facet(published=row, name="right", value="article-16") for row in made)
    for row in made:
        search.index(row.pk, f"service {row.number}", WORDS)


def test_a_list_is_read_to_its_end_a_page_at_a_time(story, client):
    many(story.publish(), 45)
    seen, place = [], ""
    for _ in range(3):
        page = client.get("/register/", {"place": place} if place else {}).content.decode()
        seen += re.findall(r'<h3><a href="/register/[a-z-]+/(\d+)/"', page)
        place = (re.search(r'place=([^"]+)">Older', page) or ["", ""])[1]
    assert seen == [str(number) for number in range(45, 0, -1)]
    assert place == ""


def test_no_account_is_looked_at_and_nobody_is_remembered(story, cast):
    row = story.publish()
    browser = Client()
    browser.force_login(cast.people["decider"])
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(address(row))
    assert "Deniz" not in answer.content.decode()
    assert not [each for each in queries if "session" in each["sql"] or "accounts_user" in each["sql"]]
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


def test_an_installation_keeps_its_register_to_itself(story, cast, client, settings):
    row = story.publish()
    settings.REGISTER_OPEN = False
    for place in ("/register/", address(row), address(row, ".json"), "/register/feed.atom", "/register/register.zip"):
        assert client.get(place).status_code == 302, place
    client.force_login(cast.people["observer"])
    answer = client.get(address(row))
    assert answer.status_code == 200
    assert (answer.headers["Cache-Control"], answer.headers["X-Robots-Tag"]) == ("no-store", "noindex")


@pytest.mark.parametrize("place", ["nothing/", "small-service/9/", "small-service/1/nobody/", "No-Such/", "x/y/z/w/"])
def test_what_is_not_there_is_told_in_the_words_of_the_register(story, client, place):
    story.publish()
    answer = client.get(f"/register/{place}")
    assert answer.status_code == 404
    assert "This is not in the register" in text(answer)


def test_a_register_before_anybody_signs_up_leads_nobody_to_the_first_account(db, client):
    assert client.get("/register/").status_code == 200

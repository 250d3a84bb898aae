"""What is left out stands in no byte that anybody is served, and in no table that is searched for them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pikepdf
import pytest
from django.db import connection
from msgspec.structs import replace

from bestinterests.documents.publication.audiences import AUDIENCES
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.service import Person
from bestinterests.formats.publications import read_publication
from bestinterests.web.assessments import actions as steps
from bestinterests.web.register.models import Facet, Published, Series, Standing
from tests.web.register.cast import Telling, address
from tests.web.requests import text

MECHANISM = "The recommender quokkaplex seven ranks lonely players first so that they stay."
TITLE = "Interview with Wilhelmina Zander-Oduya"
SAYS = "She told us that the flumwick build leaks birthdays to strangers."
NAME = "Ottoline Brackenbury"
LEFT = ("quokkaplex", "lonely players", "Zander-Oduya", "Wilhelmina", "flumwick", "leaks birthdays", "Brackenbury")
"""Words of which each gives something away."""


@pytest.fixture
def row(cast) -> Published:
    """Published with an impact's mechanism, a piece of evidence and a name left out, each said again elsewhere."""
    story = Telling(cast)
    head = story.head
    judged = head.document.assessment
    first, *rest = judged.impacts
    evidence = (*judged.evidence, Evidence(id="E90", title=TITLE, says=SAYS))
    people = (*judged.people, Person(id="P90", name=NAME, role="Engineer"))
    impacts = (replace(first, mechanism=MECHANISM), *rest)
    service = replace(judged.service, description=f"Said by {NAME}. {SAYS.upper()}")
    theirs = replace(judged, impacts=impacts, evidence=evidence, people=people, service=service)
    document = replace(head.document, assessment=theirs)
    steps.bring_in(
        assessment=story.row, base_revision=head.revision, theirs=document, actor=story.who("assessor"), at=story.at()
    )
    story.advised()
    story.decide(reasons=f"Because {MECHANISM}")
    story.named()
    story.written("6-9", f"You play. {SAYS}").written("parents", f"{NAME} says: {TITLE}.")
    story.left_out(f"{first.id}/mechanism", "It would tell others how the ranking works.", "commercial")
    story.left_out("E90", "It would name somebody who spoke in confidence.")
    return story.publish()


def served(client, row: Published) -> dict[str, bytes]:
    """Everything that anybody is served, with its headers, by what was asked for."""
    places = [address(row, rest) for rest in ("/", ".json", ".jsonld", ".pdf")]
    places += [address(row, f"/{audience}/") for audience in AUDIENCES]
    places += [f"/register/{rest}" for rest in ("", "feed.atom", "feed.json", "sitemap.xml", "digests.txt")]
    places += [f"/register/{row.series.slug}/", f"/register/{row.series.slug}/badge.svg", "/register/register.zip"]
    found = {}
    for place in places:
        answer = client.get(place)
        assert answer.status_code == 200, place
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[place] = content + repr(sorted(answer.headers.items())).encode()
        if place.endswith(".zip"):
            archive = zipfile.ZipFile(io.BytesIO(content))
            found |= {name: archive.read(name) + name.encode() for name in archive.namelist()}
        if place.endswith(".pdf"):
            found["words of the PDF"] = words_in(content)
    for word in LEFT:
        page = client.get("/register/", {"query": word})
        assert address(row) not in page.content.decode(), word
        page = page.content.replace(f'value="{word}"'.encode(), b"")
        found[f"search for {word}"] = page
    return found


def words_in(pdf: bytes) -> bytes:
    """Every stream and string of a PDF, so that nothing hides in a compressed part or in what tells of the file."""
    with pikepdf.open(io.BytesIO(pdf)) as held:
        parts = [repr(dict(held.docinfo)).encode()]
        for each in held.objects:
            if isinstance(each, pikepdf.Stream):
                parts.append(bytes(each.read_bytes()))
            parts.append(repr(each).encode())
    return b"\n".join(parts)


def leaks(content: bytes) -> list[str]:
    """Which left-out words stand in these bytes, however they are written."""
    said = re.sub(r"\s+", " ", content.decode("utf-8", "ignore")).casefold()
    return [word for word in LEFT if word.casefold() in said]


def test_nothing_left_out_stands_in_anything_that_is_served(row, client):
    found = served(client, row)
    assert {place: words for place, content in found.items() if (words := leaks(content))} == {}
    page = text(client.get(address(row)))
    assert "Left out: It would tell others how the ranking works." in page


def test_what_is_published_says_what_was_left_out_and_why_and_not_how_long_it_was(row):
    held = read_publication(bytes(row.content))
    told = {each.place: each.reason for each in held.left_out}
    assert told["E90"] == "It would name somebody who spoke in confidence."
    assert "P90/name" in told
    assert [each for each in held.document.assessment.evidence if each.id == "E90"]


def test_nothing_left_out_stands_in_the_tables_of_the_register(row):
    kept: list[Any] = []
    for model in (Series, Published, Standing, Facet):
        kept += [
            bytes(value) if isinstance(value, memoryview) else value
            for each in model.objects.values_list()
            for value in each
        ]
    assert leaks(b"\n".join(each if isinstance(each, bytes) else str(each).encode() for each in kept)) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM register_words")
        assert leaks("\n".join(str(words) for (words,) in cursor.fetchall()).encode()) == []


def test_an_attack_that_finds_something_is_seen(row, client):
    """The same search finds what is published, so that finding nothing means something."""
    found = client.get("/register/", {"query": "Director of product"}).content.decode()
    page = client.get(address(row)).content
    assert "Director of product" in text(client.get(address(row)))
    assert leaks(page + MECHANISM.encode()) == ["quokkaplex", "lonely players"]
    assert address(row) in client.get("/register/", {"query": "play"}).content.decode()
    assert address(row) not in found

"""The portfolio of a server, asked on the same pages by whom the settings name; calm words where it is gone."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse

from bestinterests.portfolio.lake import Lake
from bestinterests.web.desk.models import FollowUp, ServiceNote
from tests.portfolio.evidence.fixture import MAPPING, put
from tests.portfolio.filed import as_json, assessment, filed, taken
from tests.web.desk.test_supervising import TOLD
from tests.web.requests import text

pytestmark = pytest.mark.django_db
SUPERVISOR = "data-protection-officer"
LIMIT = "what this cannot show: One visit, one device, no account"


def words(answer):
    """The text of a Word file."""
    assert answer.status_code == 200, text(answer)
    return zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A portfolio of two services of one provider, and a table that knows one of them and a third."""
    place = tmp_path_factory.mktemp("portfolio")
    lake = Lake.made(place / "lake")
    names = ("Kites", "Lanterns")
    taken(lake, filed(place / "files", {f"{name}.bia.json": as_json(assessment(name)) for name in names}))
    provider = assessment().service.controller.name
    rows = (f'Kites,"{provider}",yes,yes,9', "Quizzes,Deep Pool,yes,,7")
    put(lake, "Service,Provider,Third parties before consent,Location,Minimum age\n" + "\n".join(rows))
    return place / "lake"


@pytest.fixture
def open_to(cast, signed, folder, settings):
    settings.PORTFOLIO, settings.PORTFOLIO_FOR, settings.IS_LOCAL = folder, (cast.organisation.public_id,), False
    return signed


def address(cast, name, place="?where=portfolio", **named):
    return reverse(f"desk:{name}", kwargs={"organisation": cast.organisation.public_id, **named}) + place


def test_it_is_asked_on_the_same_pages_and_services_are_followed_up(cast, open_to):
    client = open_to(SUPERVISOR)
    said = client.get(address(cast, "desk"))
    assert "2 services:" in text(said)
    assert "Our own services" in text(said)
    listed = client.get(address(cast, "question", "?where=portfolio&of=services", question="behind"))
    assert "Kites" in text(listed)
    key = next(part for part in listed.content.decode().split('"') if part.endswith("kites/worksheet/?where=portfolio"))
    sheet = client.get(key)
    assert "Worksheet of Kites" in text(sheet)
    for question in ("heat", "standards", "sample"):
        assert client.get(address(cast, "question", question=question)).status_code == 200
    service = key.split("/services/")[1].split("/worksheet/")[0]
    told = {"what": "Ask the provider", "day": "31 May 2027", "person": ""}
    assert client.post(address(cast, "follow_up_new", service=service), told).status_code == 302
    assert (FollowUp.objects.get().where, FollowUp.objects.get().service_name) == ("portfolio", "Kites")
    assert "Kites was seen to ask the device where it is" in text(sheet)
    assert LIMIT in text(sheet)
    client.post(address(cast, "note_new", service=service), {"text": "Who holds the string?"})
    letter = address(cast, "letter", service=service)
    assert "Which questions does it put?" in text(client.get(letter))
    short = client.post(letter, {**TOLD, "reference": ""})
    assert short.status_code == 422
    assert "1 Quay Street" in short.content.decode(), "what was typed stays"
    made = client.post(letter, {**TOLD, "notes": [ServiceNote.objects.get().public_id]})
    said = words(made)
    for each in ("S-17", "Who holds the string?", "Kites", "sha256:", "of the file that we read"):
        assert each in said, each
    assert "Ask the provider" in words(client.get(address(cast, "worksheet_file", service=service, form="docx")))


def test_a_service_that_only_a_table_knows_is_found_and_its_assessment_is_asked_for(cast, open_to):
    client = open_to(SUPERVISOR)
    assert "Services that only tables know" in text(client.get(address(cast, "desk")))
    assert "Services that only tables know" not in text(client.get(address(cast, "desk", "")))
    found = client.get(address(cast, "question", question="unassessed"))
    assert "services/deep-pool/quizzes/worksheet/" in found.content.decode()
    assert "Kites" not in text(found)
    named = {"service": "deep-pool/quizzes"}
    sheet = text(client.get(address(cast, "worksheet", **named)))
    for each in ("Nothing was assessed.", "Quizzes was seen to send data", LIMIT, "There is no verdict, now or later."):
        assert each in sheet, each
    assert "No gap was found" not in sheet
    assert "Nobody assessed this service here" in text(client.get(address(cast, "letter", **named)))
    made = client.post(address(cast, "letter", **named), {**TOLD, "kind": "assessment", "basis": "An Act"})
    assert "We hold no assessment of Quizzes" in words(made)
    assert client.post(address(cast, "letter", **named), {**TOLD, "kind": "letter"}).status_code == 422
    file = client.get(address(cast, "worksheet_file", **named, form="docx"))
    assert "Nothing was assessed" in words(file)
    assert client.get(address(cast, "worksheet_file", **named, form="pdf")).content.startswith(b"%PDF")


def test_the_limit_of_a_method_is_said_once_on_a_page_and_in_its_own_column_of_a_file_too(cast, open_to):
    client, limit = open_to(SUPERVISOR), MAPPING.limit.rstrip(".")
    said = text(client.get(address(cast, "question", question="evidence")))
    assert "The store states for Kites: 9 (Spring scan, Tidewatch, May 2026; fair evidence; " in said
    assert "The record states a minimum age of 6." in said
    facts = said.count("(Spring scan, Tidewatch")
    assert said.count(limit) == facts > 0
    kept = client.get(address(cast, "export", question="evidence", form="csv"))
    assert kept.getvalue().decode().count(limit) == 2 * facts


def test_it_is_closed_to_those_whom_nobody_named_and_open_to_all_on_ones_own_computer(cast, open_to, settings):
    client = open_to(SUPERVISOR)
    settings.PORTFOLIO_FOR = ("somebody-else",)
    said = text(client.get(address(cast, "desk")))
    assert "There is no service to ask about yet." in said
    assert "The portfolio" not in said
    settings.PORTFOLIO_FOR = ()
    assert "2 services:" not in text(client.get(address(cast, "desk"))), "not on a host that others reach"
    settings.IS_LOCAL = True
    assert "2 services:" in text(client.get(address(cast, "desk")))


def test_a_folder_that_is_gone_is_said_calmly_and_own_services_are_still_asked(cast, open_to, settings, tmp_path):
    client = open_to(SUPERVISOR)
    settings.PORTFOLIO = tmp_path / "nowhere"
    gone = client.get(address(cast, "desk"))
    assert gone.status_code == 503
    assert "holds no portfolio" in text(gone)
    for name, named in (("worksheet", {"service": "a/b"}), ("letter", {"service": "a/b"}), ("edtech", {})):
        assert client.get(address(cast, name, **named)).status_code == 503, name
    assert client.get(address(cast, "desk", "")).status_code == 200

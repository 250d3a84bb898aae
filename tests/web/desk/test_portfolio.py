"""The portfolio of a server, asked on the same pages by whom the settings name; calm words where it is gone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from bestinterests.portfolio.lake import Lake
from bestinterests.web.desk.models import FollowUp
from tests.portfolio.evidence.fixture import MAPPING, put
from tests.portfolio.filed import as_json, assessment, filed, taken
from tests.web.requests import text

pytestmark = pytest.mark.django_db
SUPERVISOR = "data-protection-officer"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A portfolio of two services of one provider, and a table that says of one otherwise than its record."""
    place = tmp_path_factory.mktemp("portfolio")
    lake = Lake.made(place / "lake")
    names = ("Kites", "Lanterns")
    taken(lake, filed(place / "files", {f"{name}.bia.json": as_json(assessment(name)) for name in names}))
    put(lake, "Service,Provider,Third parties before consent,Location,Minimum age\nKites,Windy Field Ltd,,,13\n")
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
    letter = client.get(address(cast, "letter", service=service))
    assert "no record of Kites is in this workspace" in text(letter)


def test_the_limit_of_a_method_is_said_once_on_a_page_and_in_its_own_column_of_a_file_too(cast, open_to):
    client, limit = open_to(SUPERVISOR), MAPPING.limit.rstrip(".")
    said = text(client.get(address(cast, "question", question="evidence")))
    assert "The store states for Kites: 13 (Spring scan, Tidewatch, May 2026; fair evidence; " in said
    assert "The record states a minimum age of 6." in said
    assert said.count(limit) == 1
    kept = client.get(address(cast, "export", question="evidence", form="csv"))
    assert kept.getvalue().decode().count(limit) == 2


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

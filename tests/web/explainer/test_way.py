"""The six stops: for everybody and for each reader, with no account, and before there is anybody at all."""

from __future__ import annotations

from html import unescape

import pytest
from django.urls import reverse

from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.learn import reading
from tests.web.requests import text

WAY = guiding().way
OPEN = ("/explainer/", "/explainer/which/", "/explainer/try/", "/guidance/", "/search/?q=map")
NOWHERE = ("/explainer/for/nobody/", "/explainer/try/nothing/", "/explainer/which/no/", "/guidance/no/")


@pytest.mark.parametrize("address", OPEN)
def test_what_is_open_asks_no_database(client, address):
    """No test of this module that is not given one may touch a database: so nobody has to be here."""
    assert client.get(address).status_code == 200


def test_each_stop_says_what_it_is_and_where_it_stands(client):
    page = client.get("/explainer/")
    said, body = text(page), unescape(page.content.decode())
    framework = reading.current()
    held = {placed.place: placed for placed in framework.statements}
    for stop in WAY.stops:
        assert f'id="{stop.id}"' in body
        assert f'href="#{stop.id}"' in body
        for words in (stop.title, stop.question, stop.how_long):
            assert words in said
        for place in stop.official:
            assert held[place].text in said
    assert WAY.again in said


@pytest.mark.parametrize("reader", WAY.readers, ids=lambda reader: reader.id)
def test_a_reader_sees_why_a_stop_matters_to_them_and_the_others_by_name(client, reader):
    said = text(client.get(f"/explainer/for/{reader.id}/"))
    for stop in WAY.stops:
        assert stop.title in said
        assert (stop.how_long in said) == (stop.id in reader.stops)
    assert all(words in said for words in reader.stops.values())


@pytest.mark.parametrize("address", NOWHERE)
def test_what_there_is_not_is_answered_calmly(client, db, address):
    assert client.get(address).status_code == 404


def test_things_to_do_lead_into_the_reader_s_own_organisation_where_they_may(signed):
    home = 'href="/">Answer cases'
    assert home in signed("").get("/explainer/").content.decode()
    assert home in signed("observer").get("/explainer/").content.decode()
    client = signed("case-handler")
    address = f"/organisations/{signed.cast.organisation.public_id}/cases/"
    assert f'href="{address}">Answer cases' in client.get("/explainer/").content.decode()
    assert client.get(address).status_code == 200


def test_everything_to_do_is_a_place_and_a_permission_that_there_are():
    gone = [go for stop in WAY.stops for go in stop.do] + [go for node in guiding().tree.nodes for go in node.do]
    for go in gone:
        assert not go.permission or Permission(go.permission)
        assert reverse(go.route, args=["0" * 26] if go.permission else [])
        assert not go.anchor or go.anchor in {stop.id for stop in WAY.stops}


def test_the_framework_is_open_and_shows_no_way_to_remark_to_somebody_without_an_account(signed):
    nobody = text(signed("").get("/framework/rights/article-16/"))
    assert "Wrong or missing?" not in nobody
    assert "Wrong or missing?" in text(signed("observer").get("/framework/rights/article-16/"))

"""Every screen of the workspace leads to the paragraph that says what it is for, or is named with why it needs none."""

from __future__ import annotations

from fnmatch import fnmatch
from html import unescape

import pytest
from django.urls import reverse

from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.explainer.guidance import purpose_of, purposes
from bestinterests.web.explainer.words import plain
from tests.web.requests import text
from tests.web.test_access import TABLE, routes

APART = [route for each in guiding().apart.needless for route in each.routes]
READ = {route for route in routes() if any(get != 405 for who, (get, _) in TABLE[route].items() if who)}
"""Every route that somebody may open."""


def test_every_page_has_a_paragraph_or_a_reason_why_not():
    apart = {route for route in READ if any(fnmatch(route, each) for each in APART)}
    assert READ - set(purposes()) - apart == set()


def test_nothing_is_explained_that_is_not_there():
    assert set(purposes()) - READ == set()
    assert {each for each in APART if not any(fnmatch(route, each) for route in READ)} == set()
    assert all(each.reason for each in guiding().apart.needless)


@pytest.mark.parametrize("topic", guiding().topics, ids=lambda topic: topic.id)
def test_each_paragraph_stands_where_the_screens_lead(client, topic):
    page = client.get(f"/guidance/{topic.id}/")
    body, said = unescape(page.content.decode()), text(page)
    for screen in topic.screens:
        assert f'id="{screen.id}"' in body
        assert plain(screen.good) in said
        for route in screen.routes:
            assert purpose_of(route).address == f"/guidance/{topic.id}/#{screen.id}"


@pytest.mark.parametrize(
    "route, address",
    [
        ("home", "/guidance/beginning/#home"),
        ("accounts:roles", "/guidance/people/#people"),
        ("notices:settings", "/guidance/people/#notices"),
    ],
)
def test_the_link_stands_on_the_page_itself(signed, route, address):
    page = signed("assessor").get(reverse(route)).content.decode()
    assert page.count("What this page is for") == 1
    assert f'<a href="{address}">What this page is for</a>' in page


def test_pages_that_explain_themselves_carry_no_such_link(signed):
    for address in ("/explainer/", "/framework/", "/search/"):
        assert "What this page is for" not in signed("assessor").get(address).content.decode()

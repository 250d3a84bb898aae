"""Which part is needed today: every node renders, every path ends, no link is dead."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import resolve

from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.explainer import choosing
from tests.web.requests import text

TREE = guiding().tree
HREF = re.compile(r'href="(/[^"#?]*)[^"]*"')


@pytest.mark.parametrize("node", TREE.nodes, ids=lambda node: node.id)
def test_every_node_has_a_page_with_all_that_it_says_and_links_that_lead_somewhere(client, node):
    page = client.get(f"/explainer/which/{node.id}/")
    assert page.status_code == 200
    said, body = text(page), unescape(page.content.decode())
    for words in (node.title, *(answer.text for answer in node.answers), *(go.text for go in node.do)):
        assert words in said
    for answer in node.answers:
        assert f'href="/explainer/which/{answer.to}/"' in body
    for step in choosing.way_to(node.id):
        assert step.answer in said
    for path in HREF.findall(body):
        if not path.startswith("/static/"):
            assert resolve(path)


def test_every_path_ends_where_there_is_something_to_do():
    """Walked from the beginning by every answer there is."""
    ends, waiting = set(), [(TREE.nodes[0].id, ())]
    while waiting:
        key, walked = waiting.pop()
        assert key not in walked, walked
        node = choosing.nodes()[key]
        if node.ends:
            assert node.do
            ends.add(key)
        waiting += [(answer.to, (*walked, key)) for answer in node.answers]
    assert ends == {node.id for node in TREE.nodes if node.ends}
    assert len(ends) > 20


def test_the_whole_shows_every_node_under_the_answer_that_leads_to_it(client):
    page = client.get("/explainer/which/all/")
    body = unescape(page.content.decode())
    for node in TREE.nodes:
        assert body.count(f'href="/explainer/which/{node.id}/"') == 1
        for answer in node.answers:
            below = choosing.nodes()[answer.to].title
            assert re.search(rf"{re.escape(answer.text)}</span><a [^>]*>{re.escape(below)}<", body)

"""Every thing of the framework has a page, and every statement stands on one, with how sure it is."""

from __future__ import annotations

import re
from html import unescape

import pytest

from bestinterests.documents.wording import PROVENANCE
from bestinterests.packs.validate import unverified
from bestinterests.web.learn import links
from bestinterests.web.learn.kinds import KINDS, held
from bestinterests.web.learn.reading import current, framework_named
from bestinterests.web.learn.shelf import page_of, shelf_of
from tests.web.requests import text

OLDER = "uncrc@1.0.0"


def flat(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def parts(body: str) -> dict[str, str]:
    """What stands at each anchor of a page, up to the next one."""
    main = body[body.index("<main") : body.index("</main>")]
    found = list(re.finditer(r'id="([^"]+)"', main))
    ends = [each.start() for each in found[1:]] + [len(main)]
    return {each[1]: flat("<i " + main[each.start() : end]) for each, end in zip(found, ends, strict=True)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_thing_has_a_page_and_every_statement_stands_there_with_how_sure_it_is(kind, signed):
    client, framework = signed("observer"), current()
    shelf, met = shelf_of(framework), set()
    for key in held(framework, kind):
        page = client.get(links.of_place(f"{kind}/{key}"))
        assert page.status_code == 200, key
        standing = parts(page.content.decode())
        for said in shelf.by_page.get(f"{kind}/{key}", ()):
            assert links.of_place(said.place).partition("?")[0].partition("#")[0].endswith(f"/{kind}/{key}/")
            there = standing[said.place] if said.place.count("/") > 1 else text(page)
            assert " ".join(said.text.split()) in (text(page) if said.place.endswith("/title") else there), said.place
            assert PROVENANCE[said.provenance] in there, said.place
            assert all(source in there for source in said.sources), said.place
            met.add(said.place)
    assert met == {place for place in shelf.said if page_of(place).startswith(f"{kind}/")}


def test_no_statement_is_left_without_a_page():
    shelf = shelf_of(current())
    assert sum(map(len, shelf.by_page.values())) == len(current().statements)
    assert {page.split("/")[0] for page in shelf.by_page} <= set(KINDS)


@pytest.mark.parametrize("packs", ["", OLDER])
@pytest.mark.parametrize("kind", KINDS)
def test_every_list_answers_also_where_it_is_empty(kind, packs, signed):
    framework = framework_named(packs)
    page = signed("observer").get(links.of_kind(kind, framework))
    assert page.status_code == 200
    if not held(framework, kind):
        assert "hold none" in text(page)
    else:
        for key in held(framework, kind):
            assert links.of_place(f"{kind}/{key}", framework) in unescape(page.content.decode())


def test_links_within_older_packs_stay_in_them(signed):
    client = signed("observer")
    page = client.get(f"/framework/rights/article-12/?packs={OLDER}")
    assert "You are reading uncrc 1.0.0." in text(page)
    inside = re.findall(r'href="(/framework/(?:rights|sources|vocabularies)/[^"]*)"', page.content.decode())
    assert len(inside) > 8
    assert all("packs=uncrc@1.0.0" in address for address in inside)
    assert client.get(inside[0]).status_code == 200
    assert "You are reading" not in text(client.get("/framework/rights/article-12/"))


@pytest.mark.parametrize(
    "packs", ["uncrc@9.9.9", "uncrc", "<script>", ",", "edtech@1.0.0,edtech@1.0.0", "nobody@1.0.0", "a@1," * 40, "%00"]
)
def test_packs_that_are_not_here_are_said_to_be_missing(packs, signed):
    page = signed("observer").get("/framework/", {"packs": packs})
    assert page.status_code == 404
    assert "These packs are not here" in text(page)
    assert "<script>" not in page.content.decode().partition("<main")[2]


@pytest.mark.parametrize("place", ["rights/article-99", "sources/none", "scales/..", "cooks/article-1", "rights"])
def test_what_the_framework_does_not_hold_is_not_found(place, signed):
    answer = signed("observer").get(f"/framework/{place}/")
    assert answer.status_code == (200 if place == "rights" else 404)


def test_wording_for_children_is_called_a_draft(signed):
    page = text(signed("observer").get("/framework/rights/article-16/"))
    assert "Draft. No child has tested these words yet." in page
    assert "Shortened; not the text of the Convention." in page


def test_both_sides_of_a_right_are_shown_side_by_side_in_the_same_way(signed):
    body = signed("observer").get("/framework/rights/article-16/").content.decode()
    assert body.index('class="wing is-gain"') < body.index('class="wing is-loss"')
    assert body.count('class="wing is-gain"') == body.count('class="wing is-loss"')


def test_nothing_of_ours_is_said_to_be_the_regulators(signed):
    page = signed("observer").get("/framework/patterns/chat/")
    sure = re.findall(r'said__sure is-([a-z-]+)">', page.content.decode())
    assert sure
    assert set(sure) == {"ours"}
    assert "no regulator's words" in text(page)


def test_worklist_holds_what_the_command_lists(signed):
    page = signed("observer").get("/framework/unchecked/")
    waiting = unverified(current())
    assert f"{len(waiting)} of" in text(page)
    for statement in waiting:
        assert f'href="{links.of_place(statement.place)}"' in page.content.decode()


def test_pages_ask_the_database_no_more_than_any_page_does(signed, django_assert_max_num_queries):
    client = signed("observer")
    client.get("/framework/")
    for address in ("/framework/", "/framework/rights/article-16/", "/search/?q=child"):
        with django_assert_max_num_queries(4):
            client.get(address)

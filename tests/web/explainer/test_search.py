"""One search: whoever provides texts is found, as looking at every entry would find it, and nothing grows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bestinterests.web.config.searching import PROVIDERS
from bestinterests.web.explainer.entries import PROVIDER, entries
from bestinterests.web.learn.finding import (
    AROUND,
    IN_A_GROUP,
    Index,
    Provider,
    asked,
    excerpt,
    find,
    index_of,
    marked,
    words_in,
)
from bestinterests.web.learn.kinds import Kind
from bestinterests.web.learn.reading import current
from bestinterests.web.resources import entries as resources
from tests.web.requests import text

ENTRIES = (*entries(), *resources.entries())
OTHERS = (PROVIDER, resources.PROVIDER)
HELD = [set(words_in(f"{entry.name} {entry.text}")) for entry in ENTRIES]
WORDS = sorted({word for held in HELD for word in held})
QUERIES = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join).map(lambda q: q[:-1])
)


@given(QUERIES)
@settings(max_examples=50, deadline=None)
def test_it_finds_what_looking_at_every_entry_of_every_provider_finds(query):
    *whole, last = asked(query) or ("",)
    slow = [
        number
        for number, held in enumerate(HELD)
        if last and set(whole) <= held and any(word.startswith(last) for word in held)
    ]
    fast, first = [], 0
    for index in (provider.index(current()) for provider in OTHERS):
        fast += [first + number for number in index.matching(asked(query))]
        first += len(index.entries)
    assert fast == slow
    found = find(current(), query, providers=PROVIDERS)
    alone = [find(current(), query, providers=(provider,)) for provider in PROVIDERS]
    assert found.number == sum(each.number for each in alone)
    assert found.groups == tuple(group for each in alone for group in each.groups)
    assert all(len(group.hits) <= IN_A_GROUP for group in found.groups)


def test_kinds_of_providers_are_told_apart():
    keys = [kind.key for provider in PROVIDERS for kind in provider.kinds]
    assert len(keys) == len(set(keys))
    for provider in PROVIDERS:
        kinds = {kind.key for kind in provider.kinds}
        assert {entry.kind for entry in provider.index(current()).entries} <= kinds


def test_another_app_can_provide_texts():
    pebbles = Index((ENTRIES[0]._replace(kind="pebbles", name="Quartzite", text="a pebble", address="/pebbles/1/"),))
    provider = Provider((Kind("pebbles", "pebble", "Pebbles", "Stones."),), lambda framework: pebbles)
    found = find(current(), "quartz", providers=(*PROVIDERS, provider))
    assert [(group.kind.many, group.hits[0].address) for group in found.groups] == [("Pebbles", "/pebbles/1/")]


def test_each_hit_leads_to_where_its_words_stand(client, db):
    for entry in ENTRIES:
        page, _, anchor = entry.address.partition("#")
        answer = client.get(page)
        assert answer.status_code == 200, entry.address
        assert entry.name in text(answer)
        assert not anchor or f'id="{anchor}"' in answer.content.decode()


@given(st.text("ab …", max_size=900), st.lists(st.sampled_from(["a", "ab", "ba", "bb"]), max_size=2).map(tuple))
def test_an_excerpt_is_short_stands_in_the_text_and_holds_the_first_word_that_was_asked_for(told, words):
    pieces = marked(told, words)
    cut = excerpt(pieces)
    shown = "".join(piece for piece, _ in cut)
    assert shown.removeprefix("… ").removesuffix(" …") in told or shown in told
    assert len(shown) <= 2 * AROUND + 4
    first = next((piece for piece, is_asked in pieces if is_asked), None)
    assert next((piece for piece, is_asked in cut if is_asked), None) == first


def test_results_stand_by_kind_for_somebody_without_an_account(client):
    page = client.get("/search/", {"q": "streaks"})
    said = text(page)
    assert "Feature patterns" in said
    assert "Place your bet" in said
    assert 'href="/explainer/try/same-right/"' in page.content.decode()
    only = text(client.get("/search/", {"q": "children", "kind": "screens"}))
    assert "Show every kind" in only
    assert "What a page is for" in only


def test_the_old_address_leads_to_the_one_search(client):
    answer = client.get("/framework/search/", {"q": "map", "kind": "rights"})
    assert (answer.status_code, answer["Location"]) == (301, "/search/?q=map&kind=rights")


def test_indexes_are_made_once_and_are_few():
    assert PROVIDER.index(current()) is PROVIDER.index(current())
    assert index_of(current()) is index_of(current())
    assert index_of.cache_info().maxsize == 16
    whole = [provider.index(current()) for provider in PROVIDERS]
    assert sum(len(index.words) for index in whole) < 20_000
    assert sum(len(held) for index in whole for held in index.holding.values()) < 200_000

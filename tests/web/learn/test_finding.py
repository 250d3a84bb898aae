"""The search finds what holds the words, all of it and nothing else, whatever is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.web.learn import links
from bestinterests.web.learn.entries import entries_of
from bestinterests.web.learn.finding import IN_A_GROUP, asked, find, forms, index_of, marked, plain, words_in
from bestinterests.web.learn.reading import current
from tests.web.requests import text

FRAMEWORK = current()
ENTRIES = entries_of(FRAMEWORK)
HELD = [set(words_in(f"{entry.name} {entry.text}")) for entry in ENTRIES]
OWN = [(number, sorted(set(words_in(entry.text)))) for number, entry in enumerate(ENTRIES)]
KNOWN = st.lists(st.sampled_from(index_of(FRAMEWORK).words), min_size=1, max_size=3).map(" ".join)
QUERIES = st.one_of(st.text(max_size=300), KNOWN, KNOWN.map(lambda words: words[:-1]))


def slowly(query: str) -> list[int]:
    """What is found, by looking at every entry."""
    words = asked(query)
    if not words:
        return []
    *whole, beginning = words
    held_by = [number for number, held in enumerate(HELD) if set(whole) <= held]
    return [number for number in held_by if any(word.startswith(beginning) for word in HELD[number])]


@given(QUERIES)
def test_the_index_finds_what_looking_at_every_entry_finds(query):
    assert index_of(FRAMEWORK).matching(asked(query)) == slowly(query)


@given(QUERIES)
def test_counts_are_right_and_each_group_is_bounded_and_what_is_shown_holds_what_was_asked(query):
    found = find(FRAMEWORK, query)
    assert found.number == len(slowly(query)) == sum(group.number for group in found.groups)
    for group in found.groups:
        assert 0 < len(group.hits) == min(group.number, IN_A_GROUP)
        for hit in group.hits:
            assert any(hit_ for _, hit_ in (*hit.name, *hit.text))


@given(st.data())
def test_a_statement_is_found_by_words_of_its_own_the_last_one_cut_short(data):
    number, own = data.draw(st.sampled_from([pair for pair in OWN if pair[1]]))
    words = data.draw(st.lists(st.sampled_from(own), min_size=1, max_size=4))
    words[-1] = words[-1][: data.draw(st.integers(1, len(words[-1])))]
    assert number in index_of(FRAMEWORK).matching(tuple(words))


@given(st.text(max_size=200), st.lists(st.text(max_size=8).map(plain).filter(bool), max_size=3).map(tuple))
def test_pieces_together_are_the_text(told, words):
    pieces = marked(told, words)
    assert "".join(piece for piece, _ in pieces) == told
    assert all(forms(piece) for piece, hit in pieces if hit)


def test_every_statement_can_be_found_where_it_stands():
    places = {entry.place for entry in ENTRIES}
    assert {statement.place for statement in FRAMEWORK.statements} <= places
    assert all(links.of_place(place) for place in places)


@pytest.mark.parametrize(
    "query, place",
    [
        ("article 16", "rights/article-16"),
        ("standard 7", "standards/standard-7"),
        ("s2-1", "standards/standard-2/obligations/s2-1"),
        ("GEOLOCATION", "activities/geolocation"),
        ("children’s privacy", None),
        ("S33", "sources/S33"),
    ],
)
def test_people_find_what_they_name(query, place):
    found = [hit.place for group in find(FRAMEWORK, query).groups for hit in group.hits]
    assert found if place is None else place in found


def test_accents_capitals_and_signs_do_not_matter():
    assert asked("  Café, CHILDREN’S… in‑game ") == ("cafe", "childrens", "in", "game")
    assert "children" in set(words_in("children's"))


def test_the_page_marks_what_was_asked_for_and_leads_there(signed):
    page = signed("observer").get("/search/", {"q": "metal detect"})
    assert "Nothing here holds all of these words." in text(page)
    page = signed("observer").get("/search/", {"q": "honou"})
    assert "<mark>honour</mark>" in page.content.decode()
    assert 'href="/framework/rights/article-16/#rights/article-16/adult"' in page.content.decode()


def test_one_kind_is_shown_whole(signed):
    client = signed("observer")
    few = client.get("/search/", {"q": "child"})
    assert 'href="/search/?q=child&amp;kind=rights"' in few.content.decode()
    whole = client.get("/search/", {"q": "child", "kind": "rights"})
    assert "Show every kind" in text(whole)
    assert whole.content.decode().count('class="hits__head"') > IN_A_GROUP
    assert text(client.get("/search/", {"q": "child", "kind": "cooks"})) == text(few)


@pytest.mark.parametrize("query", ["", " ", "…!?", "\x00", "<script>alert(1)</script>", "x" * 5000, "' OR 1=1 --", "%"])
def test_any_question_gets_a_page(query, signed):
    page = signed("observer").get("/search/", {"q": query})
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_a_misspelt_word_gets_a_hint(signed):
    assert "Did you mean minimal" in text(signed("observer").get("/search/", {"q": "minmal"}))

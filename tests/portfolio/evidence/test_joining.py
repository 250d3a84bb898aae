"""Tables as people send them, joined as a person would expect."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bestinterests.domain.problem import Refused
from bestinterests.portfolio.evidence.mapping import Identifier
from bestinterests.portfolio.evidence.outcome import Joining
from bestinterests.portfolio.rows import Fact
from tests.portfolio.evidence.fixture import AGE, LOCATION, MAPPING, TRACKERS, joined_csv, known, said

OTTER = known("Otter & Friends", "Brook Ltd", 1)
ISLES = known("Ísles", "Føroya Spøl", 2)
MATHS = known("さんすう", "学び舎", 3)
HEAD = "Service,Provider,Third parties before consent,Location,Minimum age\n"


def became(done: Joining) -> dict[int, str]:
    return {each.row: each.became for each in done.rows}


def fact(done: Joining, service: str, heading: str) -> Fact:
    (found,) = [each for each in done.facts if each.service == service and each.heading == heading]
    return found


def test_an_awkward_table_joins_as_a_person_would_expect() -> None:
    text = (
        "\ufeff" + HEAD + '"Otter & Friends","Brook Ltd",TRUE,no,13\n'
        '"OTTER  &  friends",brook ltd,true,No,13\n'
        'Ísles,"Føroya Spøl",,FALSE,"He said ""13"", then\n12, in small print"\n'
        "さんすう,学び舎,✓,1,\n"
        "Oter & Friends,Brook Ltd,yes,yes,4\n"
        ",Brook Ltd,yes,yes,4\n"
        "Kelp Quiz,Deep Co,x,0,7+"
    )
    done = joined_csv(text, [OTTER, ISLES, MATHS])
    assert became(done) == {
        2: "joined",
        3: "duplicate",
        4: "joined",
        5: "joined",
        6: "not-joined",
        7: "not-joined",
        8: "stub",
    }
    assert fact(done, OTTER.service, TRACKERS.column).value == "yes"
    assert fact(done, ISLES.service, TRACKERS.column).value == "unknown"
    assert fact(done, ISLES.service, LOCATION.column).value == "no"
    assert fact(done, ISLES.service, AGE.column).value == 'He said "13", then 12, in small print'
    assert fact(done, MATHS.service, TRACKERS.column).value == "yes"
    assert fact(done, MATHS.service, AGE.column).value == "unknown"
    near = next(each for each in done.rows if each.row == 6)
    assert near.near == (OTTER.service,)
    assert "yes" in near.cells
    assert [stub.name for stub in done.stubs] == ["Kelp Quiz"]
    assert [(each.cell, each.cells) for each in done.unread] == [("x", 1)]
    assert fact(done, "deep-co/kelp-quiz", TRACKERS.column).value == "unknown"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_semicolons_and_any_encoding_read_alike(encoding: str) -> None:
    text = "Service;Provider;Third parties before consent;Location;Minimum age\nÍsles;Føroya Spøl;yes;;16+\n"
    done = joined_csv(text.encode(encoding), [ISLES])
    assert became(done) == {2: "joined"}
    assert fact(done, ISLES.service, AGE.column).value == "16+"


def test_duplicates_that_disagree_both_stand_and_are_told() -> None:
    done = joined_csv(HEAD + "Otter & Friends,Brook Ltd,yes,,13\nOtter & Friends,Brook Ltd,no,yes,13\n", [OTTER])
    values = sorted(each.value for each in done.facts if each.heading == TRACKERS.column)
    assert values == ["no", "yes"]
    assert fact(done, OTTER.service, LOCATION.column).value == "yes"  # a blank does not speak against an answer
    assert fact(done, OTTER.service, AGE.column).value == "13"
    (second,) = done.became("duplicate")
    assert second.first == 2
    assert not second.agrees
    assert second.why == f"they differ under {TRACKERS.column}"


def test_contradiction_stands_beside_the_statement_and_both_are_kept() -> None:
    statements = [
        said(1, "obligation", "s9-1", "yes"),
        said(1, "geolocation", "", "yes"),
        said(1, "minimum-age", "", "16"),
    ]
    done = joined_csv(HEAD + "Otter & Friends,Brook Ltd,yes,yes,13+\n", [OTTER], statements)
    against = {each.heading: (each.contradicts, each.stated) for each in done.facts}
    assert against == {
        TRACKERS.column: ("obligation:s9-1", "The record says yes."),
        LOCATION.column: ("", "The record says yes."),
        AGE.column: ("minimum-age", "The record says 16."),
    }


def test_silence_partial_answers_and_what_was_not_seen_contradict_nothing() -> None:
    row = HEAD + "Otter & Friends,Brook Ltd,yes,no,thirteen\n"
    silent = joined_csv(row, [OTTER])
    assert not silent.contradictions
    assert fact(silent, OTTER.service, TRACKERS.column).stated == "The record says nothing of it."
    partly = [
        said(1, "obligation", "s9-1", "partly"),
        said(1, "geolocation", "", "yes"),
        said(1, "minimum-age", "", "16"),
    ]
    assert not joined_csv(row, [OTTER], partly).contradictions


def test_limit_of_the_method_is_in_every_sentence() -> None:
    columns = (replace(TRACKERS, limit="Only the first minute."), LOCATION, AGE)
    done = joined_csv(
        HEAD + "Otter & Friends,Brook Ltd,yes,,13\nKelp Quiz,Deep Co,no,?,\n",
        [OTTER],
        mapping=replace(MAPPING, columns=columns),
    )
    assert len(done.facts) == 6
    for each in done.facts:
        own = "Only the first minute" if each.heading == TRACKERS.column else "One visit, one device, no account"
        assert own in each.sentence
        assert "fair evidence" in each.sentence
        assert "Spring scan, Tidewatch, May 2026" in each.sentence


def test_one_name_of_two_organisations_needs_the_organisation() -> None:
    other = known("Otter & Friends", "Lake Ltd", 9)
    by_name = replace(MAPPING, identifier=Identifier(column="Service"))
    row = HEAD + "Otter & Friends,Lake Ltd,yes,,\nOtter & Friends,Pond Ltd,yes,,\n"
    alone = joined_csv(row, [OTTER, other], mapping=by_name)
    assert became(alone) == {2: "not-joined", 3: "not-joined"}
    assert alone.rows[0].near == tuple(sorted((OTTER.service, other.service)))
    both = joined_csv(row, [OTTER, other])
    assert became(both) == {2: "joined", 3: "not-joined"}


def test_names_that_are_like_a_known_one_are_services_of_their_own_once_a_person_says_so() -> None:
    text = HEAD + "Oter & Friends,Brook Ltd,yes,,\n"
    assert became(joined_csv(text, [OTTER])) == {2: "not-joined"}
    told = replace(MAPPING, known_only_here=("Oter & Friends",))
    assert became(joined_csv(text, [OTTER], mapping=told)) == {2: "stub"}


def test_row_with_cells_beyond_the_headings_gives_no_facts() -> None:
    done = joined_csv(HEAD + "Otter, Friends,Brook Ltd,yes,no,13,,\nOtter & Friends,Brook Ltd,yes,no,13\n", [OTTER])
    assert became(done) == {2: "not-joined", 3: "joined"}
    assert "astray" in done.rows[0].why


def test_addresses_and_kept_identifiers_join_whatever_their_dress() -> None:
    held = known("Otter", "Brook", 4, addresses=("https://www.otter.example/en",), identifiers=("com.brook.Otter",))
    by_address = replace(MAPPING, identifier=Identifier(column="Service", matched_with="address"))
    done = joined_csv(HEAD + "HTTP://Otter.example:443/x?y,,yes,,\nother.example,,yes,,\n", [held], mapping=by_address)
    assert became(done) == {2: "joined", 3: "not-joined"}
    by_id = replace(MAPPING, identifier=Identifier(column="Service", matched_with="identifier"))
    assert became(joined_csv(HEAD + "COM.brook.otter ,,yes,,\n", [held], mapping=by_id)) == {2: "joined"}


def test_missing_and_doubled_columns_are_all_named() -> None:
    with pytest.raises(Refused) as refused:
        joined_csv("Service,Location,Location\nx,yes,no\n", [])
    sentences = [problem.sentence for problem in refused.value.problems]
    assert any("no column 'Provider'" in each for each in sentences)
    assert any("2 columns of the table are called 'Location'" in each for each in sentences)


# -- laws ------------------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(
    ["Otter & Friends", "otter friends", "Oter & Friends", "Ísles", "さんすう", "Kelp Quiz", "kelp-quiz", "", "Moss"]
)
ORGANISATIONS = st.sampled_from(["Brook Ltd", "BROOK LTD", "Føroya Spøl", "学び舎", "Deep Co", ""])
CELLS = st.sampled_from(["", " ", "TRUE", "False", "yes", "no", "✓", "1", "0", "maybe", "n/a", 'a "quoted", cell'])
ROWS = st.lists(st.tuples(NAMES, ORGANISATIONS, CELLS, CELLS, CELLS), max_size=12)
KNOWN = [OTTER, ISLES, MATHS]


def as_csv(rows: list[tuple[str, ...]]) -> str:
    held = io.StringIO()
    csv.writer(held).writerows([HEAD.strip().split(","), *rows])
    return held.getvalue()


def alike(done: Joining) -> Counter[tuple[str, ...]]:
    return Counter((f.service, f.heading, f.value, f.sentence, f.contradicts) for f in done.facts)


@given(ROWS)
def test_no_row_is_lost(rows: list[tuple[str, ...]]) -> None:
    done = joined_csv(as_csv(rows), KNOWN)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert len(done.rows) == len(filled)
    assert len({each.row for each in done.rows}) == len(done.rows)


@given(ROWS)
def test_blank_never_becomes_no(rows: list[tuple[str, ...]]) -> None:
    blank = [(name, organisation, "", " ", third) for name, organisation, _, _, third in rows]
    done = joined_csv(as_csv(blank), KNOWN)
    assert {f.value for f in done.facts if f.heading in (TRACKERS.column, LOCATION.column)} <= {"unknown"}
    assert not [f for f in done.contradictions if f.heading != AGE.column]


@given(ROWS, st.randoms(use_true_random=False))
def test_order_of_rows_does_not_matter(rows: list[tuple[str, ...]], chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (joined_csv(as_csv(each), KNOWN) for each in (rows, shuffled))
    assert alike(one) == alike(other)
    assert Counter(each.became for each in one.rows) == Counter(each.became for each in other.rows)
    assert {(s.service, s.name, s.organisation) for s in one.stubs} == {
        (s.service, s.name, s.organisation) for s in other.stubs
    }

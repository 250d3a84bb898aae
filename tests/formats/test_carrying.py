"""A paper carries the document it was made from, and nothing that was damaged is taken for it."""

from __future__ import annotations

import base64
import zlib

from hypothesis import given
from hypothesis import strategies as st

from bestinterests.domain.document import Document
from bestinterests.domain.order import in_order
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.carrying import CARRIED, packed, unpacked
from bestinterests.formats.limits import Limits
from tests.documents import fixture
from tests.drawing import ALL_TEXTS
from tests.strategies import documents


@given(documents(texts=ALL_TEXTS, provisional=True))
def test_what_is_packed_comes_back(document: Document) -> None:
    assert unpacked(packed(document)) == (in_order(document), [])


@given(st.binary(max_size=200))
def test_any_bytes_are_a_document_or_a_problem(data: bytes) -> None:
    for text in (data.decode("latin-1"), base64.b64encode(zlib.compress(data)).decode()):
        document, problems = unpacked(text)
        assert (document is None) == bool(problems)


def test_no_more_is_unpacked_than_may_be_read() -> None:
    bomb = base64.b64encode(zlib.compress(b" " * 50_000_000)).decode()
    _, problems = unpacked(bomb)
    assert [problem.code for problem in problems] == ["file.too-large"]
    _, problems = unpacked(packed(Document(format=1)), Limits(size=5))
    assert [problem.code for problem in problems] == ["file.too-large"]


def test_a_cut_one_is_called_damaged() -> None:
    _, problems = unpacked(packed(Document(format=1))[:-8])
    assert [problem.code for problem in problems] == ["carried.damaged"]


def test_a_page_comes_back_as_its_document() -> None:
    paper = fixture.report(fixture.small(), decided=True)
    written = FORMATS["html"].write(paper)
    arrival = arrive(Given(written, "sent.html"))
    assert (arrival.document, arrival.problems) == (in_order(paper.document), [])


def test_a_page_of_another_kind_says_that_it_carries_nothing() -> None:
    arrival = arrive(Given(b"<!doctype html><title>x</title>", "other.html"))
    assert [problem.code for problem in arrival.problems] == ["carried.none"]
    assert CARRIED.endswith(".bia.json")

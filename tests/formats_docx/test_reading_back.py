"""A Word document comes back as the document it was made from; one that cannot be trusted comes back as Problems."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from bestinterests.documents.model import Paper
from bestinterests.domain.document import Document
from bestinterests.domain.order import in_order
from bestinterests.formats.arrival import Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.docx.paper import write_docx
from bestinterests.formats.docx.reading import read_docx
from bestinterests.formats.limits import Limits
from tests.drawing import ALL_TEXTS
from tests.formats_docx import word
from tests.strategies import documents

SEED = 20261126
CARRIER = "customXml/item1.xml"


def codes(data: bytes) -> list[str]:
    arrival = read_docx(Given(data, "came.docx"))
    assert (arrival.document is None) == bool(arrival.problems)
    return [problem.code for problem in arrival.problems]


def changed(**parts: bytes) -> bytes:
    """The small record's file with parts put in or in place of its own; a slash of a name as two underscores."""
    held = word.members(word.written("small"))
    return word.zipped({**held, **{name.replace("__", "/"): data for name, data in parts.items()}})


@pytest.mark.parametrize("name", ["small", "empty"])
def test_it_comes_back_equal_whatever_it_is_called(name: str) -> None:
    arrival = arrive(Given(word.written(name), "renamed.bin"))
    assert (arrival.document, arrival.problems) == (in_order(word.paper(name).document), [])


@hypothesis_settings(max_examples=15)
@given(documents(texts=ALL_TEXTS, provisional=True))
def test_any_document_comes_back(document: Document) -> None:
    held = Paper(
        name="report",
        title="T",
        kind="K",
        subtitle=(),
        organisation="",
        fictional=False,
        fictional_note="",
        sections=(),
        decided="",
        digest="sha256:0",
        read_on="1 May 2026",
        short_digest="0",
        document=document,
    )
    arrival = read_docx(Given(write_docx(held), "x.docx"))
    assert (arrival.document, arrival.problems) == (in_order(document), [])


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write_docx(word.paper("small")) == word.written("small")


def test_a_part_that_was_renamed_or_written_in_another_encoding_is_still_found() -> None:
    held = word.members(word.written("small"))
    data = held.pop(CARRIER)
    held["customXml/item7.xml"] = data.decode("ascii").replace("UTF-8", "UTF-16").encode("utf-16")
    assert codes(word.zipped(held)) == []


def test_a_file_of_another_program_is_read_for_tables() -> None:
    assert codes(word.template("Just words.")) == ["foreign.kept-as-note", "foreign.nothing-found"]


def test_a_paper_that_lost_what_it_carried_is_not_taken_for_a_risk_table() -> None:
    held = word.members(word.written("small"))
    del held[CARRIER]
    assert codes(word.zipped(held)) == ["carried.none"]


def test_a_part_that_was_cut_is_called_damaged() -> None:
    held = word.members(word.written("small"))
    whole = held[CARRIER]
    for cut in (whole[: len(whole) // 2], whole.replace(b"</assessment>", b""), whole[:120] + b"</assessment>"):
        assert codes(word.zipped({**held, CARRIER: cut})) == ["carried.damaged"]


@pytest.mark.parametrize(
    "data, wanted",
    [
        (b"PK\x03\x04 and nothing", "file.damaged"),
        (word.written("small")[:20_000], "file.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file.encrypted"),
        (changed(**{"word__vbaProject.bin": b"x"}), "file.macros"),
        (changed(**{"word__settings.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "file.declaration"),
        (changed(**{"customXml__item2.xml": bytes(50_000_000)}), "file.too-much-inside"),
    ],
)
def test_what_must_not_be_opened_is_refused_by_name(data: bytes, wanted: str) -> None:
    assert codes(data) == [wanted]


def test_what_is_carried_is_bounded_too() -> None:
    arrival = read_docx(Given(word.written("small"), "x.docx", limits=Limits(size=1000)))
    assert [problem.code for problem in arrival.problems] == ["file.too-large"]


def test_changed_bytes_never_raise() -> None:
    source = random.Random(SEED)  # fixed, so that a failure repeats
    for _ in range(300):
        data = bytearray(word.written("empty"))
        for _ in range(source.randint(1, 12)):
            data[source.randrange(len(data))] = source.randrange(256)
        codes(bytes(data))

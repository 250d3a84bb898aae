"""A PDF comes back as the document it was made from, and no file however damaged does harm."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import AttachedFileSpec, ObjectStreamMode, StreamDecodeLevel

from bestinterests.domain.order import in_order
from bestinterests.formats.arrival import Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.carrying import CARRIED, carried
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.pdf.reading import read_pdf
from tests.formats_pdf.opened import opened, paper, written


def codes(data, limits=LIMITS):
    arrival = read_pdf(Given(data, "x.pdf", limits=limits))
    assert (arrival.document is None) == bool(arrival.errors)
    return [problem.code for problem in arrival.problems]


@pytest.mark.parametrize("name", ["small", "empty", "large", "dpia", "board-summary"])
def test_a_paper_comes_back_as_its_document(name):
    arrival = arrive(Given(written(name), "sent.bin"))
    assert (arrival.document, arrival.problems) == (in_order(paper(name).document), [])


def test_the_attachment_is_the_document_as_other_programs_see_it():
    held = opened("small").attachments[CARRIED]
    assert held.get_file().read_bytes() == carried(paper("small").document)
    assert held.get_file().mime_type == "application/json"


def saved(**how):
    with pikepdf.open(io.BytesIO(written("empty"))) as pdf:
        target = io.BytesIO()
        pdf.save(target, **how)
    return target.getvalue()


@pytest.mark.parametrize(
    "how",
    [
        {"linearize": True},
        {"compress_streams": False, "stream_decode_level": StreamDecodeLevel.generalized},
        {"object_stream_mode": ObjectStreamMode.disable, "recompress_flate": True},
        {"object_stream_mode": ObjectStreamMode.generate},
        {"qdf": True},
    ],
    ids="-".join,
)
def test_a_file_that_another_program_saved_still_comes_back(how):
    arrival = read_pdf(Given(saved(**how), "again.pdf"))
    assert (arrival.document, arrival.problems) == (in_order(paper("empty").document), [])


def test_another_attachment_does_not_hide_the_document():
    with pikepdf.open(io.BytesIO(written("empty"))) as pdf:
        pdf.attachments["letter.txt"] = AttachedFileSpec(pdf, b"Dear all", mime_type="text/plain")
        target = io.BytesIO()
        pdf.save(target)
    assert codes(target.getvalue()) == []


def test_a_locked_file_is_said_to_be_locked():
    assert codes(saved(encryption=pikepdf.Encryption(owner="o", user="u"))) == ["pdf.encrypted"]
    assert codes(saved(encryption=pikepdf.Encryption(owner="o", user=""))) == ["pdf.encrypted"]


def test_a_file_without_a_document_is_said_to_carry_none():
    assert codes(b"%PDF-1.7\n") == ["carried.none"]
    plain = pikepdf.new()
    plain.add_blank_page()
    target = io.BytesIO()
    plain.save(target)
    assert codes(target.getvalue()) == ["carried.none"]


def embedded(content, filters=b"/Filter /FlateDecode "):
    head = b"%%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile %s/Length %d >>\nstream\n" % (filters, len(content))
    return head + content + b"\nendstream\nendobj\n"


def test_no_more_is_unpacked_than_may_be_read():
    bomb = zlib.compress(b" " * 300_000_000, 9)
    assert codes(embedded(bomb)) == ["file.too-large"]
    assert codes(written("small"), Limits(size=10_000)) == ["file.too-large"]


@pytest.mark.parametrize(
    "filters", [b"/Filter /LZWDecode ", b"/Filter [/FlateDecode /FlateDecode] ", b"/Filter 7 0 R "]
)
def test_packing_that_papers_do_not_use_is_never_undone(filters):
    assert codes(embedded(zlib.compress(zlib.compress(b"{}")), filters)) == ["carried.damaged"]


def test_a_cut_file_is_a_problem_wherever_it_is_cut():
    data = written("small")
    start = data.rindex(b"/EmbeddedFile")
    for at in [5, 100, start - 10, start + 5, start + 60, start + 400]:
        assert set(codes(data[:at])) <= {"carried.none", "carried.damaged"}
        assert codes(data[:at])


@settings(max_examples=300)
@given(st.data())
def test_a_changed_file_gives_a_document_or_a_problem(data):
    original = written("empty")
    start = original.rindex(b"/EmbeddedFile") - 60
    held = bytearray(original[start : start + 6_000])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(held) - 1))
        held[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    codes(b"%PDF-1.7\n" + bytes(held))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_problem(data):
    assert codes(b"%PDF" + data)

"""An archive from outside is opened within bounds, or refused with the reason and the remedy."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest

from bestinterests.domain.problem import Problem
from bestinterests.formats.archive import ArchiveLimits, member, opened, without_declarations
from bestinterests.formats.limits import Limits

SEED = 20261126


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def code(found: object) -> str:
    return found.code if isinstance(found, Problem) else "opened"


SOUND = packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>" * 50})


def test_a_sound_archive_is_opened_and_read() -> None:
    archive = opened(SOUND)
    assert isinstance(archive, zipfile.ZipFile)
    assert member(archive, "xl/workbook.xml") == b"<workbook/>" * 50
    assert without_declarations(archive) is None
    assert code(member(archive, "xl/none.xml")) == "file.damaged"
    assert code(member(archive, "xl/workbook.xml", most=10)) == "file.too-much-inside"


@pytest.mark.parametrize(
    "data, wanted",
    [
        (b"PK\x03\x04 and then nothing", "file.damaged"),
        (SOUND[: len(SOUND) // 2], "file.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file.encrypted"),
        (packed({"xl/vbaProject.bin": b"x"}), "file.macros"),
        (packed({"word/vbaData.xml": b"x"}), "file.macros"),
        (packed({"xl/externalLinks/externalLink1.xml": b"x"}), "file.external-links"),
        (packed({"bomb.xml": bytes(20_000_000)}), "file.too-much-inside"),
    ],
)
def test_what_is_not_opened_says_why(data: bytes, wanted: str) -> None:
    assert code(opened(data)) == wanted


def test_bounds_hold() -> None:
    many = packed({f"p{n}": b"" for n in range(20)})
    assert code(opened(many, bounds=ArchiveLimits(members=10))) == "file.too-much-inside"
    large = packed({"a": b"x" * 600, "b": b"y" * 600}, zipfile.ZIP_STORED)
    assert code(opened(large, bounds=ArchiveLimits(unpacked=1000))) == "file.too-much-inside"
    assert code(opened(SOUND, Limits(size=10))) == "file.too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_declaration_is_found_in_any_encoding(encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    archive = opened(packed({"xl/sheet.xml": text.encode(encoding)}))
    assert isinstance(archive, zipfile.ZipFile)
    assert code(without_declarations(archive)) == "file.declaration"


def test_a_directory_that_lies_about_a_size_is_found_out() -> None:
    data = bytearray(packed({"a.xml": b"x" * 5000}))
    place = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 10)
    archive = opened(bytes(data))
    assert isinstance(archive, zipfile.ZipFile)
    assert code(member(archive, "a.xml")) == "file.damaged"


def test_an_encrypted_part_is_told() -> None:
    data = bytearray(packed({"a.xml": b"x" * 50}))
    place = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, place + 8, 1)
    assert code(opened(bytes(data))) == "file.encrypted"


def test_changed_bytes_never_raise() -> None:
    source = random.Random(SEED)  # fixed, so that a failure repeats
    for _ in range(400):
        data = bytearray(SOUND)
        for _ in range(source.randint(1, 8)):
            data[source.randrange(len(data))] = source.randrange(256)
        archive = opened(bytes(data))
        if isinstance(archive, Problem):
            continue
        for name in archive.namelist():
            assert isinstance(member(archive, name), (bytes, Problem))
        assert isinstance(without_declarations(archive), (Problem, type(None)))

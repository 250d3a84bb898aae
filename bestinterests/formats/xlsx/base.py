"""What travels in a sheet that nobody sees: the document the workbook was made from, and the words it is read with."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.formats.carrying import DAMAGED, packed, unpacked
from bestinterests.formats.limits import Limits
from bestinterests.formats.xlsx.words import Words

SHEET = "bia-base"
"""Name of the sheet. Spreadsheet programs may turn very hidden into hidden; that changes nothing."""
MARK = "best-interests-workbook"
FORMAT = 1
"""Version of the workbook's own layout. An older one is read; a newer one is refused."""
_PIECE = 30_000
_SEED = re.compile(r"[0-9a-f]{4}")
_WORDS_AT_MOST = 5_000_000


class Base(NamedTuple):
    """What came out of the hidden sheet."""

    document: Document
    words: Words
    seed: str


def pieces(document: Document, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the rows of the hidden sheet: what the second cell holds, and that."""
    yield MARK, str(FORMAT)
    yield "seed", seed(document)
    for name, text in (("document", packed(document)), ("words", _packed_words(words))):
        for start in range(0, len(text), _PIECE):
            yield name, text[start : start + _PIECE]


def seed(document: Document) -> str:
    """Return four letters that tell workbooks apart: the beginning of the digest of what they were made from."""
    return hashlib.sha256(msgspec.json.encode(document)).hexdigest()[:4]


def _packed_words(words: Words) -> str:
    return base64.b64encode(zlib.compress(msgspec.json.encode(words), 9)).decode("ascii")


def is_marked(rows: Iterable[tuple[str, str]]) -> bool:
    """Say whether rows of a sheet begin as the hidden sheet does."""
    return next(iter(rows), ("", ""))[0] == MARK


def opened(rows: list[tuple[str, str]], limits: Limits) -> Base | list[Problem]:
    """Return what the rows of the hidden sheet hold, or every fault of it."""
    version = rows[0][1].strip().removesuffix(".0")
    if not version.isdigit():
        return [DAMAGED]
    if int(version) > FORMAT:
        return [_newer(version)]
    held: dict[str, list[str]] = {}
    for name, text in rows[1:]:
        held.setdefault(name, []).append(text)
    document, problems = unpacked("".join(held.get("document", ())), limits)
    words = _unpacked_words("".join(held.get("words", ())))
    if document is None or words is None:
        return problems or [DAMAGED]
    told = "".join(held.get("seed", ()))
    return Base(document, words, told if _SEED.fullmatch(told) else seed(document))


def _unpacked_words(text: str) -> Words | None:
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(base64.b64decode(text, validate=True), _WORDS_AT_MOST)
        return msgspec.json.decode(data, type=Words) if unpacker.eof else None
    except (binascii.Error, ValueError, zlib.error, msgspec.MsgspecError):
        return None


def _newer(version: str) -> Problem:
    return Problem(
        code="format.newer",
        path="",
        sentence=f"The workbook has the layout {version}, and this release reads up to {FORMAT}.",
        remedy="Read it with the release that wrote it, or a newer one.",
    )

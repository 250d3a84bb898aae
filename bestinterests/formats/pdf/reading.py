"""The document back out of a PDF that carries it.

Only the embedded file is looked for, where it stands in the bytes, and it alone is unpacked, up to a bound. A library
would first unpack whatever a file asks it to, and a small file can ask for gigabytes. An embedded file is a stream of
its own in every PDF, so this finds it also after another program has saved the file anew.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.formats.arrival import Arrival, Given, of_document
from bestinterests.formats.carrying import DAMAGED, MADE_FOR_READING, uncarried
from bestinterests.formats.limits import Limits
from bestinterests.formats.reading import too_large

TRIED = 20
"""Embedded files that are looked into; papers carry one."""
HEAD = 2_000
"""Bytes within which the head of a stream ends."""
_EMBEDDED = re.compile(rb"/EmbeddedFile\b")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_PACKED = re.compile(rb"/Filter\s*(?:\[\s*)?/(?:FlateDecode|Fl)\b(?:\s*\])?(?!\s*/\w*Decode)")
_LENGTH = re.compile(rb"/Length\s+(\d{1,9})(?!\s+\d+\s+R)")
_LOCKED = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<")
ENCRYPTED = Problem(
    code="pdf.encrypted",
    path="",
    sentence="The PDF is locked with a password or with permissions, so the assessment in it cannot be read.",
    remedy="Save it without protection, or use the .bia.yaml or .bia.json it was made from.",
)


def read_pdf(given: Given) -> Arrival:
    """Read the document that ``write_pdf`` attached; the text of the pages is never read.

    What is no such file (locked, cut, without a document, larger than ``limits.size``) is a Problem in the Arrival.
    """
    if len(given.data) > given.limits.size:
        return Arrival(problems=[too_large(given.limits)])
    if _LOCKED.search(given.data):
        return Arrival(problems=[ENCRYPTED])
    worst: list[Problem] = [MADE_FOR_READING]
    for found in _embedded(given.data, given.limits):
        document, problems = found if isinstance(found, tuple) else uncarried(found, given.limits)
        if document is not None:
            return of_document((document, problems))
        worst = problems
    return Arrival(problems=worst)


Failed = tuple[Document | None, list[Problem]]


def _embedded(data: bytes, limits: Limits) -> Iterator[bytes | Failed]:
    """Embedded files, the last first, since a file that was saved again may hold older ones."""
    heads = [found.start() for found in _EMBEDDED.finditer(data)]
    for start in reversed(heads[-TRIED:]):
        stream = _STREAM.search(data, start, start + HEAD)
        opened = data.rfind(b" obj", max(0, start - HEAD), start)
        if stream is None or opened < 0:
            yield None, [DAMAGED]
        else:
            yield _content(data, data[opened : stream.end()], stream.end(), limits)


def _content(data: bytes, head: bytes, start: int, limits: Limits) -> bytes | Failed:
    if b"/Filter" not in head:
        length = _LENGTH.search(head)
        end = start + int(length[1]) if length else data.find(b"endstream", start)
        return data[start:end] if start <= end <= len(data) else (None, [DAMAGED])
    if not _PACKED.search(head):
        return None, [DAMAGED]
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(memoryview(data)[start:], limits.size + 1)
    except zlib.error:
        return None, [DAMAGED]
    if len(plain) > limits.size:
        return None, [too_large(limits)]
    return plain if unpacker.eof else (None, [DAMAGED])

"""The document inside a paper: whatever is written to be read can come back as the document it was made from."""

from __future__ import annotations

import base64
import binascii
import zlib

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.formats.json_writing import write_json
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.reading import read_document, too_large

CARRIED = "assessment.bia.json"
"""Name of the carried document: of the attachment in a PDF, of the part in an office file, of the element in a page."""

MADE_FOR_READING = Problem(
    code="carried.none",
    path="",
    sentence="The file carries no assessment inside, so nothing can be read back from it.",
    remedy="Files that this software writes carry one, unless another program saved them again. "
    "Use the .bia.yaml or .bia.json it was made from.",
)


def carried(document: Document) -> bytes:
    """Return the bytes of the document as papers carry it: canonical JSON in UTF-8."""
    return write_json(document).encode()


def packed(document: Document) -> str:
    """Return the carried document as ASCII letters, for places that hold text: zlib, then base64."""
    return base64.b64encode(zlib.compress(carried(document), 9)).decode("ascii")


def unpacked(text: str, limits: Limits = LIMITS) -> tuple[Document | None, list[Problem]]:
    """Read what ``packed`` wrote, white space allowed anywhere; never unpacks more than ``limits.size`` bytes."""
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(data, limits.size + 1)
    except (binascii.Error, ValueError, zlib.error):
        return None, [DAMAGED]
    if len(plain) > limits.size:
        return None, [too_large(limits)]
    if not unpacker.eof:
        return None, [DAMAGED]
    return uncarried(plain, limits)


def uncarried(data: bytes, limits: Limits = LIMITS) -> tuple[Document | None, list[Problem]]:
    """Read the bytes that ``carried`` gave: the Document and no Problem, or None and every fault."""
    return read_document(data, CARRIED, limits)


DAMAGED = Problem(
    code="carried.damaged",
    path="",
    sentence="The assessment that the file carries is damaged: another program changed or cut it.",
    remedy="Use the file as it was first written, or the .bia.yaml or .bia.json it was made from.",
)

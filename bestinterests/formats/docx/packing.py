"""The same document in the same bytes: a zip archive without the time at which it was made."""

from __future__ import annotations

import io
import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes) -> bytes:
    """An office archive with the same parts in the same order, each dated the first day that zip knows."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for member in given.infolist():
            made.writestr(zipfile.ZipInfo(member.filename, FIRST_DAY), given.read(member), zipfile.ZIP_DEFLATED)
    return held.getvalue()

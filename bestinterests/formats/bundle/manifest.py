"""The list inside an archive: each file with its digest, so that a change to any of them can be seen."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from typing import Literal

import msgspec

from bestinterests.domain.base import Base

MANIFEST = "manifest.json"
MANIFEST_FORMAT = 1
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Every part has this time, so that the same content gives the same archive on any day."""


class Entry(Base, frozen=True, kw_only=True):
    """One file. attachment: the id of the item that it belongs to, for attachments."""

    path: str
    size: int
    digest: str
    media_type: str = "application/octet-stream"
    attachment: str = ""


class Manifest(Base, frozen=True, kw_only=True):
    """What an archive holds. document: path of the assessment; assessment_digest: what reviews and decisions name."""

    format: int
    kind: Literal["travelling", "bundle"]
    document: str
    assessment_digest: str
    files: tuple[Entry, ...] = ()


def digest(data: bytes) -> str:
    """Return ``sha256:`` and 64 hex digits over bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of these files in this order; the same files give the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, data in files.items():
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, data)
    return held.getvalue()


def manifest_text(manifest: Manifest) -> bytes:
    """Return the manifest as it stands in the archive."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"

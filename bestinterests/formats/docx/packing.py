"""The same document in the same bytes: a zip archive without the time at which it was made."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx.opc.pkgwriter import PackageWriter

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.packuri import PackURI

FIRST_DAY = (1980, 1, 1, 0, 0, 0)


class _Archive:
    """Where python-docx writes its parts: as its own archive, but each part dated the first day that zip knows."""

    def __init__(self) -> None:
        self._held = io.BytesIO()
        self._archive = zipfile.ZipFile(self._held, "w", zipfile.ZIP_DEFLATED)

    def write(self, name: PackURI, data: bytes) -> None:
        self._archive.writestr(zipfile.ZipInfo(name.membername, FIRST_DAY), data, zipfile.ZIP_DEFLATED)

    def closed(self) -> bytes:
        self._archive.close()
        return self._held.getvalue()


def packed(document: Document) -> bytes:
    """The bytes of a document: what ``document.save`` writes, without the time."""
    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    archive = _Archive()
    PackageWriter._write_content_types_stream(archive, package.parts)  # type: ignore[no-untyped-call]
    PackageWriter._write_pkg_rels(archive, package.rels)  # type: ignore[no-untyped-call]
    PackageWriter._write_parts(archive, package.parts)  # type: ignore[arg-type]
    return archive.closed()

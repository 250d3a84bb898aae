"""The same document in the same bytes: a zip archive without the time at which it was made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

from docx.opc.pkgwriter import PackageWriter

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.packuri import PackURI

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_END = b"<w:sectPr"


class _Archive:
    """Where python-docx writes its parts: as its own archive, but each part dated the first day that zip knows.

    text: the name of the part that holds the text. change: what becomes of its bytes.
    """

    def __init__(self, text: str, change: Callable[[bytes], bytes]) -> None:
        self._held = io.BytesIO()
        self._archive = zipfile.ZipFile(self._held, "w", zipfile.ZIP_DEFLATED)
        self._text, self._change = text, change

    def write(self, name: PackURI, data: bytes) -> None:
        written = self._change(data) if name == self._text else data
        self._archive.writestr(zipfile.ZipInfo(name.membername, FIRST_DAY), written, zipfile.ZIP_DEFLATED)

    def closed(self) -> bytes:
        self._archive.close()
        return self._held.getvalue()


def packed(document: Document, body: str = "", settled: Callable[[bytes], bytes] = bytes) -> bytes:
    """The bytes of a document: what ``document.save`` writes, without the time.

    body: WordprocessingML that is put before the settings of the last page. It goes into the archive as it was written:
    reading it into a tree only to write it out again would take as long as all the rest. settled: what becomes of the
    text as a whole.
    """

    def change(text: bytes) -> bytes:
        start, end, rest = text.rpartition(_END)
        return settled(b"".join((start, body.encode(), end, rest)))

    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    archive = _Archive(document.part.partname, change)
    PackageWriter._write_content_types_stream(archive, package.parts)  # type: ignore[no-untyped-call]
    PackageWriter._write_pkg_rels(archive, package.rels)  # type: ignore[no-untyped-call]
    PackageWriter._write_parts(archive, package.parts)  # type: ignore[arg-type]
    return archive.closed()

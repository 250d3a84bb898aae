"""Files for tests: good ones of every kind, and bad ones of ten kinds; what a portfolio holds, as plain rows."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.publication import Publication
from bestinterests.formats.json_writing import write_json
from bestinterests.formats.publications import write_publication
from bestinterests.formats.yaml_writing import write_yaml
from bestinterests.portfolio.engine import connected
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.rows import TABLES
from bestinterests.portfolio.settling import settle
from bestinterests.portfolio.taking.adding import Added, add
from bestinterests.portfolio.taking.pieces import pieces
from bestinterests.portfolio.taking.reading import Setting
from tests.documents import fixture
from tests.publishing.published import PUBLISHER, decided, published

TODAY = dt.date(2026, 6, 1)
SETTING = Setting(today=TODAY)


def assessment(name: str = "Kites", **changes: Any) -> Assessment:
    """A small assessment of a service that is no sample."""
    held = fixture.small()
    features = tuple(replace(each, practices=()) for each in held.features)
    service = replace(held.service, name=name)
    return replace(held, **{"fictional": False, "service": service, "features": features, **changes})


@cache
def _published() -> Publication:
    return published(decided(Document(format=1, assessment=assessment())))


def publication(number: int, **changes: Any) -> bytes:
    """A published record of a service of its own."""
    publisher = replace(PUBLISHER, service=f"Kites {number}")
    held = _published()
    service = replace(held.document.assessment.service, name=f"Kites {number}")
    document = replace(held.document, assessment=replace(held.document.assessment, service=service))
    made = replace(held, id=f"kites-{number}", publisher=publisher, document=document)
    return write_publication(replace(made, **changes))


def as_yaml(held: Assessment) -> bytes:
    """A document as YAML."""
    return write_yaml(Document(format=1, assessment=held)).encode()


def as_json(held: Assessment) -> bytes:
    """A document as JSON."""
    return write_json(Document(format=1, assessment=held)).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def bad() -> dict[str, tuple[bytes, str]]:
    """Ten files that are not in order, each in its own way: bytes, and the code of a Problem that has to be told."""
    good = as_json(assessment())
    word = as_yaml(assessment()).replace(b"right: article-", b"right: particle-", 1)
    assert b"particle" in word
    return {
        "cut.json": (good[: len(good) // 2], "json.syntax"),
        "changed.published.json": (publication(1).replace(b"Windy", b"Wendy", 1), "publication.digest"),
        "field.bia.yaml": (b"format: 1\nassessment:\n  titel: Kites\n", "shape.unknown-field"),
        "newer.bia.json": (b'{"format": 99, "assessment": {}}', "format.newer"),
        "empty.bia.yaml": (b"", "file.empty"),
        "latin.bia.yaml": ("format: 1\nassessment:\n  title: Zo\xeb\n".encode("latin-1"), "file.encoding"),
        "word.bia.yaml": (word, "reference.unknown-word"),
        "bundle.bia.zip": (zipped({"manifest.json": b"{}"}), "bundle.manifest"),
        "book.xlsx": (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<"}), ""),
        "packs.bia.json": (as_json(assessment(packs=())), "pack.none-pinned"),
    }


def filed(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def taken(lake: Lake, *given: Path, setting: Setting = SETTING, **options: Any) -> Added:
    """Take in and settle."""
    with lake.writing():
        added = add(lake, pieces(given), setting, **options)
        settle(lake)
    return added


def asked(lake: Lake, question: str) -> list[tuple[Any, ...]]:
    """Ask a portfolio."""
    with connected(lake, threads=1) as connection:
        return connection.execute(question).fetchall()


def everything(lake: Lake) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order that does not depend on how it was written."""
    with connected(lake, threads=1) as connection:
        return {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY ALL').fetchall() for table in TABLES}

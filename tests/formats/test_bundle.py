"""A document travels with its files and comes back whole; a bundle can be checked; what was changed is told."""

from __future__ import annotations

import hashlib
import io
import zipfile

import msgspec
import pytest

from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.evidence import Attachment
from bestinterests.domain.order import in_order
from bestinterests.domain.service import Service
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.bundle.dossier import Dossier
from bestinterests.formats.bundle.manifest import MANIFEST
from bestinterests.formats.bundle.travelling import DOCUMENT
from tests.documents import fixture

SURVEY, NOTES = b"what children said", b"%PDF notes"


def attachment(key: str, data: bytes, name: str) -> Attachment:
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return Attachment(id=key, name=name, media_type="text/plain", size=len(data), digest=digest)


ATTACHMENTS = (attachment("A01", SURVEY, "../survey of: Zoë.txt"), attachment("A02", NOTES, "notes.pdf"))


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    assessment = msgspec.structs.replace(fixture.small(), attachments=ATTACHMENTS)
    held = fixture.document(assessment)
    assessed = Assessed(fixture.framework(), held, fixture.evaluated(assessment))
    return Dossier(assessed, {ATTACHMENTS[0].digest: SURVEY, ATTACHMENTS[1].digest: NOTES})


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize("name", ["zip", "bundle"])
def test_it_comes_back_whole_with_its_files(name: str, dossier: Dossier) -> None:
    written = FORMATS[name].write(dossier)
    assert written == FORMATS[name].write(dossier)
    arrival = arrive(Given(written, "sent.zip"))
    assert arrival.problems == []
    assert arrival.document == in_order(dossier.assessed.document)
    assert arrival.attachments == dossier.attachments


def test_a_name_from_outside_leads_nowhere_else(dossier: Dossier) -> None:
    names = list(parts(FORMATS["zip"].write(dossier)))
    assert "attachments/A01-survey-of-Zo-.txt" in names
    assert not [name for name in names if ".." in name or name.startswith("/")]


def test_a_changed_file_is_told(dossier: Dossier) -> None:
    members = parts(FORMATS["zip"].write(dossier))
    path = next(name for name in members if name.startswith("attachments/A02"))
    arrival = arrive(Given(repacked({**members, path: b"other"}), "x.zip"))
    assert [(p.code, p.severity) for p in arrival.problems] == [
        ("attachment.changed", "error"),
        ("attachment.absent", "warning"),
    ]
    arrival = arrive(Given(repacked({**members, DOCUMENT: members[DOCUMENT] + b"\n"}), "x.zip"))
    assert [(p.code, p.severity) for p in arrival.problems] == [("bundle.changed", "warning")]
    assert arrival.document is not None


def test_what_is_not_there_is_told_when_packing_and_when_reading(dossier: Dossier) -> None:
    without = dossier._replace(attachments={ATTACHMENTS[0].digest: SURVEY})
    assert [problem.path for problem in without.missing()] == ["assessment.attachments[A02]"]
    arrival = arrive(Given(FORMATS["zip"].write(without), "x.zip"))
    assert [problem.code for problem in arrival.problems] == ["attachment.absent"]
    index = parts(FORMATS["bundle"].write(without))["index.html"].decode()
    assert "Not in this bundle" in index
    assert "not packed" not in index or "A02" in index


def test_other_archives_are_refused_with_a_reason() -> None:
    for members, code in (
        ({"a.txt": b"x"}, "bundle.no-manifest"),
        ({MANIFEST: b"{"}, "bundle.manifest"),
        (
            {MANIFEST: b'{"format":99,"kind":"bundle","document":"x","assessment_digest":"x"}'},
            "bundle.newer",
        ),
        ({MANIFEST: b'{"format":1,"kind":"bundle","document":"x","assessment_digest":"x"}'}, "file.damaged"),
    ):
        arrival = FORMATS["zip"].read(Given(repacked(members), "x.zip"))
        assert [problem.code for problem in arrival.problems] == [code]


def test_a_bundle_holds_every_paper_and_can_be_checked(dossier: Dossier) -> None:
    members = parts(FORMATS["bundle"].write(dossier))
    sums = dict(line.split("  ")[::-1] for line in members["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(members) - {"SHA256SUMS", MANIFEST}
    assert all(hashlib.sha256(members[path]).hexdigest() == held for path, held in sums.items())
    for paper in PAPERS:
        assert f"papers/{paper}.html" in members
    index = members["index.html"].decode()
    for path in set(members) - {"index.html", "SHA256SUMS", MANIFEST}:
        assert f'href="{path}"' in index
    assert "is the version that was decided on" in index


def test_an_undecided_bundle_says_so() -> None:
    assessment = Assessment(service=Service(name="Chat"))
    assessed = Assessed(fixture.framework(), Document(format=1, assessment=assessment), fixture.evaluated(assessment))
    index = parts(FORMATS["bundle"].write(Dossier(assessed)))["index.html"].decode()
    assert "not a version that anybody decided on" in index

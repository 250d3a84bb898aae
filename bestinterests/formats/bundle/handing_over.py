"""The bundle: one archive for a regulator or an auditor, with every paper, the evidence, and the means to check it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from bestinterests.documents.bundle_index import Held, build_index
from bestinterests.documents.papers import PAPERS
from bestinterests.formats import FORMATS
from bestinterests.formats.bundle.dossier import Dossier
from bestinterests.formats.bundle.manifest import (
    MANIFEST,
    MANIFEST_FORMAT,
    Entry,
    Manifest,
    digest,
    manifest_text,
    zipped,
)
from bestinterests.formats.bundle.travelling import DOCUMENT
from bestinterests.formats.json_writing import whole_json

SUMS = "SHA256SUMS"
INDEX = "index.html"


class File(NamedTuple):
    """A file of the bundle with what the first page says of it."""

    path: str
    title: str
    group: str
    media_type: str
    data: bytes
    attachment: str = ""


def write_bundle(dossier: Dossier, papers_as: Collection[str] = ()) -> bytes:
    """Return the archive: index page first, then papers, data, evidence, history and checksums.

    papers_as: names of the formats in which papers are wanted; all that there are where none is named. The same dossier
    gives the same bytes. Raises Refused where a library for a paper's format is missing.
    """
    files = [*_papers(dossier, papers_as), *_data(dossier), *_attached(dossier), *_history(dossier)]
    held = [Held(file.path, file.title, len(file.data), digest(file.data), file.group) for file in files]
    lost = [problem.sentence for problem in dossier.missing()]
    index = FORMATS["html"].write(build_index(dossier.assessed, held, lost))
    pages = [File(INDEX, "What the bundle holds", "Index", "text/html", index), *files]
    sums = "".join(f"{digest(file.data).removeprefix('sha256:')}  {file.path}\n" for file in pages).encode()
    manifest = Manifest(
        format=MANIFEST_FORMAT,
        kind="bundle",
        document=DOCUMENT,
        assessment_digest=dossier.assessed.evaluation.assessment_digest,
        files=tuple(
            Entry(
                path=file.path,
                size=len(file.data),
                digest=digest(file.data),
                media_type=file.media_type,
                attachment=file.attachment,
            )
            for file in pages
        ),
    )
    return zipped({**{file.path: file.data for file in pages}, SUMS: sums, MANIFEST: manifest_text(manifest)})


def _papers(dossier: Dossier, wanted: Collection[str]) -> Iterator[File]:
    for kind in PAPERS.values():
        built = kind.build(dossier.assessed)
        for form in FORMATS.values():
            if form.writes == "paper" and form.writer and (not wanted or form.name in wanted):
                yield File(
                    f"papers/{kind.name}{form.suffixes[0]}",
                    f"{kind.title}, {form.name.upper()}",
                    "Papers to read",
                    form.media_type,
                    form.write(built),
                )


def _data(dossier: Dossier) -> Iterator[File]:
    document, group = dossier.assessed.document, "Data"
    written = FORMATS["yaml"].write(document)
    yield File(DOCUMENT, "The assessment, for people and programs", group, "application/yaml", written)
    evaluation = whole_json(dossier.assessed.evaluation).encode()
    yield File("evaluation.json", "What follows on it, for programs", group, "application/json", evaluation)


def _attached(dossier: Dossier) -> Iterator[File]:
    for attachment, path, data in dossier.attached():
        title = " ".join(attachment.name.split()) or attachment.id
        yield File(path, title, "Attached evidence", attachment.media_type, data, attachment.id)


def _history(dossier: Dossier) -> Iterator[File]:
    for name, data in dossier.history.items():
        yield File(f"history/{name}", name, "History", "application/octet-stream", data)

"""``.bia.zip``: a document with its attached files, to send on and to read back whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zipfile import ZipFile

import msgspec

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.formats.archive import member, opened
from bestinterests.formats.arrival import Arrival, Given
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
from bestinterests.formats.limits import Limits
from bestinterests.formats.reading import read_document
from bestinterests.formats.yaml_writing import write_yaml

DOCUMENT = "assessment.bia.yaml"


def write_travelling(dossier: Dossier) -> bytes:
    """Return the document and every attachment whose bytes are at hand; the same dossier gives the same bytes."""
    document = write_yaml(dossier.assessed.document).encode()
    entries = [Entry(path=DOCUMENT, size=len(document), digest=digest(document), media_type="application/yaml")]
    files: dict[str, bytes] = {DOCUMENT: document}
    for attachment, path, data in dossier.attached():
        files[path] = data
        entries.append(
            Entry(
                path=path,
                size=len(data),
                digest=attachment.digest,
                media_type=attachment.media_type,
                attachment=attachment.id,
            )
        )
    manifest = Manifest(
        format=MANIFEST_FORMAT,
        kind="travelling",
        document=DOCUMENT,
        assessment_digest=dossier.assessed.evaluation.assessment_digest,
        files=tuple(entries),
    )
    return zipped({MANIFEST: manifest_text(manifest), **files})


def read_archive(given: Given) -> Arrival:
    """Read a travelling copy or a bundle: the document, and each attachment whose digest is as stated."""
    archive = opened(given.data, given.limits)
    if isinstance(archive, Problem):
        return Arrival(problems=[archive])
    manifest = _manifest(archive)
    if isinstance(manifest, Problem):
        return Arrival(problems=[manifest])
    data = member(archive, manifest.document)
    if isinstance(data, Problem):
        return Arrival(problems=[data])
    document, problems = read_document(data, manifest.document, Limits())
    entries = {entry.path: entry for entry in manifest.files}
    stated = entries.get(manifest.document)
    if stated is not None and stated.digest != digest(data):
        problems = [*problems, CHANGED]
    attachments, faults = _attachments(archive, manifest.files, document)
    return Arrival(document=document, attachments=attachments, problems=[*problems, *faults])


def _manifest(archive: ZipFile) -> Manifest | Problem:
    data = member(archive, MANIFEST, most=10_000_000)
    if isinstance(data, Problem):
        return Problem(
            code="bundle.no-manifest",
            path="",
            sentence="The archive has no manifest.json, so it is no assessment that was packed here.",
            remedy="Unpack it and bring in the .bia.yaml or .bia.json inside it.",
        )
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Problem(
            code="bundle.manifest",
            path="",
            sentence="The manifest.json of the archive is damaged, or of a newer release.",
            remedy="Ask for the archive again, or unpack it and bring in the document inside it.",
        )
    if manifest.format > MANIFEST_FORMAT:
        return Problem(
            code="bundle.newer",
            path="",
            sentence=f"The archive has format {manifest.format}; this release reads up to {MANIFEST_FORMAT}.",
            remedy="Use a newer release.",
        )
    return manifest


def _attachments(
    archive: ZipFile, entries: Iterable[Entry], document: Document | None
) -> tuple[dict[str, bytes], list[Problem]]:
    wanted: Mapping[str, str] = (
        {item.digest: item.id for item in document.assessment.attachments} if document is not None else {}
    )
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for entry in entries:
        if not entry.attachment:
            continue
        data = member(archive, entry.path)
        if isinstance(data, Problem):
            problems.append(data)
        elif digest(data) != entry.digest:
            problems.append(_other(entry))
        else:
            found[entry.digest] = data
    problems += [_absent(key) for held, key in wanted.items() if held not in found]
    return found, problems


def _other(entry: Entry) -> Problem:
    return Problem(
        code="attachment.changed",
        path=f"assessment.attachments[{entry.attachment}]",
        sentence=f"The file {entry.path} is not the one that was attached: its digest differs.",
        remedy="Ask for the archive again; evidence that was changed is other evidence.",
    )


def _absent(key: str) -> Problem:
    return Problem(
        code="attachment.absent",
        path=f"assessment.attachments[{key}]",
        severity="warning",
        sentence=f"The file of {key} did not travel with the archive.",
        remedy="Ask whoever packed it for the file.",
    )


CHANGED = Problem(
    code="bundle.changed",
    path="",
    severity="warning",
    sentence="The assessment in the archive was changed since it was packed.",
    remedy="If you did not change it, ask for the archive again.",
)

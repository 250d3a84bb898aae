"""Files that the record names as evidence: which there are, their bytes, and attaching one."""

from __future__ import annotations

from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import BYTES
from bestinterests.web.api.resources.documents import contradiction
from bestinterests.web.api.resources.places import assessment_address, etag_of
from bestinterests.web.api.shapes.files import Attached, AttachedTold, Attachments
from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.actions.attaching import attach as attach_files
from bestinterests.web.assessments.attaching.files import Sent, checked
from bestinterests.web.assessments.models import AttachedFile


def attachments(call: Call) -> Answer:
    """List the files that the record names."""
    held = opened(call.request, call.path["assessment"])
    here = set(AttachedFile.objects.filter(assessment=held.row).values_list("digest", flat=True))
    entries = tuple(
        AttachedTold(
            id=each.id,
            name=each.name,
            media_type=each.media_type,
            size=each.size,
            digest=each.digest,
            here=each.digest in here,
        )
        for each in held.judged.attachments
    )
    return Answer(Attachments(entries=entries))


def attachment(call: Call) -> Answer:
    """Give the bytes of a file that the record names."""
    held = opened(call.request, call.path["assessment"])
    digest = call.path["digest"]
    named = next((each for each in held.judged.attachments if each.digest == digest), None)
    found = AttachedFile.objects.filter(assessment=held.row, digest=digest).first() if named else None
    if named is None or found is None:
        remedy = f"{call.path['assessment']}/attachments lists every file, and which are here."
        raise wrong(404, "api.not-found", "The record names no such file, or its bytes are not here.", remedy)
    headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
    return Answer(bytes(found.content), headers=headers, kind=BYTES, etag=f'"{digest}"')


def attach(call: Call) -> Answer:
    """Attach a file to an item of evidence, as the page of evidence does."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    files, problems = checked([Sent(call.asked.name, len(call.sent), call.sent)], held.judged.attachments)
    if problems:
        raise Wrong(422, problems)

    def make() -> Answer:
        brought = attach_files(
            assessment=held.row,
            base_revision=held.head.revision,
            evidence=call.path["evidence"],
            files=files,
            actor=held.actor,
            at=held.at,
        )
        if brought.problems:
            raise Wrong(404, brought.problems)
        if brought.conflicts:  # the evidence went while this waited
            raise Wrong(409, [contradiction(each) for each in brought.conflicts])
        digest = files[0].digest
        item = next(each for each in brought.document.assessment.attachments if each.digest == digest)
        location = f"{assessment_address(held.id)}/attachments/{digest}"
        told = Attached(id=item.id, digest=digest, revision=brought.revision)
        return Answer(told, 201, {"Location": location, "ETag": etag_of(brought.revision)})

    return once(call, make)

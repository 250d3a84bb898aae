"""Beginning an assessment with a file in any format that is read, once it was looked at; or with a sample."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.formats.limits import ARCHIVE
from bestinterests.web.accounts.access import Standing, standing_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import PREFIX
from bestinterests.web.api.resources.forms import checked
from bestinterests.web.api.resources.places import assessment_address, etag_of
from bestinterests.web.api.resources.uploads import insist_size, upload_told
from bestinterests.web.api.shapes.lists import Made
from bestinterests.web.api.shapes.uploads import FileLooked
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.beginning import Preview, previewed
from bestinterests.web.assessments.evaluating import project
from bestinterests.web.assessments.forms import Titled
from bestinterests.web.assessments.models import Assessment, Upload
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.samples import copy_sample


def send(call: Call) -> Answer:
    """Keep a file until somebody has looked at what it would bring."""
    standing = _standing(call)
    insist_size(call.asked.name, call.sent, ARCHIVE.size)
    if faults := previewed(call.asked.name, call.sent).errors:
        raise Wrong(422, faults)

    def make() -> Answer:
        row = actions.keep_upload(
            organisation=standing.organisation,
            assessment=None,
            name=call.asked.name,
            content=call.sent,
            actor=actor_of(standing),
            at=call.at,
        )
        location = f"{PREFIX}/organisations/{standing.organisation.public_id}/uploads/{row.public_id}"
        return Answer(upload_told(row, call.person.display_name), 201, {"Location": location})

    return once(call, make)


def look(call: Call) -> Answer:
    """Tell what a file would begin an assessment with."""
    file, found = _waiting(call)
    looked = FileLooked(
        file=upload_told(file, call.person.display_name),
        format=found.form,
        document=found.document,
        draft=found.draft,
        kept=found.kept,
        attached=len(found.attached),
        counts=found.counts,
        problems=(*found.errors, *found.warnings),
    )
    return Answer(looked)


def begin(call: Call) -> Answer:
    """Begin an assessment with what a file brings; the file goes with it."""
    standing = _standing(call)
    begun: list[int] = []

    def make() -> Answer:
        file, found = _waiting(call)
        if found.document is None:
            raise Wrong(409, found.errors)
        title = checked(Titled({"title": call.sent.title or found.document.assessment.title}))["title"]
        row = actions.create_from(
            organisation=standing.organisation,
            document=replace(found.document, assessment=replace(found.document.assessment, title=title)),
            attachments=found.attached,
            source=file.name,
            evaluate=False,
            actor=actor_of(standing),
            at=call.at,
        )
        actions.drop_upload(upload=file, actor=actor_of(standing), at=call.at)
        begun.append(row.pk)
        return _made(row)

    return _projected(call, once(call, make), begun)


def drop(call: Call) -> Answer:
    """Let a file go; also one that is gone already."""
    standing = _standing(call)
    for file in _files(call, standing):
        actions.drop_upload(upload=file, actor=actor_of(standing), at=call.at)
    return Answer(status=204)


def copy(call: Call) -> Answer:
    """Begin an assessment of one's own from a sample, to be tried on."""
    standing = _standing(call)
    sample = Assessment.objects.filter(public_id=call.sent.sample, sample__isnull=False).first()
    if sample is None:
        raise wrong(422, "api.field", "There is no sample of this id.", "/samples lists every one.", path="sample")

    begun: list[int] = []

    def make() -> Answer:
        row = copy_sample(
            sample=sample,
            organisation=standing.organisation,
            evaluate=False,
            actor=actor_of(standing),
            at=call.at,
        )
        begun.append(row.pk)
        return _made(row)

    return _projected(call, once(call, make), begun)


def _made(row: Assessment) -> Answer:
    headers = {"Location": assessment_address(row.public_id), "ETag": etag_of(row.revision)}
    return Answer(Made(id=row.public_id, revision=row.revision), 201, headers)


def _projected(call: Call, answer: Answer, begun: list[int]) -> Answer:
    for pk in begun:  # not within the transaction of the key, which others may wait for
        project(pk, timezone.localdate(call.at))
    return answer


def _standing(call: Call) -> Standing:
    return standing_of(call.request, call.path["organisation"], Permission.EDIT)


def _files(call: Call, standing: Standing) -> list[Upload]:
    """The file that is meant, where it waits for this person to begin with it."""
    held = Upload.objects.filter(organisation=standing.organisation, assessment=None, person=call.person.public_id)
    return list(held.filter(public_id=call.path["file"]))


def _waiting(call: Call) -> tuple[Upload, Preview]:
    found = _files(call, _standing(call))
    if not found:
        raise Http404
    return found[0], previewed(found[0].name, bytes(found[0].content))

"""Files that come into an assessment: sent, looked at with every change and question, merged as one line, or let go."""

from __future__ import annotations

from collections.abc import Collection

from bestinterests.changes import diff
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet
from bestinterests.domain.problem import Problem
from bestinterests.formats.foreign.mapping import read_mapping
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong, errors, refused, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import YAML
from bestinterests.web.api.resources.asking import answered, effect, told, unsettled
from bestinterests.web.api.resources.documents import insist_revision, merged
from bestinterests.web.api.resources.forms import insist
from bestinterests.web.api.resources.places import assessment_address, insist_place
from bestinterests.web.api.shapes.uploads import Meeting, Missing, UploadLooked, Uploads, UploadTold
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.editing import Unsettled, settled
from bestinterests.web.assessments.arrivals import Preview, limits_for, preview, read
from bestinterests.web.assessments.models import Upload
from bestinterests.web.assessments.people import names_of
from bestinterests.web.ui.paging import paged

KEYS = ("-at", "-id")
NONE = ChangeSet(format=CHANGE_FORMAT)


def uploads(call: Call) -> Answer:
    """List files that wait, the newest first."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    rows = Upload.objects.filter(assessment=held.row).defer("content")
    insist_place(rows, KEYS, call.asked.place)
    page = paged(rows, KEYS, call.asked.place)
    names = names_of(each.person for each in page.rows)
    entries = tuple(upload_told(each, names.get(each.person, "")) for each in page.rows)
    return Answer(Uploads(entries=entries, before=page.before, after=page.after))


def send(call: Call) -> Answer:
    """Keep a file until somebody has looked at the changes that it makes."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    insist(held.closed)
    insist_size(call.asked.name, call.sent, limits_for(call.asked.name).size)

    def make() -> Answer:
        row = actions.keep_upload(
            organisation=held.standing.organisation,
            assessment=held.row,
            name=call.asked.name,
            content=call.sent,
            actor=held.actor,
            at=held.at,
        )
        location = f"{assessment_address(held.id)}/uploads/{row.public_id}"
        return Answer(upload_told(row, held.actor.name), 201, {"Location": location})

    return once(call, make)


def look(call: Call) -> Answer:
    """Tell what a file would change, and what it asks. Nothing is written."""
    held, file = _fetched(call)
    found = _preview(held, file, call.asked.base, [place for place in call.asked.delete.split(",") if place])
    changes = diff(held.head.document, found.result.document) if found.result else NONE
    looked = UploadLooked(
        revision=held.head.revision,
        applied=changes,
        questions=told(found.questions),
        effect=effect(held, found.result.document, changes) if found.result else None,
        refused=refused(found.still),
        file=upload_told(file, names_of([file.person]).get(file.person, "")),
        format=found.form.name if found.form else "",
        usable=found.result is not None,
        asks_for_base=found.needs_base,
        base=found.base,
        suggested_base=found.suggested,
        new_files=found.new_files,
        mapping=bool(found.arrival.mapping),
        missing=tuple(
            Missing(place=each.place, id=each.key, title=each.title, agreed=each.agreed) for each in found.missing
        ),
        renumberings=found.renumberings,
        meeting=tuple(
            Meeting(effect=each.effect or "", sentence=each.sentence, mend=each.mend) for each in found.meeting
        ),
        problems=tuple(found.problems),
    )
    return Answer(looked)


def mapping(call: Call) -> Answer:
    """Give how the columns of a file were understood, as a file to keep and correct."""
    _, file = _fetched(call)
    text = read(file)[0].mapping
    if not text:
        raise wrong(404, "api.not-found", "This file has no columns to be understood.")
    return Answer(text.encode(), kind=YAML)


def map_columns(call: Call) -> Answer:
    """Keep how the columns of a file are to be understood."""
    held, file = _fetched(call)
    insist(held.closed)
    text = call.sent.decode("utf-8", "replace")
    if faults := errors(read_mapping(text)[1]):
        raise Wrong(422, faults)
    actions.map_upload(upload=file, mapping=text, actor=held.actor, at=held.at)
    return Answer(status=204)


def bring_in(call: Call) -> Answer:
    """Merge what a file says, with what was answered, as one line; then let the file go."""
    held, file = _fetched(call)
    insist(held.closed)
    if call.sent.base is not None:
        insist_revision(held, call.sent.base, 422)
    found = _preview(held, file, call.sent.base, call.sent.delete)
    if found.needs_base:
        remedy = "Say it in `base`; `suggested_base` is what the name of the file says."
        raise wrong(409, "upload.base", "Which revision was this file made from?", remedy, path="base")
    if found.result is None or found.theirs is None:
        raise Wrong(409, found.arrival.errors or found.problems or [_nothing()])
    choices = answered(found.questions, call.sent.answers)
    try:
        brought = actions.bring_in(
            assessment=held.row,
            base_revision=found.base or held.head.revision,
            theirs=found.theirs,
            base=found.base_document,
            source=file.name,
            attachments=found.arrival.attachments,
            as_listed=found.arrival.draft,
            settle=settled(choices),
            actor=held.actor,
            at=held.at,
        )
    except Unsettled as error:
        raise unsettled(error) from error
    if not brought.problems:
        actions.drop_upload(upload=file, actor=held.actor, at=held.at)
    return merged(brought)


def drop(call: Call) -> Answer:
    """Let a file go; also one that is gone already."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    file = Upload.objects.filter(assessment=held.row, public_id=call.path["upload"]).first()
    if file is not None:
        actions.drop_upload(upload=file, actor=held.actor, at=held.at)
    return Answer(status=204)


def insist_size(name: str, content: bytes, most: int) -> None:
    """Raise Wrong (422) for a file that is empty, and (413) for one that is larger than is read."""
    if not content:
        raise wrong(422, "api.field", "The file is empty.", "Send another one.")
    if len(content) > most:
        raise wrong(413, "api.too-large", f"{name} is larger than {most // 1_000_000} MB, more than is read.")


def upload_told(row: Upload, by: str) -> UploadTold:
    """A file that waits, as it is told."""
    return UploadTold(id=row.public_id, name=row.name, at=row.at, by=by)


def _fetched(call: Call) -> tuple[Opened, Upload]:
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    file = Upload.objects.filter(assessment=held.row, public_id=call.path["upload"]).first()
    if file is None:
        remedy = "It was brought in or let go. Send it again."
        raise wrong(404, "api.not-found", "No file of this id waits here.", remedy)
    return held, file


def _preview(held: Opened, file: Upload, base: int | None, agreed: Collection[str]) -> Preview:
    return preview(held, file, base=base, agreed=frozenset(agreed))


def _nothing() -> Problem:
    return Problem(code="file.not-a-document", path="", sentence="The file holds no assessment.")

"""One assessment: its document read, changed and put whole, and what follows on it."""

from __future__ import annotations

from django.utils.http import content_disposition_header

from bestinterests.changes import diff
from bestinterests.documents.papers import PAPERS
from bestinterests.domain.change import MergeConflict
from bestinterests.domain.problem import Problem
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.operations import Merged
from bestinterests.web.api.resources.lists import document_in
from bestinterests.web.api.resources.places import etag_of
from bestinterests.web.api.shapes.files import Paper, Papers
from bestinterests.web.api.shapes.history import Patch
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.editing import Brought
from bestinterests.web.assessments.offered import RECORD, file_name, made, offer, offers
from bestinterests.web.assessments.revisions import Revision, head_revision, revision
from bestinterests.web.assessments.snapshot import document_at, document_bytes

REMEDY = "Choose one of the two values, and send it as a change made on this revision; `before` is now ours."


def document(call: Call) -> Answer:
    """Give the document as it stands: the bytes that are kept, which are canonical JSON."""
    held = opened(call.request, call.path["assessment"])
    return Answer(bytes(held.row.head), etag=etag_of(held.head.revision))


def as_of(call: Call) -> Answer:
    """Give the document as it stood after a line."""
    held = opened(call.request, call.path["assessment"])
    seq = int(call.path["revision"])
    insist_revision(held, seq, 404)
    return Answer(document_bytes(document_at(held.head, seq)), etag=etag_of(seq))


def change(call: Call) -> Answer:
    """Merge changes that were made on a revision into the record."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    sent: Patch = call.sent
    insist_revision(held, sent.base_revision, 422)
    brought = actions.edit(
        assessment=held.row,
        base_revision=sent.base_revision,
        changes=sent.changes,
        evaluate=False,  # takes many times as long as the merge, and programs send one change after the other
        actor=held.actor,
        at=held.at,
    )
    return merged(brought)


def put(call: Call) -> Answer:
    """Put a whole document in the place of the one that was read; nothing that somebody else wrote is passed over."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    base = _matched(call, held)
    theirs = document_in(call.sent)
    try:
        brought = actions.replace(assessment=held.row, base_revision=base, theirs=theirs, actor=held.actor, at=held.at)
    except actions.Moved:
        raise _moved(opened(call.request, held.id).head.revision) from None
    return merged(brought)


def _matched(call: Call, held: Opened) -> int:
    """The revision that If-Match names, which has to be the newest. Raises Wrong (412, 428)."""
    names = [name.strip() for name in call.header("If-Match").split(",") if name.strip()]
    if not names:
        remedy = "Send If-Match with the ETag of the document that it was made from."
        raise wrong(428, "api.no-match", "A whole document needs to say which revision it replaces.", remedy)
    if etag_of(held.head.revision) not in names and names != ["*"]:
        raise _moved(held.head.revision)
    return held.head.revision


def _moved(revision: int) -> Wrong:
    sentence = f"Somebody else has written since: the record is at revision {revision}. Nothing was written."
    remedy = "Read it again and make the change there, or send changes by PATCH, which merges."
    return wrong(412, "api.moved", sentence, remedy, path="If-Match", headers={"ETag": etag_of(revision)})


def merged(brought: Brought) -> Answer:
    """Say what came of changes. Raises Wrong (422) where one does not fit its base, and then none was written; and
    (409) for conflicts: what does not conflict is written, and said.
    """
    if brought.problems:
        raise Wrong(422, brought.problems)
    told = Merged(
        revision=brought.revision,
        applied=brought.changes,
        conflicts=brought.conflicts,
        renumberings=brought.renumberings,
        imported={key: found for key, found in brought.imported.items() if "@" not in key},
        meeting=brought.meeting,
    )
    headers = {"ETag": etag_of(brought.revision)}
    if brought.conflicts:
        raise Wrong(409, [contradiction(each) for each in brought.conflicts], headers=headers, merged=told)
    return Answer(told, headers=headers)


def contradiction(conflict: MergeConflict) -> Problem:
    """A conflict as a Problem."""
    return Problem(code=f"conflict.{conflict.kind}", path=conflict.id, sentence=conflict.sentence, remedy=REMEDY)


def evaluation(call: Call) -> Answer:
    """Give what follows on the record: of the head as of today, of a revision as of its day."""
    held = opened(call.request, call.path["assessment"])
    return Answer(_asked(call, held).evaluation)


def between(call: Call) -> Answer:
    """Give what changed between two revisions, as it can be sent back."""
    held = opened(call.request, call.path["assessment"])
    until = held.head.revision if call.asked.until is None else call.asked.until
    for seq in (call.asked.since, until):
        insist_revision(held, seq, 404)
    changes = diff(document_at(held.head, call.asked.since), document_at(held.head, until))
    return Answer(Patch(base_revision=call.asked.since, changes=changes))


def papers(call: Call) -> Answer:
    """List every file that can be made from the record."""
    held = opened(call.request, call.path["assessment"])
    entries = tuple(
        Paper(
            paper=each.paper,
            form=each.form.name,
            title=each.form.title,
            media_type=each.form.media_type,
            slow=each.slow,
            problem=each.problem,
        )
        for name in (*PAPERS, RECORD)
        for each in offers(name, held.head.document)
    )
    return Answer(Papers(entries=entries))


def paper(call: Call) -> Answer:
    """Give a paper, or the record itself, in one of its formats."""
    held = opened(call.request, call.path["assessment"])
    at = _asked(call, held)
    chosen = offer(call.path["paper"], call.path["form"], at.document)
    if chosen is None:
        remedy = f"{call.path['assessment']}/papers lists every file."
        raise wrong(404, "api.not-found", "There is no such paper, or it has no such format.", remedy)
    if chosen.problem is not None:
        raise Wrong(409, [chosen.problem])
    kind = chosen.form.media_type
    call.insist_accepted(kind)
    disposition = content_disposition_header(True, file_name(at, chosen)) or "attachment"
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Answer(made(held, at, chosen), headers={"Content-Disposition": disposition}, kind=f"{kind}{charset}")


def insist_revision(held: Opened, seq: int, status: int) -> None:
    """Raise Wrong for a revision that the record has not reached."""
    if seq > held.head.revision:
        sentence = f"There is no revision {seq}; the newest is {held.head.revision}."
        raise wrong(status, "api.revision", sentence, "Read the record, and use its revision.")


def _asked(call: Call, held: Opened) -> Revision:
    """The revision that the query names, the head where it names none."""
    if call.asked.revision is None:
        return head_revision(held)
    insist_revision(held, call.asked.revision, 404)
    return revision(held, call.asked.revision)

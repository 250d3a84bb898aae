"""Lawful removal of a text, or of the payload of one line, from everything that is kept of an assessment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import msgspec
from django.db import connection, transaction

from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.assessments import search
from bestinterests.web.assessments.actions.commenting import take_out
from bestinterests.web.assessments.actions.committing import locked, read
from bestinterests.web.assessments.beside import BESIDE
from bestinterests.web.assessments.counting.keeping import keep
from bestinterests.web.assessments.counting.parts import told_of
from bestinterests.web.assessments.evaluating import forget, project
from bestinterests.web.assessments.models import (
    PURPOSE,
    Assessment,
    AttachedFile,
    Comment,
    Draft,
    Grant,
    Submission,
    Upload,
)
from bestinterests.web.assessments.reuse.following import tell_of_removal
from bestinterests.web.assessments.snapshot import GONE, Head, columns, document_at, document_bytes, texts
from bestinterests.web.assessments.verifying import replay_fault
from bestinterests.web.ledger.history import entry
from bestinterests.web.ledger.models import Line
from bestinterests.web.ledger.removing import GROUNDS, MARK, REMOVED, Place, Rewrite, remove, replaced, without
from bestinterests.web.notices.actions import mask
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor

Kind = TypeVar("Kind")
SHORTEST = 3
"""Characters of the shortest text that is removed: a shorter one stands everywhere."""


def remove_lawfully(
    *,
    assessment: Assessment,
    text: str = "",
    seq: int = 0,
    files: Sequence[str] = (),
    comments: Sequence[str] = (),
    ground: str,
    words: str = "",
    actor: Actor,
    at: dt.datetime,
) -> Line | None:
    """Remove a quoted text from head, course, history, snapshots, submissions, drafts, talk and search; or one payload.

    text: what was quoted, to the letter. seq: the line whose payload goes as a whole, instead of a text. files: digests
    of attached files whose bytes go, with a text or alone; the record goes on naming them. comments: public
    ids of comments that go as a whole. ground: a word of GROUNDS.
    Returns the line that tells of it, None where nothing was found. Raises Refused where it cannot be done.

    A digest of a submitted or decided version stays that of the original text. Files that wait to be looked at go.
    """
    with transaction.atomic():
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA secure_delete = ON")
        head = locked(assessment.pk)
        _insist(_faults(head, text, seq, ground, words, actor, bool(files or comments)))
        told = _Told(ground, words, _gone(head, files), _silenced(head, comments, text, ground, actor, at), actor, at)
        line = _payload(head, seq, told) if seq else _text(head, text, told)
        if line is not None:
            tell_of_removal(assessment.pk, text, told.files, at)
    forget()
    project(assessment.pk, at.date())
    return line


class _Told(NamedTuple):
    """What the line of a removal tells, whatever goes."""

    ground: str
    words: str
    files: tuple[str, ...]
    comments: tuple[str, ...]
    actor: Actor
    at: dt.datetime

    def remove(self, head: Head, rewrite: Rewrite, added: dict[int, bytes] | None = None) -> Line | None:
        """Rewrite the ledger and write the line."""
        return remove(
            ledger=head.ledger,
            rewrite=rewrite,
            name=self.actor.name,
            ground=self.ground,
            words=self.words,
            added=added,
            files=self.files,
            comments=self.comments,
            actor=self.actor.id,
            at=self.at,
        )


def _gone(head: Head, files: Sequence[str]) -> tuple[str, ...]:
    """Take away the bytes of attached files; return the digests of those that were here."""
    held = AttachedFile.objects.filter(assessment_id=head.pk, digest__in=files)
    digests = tuple(held.order_by("pk").values_list("digest", flat=True))
    held.delete()
    return digests


def _silenced(
    head: Head, comments: Sequence[str], text: str, ground: str, actor: Actor, at: dt.datetime
) -> tuple[str, ...]:
    """Take away comments as a whole, and a text out of all others and out of notices; return which were touched."""
    here = Comment.objects.filter(thread__assessment_id=head.pk)
    whole = list(here.filter(public_id__in=comments, removed_at=None))
    take_out((each.pk for each in whole), by=actor.id, ground=ground, at=at)
    part = list(here.filter(text__contains=text)) if text else []
    for each in part:
        each.text = each.text.replace(text, MARK)
    Comment.objects.bulk_update(part, ["text"], batch_size=200)
    if text:
        mask(organisation=Assessment.objects.get(pk=head.pk).organisation, text=text, mark=MARK)
    return tuple(each.public_id for each in (*whole, *part))


def _text(head: Head, text: str, told: _Told) -> Line | None:
    """Take away a text wherever it stands."""
    found = _elsewhere(head, text) if text else False
    line = told.remove(head, lambda place, content: _rewritten(place, text, content) if text else None)
    if line is None and found:
        sentence = "The text stands only in what somebody has typed and not saved."
        raise Refused([_problem("removal.no-history", sentence, "They can throw it away.")])
    if line is not None:
        Assessment.objects.filter(pk=head.pk).update(revision=line.seq, updated_at=told.at)
        if text or told.files:
            Upload.objects.filter(assessment_id=head.pk).delete()
        _insist_readable(head.pk)
    return line


def _insist_readable(assessment: int) -> None:
    """History still leads to the head; else the text was part of a word that the record needs. Undoes everything."""
    if fault := replay_fault(read(assessment)):
        raise Refused([_needed()]) from fault


def _payload(head: Head, seq: int, told: _Told) -> Line | None:
    """Take away one payload; a snapshot is laid down after it, so that what follows can still be read."""
    after = document_bytes(document_at(head, seq))
    line = told.remove(head, lambda place, _: GONE if place == Place("payload", seq) else None, {seq: after})
    if line is not None:
        Assessment.objects.filter(pk=head.pk).update(revision=line.seq, updated_at=told.at)
    return line


def _elsewhere(head: Head, text: str) -> bool:
    """Take a text out of everything beside the ledger; return whether it stood anywhere."""
    row = Assessment.objects.get(pk=head.pk)
    new_head, new_course = without(text, bytes(row.head)), without(text, bytes(row.course))
    document = _decoded(new_head or bytes(row.head), Document)
    course = _decoded(new_course or bytes(row.course), Course)
    found = new_head is not None or new_course is not None
    if found:
        fields = {"head": document_bytes(document), "course": msgspec.json.encode(course)}
        Assessment.objects.filter(pk=head.pk).update(**fields, **columns(document, course))
        keep(head.pk, told=told_of(document, course))
        search.index(head.pk, texts(document))
        search.scrub()
    for draft in Draft.objects.filter(assessment_id=head.pk):
        if (value := without(text, bytes(draft.value))) is not None:
            Draft.objects.filter(pk=draft.pk).update(value=value)
            found = True
    for grant in Grant.objects.filter(assessment_id=head.pk):
        if text in grant.purpose:
            Grant.objects.filter(pk=grant.pk).update(purpose=str(replaced(text, grant.purpose))[:PURPOSE])
            found = True
    for held in Submission.objects.filter(assessment_id=head.pk):
        if (content := without(text, bytes(held.evaluation))) is not None:
            _decoded(content, Evaluation)
            Submission.objects.filter(pk=held.pk).update(evaluation=content)
            found = True
    for each in BESIDE:
        found |= each.take_out(head.pk, text)
    return found


def _rewritten(place: Place, text: str, content: bytes) -> bytes | None:
    """Content without the text, in the order in which documents are kept, so that it can still be replayed."""
    if place.what == "snapshot":
        changed = without(text, content)
        return None if changed is None else document_bytes(_decoded(changed, Document))
    value = msgspec.json.decode(content)
    if not isinstance(value, dict) or "changes" not in value:
        return without(text, content)
    before = msgspec.json.encode(value)
    for each in value["changes"]["edits"]:  # their paths stay: they are names of fields and ids
        each.update(replaced(text, {side: each[side] for side in ("before", "after") if side in each}))
    for name in value.keys() - {"changes"}:
        value[name] = replaced(text, value[name])
    after = msgspec.json.encode(value)
    return None if after == before else after


def _decoded(content: bytes, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise Refused([_needed()]) from error


def _needed() -> Problem:
    sentence = "The text is part of a word that the record needs, not only of what somebody wrote."
    return _problem("removal.needed", sentence, "Quote more of the text around it.")


def _faults(head: Head, text: str, seq: int, ground: str, words: str, actor: Actor, has_files: bool) -> list[Problem]:
    found = []
    if (text and seq) or not (text or seq or has_files):
        found.append(_problem("removal.what", "Say either which text or which line's content is to go."))
    found += unfit(text, ground, words, actor)
    if seq:
        held = entry(head.ledger, seq)
        if held is None or held.kind == REMOVED or held.removed_by:
            found.append(_problem("removal.line", f"Line {seq} holds no content that could be removed."))
    return found


def unfit(text: str, ground: str, words: str, actor: Actor) -> list[Problem]:
    """What stands against a removal, whatever it is removed from: the quoted text, the ground, the words, the name."""
    found = []
    if text and len(text.strip()) < SHORTEST:
        found.append(_problem("removal.short", f"The text is shorter than {SHORTEST} characters.", "Quote more of it."))
    if text and text in words:
        found.append(_problem("removal.repeated", "The words repeat what is to be removed.", "Say it without them."))
    if ground not in GROUNDS:
        found.append(_problem("removal.ground", "A legal ground is missing.", f"Grounds: {', '.join(GROUNDS)}."))
    if not actor.name.strip():
        found.append(_problem("removal.nameless", "Somebody has to answer for it by name."))
    return found


def _insist(problems: list[Problem]) -> None:
    if problems:
        raise Refused(problems)


def _problem(code: str, sentence: str, remedy: str = "") -> Problem:
    return Problem(code=code, path="", sentence=sentence, remedy=remedy)

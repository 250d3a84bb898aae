"""Is an assessment what its ledger says? The chain is walked, and history is replayed up to the head."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refused
from bestinterests.evaluation import evaluate
from bestinterests.web.assessments.evaluating import stored
from bestinterests.web.assessments.models import Assessment, SealedRating, Submission
from bestinterests.web.assessments.snapshot import (
    GONE,
    RATED,
    SEALED,
    Head,
    Said,
    Unreadable,
    document_at,
    document_bytes,
    framework_of,
    head_of,
    read_document,
    replayed,
)
from bestinterests.web.ledger.history import between, nearest_snapshot
from bestinterests.web.ledger.models import Payload, Snapshot
from bestinterests.web.ledger.verifying import Verification, verify
from bestinterests.workflow.course import GivenView
from bestinterests.workflow.interests import DeclaredInterest
from bestinterests.workflow.rating_apart import GivenRating
from bestinterests.workflow.sealing import seal


def verify_assessment(assessment: int) -> Verification:
    """Walk the ledger of an assessment, then see that replaying it leads to the head as it is kept.

    To be called in a transaction where others may write.
    """
    row = Assessment.objects.select_related("ledger").get(pk=assessment)
    found = verify(row.ledger)
    if found.why:
        return found
    try:
        head = head_of(row)
    except (msgspec.DecodeError, TypeError):
        return msgspec.structs.replace(found, at=found.lines, why="the record as it is kept cannot be read.")
    if head.revision != head.ledger.length:
        why = f"the assessment stands at line {head.revision}, its ledger ends at {head.ledger.length}."
        return msgspec.structs.replace(found, at=min(head.revision, head.ledger.length), why=why)
    if fault := replay_fault(head):
        return msgspec.structs.replace(found, at=fault.seq, why="what was written does not lead to the record.")
    if not found.removed and _unsealed(head):
        return msgspec.structs.replace(found, at=found.lines, why="what somebody said was changed after they said it.")
    if not found.removed and _rated_otherwise(head):
        why = "an assessor's rating was changed after it was given."
        return msgspec.structs.replace(found, at=found.lines, why=why)
    return found


def _unsealed(head: Head) -> bool:
    """Is there a view, or a declared interest, that no line holds to its words? What was removed breaks seals, too."""
    sealed: list[GivenView | DeclaredInterest] = []
    for version in head.course.versions:
        sealed += [given for held in version.rounds for given in held.views]
        sealed += version.interests
    if not sealed:
        return False
    seals = {facts.get("seal") for facts in _facts(head, SEALED)}
    return any(seal(given) not in seals for given in sealed)


def _rated_otherwise(head: Head) -> bool:
    """Is there a rating that is kept or shown, and that no line holds to its words?"""
    facts = _facts(head, RATED)
    seals = {each.get("seal") for each in facts}
    shown = msgspec.convert([one for each in facts for one in each.get("ratings", ())], list[GivenRating])
    kept = SealedRating.objects.filter(round__assessment=head.pk).exclude(seal="").values_list("seal", flat=True)
    return any(each not in seals for each in (*(seal(one) for one in shown), *kept))


def _facts(head: Head, kinds: frozenset[str]) -> list[dict[str, Any]]:
    """What lines of some kinds tell beside their words, oldest first."""
    found = Payload.objects.filter(line__ledger=head.ledger, line__kind__in=kinds).order_by("line__seq")
    return [msgspec.json.decode(bytes(content), type=Said).facts for content in found.values_list("content", flat=True)]


def replay_fault(head: Head) -> Unreadable | None:
    """Replay from each snapshot to the next and on to the head; the line at which they part, or None."""
    marks = list(Snapshot.objects.filter(ledger=head.ledger).order_by("seq").values_list("seq", flat=True))
    for place, seq in enumerate(marks):
        until = marks[place + 1] if place + 1 < len(marks) else head.revision
        try:
            reached = _replay(head, seq, until)
        except Unreadable as fault:
            return fault
        last = place + 1 == len(marks)
        expected = head.document if last else _snapshot_at(head, until)
        if document_bytes(reached) != document_bytes(expected):
            return Unreadable(until)
    return None if marks else Unreadable(1)


def _replay(head: Head, seq: int, until: int) -> Document:
    entries = between(head.ledger, seq, until)
    if any(entry.removed_by and entry.content == GONE for entry in entries):
        return _snapshot_at(head, until)  # one was laid down for what cannot be replayed
    return replayed(_snapshot_at(head, seq), entries)


def _snapshot_at(head: Head, seq: int) -> Document:
    found = nearest_snapshot(head.ledger, seq)
    if found is None or found[0] != seq:
        raise Unreadable(seq)
    return read_document(found[1])


class Reread(msgspec.Struct, frozen=True, kw_only=True):
    """A submission evaluated anew. same: is what was stored what follows today? rules: those that read otherwise."""

    submission: int
    same: bool
    rules: tuple[str, ...] = ()
    sentence: str = ""


def reread(held: Submission) -> Reread:
    """Evaluate a submission again, on the day it was submitted and with the packs it pins; nothing is rewritten."""
    head = head_of(Assessment.objects.select_related("ledger").get(pk=held.assessment_id))
    before = stored(held)
    try:
        document = document_at(head, held.revision)
        again = evaluate(framework_of(document), document.assessment, on=before.on)
    except (Unreadable, Refused) as error:
        return Reread(submission=held.revision, same=False, sentence=f"It cannot be evaluated again: {error}")
    if assessment_digest(document) != held.digest:
        return Reread(submission=held.revision, same=False, sentence="Something was removed from it since.")
    if again == before:
        return Reread(submission=held.revision, same=True, sentence="What was stored is what follows.")
    rules = tuple(sorted(_rules(before) ^ _rules(again)))
    sentence = f"By method {again.method} it reads otherwise than by {before.method}. What was stored stays."
    return Reread(submission=held.revision, same=False, rules=rules, sentence=sentence)


def _rules(evaluation: Evaluation) -> set[str]:
    views = [view for each in evaluation.profiles for view in (each.now, each.expected)]
    return {f"{finding.rule}: {finding.sentence}" for view in views for finding in view.findings}

"""What follows on a record, kept for the day by its digest: pages that show the same record evaluate it once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal

from bestinterests.documents.context import Context
from bestinterests.documents.small_profile import small_profile
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import VERDICTS, Evaluation, Finding
from bestinterests.domain.problem import Refused
from bestinterests.evaluation import evaluate
from bestinterests.evaluation.preview import Preview
from bestinterests.web.assessments.counting.keeping import keep
from bestinterests.web.assessments.counting.parts import found_of, told_of
from bestinterests.web.assessments.models import BEHIND, FIRST_DAY, LAST_RANK, Assessment, Contribution, Submission
from bestinterests.web.assessments.reuse.readings import keep_readings
from bestinterests.web.assessments.snapshot import columns, forget_documents, framework_of, head_of

projected = Signal()
"""Sent with ``assessment`` (number) and ``on`` once the columns of an assessment are those of a revision and a day."""


class _Same:
    """A document that counts as itself only."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.document is other.document

    def __hash__(self) -> int:
        return id(self.document)


@lru_cache(maxsize=16)
def _digest(same: _Same) -> str:
    return assessment_digest(same.document)


class _Key:
    """A document that counts as the same as another with an equal assessment."""

    __slots__ = ("digest", "document")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.digest = _digest(_Same(document))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


def evaluated(document: Document, on: dt.date) -> Evaluation:
    """What follows on a record on a day. Raises Refused where its packs are not here."""
    return _evaluated(_Key(document), on)


@lru_cache(maxsize=64)
def _evaluated(key: _Key, on: dt.date) -> Evaluation:
    return evaluate(framework_of(key.document), key.document.assessment, on=on)


def previewed(document: Document, on: dt.date) -> Preview:
    """A record on a day, ready to be asked what one changed judgement would do. Raises Refused without its packs."""
    return _previewed(_Key(document), on)


@lru_cache(maxsize=8)
def _previewed(key: _Key, on: dt.date) -> Preview:
    return Preview(framework_of(key.document), key.document.assessment, on=on)


def stored(submission: Submission) -> Evaluation:
    """What followed on a text when it was submitted. Never worked out anew."""
    return msgspec.json.decode(bytes(submission.evaluation), type=Evaluation)


def forget() -> None:
    """Let go of every evaluation and document that is kept."""
    _evaluated.cache_clear()
    _previewed.cache_clear()
    _digest.cache_clear()
    forget_documents()


def findings_of(evaluation: Evaluation) -> Iterator[Finding]:
    """Everything that was found, in the profile that heads and in both views."""
    for profile in evaluation.profiles:
        if profile.profile == evaluation.headline_profile:
            yield from profile.now.findings
            yield from profile.expected.findings
    yield from evaluation.contradictions
    yield from evaluation.gaps


def project(assessment: int, on: dt.date, revision: int | None = None, document: Document | None = None) -> bool:
    """Work out the verdict columns of an assessment and what it counts for; False where it moved on meanwhile.

    How each feature reads is kept with them, to be compared with the same feature elsewhere.
    revision, document: as the caller has just written them. Where they are read instead, every other column that lists
    need is brought up to date as well: a release that shows more of a record finds it there.
    """
    fields: dict[str, Any] = {}
    told = None
    if revision is None or document is None:
        head = head_of(Assessment.objects.select_related("ledger").get(pk=assessment))
        revision, document = head.revision, head.document
        fields.update(columns(document, head.course))
        told = told_of(document, head.course)
    context = context_or_none(document, on)
    fields |= {"evaluated": revision, "evaluated_on": on, **verdicts(context)}
    found = found_of(context, on)
    with transaction.atomic():
        stands = bool(Assessment.objects.filter(pk=assessment, revision=revision).update(**fields))
        if stands:
            keep_readings(assessment, context)
            keep(assessment, told=told, found=found)
    if stands:
        # Apps above keep what they work out of it; where one fails, the log says so, and what was written stands.
        projected.send_robust(sender=Assessment, assessment=assessment, on=on)
    return stands


def context_or_none(document: Document, on: dt.date) -> Context | None:
    """A record with what follows on it; None where its packs are not here."""
    try:
        return Context(framework_of(document), document, evaluated(document, on))
    except Refused:
        return None


def verdicts(context: Context | None) -> dict[str, Any]:
    """The columns that follow from an evaluation; blank for None, where the packs of the record are not here."""
    names = ("now_worst", "now_best", "expected_worst", "expected_best")
    if context is None:
        none: dict[str, Any] = {"open_count": None, "by_verdict": LAST_RANK, "small_profile": [], "asks_on": FIRST_DAY}
        return {**none, **dict.fromkeys(names, "")}
    now, expected = context.now.verdict, context.expected.verdict
    return {
        "open_count": len(context.evaluation.completeness.open),
        "by_verdict": VERDICTS.index(now.worst),
        "small_profile": msgspec.to_builtins(small_profile(context)),
        **dict(zip(names, (now.worst, now.best, expected.worst, expected.best), strict=True)),
    }


LAG = Q(evaluated_on=None) | BEHIND
"""Rows whose verdict columns are not those of the record as it stands."""


def keep_up(on: dt.date, count: int = 100) -> None:
    """Work out up to so many verdicts of an earlier revision, the longest behind first.

    A program that writes one change after the other does not wait for them.
    """
    behind = Assessment.objects.filter(BEHIND).order_by("updated_at")
    for pk in list(behind.values_list("pk", flat=True)[:count]):
        project(pk, on)


def stale(on: dt.date, count: int = 20) -> list[int]:
    """Up to so many assessments whose verdict columns lag behind their revision or the day."""
    lags = LAG | Q(evaluated_on__lt=on)
    return list(Assessment.objects.filter(lags).order_by("-updated_at").values_list("pk", flat=True)[:count])


def catch_up(on: dt.date, count: int = 50) -> None:
    """At a start: work out whatever no release before could show, and up to so many verdicts of an earlier day."""
    never = Assessment.objects.filter(evaluated=0).values_list("pk", flat=True)
    for pk in [*never, *stale(on, count)]:
        project(pk, on)


def work_out(on: dt.date, count: int = 200) -> int:
    """Work out up to so many assessments that were never counted as a whole; return how many there were."""
    waiting = Contribution.objects.filter(is_whole=False).order_by("id").values_list("assessment", flat=True)[:count]
    return sum(project(pk, on) for pk in list(waiting))


def is_current(row: Assessment, on: dt.date) -> bool:
    """Say whether the verdict columns of a row are those of the record as it stands, on a day."""
    return row.evaluated == row.revision and row.evaluated_on == on


AT_ONCE = 5
"""Assessments that one page brings up to date, so that the first visit of a day stays quick."""


def refreshed(rows: Iterable[Assessment], on: dt.date) -> list[Assessment]:
    """Bring the verdict columns of some rows of a page up to date, and return all rows as they are then.

    A verdict can change overnight, as days of review and of measures pass. What is left is shown with its day. Nothing
    that a person wrote changes by it.
    """
    held = list(rows)
    behind = [row.pk for row in held if not is_current(row, on)][:AT_ONCE]
    for pk in behind:
        project(pk, on)
    rows_of = Assessment.objects.defer("head", "course").select_related("organisation")
    fresh = rows_of.in_bulk(behind) if behind else {}
    return [fresh.get(row.pk, row) for row in held]

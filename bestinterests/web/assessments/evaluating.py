"""What follows on a record, kept for the day by its digest: pages that show the same record evaluate it once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from django.db.models import F, Q

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation, Finding
from bestinterests.domain.problem import Refused
from bestinterests.evaluation import evaluate
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import framework_of, head_of


class _Key:
    """A document that counts as the same as another with an equal assessment."""

    __slots__ = ("digest", "document")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.digest = assessment_digest(document)

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


def forget() -> None:
    """Let go of every evaluation that is kept."""
    _evaluated.cache_clear()


def findings_of(evaluation: Evaluation) -> Iterator[Finding]:
    """Everything that was found, in the profile that heads and in both views."""
    for profile in evaluation.profiles:
        if profile.profile == evaluation.headline_profile:
            yield from profile.now.findings
            yield from profile.expected.findings
    yield from evaluation.contradictions
    yield from evaluation.gaps


def project(assessment: int, on: dt.date, revision: int | None = None, document: Document | None = None) -> bool:
    """Work out the verdict columns of an assessment, outside any transaction; False where it moved on meanwhile.

    revision, document: as the caller has just written them; they are read where it has not.
    """
    if revision is None or document is None:
        head = head_of(Assessment.objects.select_related("ledger").get(pk=assessment))
        revision, document = head.revision, head.document
    fields = {"evaluated": revision, "evaluated_on": on, **verdicts(document, on)}
    return bool(Assessment.objects.filter(pk=assessment, revision=revision).update(**fields))


def verdicts(document: Document, on: dt.date) -> dict[str, int | str | None]:
    """The verdict columns of a document; blank where its packs are not here."""
    names = ("now_worst", "now_best", "expected_worst", "expected_best")
    try:
        evaluation = evaluated(document, on)
    except Refused:
        return {"open_count": None, **dict.fromkeys(names, "")}
    head = next(each for each in evaluation.profiles if each.profile == evaluation.headline_profile)
    now, expected = head.now.verdict, head.expected.verdict
    found = dict(zip(names, (now.worst, now.best, expected.worst, expected.best), strict=True))
    return {"open_count": len(evaluation.completeness.open), **found}


def stale(on: dt.date, count: int = 20) -> list[int]:
    """Up to so many assessments whose verdict columns lag behind their revision or the day."""
    lags = ~Q(evaluated=F("revision")) | Q(evaluated_on__lt=on) | Q(evaluated_on=None)
    return list(Assessment.objects.filter(lags).order_by("-updated_at").values_list("pk", flat=True)[:count])

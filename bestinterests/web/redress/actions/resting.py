"""Evidence that rests on upheld cases: what it says, and which item further cases are counted into."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.document import Document
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.problem import Refusal
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head, Unreadable, document_at
from bestinterests.web.redress.models import Resting
from bestinterests.workflow.casework.suppressing import FEWEST
from bestinterests.workflow.reopening import at_stake, not_in_silence

LIMITS = "Those who write are not all who are affected: it shows that it happens, not how often."
TAKEN_BACK = "Every case that this rested on has been decided otherwise since."


def taking(assessment: Assessment, judged: Judged, impacts: Sequence[str]) -> Resting | None:
    """The item that one more case on the same impacts is counted into; None where a new one is made.

    Once somebody judged again in its light, or wrote into what it says, it stays as they had it before them.
    """
    kept = {each.evidence: each for each in Resting.objects.filter(assessment=assessment, number__gt=0)}
    for evidence in judged.evidence:
        own = kept.get(evidence.id)
        if (
            own
            and not evidence.weighed
            and set(evidence.contradicts) == set(impacts)
            and own.digest == digest(evidence.says)
        ):
            return own
    return None


def still_open(head: Head, after: Document) -> tuple[Refusal, ...]:
    """Why a record may not become this: it would close in silence a judgement that cases opened again.

    A keeper of the record. One query, and only where evidence changes in a way that could.
    """
    before, then = head.document.assessment, after.assessment
    stake = at_stake(before, then)
    if not stake:
        return ()
    rows = Resting.objects.filter(assessment=head.pk, number__gt=0).values_list("evidence", "revision")
    resting = {evidence: revision for evidence, revision in rows if evidence in stake}

    def taken_up(evidence: str) -> Judged | None:
        try:
            return document_at(head, resting[evidence]).assessment
        except Unreadable:
            return None

    return not_in_silence(before, then, resting, taken_up)


def fewer(judged: Judged, held: Evidence, kept: Resting, number: int, at: dt.datetime) -> dict[str, object]:
    """What is written where a case was decided otherwise. number: of cases that are left.

    The last one takes away that the item contradicts anything, unless somebody judged again in its light.
    """
    if number:
        impacts = [key for key in held.contradicts if any(impact.id == key for impact in judged.impacts)]
        return {"says": says(judged, impacts, number, at)} if digest(held.says) == kept.digest else {}
    note = "\n\n".join(part for part in (held.note.strip(), TAKEN_BACK) if part)
    return {"note": note} if held.weighed else {"note": note, "contradicts": []}


def of_one(judged: Judged, impacts: Sequence[str], at: dt.datetime) -> dict[str, Any]:
    """The fields of evidence that rests on one case."""
    return {
        "title": f"Cases that were upheld: {_features(judged, impacts)}",
        "kinds": ["complaints"],
        "says": says(judged, impacts, 1, at),
        "strength": "fair",
        "limits": LIMITS,
        "contradicts": list(impacts),
    }


def says(judged: Judged, impacts: Sequence[str], number: int, at: dt.datetime) -> str:
    """What evidence says that rests on so many cases: no count below five, and no day."""
    many = "Fewer than five cases were" if number < FEWEST else f"{number} cases were"
    day = timezone.localdate(at)
    return (
        f"{many} upheld about {_features(judged, impacts)}, until {quarter(day)}. Whoever wrote was right that the "
        f"judgement of {', '.join(impacts)} does not fit what happened."
    )


def digest(text: str) -> str:
    """By which it is seen whether somebody wrote into a text since; of the text nothing is kept twice."""
    return hashlib.sha256(text.encode()).hexdigest()


def quarter(day: dt.date) -> str:
    """The quarter of a day; nothing finer leaves a case."""
    return f"{day.year}, quarter {(day.month + 2) // 3}"


def _features(judged: Judged, impacts: Sequence[str]) -> str:
    keys = dict.fromkeys(key for impact in judged.impacts if impact.id in impacts for key in impact.features)
    names = {feature.id: feature.name or feature.id for feature in judged.features}
    return ", ".join(names.get(key, key) for key in keys) or "the service"

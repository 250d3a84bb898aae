"""What many cases say: at least five on one feature and right are proposed as evidence, by counts only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Count, F

from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.actions.committing import read as head_of
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.actions.consequences import LIMITS, WAY
from bestinterests.web.redress.addresses import cases_address
from bestinterests.web.redress.models import Case, Pattern, Point
from bestinterests.workflow.casework.refusing import refused
from bestinterests.workflow.casework.suppressing import suppressed
from bestinterests.workflow.casework.words import BANDS, DOORS
from bestinterests.workflow.people import Actor

LEAST = 5
AGAIN = 2
"""How many times as many cases it takes before a pattern that was settled is proposed again."""


def propose(at: dt.datetime) -> int:
    """Look for patterns in every assessment, and propose those that are new. A job; returns how many are."""
    found = 0
    for assessment, feature, right, number in _counted():
        settled = Pattern.objects.filter(assessment_id=assessment, feature=feature, right=right)
        open_ = settled.filter(state="proposed").first()
        if open_ is not None:
            if open_.number != number:
                Pattern.objects.filter(pk=open_.pk).update(number=number, counts=_counts(assessment, feature, right))
            continue
        last = settled.order_by("-settled_at").first()
        if last is not None and number < last.number * AGAIN:
            continue
        _proposed(assessment, feature, right, number, at)
        found += 1
    return found


def accept(*, pattern: Pattern, actor: Actor, at: dt.datetime) -> str:
    """Take a pattern up as evidence, by its counts, and return its id. Raises Refusing where the record is closed."""
    with transaction.atomic():
        held = _locked(pattern)
        head = head_of(held.assessment_id)
        names = {each.id: each.name or each.id for each in head.document.assessment.features}
        path = f"E+cases-{held.pk}"
        values = {
            "title": f"What cases say about {names.get(held.feature, held.feature)}",
            "kinds": ["complaints"],
            "says": said(held, names),
            "strength": "fair",
            "limits": LIMITS,
        }
        saved = save(
            assessment=held.assessment,
            base_revision=head.revision,
            entries=[Entry(("assessment", "evidence", path), values)],
            way=WAY,
            actor=actor,
            at=at,
        )
        evidence = saved.ids[path]
        Pattern.objects.filter(pk=held.pk).update(
            state="accepted", settled_at=at, settled_by=actor.id, evidence=evidence
        )
    return evidence


def decline(*, pattern: Pattern, reason: str, actor: str, at: dt.datetime) -> None:
    """Do not take a pattern up. Raises Refusing without a reason."""
    if not reason.strip():
        insist([refused("case.no-reason")])
    with transaction.atomic():
        held = _locked(pattern)
        Pattern.objects.filter(pk=held.pk).update(
            state="declined", settled_at=at, settled_by=actor, reason=reason.strip()
        )


def said(pattern: Pattern, names: Mapping[str, str]) -> str:
    """A pattern in words, by counts."""
    parts = [f"{pattern.number} cases are about {names.get(pattern.feature, pattern.feature)} and {pattern.right}."]
    for title, counts in pattern.counts.items():
        shown = [f"{words} {number}" for words, number in counts.items() if number is not None]
        if shown:
            parts.append(f"{title}: {', '.join(shown)}.")
    parts.append("Numbers below five, and those from which they could be worked out, are left out.")
    return " ".join(parts)


def _locked(pattern: Pattern) -> Pattern:
    held = Pattern.objects.select_for_update(of=("self",)).select_related("assessment__organisation").get(pk=pattern.pk)
    if held.state != "proposed":
        insist([refused("pattern.settled")])
    return held


def _counted() -> list[tuple[int, str, str, int]]:
    """How many cases there are for each feature and right, where there are enough."""
    both = (
        Point.objects.filter(kind="feature", item__points__kind="right", assessment__isnull=False)
        .exclude(item__case__state__in=("withdrawn", "merged"))
        .values("assessment", "word", right=F("item__points__word"))
        .annotate(number=Count("item__case", distinct=True))
        .filter(number__gte=LEAST)
        .order_by("assessment", "word", "right")
    )
    return [(each["assessment"], each["word"], each["right"], each["number"]) for each in both]


def _counts(assessment: int, feature: str, right: str) -> dict[str, dict[str, int | None]]:
    points = Point.objects.filter(assessment=assessment, kind="feature", word=feature, item__points__word=right)
    cases = Case.objects.filter(pk__in=points.values("item__case")).exclude(state__in=("withdrawn", "merged"))
    doors: Counter[str] = Counter()
    bands: Counter[str] = Counter()
    for door, band in cases.values_list("door", "band"):
        doors[door] += 1
        bands[band] += 1
    return {
        "By door": _shown({words: doors[key] for key, words in DOORS.items()}),
        "By age": _shown({band: bands[band] for band in BANDS} | {"not said": bands[""]}),
    }


def _shown(counts: Mapping[str, int]) -> dict[str, int | None]:
    held = suppressed(list(counts.values()))
    return dict(zip(counts, held.counts, strict=True))


def _proposed(assessment: int, feature: str, right: str, number: int, at: dt.datetime) -> None:
    row = Assessment.objects.select_related("organisation").get(pk=assessment)
    Pattern.objects.create(
        assessment=row,
        feature=feature,
        right=right,
        number=number,
        counts=_counts(assessment, feature, right),
        proposed_at=at,
    )
    tell(
        people=able(row.organisation, Permission.EDIT, Permission.ANSWER_CHANGES),
        kind="trigger",
        sentence=f"Several cases say the same about {row.title[:100]}. It is proposed as evidence.",
        address=cases_address(row),
        organisation=row.organisation,
        at=at,
    )

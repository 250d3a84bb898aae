"""What many cases say: at least five on one feature and right are proposed as evidence, by counts only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from bestinterests.domain.document import Document
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.actions import committing
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import EDITING, save
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.redress.actions.consequences import WAY, open_for, writable
from bestinterests.web.redress.actions.resting import LIMITS, quarter
from bestinterests.web.redress.addresses import cases_address
from bestinterests.web.redress.models import Item, Pattern, Point
from bestinterests.workflow.casework.refusing import refused
from bestinterests.workflow.casework.suppressing import FEWEST, suppressed
from bestinterests.workflow.casework.words import BANDS, DOORS, OUTCOMES
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_edit

Counts = dict[str, list[tuple[str, int | None]]]
LEAST = FEWEST
LEFT_OUT = ("withdrawn", "merged")
"""States of cases that are not counted."""
AGAIN = 2
"""How many times as many cases it takes before a pattern that was settled is proposed again."""


def propose(at: dt.datetime) -> int:
    """Look for patterns in every assessment, and propose those that are new. A job; returns how many are.

    What is proposed is counted anew once five cases more or fewer are there: a count that follows each case tells of
    that one. What no longer reaches five is proposed no more.
    """
    found, stands = 0, []
    for assessment, feature, right, number in _counted():
        settled = Pattern.objects.filter(assessment_id=assessment, feature=feature, right=right)
        open_ = settled.filter(state="proposed").first()
        if open_ is not None:
            stands.append(open_.pk)
            if abs(open_.number - number) >= LEAST:
                _count(open_, number)
            continue
        last = settled.order_by("-settled_at", "-pk").first()
        if last is None or number >= last.number * AGAIN:
            stands.append(_proposed(assessment, feature, right, number, at).pk)
            found += 1
    Pattern.objects.filter(state="proposed").exclude(pk__in=stands).delete()
    return found


def accept(*, pattern: Pattern, impacts: Sequence[str] = (), actor: Actor, at: dt.datetime) -> str:
    """Take a pattern up as evidence, by its counts, and return its id.

    impacts: whose judgement it speaks against; each is open again. Where a decision is in force the next draft is
    opened. Raises Refusing where the record is closed, or somebody has settled it.
    """
    with transaction.atomic():
        held = _locked(pattern)
        if not writable(committing.locked(held.assessment_id)):
            insist([refused("pattern.record-closed")])
        head = open_for(held.assessment, actor, at)
        known = {impact.id for impact in head.document.assessment.impacts}
        path = f"E+cases-{held.pk}"
        values = {
            "title": f"What cases say about {named(held, head.document)[0]}",
            "kinds": ["complaints"],
            "says": said(held, head.document),
            "strength": "fair",
            "limits": LIMITS,
            "contradicts": [key for key in impacts if key in known],
        }
        saved = save(
            assessment=held.assessment,
            base_revision=head.revision,
            entries=[Entry(("assessment", "evidence", path), values)],
            way=WAY if may_edit(actor, head.course) else EDITING,
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


def named(pattern: Pattern, document: Document) -> tuple[str, str]:
    """The feature and the right of a pattern in words."""
    names = {feature.id: feature.name for feature in document.assessment.features}
    return names.get(pattern.feature) or pattern.feature, framework_of(document).right_name(pattern.right)


def said(pattern: Pattern, document: Document) -> str:
    """A pattern in words, by counts."""
    feature, right = named(pattern, document)
    parts = [f"{pattern.number} cases are about {feature} and {right}."]
    for title, counts in pattern.counts.items():
        shown = [f"{words} ({number})" for words, number in counts if number]
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
        .exclude(item__case__state__in=LEFT_OUT)
        .values("assessment", "word", right=F("item__points__word"))
        .annotate(number=Count("item__case", distinct=True))
        .filter(number__gte=LEAST)
        .order_by("assessment", "word", "right")
    )
    return [(each["assessment"], each["word"], each["right"], each["number"]) for each in both]


def _counts(assessment: int, feature: str, right: str) -> Counts:
    """By door, age, outcome and quarter: rows of words and numbers in their order, small ones left out."""
    points = Point.objects.filter(assessment=assessment, kind="feature", word=feature)
    points = points.filter(item__points__kind="right", item__points__word=right)
    held = Item.objects.filter(pk__in=points.values("item")).exclude(case__state__in=LEFT_OUT)
    # One item speaks for its case: the first that is about both.
    cases: dict[int, tuple[str, str, str, str]] = {}
    for case, door, band, outcome, at in held.order_by("case", "number").values_list(
        "case", "case__door", "case__band", "outcome", "case__received_at"
    ):
        cases.setdefault(case, (door, band, outcome, quarter(timezone.localdate(at))))
    doors, bands, outcomes, quarters = (Counter(each[place] for each in cases.values()) for place in range(4))
    came = [*((words, outcomes[key]) for key, words in OUTCOMES.items()), ("None yet", outcomes[""])]
    return {
        "By door": _shown([(words, doors[key]) for key, words in DOORS.items()]),
        "By age": _shown([*((band, bands[band]) for band in BANDS), ("Not said", bands[""])]),
        "By outcome": _shown(came),
        "By quarter": _shown(sorted(quarters.items())),
    }


def _shown(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int | None]]:
    held = suppressed([number for _, number in counts])
    return [(words, shown) for (words, _), shown in zip(counts, held.counts, strict=True)]


def _count(pattern: Pattern, number: int) -> None:
    counts = _counts(pattern.assessment_id, pattern.feature, pattern.right)
    Pattern.objects.filter(pk=pattern.pk).update(number=number, counts=counts)


def _proposed(assessment: int, feature: str, right: str, number: int, at: dt.datetime) -> Pattern:
    row = Assessment.objects.select_related("organisation").get(pk=assessment)
    made = Pattern.objects.create(
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
    return made

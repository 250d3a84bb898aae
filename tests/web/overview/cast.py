"""What the overview shows, counted the long way: from documents, evaluations and ledgers, and no kept number."""

from __future__ import annotations

from collections import Counter

from django.utils import timezone

from bestinterests.documents.context import Context
from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Assessment, Count, CountedUnder, Deadline, ServiceKind
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.web.ledger.models import Line
from bestinterests.workflow.awaiting import lapses_on

HARMS = ("critical", "high", "medium", "low")
EVENTS = {
    "assessment.submitted": "submitted",
    "assessment.decided": "decided",
    "decision.signed": "decided",
    "assessment.returned": "returned",
}


def insist_true(place: Organisation) -> None:
    """Every number, list and deadline that is kept of an organisation is what is counted now."""
    rows = [row for row in Assessment.objects.filter(organisation=place) if not row.fictional]
    words = dict(ServiceKind.objects.filter(organisation=place).values_list("pk", "words"))
    numbers, under, deadlines = Counter(), set(), set()
    for row in rows:
        dated = _deadlines(row)
        deadlines |= {(row.pk, *each, row.state, row.kind) for each in dated}
        kept = _keys(row)
        under |= {(row.pk, key, row.by_verdict, row.state, row.kind) for key in kept}
        counted = Counter(kept) + Counter(f"due/{what}/{day}" for what, day, *_ in dated)
        if row.state not in ("withdrawn", "screened_out", "superseded"):
            counted[f"as-of/{row.evaluated_on}"] += 1
        for key, number in counted.items():
            for state in ("", row.state):
                for kind in (None, row.kind):
                    numbers[state, kind, key] += number
    held = Count.objects.filter(organisation=place).values_list("state", "kind", "key", "number")
    assert {(s, words[k] if k else None, key): n for s, k, key, n in held} == dict(numbers)
    listed = CountedUnder.objects.filter(organisation=place)
    found = listed.values_list("assessment", "key", "rank", "state", "kind")
    assert {(a, key, rank, s, words[k]) for a, key, rank, s, k in found} == under
    due = Deadline.objects.filter(organisation=place)
    found = due.values_list("assessment", "what", "day", "item", "title", "owner", "state", "kind")
    assert {(*held, words[k]) for *held, k in found} == deadlines
    assert dict(ServiceKind.objects.filter(organisation=place).values_list("words", "number")) == Counter(
        row.kind for row in rows
    )


def _keys(row: Assessment) -> set[str]:
    head = read(row.pk)
    found = {"service"}
    for kind, at in Line.objects.filter(ledger=head.ledger, kind__in=EVENTS).values_list("kind", "at"):
        found.add(f"did/{EVENTS[kind]}/{timezone.localdate(at):%Y-%m}")
    if row.state in ("withdrawn", "screened_out", "superseded"):
        return found
    if any(m.status == "planned" and m.due is None for m in head.document.assessment.measures):
        found.add("undated")
    try:
        framework = framework_of(head.document)
    except Refused:
        return found | {"judged/not-here"}
    context = Context(framework, head.document, evaluated(head.document, row.evaluated_on))
    word = "open" if row.open_count else "finished"
    found |= {f"now/{word}/{row.now_worst}", f"expected/{word}/{row.expected_worst}"}
    found.add(f"open/{max(least for least in (0, 1, 10, 50) if least <= row.open_count)}")
    return found | _marks(context)


def _marks(context: Context) -> set[str]:
    """For each right and age, and over all of either: the worst bad end of harms, the best foot of benefits."""
    cells = [cell for cell in context.now.cells if cell.state == "judged"]
    places = {(r, b) for cell in cells for r in (cell.right, "") for b in (cell.band, "")}
    found = set()
    for right, band in places:
        held = [cell for cell in cells if right in ("", cell.right) and band in ("", cell.band)]
        # An unknown harm may be anything: it counts as unknown, and after every harm that is known.
        harms = [cell.harm for cell in held if cell.harm and cell.harm.high != "none"]
        known = {h.high for h in harms if not (h.unknown and h.low in ("none", "low") and h.high == "critical")}
        if harms:
            found.add(f"harm/{right}/{band}/{next((level for level in HARMS if level in known), 'unknown')}")
        gains = [cell.benefit for cell in held if cell.benefit and cell.benefit.high != "none"]
        sure = {g.low for g in gains if not (g.unknown and g.low in ("none", "low") and g.high == "high")} - {"none"}
        if gains:
            found.add(f"benefit/{right}/{band}/{next((level for level in HARMS if level in sure), 'unknown')}")
    return found


def _deadlines(row: Assessment) -> set[tuple[object, ...]]:
    head = read(row.pk)
    held, found = head.document.assessment, set()
    if row.state not in ("withdrawn", "screened_out", "superseded"):
        found |= {("a", m.due, m.id, m.title, m.owner) for m in held.measures if m.status == "planned" and m.due}
    if held.review.next_review and row.state not in ("withdrawn", "superseded"):
        found.add(("r", held.review.next_review, "", "", ""))
    if day := lapses_on(head.course):
        found.add(("l", day, "", "", ""))
    return found

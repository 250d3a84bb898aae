"""What the home page shows of assessments: what waits for a person, what others write, and all of them in small."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.evaluating import refreshed
from bestinterests.web.assessments.models import Assessment, Draft, Writer
from bestinterests.web.assessments.people import names_of
from bestinterests.web.assessments.places import address_of
from bestinterests.web.assessments.queries import Listed, samples, shown
from bestinterests.web.assessments.snapshot import SOON, Due
from bestinterests.web.ui.environment import day
from bestinterests.web.ui.home import Section, Task, Work

MOST = 10
"""Tasks of one kind, and rows of a section; the list holds the others."""
LATELY = dt.timedelta(days=14)
"""How long what others wrote is shown."""
CLOSED = ("withdrawn", "screened_out", "superseded")
"""States in which nothing is due any more."""

STYLES = "assessments/lists.css"


class Person(NamedTuple):
    """Who looks at the page: public id, their organisations by what they may do there, and today."""

    id: str
    reads: list[int]
    writes: list[int]
    acts: list[int]
    on: dt.date


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """What assessments have for the home page of a person; samples and other fictional records ask for nothing."""
    on = timezone.localdate(at)
    if not standings:
        return Work(sections=(_all((), (), on), _samples(on)))
    person = Person(
        standings[0].person.public_id,
        [held.organisation.pk for held in standings],
        [held.organisation.pk for held in standings if held.may(Permission.EDIT)],
        [held.organisation.pk for held in standings if held.may(Permission.WORK_ON_ACTIONS)],
        on,
    )
    rows = _rows(person).order_by("-updated_at", "-id").select_related("organisation")[: MOST + 1]
    tasks = (*_typed(person), *_to_write(person), *_dated(person))
    return Work(
        tasks=tasks,
        beside=_others(person, at),
        sections=(
            _all(standings, refreshed(rows, on), on),
            _samples(on),
        ),
    )


def _rows(person: Person) -> QuerySet[Assessment]:
    return Assessment.objects.filter(organisation__in=person.reads).defer("head", "course")


def _all(standings: Sequence[Standing], rows: Sequence[Assessment], on: dt.date) -> Section:
    several = len(standings) > 1
    listed: list[Listed] = [shown(row, on, row.organisation.name if several else "") for row in rows[:MOST]]
    values = {
        "rows": listed,
        "on": on,
        "places": [(held.organisation, held.may(Permission.EDIT)) for held in standings],
        "has_more": len(rows) > MOST,
    }
    return Section("assessments/_home.html", values, STYLES)


def _samples(on: dt.date) -> Section:
    return Section("assessments/_samples.html", {"rows": samples(on), "on": on}, STYLES)


def _typed(person: Person) -> Iterator[Task]:
    """What the person typed and did not save, assessment by assessment."""
    held = Draft.objects.filter(person=person.id, assessment__organisation__in=person.reads)
    grouped = held.values("assessment__public_id", "assessment__title").annotate(fields=Count("id"), last=Max("at"))
    for row in grouped.order_by("-last")[:MOST]:
        fields = "1 field" if row["fields"] == 1 else f"{row['fields']} fields"
        yield Task(
            title=f"Save what you typed in {row['assessment__title']}",
            address=_address(row["assessment__public_id"]),
            reason=f"{fields} typed and not saved, last on {day(row['last'])}. Nobody else sees it yet.",
            kind="Draft",
        )


def _to_write(person: Person) -> Iterator[Task]:
    """What was sent back, and what the person wrote that is not finished or not submitted."""
    mine = Writer.objects.filter(person=person.id).values("assessment")
    returned = Q(organisation__in=person.writes, state="returned")
    begun = Q(pk__in=mine, organisation__in=person.writes, state="draft")
    rows = _rows(person).filter(returned | begun, fictional=False)
    for row in rows.order_by("-updated_at", "-id")[: 2 * MOST]:
        yield _task_of(row)


def _task_of(row: Assessment) -> Task:
    changed = f"Last changed on {day(row.updated_at)}."
    if row.state == "returned":
        reason = f"It was sent back with reasons and is open for editing. {changed}"
        return Task(
            f"Answer the reasons for which {row.title} was sent back", _address(row.public_id), reason, "Returned"
        )
    if row.open_count is None:
        reason = "It is a draft of yours that cannot be judged here: its packs are not on this server."
        return Task(f"Look at {row.title}", _address(row.public_id), reason, "Draft")
    if row.open_count:
        judgements = "1 judgement is open." if row.open_count == 1 else f"{row.open_count} judgements are open."
        return Task(f"Go on with {row.title}", _address(row.public_id), f"{judgements} {changed}", "Unfinished")
    return Task(
        f"Submit {row.title}",
        _address(row.public_id),
        f"Nothing is open, and nobody has submitted it. {changed}",
        "Draft",
    )


def _dated(person: Person) -> Iterator[Task]:
    """Overdue actions, reviews that come due, and verdicts that cannot be given."""
    rows = _rows(person).filter(asks_on__lte=person.on, fictional=False).exclude(state__in=CLOSED)
    actions: list[Task] = []
    for row in rows.order_by("asks_on", "id")[: 3 * MOST]:
        if row.organisation_id in person.acts:
            actions += _overdue(row, person.on)
        if row.organisation_id in person.writes:
            yield from _review_of(row, person.on)
    actions.sort(key=lambda task: task.due or person.on)
    yield from actions[:MOST]
    if len(actions) > MOST:
        more = f"{len(actions) - MOST} more actions are overdue"
        yield Task(
            more, f"{reverse('assessments:everywhere')}?age=action", "The list shows where.", "Action", person.on
        )


def _overdue(row: Assessment, on: dt.date) -> Iterator[Task]:
    for held in (Due(*each) for each in row.due):
        due = dt.date.fromisoformat(held.day)
        if due >= on:
            break
        owner = f" Owner: {held.owner}." if held.owner else " Nobody owns it."
        reason = f"{row.title}, action {held.id}. It was due on {day(due)} and is not done.{owner}"
        yield Task(held.title or held.id, address_of(row.public_id, held.id), reason, "Action", due)


def _review_of(row: Assessment, on: dt.date) -> Iterator[Task]:
    if row.next_review is not None and row.next_review <= on + SOON:
        late = "The day set for its review has passed." if row.next_review < on else "Its review is due."
        yield Task(f"Review {row.title}", _address(row.public_id), late, "Review", row.next_review)
    if not row.now_worst and row.evaluated and row.state != "draft":
        reason = "Nothing follows on it here: the packs that it pins are not on this server."
        yield Task(f"Look at {row.title}", _address(row.public_id), reason, "Verdict")


def _others(person: Person, at: dt.datetime) -> tuple[Task, ...]:
    """Drafts that others wrote to last, and lately."""
    last = Writer.objects.filter(assessment=OuterRef("pk")).order_by("-at", "-id")
    rows = _rows(person).filter(updated_at__gt=at - LATELY, state__in=("draft", "returned"), fictional=False)
    told = rows.annotate(who=Subquery(last.values("person")[:1]), when=Subquery(last.values("at")[:1]))
    found = told.order_by("-updated_at", "-id").values_list("who", "when", "public_id", "title")[: 2 * MOST]
    held = [row for row in found if row[0] and row[0] != person.id][:5]
    names = names_of(who for who, *_ in held) if held else {}
    return tuple(
        Task(title, _address(public), f"{names.get(who, 'Somebody')} wrote to it on {day(when)}.", "Assessment")
        for who, when, public, title in held
    )


def _address(assessment: str) -> str:
    return reverse("assessments:overview", args=[assessment])

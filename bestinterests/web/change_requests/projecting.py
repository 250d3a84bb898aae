"""Bringing the rows of triggers up to date: after each change of an assessment, and once a day for all of them.

A trigger keeps its row as long as it stands, so that people are told of it once and that it stays set aside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head, head_of
from bestinterests.web.change_requests.models import KEY, REASON, ChangeRequest, Incident, SetDate, Trigger, Watched
from bestinterests.web.change_requests.people import able
from bestinterests.web.notices.telling import tell
from bestinterests.web.reviews.queries import submissions_of
from bestinterests.web.reviews.standing import triggers_at
from bestinterests.workflow.triggers import WARNED
from bestinterests.workflow.triggers import Trigger as Standing

DRAFTED = frozenset({"new-feature", "processing"})
"""Reasons that come of work on the next draft: assessors know, and only those who answer for it are told."""
AT_ONCE = 200
"""Assessments that one beat of the clock brings up to date; the next beat goes on."""


class Found(NamedTuple):
    """A trigger as it was found. key: what makes it the same tomorrow."""

    key: str
    reason: str
    sentence: str
    due_on: dt.date
    item: str = ""
    subject: str = ""


def refresh(assessment: int, at: dt.datetime) -> None:
    """Work out what brings an assessment back, keep it, and tell people of what is new."""
    row = Assessment.objects.select_related("ledger", "organisation").get(pk=assessment)
    if row.organisation.is_sample:
        return
    on = timezone.localdate(at)
    head = head_of(row)
    submissions = submissions_of(row)
    _settle(row, head, {each.version: each.at for each in reversed(submissions)})
    found = {each.key: each for each in (*_standing(triggers_at(head, submissions, on), on), *_recorded(row, on))}
    with transaction.atomic():
        watched, _ = Watched.objects.select_for_update().get_or_create(assessment=row, defaults={"on": on})
        new = _kept(row, found, at)
        Watched.objects.filter(pk=watched.pk).update(revision=head.revision, on=on)
        _tell(row, new, at)


def after_projection(*, assessment: int, **_: Any) -> None:
    """Follow an assessment that was written to, where something may be in force or is watched already."""
    settled = ~Q(state__in=("draft", "returned", "submitted", "in_review", "reviewed")) | Q(version__gt=1)
    if Assessment.objects.filter(Q(pk=assessment) & (settled | Q(watched__isnull=False))).exists():
        refresh(assessment, timezone.now())


def daily(at: dt.datetime) -> None:
    """Bring up to date what was last worked out on an earlier day, or never, or for an earlier revision."""
    on = timezone.localdate(at)
    behind = Q(watched=None) | Q(watched__on__lt=on) | ~Q(watched__revision=F("revision"))
    rows = Assessment.objects.filter(behind, organisation__is_sample=False).order_by("pk")
    for pk in rows.values_list("pk", flat=True)[:AT_ONCE]:
        refresh(pk, at)


def _settle(row: Assessment, head: Head, submitted: dict[int, dt.datetime]) -> None:
    """A change is in a decision once a version is in force that was submitted after the answer."""
    in_force = head.course.in_force
    at = submitted.get(in_force.number) if in_force and in_force.decided else None
    if at is not None:
        taken = ChangeRequest.objects.filter(assessment=row, effect="update", decided=False, answered_at__lt=at)
        taken.update(decided=True)


def _standing(found: Iterable[Standing], on: dt.date) -> Iterator[Found]:
    for each in found:
        item = each.items[0] if each.items and each.reason != "processing" else ""
        what = " ".join(each.sentence.split()[:2]) if each.reason == "packs" else item
        key = f"{each.reason}:{each.on or ''}:{what}"[:KEY]
        yield Found(key, each.reason, each.sentence, each.on or on, item)


def _recorded(row: Assessment, on: dt.date) -> Iterator[Found]:
    """What the workspace alone knows: changes to be taken up, incidents, days that people set."""
    changes = ChangeRequest.objects.filter(assessment=row, state="answered", effect="update", decided=False)
    for public, title, answered in changes.values_list("public_id", "title", "answered_at"):
        day = timezone.localdate(answered) if answered else on
        yield Found(f"change:{public}", "change", f"A change is to be taken up: {title}.", day, "", public)
    incidents = Incident.objects.filter(assessment=row, is_open=True)
    for public, title, happened in incidents.values_list("public_id", "title", "happened_on"):
        yield Found(f"incident:{public}", "incident", f"Nobody has looked into it: {title}.", happened, "", public)
    dates = SetDate.objects.filter(assessment=row, kept_at=None, on__lte=on + WARNED)
    for public, why, day in dates.values_list("public_id", "why", "on"):
        yield Found(f"date:{public}", "date", why, day, "", public)


def _kept(row: Assessment, found: dict[str, Found], at: dt.datetime) -> list[Found]:
    """Keep what was found, let go of what no longer stands, and return what is new."""
    rows = {each.key: each for each in Trigger.objects.filter(assessment=row)}
    Trigger.objects.filter(pk__in=[each.pk for key, each in rows.items() if key not in found]).delete()
    for key in found.keys() & rows.keys():
        kept, now = rows[key], found[key]
        # What has no day of its own keeps the day on which it was found.
        due = kept.due_on if now.key.split(":")[1] == "" else now.due_on
        if (kept.sentence, kept.due_on) != (now.sentence[:REASON], due):
            Trigger.objects.filter(pk=kept.pk).update(sentence=now.sentence[:REASON], due_on=due)
    new = [each for key, each in found.items() if key not in rows]
    Trigger.objects.bulk_create(
        Trigger(
            public_id=new_id(at),
            organisation=row.organisation,
            assessment=row,
            key=each.key,
            reason=each.reason,
            sentence=each.sentence[:REASON],
            due_on=each.due_on,
            item=each.item,
            subject=each.subject,
            since=at,
        )
        for each in new
    )
    return new


def _tell(row: Assessment, new: list[Found], at: dt.datetime) -> None:
    """One notice a person and assessment, however many triggers are new. A change is told of by its answer."""
    officers = [each for each in new if each.reason != "change"]
    assessors = [each for each in officers if each.reason not in DRAFTED]
    told: set[str] = set()
    for permission, triggers in ((Permission.EDIT, assessors), (Permission.ANSWER_CHANGES, officers)):
        if not triggers:
            continue
        people = able(row.organisation, permission) - told
        told |= people
        more = f" And {len(triggers) - 1} more." if len(triggers) > 1 else ""
        tell(
            people=people,
            kind="trigger",
            sentence=f"{row.title[:100]} is to be looked at again. {triggers[0].sentence[:280]}{more}",
            address=reverse("change_requests:in_assessment", args=[row.public_id]),
            organisation=row.organisation,
            at=at,
        )

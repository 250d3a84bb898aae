"""What brings assessments back: the one list, setting aside, and days that people set."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone

from bestinterests.web.accounts.access import standing_of, standing_to
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.resources.forms import checked, typed
from bestinterests.web.api.resources.places import assessment_address, insist_place
from bestinterests.web.api.shapes.watching import Days, DayTold, Triggers, TriggersIn, TriggerTold
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.people import actor_of, names_of
from bestinterests.web.change_requests import actions
from bestinterests.web.change_requests.forms import AsideForm, DateForm, Outcome
from bestinterests.web.change_requests.models import SetDate, Trigger
from bestinterests.web.change_requests.queries import WantedTriggers, dates_in, trigger_of, triggers_in
from bestinterests.web.change_requests.views.watching import insist_recorder
from bestinterests.web.ui.paging import paged

FIRST = ("due_on", "id")


def triggers(call: Call) -> Answer:
    """List what brings the assessments of an organisation back, the first day first."""
    held = standing_of(call.request, call.path["organisation"]).organisation
    rows = WantedTriggers(call.asked.when, call.asked.reason).rows(held, timezone.localdate(call.at))
    insist_place(rows, FIRST, call.asked.place)
    page = paged(rows, FIRST, call.asked.place)
    return Answer(Triggers(entries=tuple(map(_trigger, page.rows)), before=page.before, after=page.after))


def triggers_in_assessment(call: Call) -> Answer:
    """List what brings one assessment back."""
    held = opened(call.request, call.path["assessment"])
    return Answer(TriggersIn(entries=tuple(map(_trigger, triggers_in(held.row)))))


def aside(call: Call) -> Answer:
    """Set a trigger aside until a day."""
    standing = standing_to(call.request, call.path["organisation"], Permission.ANSWER_CHANGES)
    row = trigger_of(standing.organisation, call.path["trigger"])
    if row is None:
        raise Http404
    told = checked(AsideForm(typed(call)))
    actions.set_aside(trigger=row, reason=told["reason"], until=told["until"], actor=actor_of(standing), at=call.at)
    row.refresh_from_db(fields=["aside_until", "aside_reason"])
    return Answer(_trigger(row))


def days(call: Call) -> Answer:
    """List the days that people set."""
    held = opened(call.request, call.path["assessment"])
    return Answer(Days(entries=_days(dates_in(held.row))))


def set_day(call: Call) -> Answer:
    """Set a day."""
    held = _recording(call)
    told = checked(DateForm(typed(call), today=held.on))

    def make() -> Answer:
        row = actions.set_date(assessment=held.row, on=told["on"], why=told["why"], actor=held.actor, at=held.at)
        return Answer(_days([row])[0], 201, {"Location": f"{assessment_address(held.id)}/days"})

    return once(call, make)


def keep_day(call: Call) -> Answer:
    """Say what came of looking at it on a day."""
    held = _recording(call)
    row = SetDate.objects.filter(assessment=held.row, public_id=call.path["day"]).first()
    if row is None:
        raise Http404
    outcome = checked(Outcome(typed(call)))["outcome"]
    actions.keep_date(date=row, outcome=outcome, actor=held.actor, at=held.at)
    row.refresh_from_db()
    return Answer(_days([row])[0])


def _recording(call: Call) -> Opened:
    held = opened(call.request, call.path["assessment"])
    insist_recorder(held)
    return held


def _trigger(row: Trigger) -> TriggerTold:
    return TriggerTold(
        id=row.public_id,
        assessment=row.assessment.public_id,
        title=row.assessment.title,
        reason=row.reason,
        sentence=row.sentence,
        due_on=row.due_on,
        item=row.item,
        subject=row.subject,
        since=row.since,
        aside_until=row.aside_until,
        aside_reason=row.aside_reason,
    )


def _days(rows: list[SetDate]) -> tuple[DayTold, ...]:
    names = names_of({row.by for row in rows} | {row.kept_by for row in rows} - {""})
    return tuple(
        DayTold(
            id=row.public_id,
            on=row.on,
            why=row.why,
            by=names.get(row.by, ""),
            at=row.at,
            kept_at=row.kept_at,
            kept_by=names.get(row.kept_by, ""),
            outcome=row.outcome,
        )
        for row in rows
    )

"""The plan, and the work on its actions: for whoever owns one, also while a decision is in force."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import QueryDict

from bestinterests.domain.measure import Measure
from bestinterests.domain.problem import Problem
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.documents import insist_revision, merged
from bestinterests.web.api.resources.forms import insist
from bestinterests.web.api.shapes.plan import ActionTold, Plan
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.working import record_work
from bestinterests.web.assessments.planning import Row, rows_of, unacted
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.measures import WORK
from bestinterests.web.assessments.sheets.serving import desk_of
from bestinterests.web.assessments.views.actions import OFFERED, blame
from bestinterests.workflow.standing import may_work_on


def plan(call: Call) -> Answer:
    """List every action, in the method's order."""
    held = opened(call.request, call.path["assessment"])
    context = held.context
    conditions = context.expected.conditions
    entries = tuple(_told(row, row.measure.id in conditions) for row in rows_of(context))
    harms = tuple(impact.id for impact in unacted(context))
    return Answer(Plan(revision=held.head.revision, entries=entries, unacted=harms))


def work(call: Call) -> Answer:
    """Record what has become of an action, as its page does."""
    held = opened(call.request, call.path["assessment"], Permission.WORK_ON_ACTIONS)
    measure = next((each for each in held.judged.measures if each.id == call.path["measure"]), None)
    if measure is None:
        raise wrong(404, "api.not-found", f"There is no action {call.path['measure']}.")
    insist_revision(held, call.sent.base_revision, 422)
    insist(may_work_on(held.actor, held.head.course))
    form = _read(held, measure, call.sent)
    brought = record_work(
        assessment=held.row,
        base_revision=call.sent.base_revision,
        entry=form.entry,
        actor=held.actor,
        at=held.at,
    )
    return merged(brought)


def _read(held: Opened, measure: Measure, sent: Any) -> ItemForm:
    """What was sent, read by the form of the page. Raises Wrong (422) with every fault."""
    said = {name: value for name, value in msgspec.structs.asdict(sent).items() if name != "base_revision"}
    data = QueryDict(mutable=True)
    for name, value in said.items():
        if value is not msgspec.UNSET:
            data.appendlist("asked", name)
            data[name] = "" if value is None else str(value)
    form = ItemForm(WORK, ("assessment", "measures", measure.id), desk_of(held), data=data, only=OFFERED)
    blame(held, form, measure)
    if form.faults:
        raise Wrong(422, [Problem(code="api.field", path=each.field, sentence=each.text) for each in form.faults])
    return form


def _told(row: Row, condition: bool) -> ActionTold:
    measure = row.measure
    return ActionTold(
        id=measure.id,
        title=measure.title,
        owner=measure.owner,
        status=measure.status,
        how_far=row.state,
        due=measure.due,
        due_event=measure.due_event,
        done_on=measure.done_on,
        test_result=measure.test_result,
        tested_on=measure.tested_on,
        place=row.place,
        why=row.why,
        late=bool(row.late),
        condition=condition,
    )

"""The last step of every action on a case: under the lock, ask the policy, write the line, keep the columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.actions.committing import insist
from bestinterests.web.redress import held as ledgers
from bestinterests.web.redress.access import read
from bestinterests.web.redress.clocking import Days, counting_of, today
from bestinterests.web.redress.covering import look_by
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.redress.models import Item, Point
from bestinterests.workflow.casework.case import Case, CaseItem
from bestinterests.workflow.casework.following import owes_news, stage
from bestinterests.workflow.casework.keeping import receipt_ends_at
from bestinterests.workflow.casework.refusing import refused
from bestinterests.workflow.casework.words import OPEN

KINDS_OF_POINT = ("feature", "right", "standard", "measure", "impact")


def write(
    row: Row,
    ask: Callable[[Case], tuple[Refusal, ...]],
    event: str,
    told: Base | Callable[[Case], Base],
    *,
    actor: str,
    at: dt.datetime,
) -> Case:
    """Write a line about a case, and keep what follows. Raises Refusing with every reason why not.

    ask: the policy, asked about the case as it stands under the lock. told: what happened, or what makes it of the
    case. actor: public id of staff, or of the case itself where whoever sent it acts.
    """
    with transaction.atomic():
        row = locked(row)
        found = read(row)
        insist(ask(found.case))
        said = told(found.case) if callable(told) else told
        after = ledgers.add(row.ledger, found.case, event, said, found.key, actor, at)
        keep(row, after, found.key, at)
    return after


def locked(row: Row) -> Row:
    """A case as it stands, locked until the caller's transaction ends. Raises Refusing where it was erased."""
    rows = Row.objects.select_for_update(of=("self",)).select_related("ledger", "organisation", "assessment", "portal")
    held = rows.filter(pk=row.pk).first()
    if held is None:
        raise Refusing([refused("case.erased")])
    return held


def keep(row: Row, case: Case, key: bytes, at: dt.datetime) -> None:
    """Keep a case as it stands now, with its columns, items and points, in the caller's transaction."""
    days = days_of(row.organisation, case, at)
    Row.objects.filter(pk=row.pk).update(
        held=ledgers.seal(row.public_id, case, key), **columns(row.organisation, case, days, row.closed_at, at)
    )
    keep_items(row, case, days)


def days_of(organisation: Organisation, case: Case, at: dt.datetime) -> list[Days]:
    """The day that each item of a case has to keep."""
    return counting_of(organisation).all_days(case, today(at))


def columns(
    organisation: Organisation, case: Case, days: list[Days], closed_at: dt.datetime | None, at: dt.datetime
) -> dict[str, Any]:
    """What lists and clocks need of a case."""
    owed = [each.due_on for each in days if each.due_on and not each.met]
    over = case.state in ("closed", "withdrawn", "merged")
    told = [item.told_at for item in case.items if item.told_at]
    closed_at = (closed_at or at) if over else None
    return {
        "state": case.state,
        "owed": case.state in OPEN,
        "handler": case.handler,
        "urgent": case.urgent,
        "with_lead": case.with_lead,
        "flagged_at": case.flags[-1].at if case.flags else None,
        "look_by": look_by(organisation, case.flags[-1].at) if case.with_lead else None,
        "due_on": min(owed) if owed and case.state in OPEN else None,
        "told_at": max(told) if told else None,
        "updated_at": case.updated_at,
        "closed_at": closed_at,
        "receipt_ends_at": receipt_ends_at(
            case.state,
            closed_at,
            owes_news=owes_news(case),
            told_at=max((news.at for news in case.news), default=None),
        ),
        "on_hold": case.on_hold,
    }


def keep_items(row: Row, case: Case, days: list[Days]) -> None:
    """Keep the rows of items and points: they are few and worked out, and written where something of them differs."""
    wanted = {int(item.id): (item, each) for item, each in zip(case.items, days, strict=True)}
    have = {item.number: item for item in Item.objects.filter(case=row)}
    Item.objects.filter(case=row).exclude(number__in=wanted).delete()
    for number, (item, each) in wanted.items():
        fields = {
            "kind": item.kind,
            "request": item.request,
            "outcome": item.decided.outcome if item.decided else "",
            "due_on": each.due_on,
            "latest_on": each.latest_on,
            "decided_at": item.decided.at if item.decided else None,
            "told_at": item.told_at,
            "evidence": item.consequence.evidence if item.consequence else "",
            "waits": row.assessment_id is not None and item.waits,
            "followed": stage(case),
        }
        kept = have.get(number)
        if kept is None:
            kept = Item.objects.create(case=row, number=number, **fields)
        elif any(getattr(kept, name) != value for name, value in fields.items()):
            Item.objects.filter(pk=kept.pk).update(**fields)
        _keep_points(row, kept, item)


def _keep_points(row: Row, kept: Item, item: CaseItem) -> None:
    about = item.about
    wanted = {
        (kind, word)
        for kind, words in zip(
            KINDS_OF_POINT, (about.features, about.rights, about.standards, about.measures, about.impacts), strict=True
        )
        for word in words
    }
    have = set(Point.objects.filter(item=kept).values_list("kind", "word"))
    if have != wanted:
        Point.objects.filter(item=kept).delete()
        Point.objects.bulk_create(
            Point(item=kept, assessment_id=row.assessment_id, kind=kind, word=word) for kind, word in sorted(wanted)
        )

"""Keeping the rows of an assessment: what stood goes and the new comes, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from bestinterests.portfolio.rows import VERSION_ROWS, Row
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.desk.models import FORM, OWN, TABLES, FollowUp, Kept, SavedQuestion, ServiceNote
from bestinterests.web.desk.reading import rows_of_record
from bestinterests.web.desk.settling import settle

AT_ONCE = 500
"""Rows that one statement writes: SQLite takes no more than some thousand values at once."""


def keep(*, assessment: int, holder: int, revision: int, on: dt.date, rows: Mapping[str, Iterable[Row]]) -> None:
    """Put rows in the place of those that are kept of an assessment, and settle where its service stands.

    holder: number of the organisation. revision, on: of which the rows tell, and for which day.
    """
    with transaction.atomic():
        Assessment.objects.select_for_update().only("pk").get(pk=assessment)
        versions = TABLES["versions"]._base_manager
        before = set(versions.filter(version=assessment).values_list("service", flat=True))
        for struct in VERSION_ROWS:
            model = TABLES[struct.table]
            model._base_manager.filter(version=assessment).delete()
            made = [model(holder_id=holder, **_columns(row)) for row in rows.get(struct.table, ())]
            model._base_manager.bulk_create(made, batch_size=AT_ONCE)
        Kept.objects.update_or_create(
            assessment_id=assessment, defaults={"holder_id": holder, "revision": revision, "on": on, "form": FORM}
        )
        after = dict(versions.filter(version=assessment).values_list("service", "service_name"))
        settle(holder, before | after.keys())
        for gone in before - after.keys():
            for key, name in after.items():
                _follow(holder, gone, key, name)


def _follow(holder: int, before: str, key: str, name: str) -> None:
    """Take what supervisors keep of a service along to its new key, once nothing here has the one before any more.

    A key is made from names: of the service, and of who answers for it, who may be a person. Where a name is changed in
    the record, or is taken out of it, it stays behind in no key either, and no note is lost.
    """
    if TABLES["versions"]._base_manager.filter(holder=holder, service=before).exists():
        return
    kept = {"organisation": holder, "where": OWN}
    for model in (ServiceNote, FollowUp):
        model._base_manager.filter(**kept, service=before).update(service=key, service_name=name)
    for saved in SavedQuestion.objects.filter(**kept, asked__service=before):
        saved.asked["service"] = key
        saved.save(update_fields=["asked"])


def _columns(row: Row) -> dict[str, Any]:
    held = msgspec.structs.asdict(row)
    held["version_id"] = held.pop("version")
    return held


def behind() -> Any:
    """Assessments of which nothing is kept, or what an earlier revision, day or release told; the oldest change first.

    The day follows that of the verdicts in lists, which another job brings up to date.
    """
    same = Kept.objects.filter(assessment=OuterRef("pk"), revision=OuterRef("revision"), form=FORM)
    fresh = same.filter(Q(on__gte=OuterRef("evaluated_on")) | Q(on__isnull=True))
    return Assessment.objects.filter(~Exists(fresh)).exclude(evaluated_on=None).order_by("updated_at", "pk")


def bring_up_to_date(on: dt.date, count: int = 60) -> int:
    """Keep the rows of up to so many assessments that are behind; return how many there were.

    Broken off and begun again it goes on with those that are left: each is kept in a transaction of its own.
    """
    waiting = list(behind().values_list("pk", flat=True)[:count])
    for pk in waiting:
        row = Assessment.objects.select_related("ledger", "organisation").get(pk=pk)
        rows = rows_of_record(row, on)
        keep(assessment=pk, holder=row.organisation_id, revision=row.revision, on=on, rows=rows)
    return len(waiting)

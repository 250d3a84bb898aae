"""What pages and files show of remarks, fetched whole."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

import msgspec
from django.db.models import Count, Q, QuerySet

from bestinterests import __version__
from bestinterests.domain.problem import Refusal
from bestinterests.formats.tasks.table import inert
from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.models import Membership, Organisation
from bestinterests.web.learn.models import Remark
from bestinterests.web.learn.policies import may_remove

STATES = {"open": "Open", "settled": "Settled", "all": "All"}
COLUMNS = ("id", "at", "about", "packs", "statement", "wrong", "right", "source", "state", "answer")


def remarks_of(organisation: Organisation, state: str = "all") -> QuerySet[Remark]:
    """Return the remarks of an organisation in a state of ``STATES``, the newest first."""
    found = Remark.objects.filter(organisation=organisation).select_related("by", "settled_by").order_by("-at", "-id")
    if state == "all":
        return found
    return found.filter(settled_at__isnull=state == "open")


def removal_of(remark: Remark, standing: Standing) -> tuple[Refusal, ...]:
    """Return why somebody may not take a remark out; nothing where they may."""
    is_here = Membership.objects.filter(organisation=remark.organisation_id, person=remark.by_id).exists()
    return may_remove(standing.roles, is_author=remark.by_id == standing.person.pk, author_is_here=is_here)


def counts_of(organisation: Organisation) -> dict[str, int]:
    """Return how many remarks of an organisation are in each state."""
    found = Remark.objects.filter(organisation=organisation)
    counted = found.aggregate(all=Count("id"), open=Count("id", filter=Q(settled_at=None)))
    return {"open": counted["open"], "settled": counted["all"] - counted["open"], "all": counted["all"]}


def as_csv(remarks: Iterable[Remark]) -> str:
    """Return remarks as a table under ``COLUMNS``, safe to open in a spreadsheet. It names no person."""
    held = io.StringIO()
    rows = csv.writer(held, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    rows.writerows([inert(str(told[name])) for name in COLUMNS] for told in map(_told, remarks))
    return "\ufeff" + held.getvalue()


def as_json(remarks: Iterable[Remark], organisation: Organisation, at: dt.datetime) -> bytes:
    """Return remarks as JSON for the authors of the packs: who sends them, and each remark. It names no person."""
    told = {
        "format": "bestinterests remarks",
        "format_version": 1,
        "release": __version__,
        "from": organisation.name,
        "made_at": at.isoformat(timespec="seconds"),
        "remarks": [_told(remark) | {"packs": remark.packs.split(",")} for remark in remarks],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def _told(remark: Remark) -> dict[str, Any]:
    return {
        "id": remark.public_id,
        "at": remark.at.isoformat(timespec="seconds"),
        "about": remark.about,
        "packs": remark.packs,
        "statement": remark.said,
        "wrong": remark.wrong,
        "right": remark.right,
        "source": remark.source,
        "state": "settled" if remark.settled_at else "open",
        "answer": remark.answer,
    }

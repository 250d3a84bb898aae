"""Doing what is due, once, however many processes look at the clock."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils import timezone

from bestinterests.web.jobs.models import Beat

LOG = logging.getLogger("bestinterests.jobs")


class Job(NamedTuple):
    """Something done by the clock. says: what it does, for people. every: how long after its last beginning it is due.

    do: takes the time. It may be broken off at any moment and begun again: what it does twice has the effect of once.
    """

    name: str
    says: str
    every: dt.timedelta
    do: Callable[[dt.datetime], object]


def run_due(jobs: Iterable[Job], at: dt.datetime) -> list[str]:
    """Do each job that is due and return their names. A job that fails is logged, marked, and done again when due."""
    due = dict(Beat.objects.values_list("name", "due_at"))
    done = []
    for job in jobs:
        if due.get(job.name, at) <= at and _claimed(job, at):
            _do(job, at)
            done.append(job.name)
    return done


def _claimed(job: Job, at: dt.datetime) -> bool:
    """Take a job for this process: of several that look at once, one gets it."""
    Beat.objects.get_or_create(name=job.name, defaults={"due_at": at})
    row = Beat.objects.filter(name=job.name, due_at__lte=at)
    return row.update(due_at=at + job.every, began_at=at, ended_at=None) == 1


def _do(job: Job, at: dt.datetime) -> None:
    failed = False
    try:
        job.do(at)
    except Exception:
        # Whatever broke one job, the others have their turn; the log says where it broke.
        LOG.exception("job failed")
        failed = True
    Beat.objects.filter(name=job.name).update(ended_at=timezone.now(), failed=failed)

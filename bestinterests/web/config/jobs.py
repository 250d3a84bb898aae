"""Everything that is done by the clock, from every app that has something to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.utils import timezone

from bestinterests.web.accounts.models import Session
from bestinterests.web.api.once import forget as forget_answers
from bestinterests.web.assessments.counting.recounting import recount
from bestinterests.web.assessments.evaluating import catch_up, keep_up, work_out
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.reuse.following import tell_of_changes
from bestinterests.web.change_requests.projecting import daily
from bestinterests.web.config.erasing.doing import finish_all
from bestinterests.web.desk.actions.keeping import bring_up_to_date
from bestinterests.web.jobs.running import Job
from bestinterests.web.notices.actions import forget
from bestinterests.web.notices.digest import send_due
from bestinterests.web.redress.actions.consequences import follow_waiting
from bestinterests.web.redress.actions.erasing import erase_what_is_over
from bestinterests.web.redress.actions.news import tell_what_changed
from bestinterests.web.redress.actions.patterns import propose
from bestinterests.web.redress.actions.safeguarding import chase
from bestinterests.web.redress.readiness import PULSE
from bestinterests.web.redress.visiting import forget_visits
from bestinterests.web.surveys.actions.making import forget as forget_sittings
from bestinterests.web.webhooks import delivering


def _keep_up(at: dt.datetime) -> None:
    keep_up(timezone.localdate(at))


def _catch_up(at: dt.datetime) -> None:
    catch_up(timezone.localdate(at))


def _work_out(at: dt.datetime) -> None:
    work_out(timezone.localdate(at))


def _recount(at: dt.datetime) -> None:
    recount()


def _keep_rows(at: dt.datetime) -> None:
    bring_up_to_date(timezone.localdate(at))


def _clear(at: dt.datetime) -> None:
    Session.objects.filter(expire_date__lt=at).delete()


def _mail(at: dt.datetime) -> None:
    send_due(at, origin=settings.ADDRESS or "http://127.0.0.1:8000", titled=_titles)


def _titles(assessments: Iterable[str]) -> Mapping[str, str]:
    return dict(Assessment.objects.filter(public_id__in=assessments).values_list("public_id", "title"))


def _pulse(at: dt.datetime) -> None:
    """Nothing but that it was done: portals shut where it was not."""


def _forget(at: dt.datetime) -> None:
    forget(at=at)


JOBS: tuple[Job, ...] = (
    Job("verdicts", "Brings verdicts in lists up to what programs wrote.", dt.timedelta(minutes=1), _keep_up),
    Job("days", "Brings verdicts in lists up to the day.", dt.timedelta(minutes=10), _catch_up),
    Job("reuse", "Tells of changes where things were taken over from.", dt.timedelta(minutes=10), tell_of_changes),
    Job("triggers", "Looks for what brings an assessment back.", dt.timedelta(minutes=30), daily),
    Job("counts", "Works out for the overview what was never counted.", dt.timedelta(minutes=1), _work_out),
    Job("recount", "Counts anew what the overview shows, and mends what differs.", dt.timedelta(days=1), _recount),
    Job("desk", "Brings the rows that the desk asks up to what changed.", dt.timedelta(minutes=1), _keep_rows),
    Job("answers", "Forgets answers of the API that are not given again.", dt.timedelta(hours=1), forget_answers),
    Job("sessions", "Forgets browsers whose time is over.", dt.timedelta(hours=1), _clear),
    Job("webhooks", "Finds what webhooks are to be told.", dt.timedelta(seconds=5), delivering.collect),
    Job("deliveries", "Sends what webhooks are to be told.", dt.timedelta(seconds=5), delivering.deliver),
    Job("old deliveries", "Forgets messages of webhooks after 30 days.", dt.timedelta(hours=6), delivering.forget),
    Job("digests", "Sends people by e-mail what they have not read, as they chose.", dt.timedelta(minutes=1), _mail),
    Job("notices", "Forgets notices that were read 90 days ago.", dt.timedelta(days=1), _forget),
    Job(PULSE, "Shows that the clock goes: portals shut where it stands still.", dt.timedelta(minutes=1), _pulse),
    Job("safeguarding", "Calls again where nobody has looked at a case in time.", dt.timedelta(minutes=5), chase),
    Job("consequences", "Takes up in assessments what was upheld meanwhile.", dt.timedelta(minutes=10), follow_waiting),
    Job("news", "Tells senders of cases what has changed since.", dt.timedelta(minutes=10), tell_what_changed),
    Job("patterns", "Looks for what many cases say.", dt.timedelta(days=1), propose),
    Job("visits", "Forgets browsers in the door whose time is over.", dt.timedelta(hours=1), forget_visits),
    Job("retention", "Erases cases whose time is over.", dt.timedelta(hours=6), erase_what_is_over),
    Job("surveys", "Ends sittings, and erases what children wrote in them.", dt.timedelta(hours=1), forget_sittings),
    Job("erasures", "Takes the names of erased accounts out of records.", dt.timedelta(minutes=1), finish_all),
)
"""Every job, in the order in which they are done where several are due."""

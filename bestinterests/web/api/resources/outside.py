"""Reading from outside, for those who share: what is named, for whom, until when, and what was opened."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone

from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.resources.forms import checked, typed
from bestinterests.web.api.resources.places import assessment_address, insist_place, whole_address
from bestinterests.web.api.shapes.outside import (
    Openings,
    OpeningTold,
    OutsideReading,
    OutsideReadings,
    OutsideReadingTold,
)
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.models import Grant, Opening
from bestinterests.web.assessments.outside.forms import GrantMade
from bestinterests.web.assessments.outside.granting import name_papers, withdraw_grant
from bestinterests.web.assessments.outside.listing import HEAD, Shared, openings_of, shared, shared_one, texts_of

NEWEST = ("-made_at", "-id")
LAST = ("-at", "-id")
SENT_AS = {"text": "version", "until_day": "until", "until_time": "until"}


def readings(call: Call) -> Answer:
    """List what is and was named, the newest first."""
    held = _held(call)
    insist_place(Grant.objects.all(), NEWEST, call.asked.place)
    page = shared(held.row, held.at, call.asked.place)
    entries = tuple(OutsideReading(**_told(each)) for each in page.entries)
    return Answer(OutsideReadings(entries=entries, before=page.before, after=page.after))


def reading(call: Call) -> Answer:
    """Give what is named for one reader."""
    found = _grant(call, _held(call))
    return Answer(OutsideReadingTold(**_told(found), link=whole_address(call, found.link) if found.link else ""))


def openings(call: Call) -> Answer:
    """List each opening, the newest first."""
    found = _grant(call, _held(call))
    insist_place(Opening.objects.all(), LAST, call.asked.place)
    page = openings_of(found.grant, call.asked.place)
    entries = tuple(
        OpeningTold(title=e.paper, form=e.form, by=e.by, revision=e.revision, digest=e.digest, at=e.at)
        for e in page.entries
    )
    return Answer(Openings(entries=entries, before=page.before, after=page.after))


def name(call: Call) -> Answer:
    """Name papers for one reader."""
    held = _held(call)
    form = GrantMade(_as_typed(call), texts=texts_of(held.head))
    told = checked(form, SENT_AS)

    def make() -> Answer:
        made = name_papers(
            assessment=held.row,
            email=told["email"],
            papers=told["papers"],
            version=None if told["text"] == HEAD else int(told["text"]),
            purpose=told["purpose"],
            until=form.until,
            actor=held.standing.person,
            at=held.at,
        )
        found = shared_one(held.row, made.public_id, held.at)
        assert found is not None
        location = f"{assessment_address(held.id)}/outside/{made.public_id}"
        return Answer(OutsideReading(**_told(found)), 201, {"Location": location})

    return once(call, make)


def end(call: Call) -> Answer:
    """End what a reader may open."""
    held = _held(call)
    withdraw_grant(grant=_grant(call, held).grant, actor=held.standing.person, at=held.at)
    return Answer(OutsideReading(**_told(_grant(call, held))))


def _held(call: Call) -> Opened:
    return opened(call.request, call.path["assessment"], Permission.SHARE)


def _grant(call: Call, held: Opened) -> Shared:
    found = shared_one(held.row, call.path["grant"], held.at)
    if found is None:
        raise Http404
    return found


def _as_typed(call: Call) -> dict[str, Any]:
    """What was sent, as the form of the page reads it: the moment as a day and a time of this server's zone."""
    sent = typed(call)
    try:
        until = timezone.localtime(call.sent.until)
    except OverflowError as error:  # the last hours of the year 9999
        sentence = "This moment is too far away."
        raise wrong(422, "api.field", sentence, "Choose one within a year.", path="until") from error
    text = HEAD if call.sent.version is None else str(call.sent.version)
    return sent | {"text": text, "until_day": f"{until:%Y-%m-%d}", "until_time": f"{until:%H:%M}"}


def _told(held: Shared) -> dict[str, Any]:
    grant = held.grant
    return {
        "id": grant.public_id,
        "name": held.name,
        "email": held.email,
        "papers": tuple(grant.papers),
        "version": grant.version,
        "purpose": grant.purpose,
        "by": held.by,
        "made_at": grant.made_at,
        "open": held.is_open,
        "ends": grant.ended_at,
        "last_opened": held.last,
    }

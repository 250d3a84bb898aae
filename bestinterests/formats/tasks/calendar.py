"""Days by which something is due, as iCalendar (RFC 5545): actions and the next review."""

from __future__ import annotations

import datetime as dt
import hashlib

from icalendar import Calendar, Event

from bestinterests.documents.papers import Assessed
from bestinterests.formats.tasks.task import tasks


def write_calendar(assessed: Assessed) -> bytes:
    """Return a calendar with a whole-day event for each action that has a day and is not done, and for the review.

    Events keep their names from one writing to the next, so that a calendar that reads it again moves them.
    """
    assessment = assessed.document.assessment
    name = " ".join((assessment.service.name or assessment.title).split()) or "Untitled assessment"
    calendar = Calendar()
    calendar.add("prodid", "-//bestinterests//actions//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{'Sample: ' if assessment.fictional else ''}{name}: children's best interests")
    for task in tasks(assessed):
        measure = task.measure
        if measure.due is not None and not task.done:
            lines = [measure.what, f"Owner: {measure.owner or 'nobody yet'}", f"State: {task.state}"]
            lines += [f"Acts on: {'; '.join(task.acts_on)}"] if task.acts_on else []
            lines += [f"Test: {measure.test_plan}"] if measure.test_plan else []
            title = f"{measure.id} {measure.title}".strip()
            calendar.add_component(_event(assessed, name, measure.id, title, lines, measure.due))
    review = assessment.review
    if review.next_review is not None:
        lines = [f"Owner: {review.owner or 'nobody yet'}", review.monitoring]
        title = "Review of the best-interests assessment"
        calendar.add_component(_event(assessed, name, "review", title, lines, review.next_review))
    return bytes(calendar.to_ical())


def _event(assessed: Assessed, name: str, key: str, title: str, lines: list[str], day: dt.date) -> Event:
    event = Event()
    event.add("uid", f"{key.lower()}-{hashlib.sha256(name.encode()).hexdigest()[:20]}@bestinterests")
    event.add("dtstamp", dt.datetime.combine(assessed.evaluation.on, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("summary", f"{name}: {title}")
    event.add("description", "\n".join(line for line in lines if line.strip()))
    event.add("transp", "TRANSPARENT")
    return event

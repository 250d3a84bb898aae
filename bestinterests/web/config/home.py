"""The first page after signing in: what needs this person, from every app that has work for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from bestinterests.web.accounts.access import Standing, reading_in, standings_in
from bestinterests.web.accounts.queries import belongings
from bestinterests.web.assessments import home as assessments
from bestinterests.web.assessments.apart import home as apart
from bestinterests.web.assessments.outside import home as outside
from bestinterests.web.change_requests import home as change_requests
from bestinterests.web.desk import home as desk
from bestinterests.web.redress import home as redress
from bestinterests.web.register import home as register
from bestinterests.web.reviews import home as reviews
from bestinterests.web.surveys import home as surveys
from bestinterests.web.ui.home import Work

Provider = Callable[[Sequence[Standing], dt.datetime], Work]

PROVIDERS: tuple[Provider, ...] = (
    redress.work,
    surveys.work,
    reviews.work,
    change_requests.work,
    register.work,
    desk.work,
    apart.work,
    assessments.work,
)
"""The apps that have work for people, as functions from a person's standings and the time to their Work.

They are given the standings in which the person reads assessments; what is named for somebody is ``outside``'s.
"""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what needs the person today, then their organisations."""
    at = timezone.now()
    standings = standings_in(request)
    inside = reading_in(request)
    named = outside.work(standings, at)
    # Somebody who belongs nowhere still finds the samples; an outside reader finds what is named for them alone.
    work = [named, *(provider(inside, at) for provider in PROVIDERS)] if inside or not standings else [named]
    tasks = sorted((task for held in work for task in held.tasks), key=lambda task: task.due or dt.date.max)
    values = {
        "today": timezone.localdate(at),
        "tasks": tasks,
        "due_today": sum(task.due is not None and task.due <= timezone.localdate(at) for task in tasks),
        "beside": [task for held in work for task in held.beside],
        "sections": [section for held in work for section in held.sections],
        "belongs": belongings(standings),
    }
    return render(request, "ui/home.html", values)

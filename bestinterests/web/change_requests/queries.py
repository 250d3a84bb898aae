"""What pages show of change requests, incidents and triggers: a page at a time, totals without counting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.change_requests.actions.writing import MONTH, SPANS, WEEK
from bestinterests.web.change_requests.choices import band_choices
from bestinterests.web.change_requests.models import ChangeRequest, ChangeTotal, Incident, Link, SetDate, Trigger
from bestinterests.workflow.changing import CHANGE_STATES, EFFECTS
from bestinterests.workflow.triggers import TRIGGERS

STATE_CHOICES: dict[str, str] = {str(key): words for key, words in (*CHANGE_STATES.items(), *EFFECTS.items())}
REASON_CHOICES: dict[str, str] = {str(key): words for key, words in TRIGGERS.items()}
AGE_CHOICES = {"week": "Waits for more than a week", "month": "Waits for more than 30 days"}
WHEN_CHOICES = {"now": "Now", "ahead": "Announced", "aside": "Set aside"}
MOST_SERVICES = 200
LONGEST = 200


class WantedChanges(NamedTuple):
    """What is asked of the list of requests; a blank filter keeps everything."""

    state: str = ""
    service: str = ""
    age: str = ""
    bands: str = ""

    @property
    def address(self) -> str:
        """The query string that asks for the same."""
        return _address(self)

    def rows(self, organisation: Organisation, at: dt.datetime) -> QuerySet[ChangeRequest]:
        """The requests that are asked for, without what was written in them."""
        kept = Q(organisation=organisation)
        if self.state:
            kept &= Q(state=self.state) if self.state in CHANGE_STATES else Q(effect=self.state)
        if self.service:
            kept &= Q(service__icontains=self.service)
        if self.age:
            kept &= ~Q(state="answered") & Q(at__lt=at - (WEEK if self.age == "week" else MONTH))
        if self.bands:
            kept &= Q(bands__contains=f" {self.bands} ")
        return ChangeRequest.objects.filter(kept).defer("held")


def wanted_changes(asked: Mapping[str, str]) -> WantedChanges:
    """What the parameters of an address ask for; a value that is none of the choices asks for nothing."""
    return WantedChanges(
        _known(asked, "state", STATE_CHOICES),
        asked.get("service", "").replace("\0", "").strip()[:LONGEST],
        _known(asked, "age", AGE_CHOICES),
        _known(asked, "bands", band_choices()),
    )


class WantedTriggers(NamedTuple):
    """What is asked of the list of triggers."""

    when: str = ""
    reason: str = ""

    @property
    def address(self) -> str:
        """The query string that asks for the same."""
        return _address(self)

    def rows(self, organisation: Organisation, on: dt.date) -> QuerySet[Trigger]:
        """The triggers that are asked for, with their assessments; those set aside only where they are asked for."""
        aside = Q(aside_until__gt=on)
        kept = Q(organisation=organisation) & (aside if self.when == "aside" else ~aside)
        if self.reason:
            kept &= Q(reason=self.reason)
        if self.when in ("now", "ahead"):
            kept &= Q(due_on__lte=on) if self.when == "now" else Q(due_on__gt=on)
        return _with_assessment(Trigger.objects.filter(kept))


def wanted_triggers(asked: Mapping[str, str]) -> WantedTriggers:
    """What the parameters of an address ask for."""
    return WantedTriggers(_known(asked, "when", WHEN_CHOICES), _known(asked, "reason", REASON_CHOICES))


class Counted(NamedTuple):
    """Kept totals of an organisation: by state, by answer, by span of time to the first answer. mean: in days."""

    states: dict[str, int]
    effects: dict[str, int]
    spans: dict[str, int]
    mean: float | None

    @property
    def all(self) -> int:
        """How many requests there are."""
        return sum(self.states.values())


def counted(organisation: Organisation) -> Counted:
    """The totals of an organisation, which are kept and never counted."""
    rows = ChangeTotal.objects.filter(organisation=organisation).values_list("what", "number", "seconds")
    held = {what: (number, seconds) for what, number, seconds in rows}
    spans = {what: held.get(what, (0, 0))[0] for what in SPANS}
    first = sum(spans.values())
    seconds = sum(held.get(what, (0, 0))[1] for what in SPANS)
    return Counted(
        {state: held.get(state, (0, 0))[0] for state in CHANGE_STATES},
        {effect: held.get(effect, (0, 0))[0] for effect in EFFECTS},
        spans,
        seconds / first / 86_400 if first else None,
    )


def open_in(organisations: Sequence[int]) -> dict[int, int]:
    """How many requests wait for an answer, by organisation (number)."""
    rows = ChangeTotal.objects.filter(organisation__in=organisations, what="open")
    return dict(rows.values_list("organisation", "number"))


def request_of(organisation: Organisation, public_id: str) -> ChangeRequest | None:
    """A request of an organisation, with what it is about."""
    rows = ChangeRequest.objects.filter(organisation=organisation, public_id=public_id)
    return _with_assessment(rows.select_related("ledger", "organisation", "link")).first()


def incident_of(organisation: Organisation, public_id: str) -> Incident | None:
    """An incident of an organisation, with the assessment it is about."""
    rows = Incident.objects.filter(organisation=organisation, public_id=public_id)
    return _with_assessment(rows.select_related("ledger", "organisation")).first()


def incidents_of(organisation: Organisation) -> QuerySet[Incident]:
    """Every incident of an organisation, without what was written in it."""
    return _with_assessment(Incident.objects.filter(organisation=organisation).defer("held"))


def links_of(organisation: Organisation) -> QuerySet[Link]:
    """Every link of an organisation."""
    return _with_assessment(Link.objects.filter(organisation=organisation))


def trigger_of(organisation: Organisation, public_id: str) -> Trigger | None:
    """A trigger of an organisation, with its assessment."""
    return _with_assessment(Trigger.objects.filter(organisation=organisation, public_id=public_id)).first()


def triggers_in(assessment: Assessment) -> list[Trigger]:
    """Every trigger of an assessment, the first day first."""
    return list(_with_assessment(Trigger.objects.filter(assessment=assessment)).order_by("due_on", "id")[:LONGEST])


def dates_in(assessment: Assessment) -> list[SetDate]:
    """The days that people have set for an assessment, the next first, those that were kept last."""
    held = SetDate.objects.filter(assessment=assessment).order_by("on", "id")[:LONGEST]
    return sorted(held, key=lambda each: each.kept_at is not None)


def services(organisation: Organisation, find: str = "") -> list[tuple[str, str]]:
    """Assessments that can be chosen, by public id and title, A to Z; at most ``MOST_SERVICES``. find: in the title."""
    rows = Assessment.objects.filter(organisation=organisation).exclude(state="withdrawn").order_by("title", "id")
    if find.strip():
        rows = rows.filter(title__icontains=find.replace("\0", "").strip()[:LONGEST])
    return list(rows.values_list("public_id", "title")[:MOST_SERVICES])


def _with_assessment(rows: QuerySet) -> QuerySet:  # type: ignore[type-arg]  # of any of the tables
    """Rows with the few columns of their assessment that pages show: never its document."""
    return rows.select_related("assessment").defer(
        *(f"assessment__{name}" for name in ("head", "course", "due", "small_profile"))
    )


def _known(asked: Mapping[str, str], name: str, choices: Mapping[str, str]) -> str:
    value = asked.get(name, "")
    return value if value in choices else ""


def _address(wanted: WantedChanges | WantedTriggers) -> str:
    return urlencode({name: value for name, value in wanted._asdict().items() if value})

"""Incidents: listed, read, recorded, looked into, opened again."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from bestinterests.web.accounts.access import Standing, standing_of, standing_to
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.operations import PREFIX
from bestinterests.web.api.resources.changes import insist_named, remove_words
from bestinterests.web.api.resources.forms import checked, typed
from bestinterests.web.api.resources.places import insist_place
from bestinterests.web.api.shapes.watching import IncidentRow, Incidents, IncidentTold, LookedTold
from bestinterests.web.assessments.people import names_of
from bestinterests.web.change_requests import actions
from bestinterests.web.change_requests.forms import HappenedForm, Worded
from bestinterests.web.change_requests.held import incident_of as read
from bestinterests.web.change_requests.models import Incident
from bestinterests.web.change_requests.queries import incident_of, incidents_of
from bestinterests.web.change_requests.views.serving import RECORDERS, features_of
from bestinterests.web.ui.paging import paged

KEYS = ("-at", "-id")


def incidents(call: Call) -> Answer:
    """List the incidents of an organisation, the last recorded first."""
    rows = incidents_of(standing_of(call.request, call.path["organisation"]).organisation)
    insist_place(rows, KEYS, call.asked.place)
    page = paged(rows, KEYS, call.asked.place)
    entries = tuple(IncidentRow(**_row(each)) for each in page.rows)
    return Answer(Incidents(entries=entries, before=page.before, after=page.after))


def incident(call: Call) -> Answer:
    """Give one incident."""
    return Answer(_told(_found(call.path["incident"], standing_of(call.request, call.path["organisation"]))))


def record(call: Call) -> Answer:
    """Record what happened."""
    standing = standing_to(call.request, call.path["organisation"], *RECORDERS)
    about = insist_named(standing, call.sent.assessment)
    form = HappenedForm(typed(call), features=features_of(about))
    checked(form)

    def make() -> Answer:
        told = form.told(about.public_id)
        row = actions.record(assessment=about, told=told, actor=standing.person.public_id, at=call.at)
        location = f"{PREFIX}/organisations/{standing.organisation.public_id}/incidents/{row.public_id}"
        return Answer(_told(row), 201, {"Location": location})

    return once(call, make)


def look(call: Call) -> Answer:
    """Say what came of it, or open it again."""
    standing = standing_to(call.request, call.path["organisation"], *RECORDERS)
    row = _found(call.path["incident"], standing)
    words = checked(Worded(typed(call)))["words"]
    by = standing.person.public_id
    actions.look_into(incident=row, words=words, closed=call.sent.closed, actor=by, at=call.at)
    return Answer(_told(_found(row.public_id, standing)))


def remove(call: Call) -> Answer:
    """Remove a text from an incident."""
    standing = standing_to(call.request, call.path["organisation"], Permission.REMOVE)
    row = _found(call.path["incident"], standing)
    remove_words(call, standing, row)
    return Answer(_told(_found(row.public_id, standing)))


def _found(public_id: str, standing: Standing) -> Incident:
    row = incident_of(standing.organisation, public_id)
    if row is None:
        raise Http404
    return row


def _row(row: Incident) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "title": row.title,
        "assessment": row.assessment.public_id,
        "seriousness": row.seriousness,
        "on": row.happened_on,
        "at": row.at,
        "open": row.is_open,
    }


def _told(row: Incident) -> IncidentTold:
    held = read(row.held)
    happened = held.happened
    names = names_of({row.by, *(each.by for each in held.looked)})
    return IncidentTold(
        **_row(row) | {"title": happened.title},
        by=names.get(row.by, ""),
        what=happened.what,
        features=happened.features,
        rights=happened.rights,
        bands=happened.bands,
        children=happened.children,
        looked=tuple(
            LookedTold(by=names.get(each.by, ""), at=each.at, words=each.words, closed=each.closed)
            for each in held.looked
        ),
    )

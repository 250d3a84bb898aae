"""Operations on what brings assessments back: the one list, days that people set, incidents."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives
from bestinterests.web.api.shapes import changes, watching
from bestinterests.web.api.shapes.values import Placed
from bestinterests.web.api.table.changes import ANSWERERS, REMOVERS
from bestinterests.web.api.table.rows import ASSESSMENT, ORGANISATION, reading, writing

TAG = "Looking again"
RECORDERS = "Assessors, data protection officers and deciders"
INCIDENTS = f"{ORGANISATION}/incidents"
INCIDENT = f"{INCIDENTS}/{{incident}}"

WATCHING = (
    reading(
        "triggers",
        f"{ORGANISATION}/triggers",
        "What brings the assessments of an organisation back",
        "watching:triggers",
        watching.Triggers,
        TAG,
        asks=watching.TriggersAsked,
    ),
    reading(
        "triggers_in_assessment",
        f"{ASSESSMENT}/triggers",
        "What brings one assessment back, also what is set aside",
        "watching:triggers_in_assessment",
        watching.TriggersIn,
        TAG,
    ),
    writing(
        "set_aside",
        "POST",
        f"{ORGANISATION}/triggers/{{trigger}}/set-aside",
        "Set a trigger aside until a day, with a reason",
        "watching:aside",
        Gives(200, watching.TriggerTold, "It is set aside, and comes back on that day."),
        TAG,
        scope="review",
        takes={JSON: watching.PutAside},
        refuses=(409,),
        who=ANSWERERS,
    ),
    reading(
        "days",
        f"{ASSESSMENT}/days",
        "Days on which somebody wants an assessment looked at",
        "watching:days",
        watching.Days,
        TAG,
    ),
    writing(
        "set_day",
        "POST",
        f"{ASSESSMENT}/days",
        "Set a day on which an assessment is to be looked at",
        "watching:set_day",
        Gives(201, watching.DayTold, "It is set.", headers=("Location",)),
        TAG,
        takes={JSON: watching.SetDay},
        refuses=(409,),
        headers=("Idempotency-Key",),
        who=RECORDERS,
    ),
    writing(
        "keep_day",
        "POST",
        f"{ASSESSMENT}/days/{{day}}/keep",
        "Say what came of looking at it; what was said before stands",
        "watching:keep_day",
        Gives(200, watching.DayTold, "It is kept."),
        TAG,
        takes={JSON: watching.KeepDay},
        refuses=(409,),
        who=RECORDERS,
    ),
    reading(
        "incidents",
        INCIDENTS,
        "What happened to children in the services of an organisation",
        "incidents:incidents",
        watching.Incidents,
        TAG,
        asks=Placed,
    ),
    reading("incident", INCIDENT, "An incident", "incidents:incident", watching.IncidentTold, TAG),
    writing(
        "record_incident",
        "POST",
        INCIDENTS,
        "Record what happened to children in a service",
        "incidents:record",
        Gives(201, watching.IncidentTold, "It brings the assessment back.", headers=("Location",)),
        TAG,
        takes={JSON: watching.RecordIncident},
        refuses=(409,),
        headers=("Idempotency-Key",),
        who=RECORDERS,
    ),
    writing(
        "look_into_incident",
        "POST",
        f"{INCIDENT}/looked",
        "Say what came of looking into an incident, or open it again",
        "incidents:look",
        Gives(200, watching.IncidentTold, "It is kept."),
        TAG,
        takes={JSON: watching.LookInto},
        refuses=(409,),
        who=RECORDERS,
    ),
    writing(
        "remove_from_incident",
        "POST",
        f"{INCIDENT}/words/remove",
        "Remove a text lawfully from an incident",
        "incidents:remove",
        Gives(200, watching.IncidentTold, "It is removed; that it went, by whom and on what ground stays."),
        TAG,
        scope="manage",
        takes={JSON: changes.RemoveWords},
        refuses=(409,),
        who=REMOVERS,
    ),
)

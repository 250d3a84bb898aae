"""Operations that take things over from other assessments, and compare the same feature in several services."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives, Merged
from bestinterests.web.api.shapes import reuse
from bestinterests.web.api.shapes.values import Placed
from bestinterests.web.api.table.rows import ASSESSMENT, ASSESSORS, ORGANISATION, reading, writing

TAG = "Taking over"
THING = f"{ASSESSMENT}/reuse/{{source}}/{{thing}}"
ORIGINS = f"{ASSESSMENT}/origins"

REUSE = (
    reading(
        "reuse",
        f"{ASSESSMENT}/reuse",
        "Look for features, measures and evidence that can be taken over: of the organisation, and of samples",
        "reuse:seek",
        reuse.Sources,
        TAG,
        asks=reuse.Seeking,
        cost=2,
    ),
    reading(
        "reuse_look",
        THING,
        "What would come with a thing of another assessment, and what stays",
        "reuse:look",
        reuse.ParcelTold,
        TAG,
        refuses=(409,),
        who="Assessors",
        cost=2,
    ),
    writing(
        "reuse_take",
        "POST",
        THING,
        "Take a thing over with what comes along, as one line",
        "reuse:take",
        Gives(200, reuse.TakenTold, "It is here.", headers=("ETag",)),
        TAG,
        more="What was taken over before stays as it is, and nothing is written: so it can be sent again.",
        takes={JSON: reuse.Take},
        refuses=(409,),
        cost=2,
    ),
    reading(
        "origins",
        ORIGINS,
        "What was taken over, where each came from, and whether that changed since",
        "origins:origins",
        reuse.Origins,
        TAG,
        asks=reuse.Asking,
    ),
    reading(
        "origin",
        f"{ORIGINS}/{{item}}",
        "What changed where an item came from, and what taking it over would come to",
        "origins:offer",
        reuse.OfferTold,
        TAG,
        refuses=(409,),
        cost=5,
    ),
    writing(
        "origin_take",
        "POST",
        f"{ORIGINS}/{{item}}/take",
        "Take over what changed where an item came from",
        "origins:take",
        Gives(200, Merged, "It is taken over; `applied` says what was written.", headers=("ETag",)),
        TAG,
        more="Every question on these fields needs an answer, else the answer is 409 and nothing is written.",
        takes={JSON: reuse.TakeChanges},
        refuses=(409, 410),
        cost=5,
    ),
    writing(
        "origin_aside",
        "POST",
        f"{ORIGINS}/{{item}}/aside",
        "Leave what changed where an item came from, with a reason, until it changes again",
        "origins:aside",
        Gives(200, reuse.AsideTold, "It is set aside.", headers=("ETag",)),
        TAG,
        takes={JSON: reuse.SetAside},
        refuses=(409,),
        who=ASSESSORS,
    ),
    reading(
        "shared",
        f"{ORGANISATION}/apart",
        "What features of several services share, those that are judged apart first",
        "alike:shared",
        reuse.Shared,
        TAG,
        cost=2,
    ),
    reading(
        "apart",
        f"{ORGANISATION}/apart/{{shared}}",
        "Compare features that share a pattern, or that were copied from one another",
        "alike:compared",
        reuse.Alike,
        TAG,
        asks=Placed,
        cost=2,
    ),
)

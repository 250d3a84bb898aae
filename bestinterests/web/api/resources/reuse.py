"""Taking something over from another assessment: looked for, looked at with what comes and stays, taken in one line."""

from __future__ import annotations

import secrets
from typing import Any

import msgspec
from django.http import Http404

from bestinterests.changes.taking.content import found as item_there
from bestinterests.documents.wording import short
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.places import etag_of, insist_place
from bestinterests.web.api.shapes.reuse import Found, FoundIn, ParcelTold, Sources, Staying, TakenTold
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.differing.changes import titles
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.reuse.finding import Sought, places
from bestinterests.web.assessments.reuse.ground import here_from
from bestinterests.web.assessments.reuse.reaching import source_of, sources
from bestinterests.web.assessments.reuse.saying import cautions, stays
from bestinterests.web.assessments.reuse.taking import AlreadyHere, Asked, parcel_from, take_over
from bestinterests.web.assessments.snapshot import Head, head_of
from bestinterests.web.assessments.views.reuse.taking import TABS

KEYS = ("-updated_at", "-id")


def seek(call: Call) -> Answer:
    """Look for something to take over, wherever that is allowed."""
    held = opened(call.request, call.path["assessment"])
    asked = call.asked
    within = source_of(held.row, asked.within).public_id if asked.within else ""
    insist_place(sources(held.row), KEYS, asked.place)
    found, page = places(held.row, held.head.document, Sought(asked.query.strip(), asked.kind, within), asked.place)
    entries = tuple(
        FoundIn(
            assessment=each.row.public_id,
            title=each.row.title,
            things=tuple(
                Found(id=thing.id, title=thing.title, says=thing.says, here=thing.here) for thing in each.things
            ),
            more=each.more,
        )
        for each in found
    )
    return Answer(Sources(entries=entries, before=page.before, after=page.after))


def look(call: Call) -> Answer:
    """Tell what would come with a thing, judgements and all, and what stays."""
    held, row, there = _fetched(call)
    item = call.path["thing"]
    known_here = here_from(held.head.pk, there.pk, held.head.document)
    whole = parcel_from(held.head, there, row, Asked(item, judgements=True), known_here, held.at)
    judged = there.document.assessment
    known = {**titles(there.document), **{each.id: short(each.says, 60) for each in judged.findings}}
    told = ParcelTold(
        id=item,
        title=known.get(item, ""),
        items={name: msgspec.to_builtins(items) for name, items in whole.items.items()},
        here=dict(whole.here),
        stays=tuple(
            Staying(id=each.item, title=each.title, why=each.sentences)
            for each in stays(whole.left, known, held.framework)
        ),
        cautions=tuple(cautions(whole, held.judged, held.framework)),
        already=known_here.get(item, ""),
    )
    return Answer(told)


def take(call: Call) -> Answer:
    """Take a thing over with what comes along, in one line. What is here already stays as it is."""
    held, row, _ = _fetched(call)
    asked = Asked(call.path["thing"], call.sent.along, call.sent.judgements)
    given: dict[str, Any] = {"key": f"t-{secrets.token_hex(5)}", "actor": held.actor, "at": held.at}
    try:
        done = take_over(assessment=held.row, source=row, asked=asked, **given)
    except AlreadyHere as known:
        return _told(known.item, True, held.head.revision, {}, ChangeSet(format=CHANGE_FORMAT))
    return _told(done.item, False, done.brought.revision, dict(done.ids), done.brought.changes)


def _told(item: str, already: bool, revision: int, ids: dict[str, str], applied: ChangeSet) -> Answer:
    told = TakenTold(item=item, already=already, revision=revision, ids=ids, applied=applied)
    return Answer(told, headers={"ETag": etag_of(revision)})


def _fetched(call: Call) -> tuple[Opened, Assessment, Head]:
    """The record here, the one there, and its head. Raises Http404 where the thing is not there."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    row = source_of(held.row, call.path["source"])
    there = head_of(row)
    if call.path["thing"][:1] not in TABS or item_there(there.document.assessment, call.path["thing"]) is None:
        raise Http404
    return held, row, there

"""What was taken over, what has changed where it came from, and what is answered to that."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404

from bestinterests.changes import diff
from bestinterests.changes.references import items_by_id
from bestinterests.domain.problem import Problem
from bestinterests.web.accounts.access import standings_in
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.asking import answered, asked, effect, still, told, unsettled
from bestinterests.web.api.resources.documents import merged
from bestinterests.web.api.resources.forms import insist
from bestinterests.web.api.resources.places import etag_of, insist_place
from bestinterests.web.api.shapes.reuse import AsideTold, OfferTold, Origins, OriginTold
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.editing import Unsettled, settled
from bestinterests.web.assessments.differing.changes import titles
from bestinterests.web.assessments.models import Origin
from bestinterests.web.assessments.reuse.answering import Compared, compared, set_aside, settled_as, take_changes
from bestinterests.web.assessments.reuse.reaching import may_read
from bestinterests.web.assessments.views.reuse.origins import ASKS, REASON, reason_of
from bestinterests.web.ui.paging import paged

KEYS = ("id",)
AS_THEIRS = "As it is there now"


def origins(call: Call) -> Answer:
    """List what was taken over, and where each came from."""
    held = opened(call.request, call.path["assessment"])
    rows = Origin.objects.filter(assessment=held.row).select_related("source__organisation")
    rows = rows.filter(ASKS) if call.asked.asks else rows
    insist_place(rows, KEYS, call.asked.place)
    page = paged(rows.defer("source__head", "source__course"), KEYS, call.asked.place)
    there = items_by_id(held.head.document)
    names = titles(held.head.document)
    entries = tuple(_told(call, names, row) for row in page.rows if row.item in there)
    return Answer(Origins(entries=entries, before=page.before, after=page.after))


def offer(call: Call) -> Answer:
    """Tell what changed where an item came from; nothing of it where that may not be read."""
    held, origin = _fetched(call, Permission.READ)
    beside = _readable(call, held, origin)
    names = [edit.path[-1] for edit in beside.offer.fields] if beside else []
    result = beside.merged(names) if beside and names else None
    changes = diff(held.head.document, result.document if result else held.head.document)
    offered = OfferTold(
        revision=held.head.revision,
        applied=changes,
        questions=told(asked(held, result, AS_THEIRS)) if result else (),
        effect=effect(held, result.document, changes) if result else None,
        refused=still(held, result.document) if result else (),
        origin=_told(call, titles(held.head.document), origin),
        seen=origin.latest,
        fields=beside.offer.fields if beside else (),
        own=beside.offer.own if beside else (),
        parts=beside.offer.parts if beside else (),
        aside=reason_of(held, origin) or "",
    )
    return Answer(offered)


def take(call: Call) -> Answer:
    """Take over what changed at the origin, in these fields; where they were changed here as well, as answered."""
    held, origin = _answering(call)
    beside = _readable(call, held, origin)
    if beside is None or beside.offer.gone:
        sentence = "The item is not there any more, or may not be read."
        raise wrong(409, "reuse.gone", sentence, "Set it aside with a reason.")
    offered = [edit.path[-1] for edit in beside.offer.fields]
    names = list(call.sent.fields) or offered
    if lost := [name for name in names if name not in offered]:
        raise Wrong(422, [_not_offered(name) for name in lost])
    if not offered and not beside.offer.parts:
        settled_as(beside)
    choices = answered(asked(held, beside.merged(names), AS_THEIRS), call.sent.answers)
    try:
        brought = take_changes(held=beside, names=names, settle=settled(choices), actor=held.actor, at=held.at)
    except Unsettled as error:
        raise unsettled(error) from error
    return merged(brought)


def aside(call: Call) -> Answer:
    """Leave what changed at the origin, with a reason, until it changes again."""
    held, origin = _answering(call)
    reason = call.sent.reason.replace("\r\n", "\n").strip()
    if not reason or len(reason) > REASON:
        said = f"Shorten the reason to {REASON:,} characters." if reason else "Say why it is left as it is here."
        raise wrong(422, "api.field", said, path="reason")
    line = set_aside(assessment=held.row, origin=origin, reason=reason, actor=held.actor, at=held.at)
    return Answer(AsideTold(revision=line), headers={"ETag": etag_of(line)})


def _fetched(call: Call, permission: Permission) -> tuple[Opened, Origin]:
    held = opened(call.request, call.path["assessment"], permission)
    rows = Origin.objects.filter(assessment=held.row, item=call.path["item"])
    origin = rows.select_related("source__organisation", "source__ledger").first()
    if origin is None or origin.item not in items_by_id(held.head.document):
        raise Http404
    return held, origin


def _answering(call: Call) -> tuple[Opened, Origin]:
    """The same, to be answered now, as it was read. Raises Wrong (409)."""
    held, origin = _fetched(call, Permission.EDIT)
    insist(held.closed)
    if call.sent.seen != origin.latest:
        sentence = "It changed again meanwhile. Nothing was written."
        raise wrong(409, "reuse.moved", sentence, "Ask again what is offered; `seen` is of that.", path="seen")
    return held, origin


def _readable(call: Call, held: Opened, origin: Origin) -> Compared | None:
    """The copy beside its origin, where this person may read that."""
    source = origin.source
    if source is None or not may_read(standings_in(call.request), source):
        return None
    return compared(held.head, origin)


def _not_offered(name: str) -> Problem:
    shown = "".join(letter for letter in name if letter.isprintable())
    return Problem(code="api.field", path="fields", sentence=f"{shown} is not among the fields that are offered.")


def _told(call: Call, names: Mapping[str, str], row: Origin) -> OriginTold:
    source = row.source
    is_open = source is not None and may_read(standings_in(call.request), source)
    return OriginTold(
        id=row.item,
        title=names.get(row.item, ""),
        assessment=source.public_id if source and is_open else "",
        source=source.title if source and is_open else "",
        item=row.source_item,
        version=row.source_version,
        taken_at=row.taken_at,
        changed=row.is_changed,
        gone=row.is_gone,
        removed_on=row.removed_on,
    )

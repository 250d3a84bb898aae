"""Opening a round, keeping and giving a rating, and closing: each is one transaction and, but for keeping, one line."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.urls import reverse

from bestinterests.changes import diff
from bestinterests.documents import wording
from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.assessments.actions.committing import commit, insist, locked, read, wrote
from bestinterests.web.assessments.apart.locking import Locked, cannot_be_read
from bestinterests.web.assessments.apart.rounds import as_policy, given, kept, rounds_of, running, typed, writers
from bestinterests.web.assessments.evaluating import project
from bestinterests.web.assessments.models import CLOSED, RUNNING, SHOWN, Assessment, RatingRound, SealedRating
from bestinterests.web.assessments.sheets.slots import is_level
from bestinterests.web.assessments.snapshot import NOTHING, Head, Said
from bestinterests.web.notices.telling import tell
from bestinterests.workflow import moves
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import (
    Apart,
    Asks,
    GivenRating,
    Rated,
    may_close,
    may_give,
    may_open,
    may_rate,
    shows,
)
from bestinterests.workflow.sealing import seal
from bestinterests.workflow.spreading import EARLIER, spread
from bestinterests.workflow.standing import may_edit


def open_round(
    *, assessment: Assessment, raters: Sequence[Actor], asks: Asks, until: dt.date, actor: Actor, at: dt.datetime
) -> RatingRound:
    """Ask people to rate impacts apart. Raises Refusing with every reason why not.

    asks: by impact and slot, the scales. A scale of another direction than the impact's, or an impact that is not
    there, is left to the caller.
    """
    with transaction.atomic():
        head = locked(assessment.pk)
        busy = {impact for held in running(head.pk) for impact in held.asks}
        asked = {impact: {slot: scales for slot, scales in slots.items() if scales} for impact, slots in asks.items()}
        asked = {impact: slots for impact, slots in asked.items() if slots}
        insist(may_open(actor, head.course, raters, asked, busy, until, at.date()))
        row = RatingRound.objects.create(
            public_id=new_id(at),
            assessment_id=head.pk,
            opened_by=actor.id,
            opened_at=at,
            until=until,
            asks=asked,
            state=RUNNING,
        )
        people = sorted(rater.id for rater in raters)
        SealedRating.objects.bulk_create(SealedRating(round=row, person=person) for person in people)
        facts = {"round": row.public_id, "raters": people, "asks": asked, "until": until.isoformat()}
        revision = commit(head, "rating.opened", Said(facts=facts), actor=actor.id, at=at)
        what = wording.many(len(asked), "impact")
        sentence = f"{actor.name} asks you to rate {what} of {assessment.title} apart, until {wording.day(until)}."
        _tell(row, assessment, people, sentence, actor, at)
    project(head.pk, at.date(), revision, head.document)
    return row


def keep(*, round_: RatingRound, impact: str, slot: str, value: dict[str, Any], actor: Actor, at: dt.datetime) -> None:
    """Keep what somebody has rated in one slot, for them alone. value: the slot as plain builtins, perhaps half made.

    Raises Refusing where they may not rate in this round now, Refused where what they kept before cannot be read.
    """
    with transaction.atomic():
        head = locked(round_.assessment_id)
        held = _fresh(round_)
        insist(may_rate(actor, head.course, as_policy(held)))
        row = _own(held, actor)
        found = _readable(row)
        found.setdefault(impact, {})[slot] = value
        SealedRating.objects.filter(pk=row.pk).update(content=kept(row, found))


def give(*, round_: RatingRound, item: str | None, actor: Actor, at: dt.datetime) -> bool:
    """Give what somebody has rated, for good; returns whether it was the last, so that all are shown.

    item: who they are among the people of the document. Until the last is given, the ledger holds no more than its
    seal. Raises Refusing with every reason why not, Refused where a rating of the round cannot be read.
    """
    assessment = round_.assessment
    with transaction.atomic():
        head = locked(assessment.pk)
        held = _fresh(round_)
        here = [writer.id for writer in writers(assessment.organisation)]
        policy = as_policy(held, here)
        insist(may_rate(actor, head.course, policy))
        row = _own(held, actor)
        found = _readable(row)
        insist(may_give(actor, head.course, policy, item, missing(policy.asks, found)))
        said = GivenRating(
            by=actor.id, item=item or "", on=at.date(), ratings=rated(policy.asks, found), salt=secrets.token_hex(16)
        )
        row.item, row.seal = said.item, seal(said)
        row.content = kept(row, said)
        row.save(update_fields=["item", "seal", "content"])
        policy = msgspec.structs.replace(policy, given=(*policy.given, actor.id))
        facts = {"round": held.public_id, "seal": row.seal}
        complete = policy.complete
        if complete:
            document, revision = _show(head, held, policy, "rating.shown", facts, "", actor, at)
        else:
            document, revision = head.document, commit(head, "rating.given", Said(facts=facts), actor=actor.id, at=at)
    project(head.pk, at.date(), revision, document)
    return complete


def close(*, round_: RatingRound, reason: str, actor: Actor, at: dt.datetime) -> bool:
    """Close a round; returns whether what was given is shown. Raises Refusing with every reason why not.

    Two ratings or more are shown. They stay sealed where it is one alone, where one cannot be read, and once the record
    is closed.
    """
    assessment = round_.assessment
    with transaction.atomic():
        head = locked(assessment.pk)
        held = _fresh(round_)
        policy = as_policy(held, [writer.id for writer in writers(assessment.organisation)])
        insist(may_close(actor, policy, reason))
        facts: dict[str, Any] = {"round": held.public_id}
        shown = shows(policy, may_edit(actor, head.course)) and _can_be_read(held)
        if shown:
            document, revision = _show(head, held, policy, "rating.closed", facts, reason, actor, at)
        else:
            held.ratings.filter(seal="").update(content=b"")
            _end(held, CLOSED, at)
            told = Said(words=reason, facts=facts)
            document, revision = head.document, commit(head, "rating.closed", told, actor=actor.id, at=at)
            sentence = f"A round of rating apart in {assessment.title} is closed. What was given stays sealed."
            _tell(held, assessment, policy.raters, sentence, actor, at)
    project(head.pk, at.date(), revision, document)
    return shown


def missing(asks: Asks, found: dict[str, dict[str, Any]]) -> list[str]:
    """What somebody still has to rate, by impact and slot; a blank in a later slot says: as before."""
    return [
        called(impact, slot)
        for impact, slots in asks.items()
        for slot, scales in slots.items()
        if not _is_whole(found.get(impact, {}).get(slot), slot, scales)
    ]


def called(impact: str, slot: str) -> str:
    """A slot of an impact as a refusal names it."""
    return f"{impact} {wording.spaced(slot)}"


def _is_whole(value: dict[str, Any] | None, slot: str, scales: Sequence[str]) -> bool:
    """Is everything rated that is asked in a slot? A later one may be left as it was, but somebody has to say so."""
    if value is None:
        return False
    levels = {each["scale"]: each.get("level", "") for each in value.get("agreed", ())}
    if slot in EARLIER:
        return all(is_level(level) for level in levels.values())
    return all(is_level(levels.get(scale, "")) for scale in scales)


def rated(asks: Asks, found: dict[str, dict[str, Any]]) -> tuple[Rated, ...]:
    """What somebody has rated, in the order of what was asked; what was not asked is left out."""
    return tuple(
        Rated(impact=impact, slot=slot, scale=each["scale"], level=each["level"], reason=each.get("reason", ""))
        for impact, slots in asks.items()
        for slot, scales in slots.items()
        for each in sorted(found.get(impact, {}).get(slot, {}).get("agreed", ()), key=lambda one: one["scale"])
        if each["scale"] in scales
    )


def _show(
    head: Head,
    held: RatingRound,
    policy: Apart,
    event: str,
    facts: dict[str, Any],
    words: str,
    actor: Actor,
    at: dt.datetime,
) -> tuple[Any, int]:
    """Write every rating that was given into the record, with what unseals it into the line."""
    rows = list(held.ratings.exclude(seal="").select_related("round").order_by("item", "person"))
    try:
        found = [given(row) for row in rows]
    except Locked as error:
        raise Refused([cannot_be_read(held.assessment.title)]) from error
    if any(seal(one) != row.seal for one, row in zip(found, rows, strict=True)):
        raise Refused([_changed(held)])
    document = spread(head.document, policy.asks, found)
    course = head.course
    for one in found:
        course = moves.edited(course, one.by)
        wrote(head.pk, one.by, at)
    facts = {**facts, "ratings": msgspec.to_builtins(found)}
    changes = diff(head.document, document) if document != head.document else NOTHING
    told = Said(words=words, facts=facts, changes=changes)
    revision = commit(head, event, told, document=document, course=course, actor=actor.id, at=at)
    held.ratings.update(content=b"")
    _end(held, SHOWN, at)
    title = held.assessment.title
    sentence = f"All ratings of a round in {title} are given. You can see where they part."
    _tell(held, held.assessment, (*policy.raters, policy.opened_by), sentence, actor, at)
    return document, revision


def _can_be_read(held: RatingRound) -> bool:
    """Can everything that was given be read here, as it was given?"""
    try:
        return all(seal(given(row)) == row.seal for row in held.ratings.exclude(seal="").select_related("round"))
    except Locked:
        return False


def _end(held: RatingRound, state: str, at: dt.datetime) -> None:
    RatingRound.objects.filter(pk=held.pk).update(state=state, ended_at=at)


def _fresh(round_: RatingRound) -> RatingRound:
    """The round as it stands under the lock of its assessment."""
    return rounds_of(round_.assessment_id).select_related("assessment__organisation").get(pk=round_.pk)


def _own(held: RatingRound, actor: Actor) -> SealedRating:
    return held.ratings.select_related("round").get(person=actor.id)


def _readable(row: SealedRating) -> dict[str, dict[str, Any]]:
    try:
        return typed(row)
    except Locked as error:
        raise Refused([cannot_be_read(read(row.round.assessment_id).document.assessment.title)]) from error


def _changed(held: RatingRound) -> Problem:
    return Problem(
        code="server.changed-ratings",
        path=held.public_id,
        sentence="A rating was changed behind its seal after it was given.",
        remedy="Close the round and open another. See who can write to the database behind the workspace.",
    )


def _tell(
    row: RatingRound, assessment: Assessment, people: Sequence[str], sentence: str, actor: Actor, at: dt.datetime
) -> None:
    tell(
        people=people,
        kind="rating",
        sentence=sentence,
        address=reverse("assessments:apart_round", args=[assessment.public_id, row.public_id]),
        organisation=assessment.organisation,
        but=actor.id,
        at=at,
    )

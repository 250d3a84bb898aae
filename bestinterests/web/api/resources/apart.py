"""Rating apart: rounds, rating alone, giving, closing, and agreeing on what was given. Each asks what its page asks.

Nothing here reads what somebody else rates: a round before its end holds who has given, and the person's own.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import Http404

from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit
from bestinterests.domain.impact import SLOTS, Impact
from bestinterests.domain.problem import Problem
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.once import once
from bestinterests.web.api.resources.documents import insist_revision, merged
from bestinterests.web.api.resources.forms import checked, insist
from bestinterests.web.api.resources.levels import read_levels
from bestinterests.web.api.resources.places import assessment_address, insist_place
from bestinterests.web.api.shapes.apart import (
    GivenTold,
    OwnTold,
    RaterTold,
    RatingTold,
    Rounds,
    RoundTold,
    RoundWhole,
    SpreadTold,
)
from bestinterests.web.assessments import actions as records
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.apart import actions
from bestinterests.web.assessments.apart.agreeing import agreed_on, rated_apart
from bestinterests.web.assessments.apart.asking import asks_of, scales_in, usual_scales
from bestinterests.web.assessments.apart.forms import FIELDS, Closing, RoundAsked
from bestinterests.web.assessments.apart.reading import Round, Shown, is_late, round_of, rounds_before
from bestinterests.web.assessments.apart.rounds import rounds_of, writers
from bestinterests.web.assessments.models import RatingRound
from bestinterests.web.assessments.participants import me, take_part
from bestinterests.web.assessments.rating.asking import profile_of
from bestinterests.web.assessments.rating.tabs import TITLES
from bestinterests.web.assessments.sheets.serving import desk_of
from bestinterests.web.assessments.snapshot import document_at
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.people import Actor

KEYS = ("-id",)


def rounds(call: Call) -> Answer:
    """List the rounds, the newest first."""
    held = opened(call.request, call.path["assessment"])
    insist_place(RatingRound.objects.all(), KEYS, call.asked.place)
    found = paged(rounds_of(held.row.pk), KEYS, call.asked.place)
    entries = tuple(RoundTold(**_round(each)) for each in rounds_before(held, found.rows))
    return Answer(Rounds(entries=entries, before=found.before, after=found.after))


def round_shown(call: Call) -> Answer:
    """Give a round: to those who rate what they have rated, to all who has given, in the end where ratings part."""
    held = opened(call.request, call.path["assessment"])
    return Answer(_whole(round_of(held, call.path["apart"])))


def open_round(call: Call) -> Answer:
    """Ask people to rate impacts apart."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    sent, people = call.sent, writers(held.standing.organisation)
    if sent.profile and sent.profile not in held.framework.profiles:
        known = f"There are: {', '.join(held.framework.profiles)}."
        raise wrong(422, "api.field", "There is no such profile.", known, path="profile")
    profile = profile_of(held.framework, held.judged, sent.profile)
    form = RoundAsked(
        {
            "impacts": list(sent.impacts),
            "raters": list(sent.raters),
            "slots": list(sent.slots),
            "scales": list(sent.scales or usual_scales(profile)),
            "until": sent.until.isoformat(),
        }
    )
    form.offer(
        impacts=[(each.id, each.title) for each in held.judged.impacts],
        raters=[(each.id, each.name) for each in people],
        slots=list(TITLES.items()),
        scales=[(scale, scale) for scale in scales_in(profile)],
    )
    chosen = checked(form)
    wanted = [each for each in held.judged.impacts if each.id in chosen["impacts"]]
    asks = asks_of(wanted, profile, chosen["slots"], chosen["scales"])

    def make() -> Answer:
        row = _opened(held, [each for each in people if each.id in chosen["raters"]], asks, chosen["until"])
        address = f"{assessment_address(held.id)}/rating-rounds/{row.public_id}"
        return Answer(_whole(round_of(held, row.public_id)), 201, {"Location": address})

    return once(call, make)


def _opened(held: Opened, raters: list[Actor], asks: Any, until: Any) -> RatingRound:
    try:
        return actions.open_round(
            assessment=held.row, raters=raters, asks=asks, until=until, actor=held.actor, at=held.at
        )
    except Refusing as refusing:
        insist(refusing.refusals, FIELDS)
        raise


def rate(call: Call) -> Answer:
    """Keep what the person rates in one slot of an impact, for them alone."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    found = round_of(held, call.path["apart"])
    impact, slot = call.path["impact"], call.path["slot"]
    scales = found.policy.asks.get(impact, {}).get(slot)
    if scales is None:
        raise wrong(404, "api.not-found", "This round does not ask that.", "The round says what it asks.")
    insist(found.closed)
    value = read_levels(call.sent.ratings, {}, desk_of(held), scales)
    value["agreed"] = [{key: each[key] for key in each if key not in ("by", "on")} for each in value.get("agreed", ())]
    actions.keep(round_=found.row, impact=impact, slot=slot, value=value, actor=held.actor, at=held.at)
    return Answer(_whole(round_of(held, found.row.public_id)))


def give(call: Call) -> Answer:
    """Give what the person rates, for good."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    found = round_of(held, call.path["apart"])
    insist(found.closed)
    if call.sent.me:
        if call.sent.me not in {person.id for person in held.judged.people}:
            raise wrong(422, "api.field", "Choose one of the people of the document.", path="me")
        take_part(held, call.sent.me)
    try:
        actions.give(round_=found.row, item=me(held), actor=held.actor, at=held.at)
    except Refusing as refusing:
        insist(refusing.refusals, FIELDS)
    return _after(call)


def close(call: Call) -> Answer:
    """Close a round, for reasons."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    found = round_of(held, call.path["apart"])
    reason = checked(Closing({"reason": call.sent.reason}))["reason"]
    try:
        actions.close(round_=found.row, reason=reason, actor=held.actor, at=held.at)
    except Refusing as refusing:
        insist(refusing.refusals, FIELDS)
    return _after(call)


def agree(call: Call) -> Answer:
    """Agree on what several rated apart, as a change made on a revision."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    sent, slot = call.sent, call.path["slot"]
    insist_revision(held, sent.base_revision, 422)
    impacts: tuple[Impact, ...] = document_at(held.head, sent.base_revision).assessment.impacts
    impact = next((each for each in impacts if each.id == call.path["impact"]), None)
    if impact is None or slot not in SLOTS:
        raise Http404
    was = getattr(impact, slot)
    if not rated_apart(was):
        remedy = "What is judged otherwise is changed by PATCH."
        raise wrong(422, "api.field", "Two people did not rate this apart.", remedy, path="judgements")
    before = msgspec.to_builtins(was)
    after = read_levels(sent.judgements, before, desk_of(held), rated_apart(was))
    unknown = set(sent.agreed_by) - {person.id for person in held.judged.people}
    if unknown:
        raise wrong(422, "api.field", "Not among the people of the document.", path=f"agreed_by/{min(unknown)}")
    agreed = agreed_on(held.judged, slot, was, after, sent.agreed_by, "judgements")
    if agreed.faults:
        raise Wrong(422, [Problem(code="api.field", path=each.field, sentence=each.text) for each in agreed.faults])
    edit = Edit(kind="set", path=("assessment", "impacts", impact.id, slot), before=before, after=agreed.signed(after))
    changes = ChangeSet(format=CHANGE_FORMAT, edits=(edit,) if agreed.scales else ())
    brought = records.edit(
        assessment=held.row,
        base_revision=sent.base_revision,
        changes=changes,
        evaluate=False,  # as with PATCH
        actor=held.actor,
        at=held.at,
    )
    return merged(brought)


def _after(call: Call) -> Answer:
    """The round as it stands after a step, on the record as that stands."""
    return round_shown(call)


def _round(held: Round) -> dict[str, Any]:
    """A round as lists tell of it."""
    row = held.row
    return {
        "id": row.public_id,
        "state": row.state,
        "opened_at": row.opened_at,
        "until": row.until,
        "late": is_late(held, held.opened.on),
        "ended_at": row.ended_at,
        "asks": held.policy.asks,
        "raters": tuple(RaterTold(name=each.name, given=each.given, state=each.state) for each in held.raters()),
        "complete": held.policy.complete,
    }


def _whole(held: Round) -> RoundWhole:
    spreads = sorted(held.spreads(), key=lambda each: -each.spread.steps)
    return RoundWhole(
        **_round(held),
        own=_own(held) if held.own is not None else None,
        may_close=held.may_close,
        spreads=tuple(_spread(each) for each in spreads),
    )


def _own(held: Round) -> OwnTold:
    """What the person rates, as far as it is still under the key; once all is shown it stands in the record."""
    typed, said, problems = held.read
    if said is not None:
        told = [RatingTold(**msgspec.structs.asdict(each)) for each in said.ratings]
    else:
        told = [
            RatingTold(impact=impact, slot=slot, **{name: each.get(name, "") for name in ("scale", "level", "reason")})
            for impact, slots in typed.items()
            for slot, value in slots.items()
            for each in value.get("agreed", ())
        ]
    is_given = held.opened.actor.id in held.policy.given
    return OwnTold(
        given=is_given,
        ratings=tuple(told),
        missing=() if is_given else tuple(held.missing),
        closed=held.closed,
        problems=problems,
    )


def _spread(held: Shown) -> SpreadTold:
    return SpreadTold(
        impact=held.impact.id,
        slot=held.slot,
        scale=held.scale,
        low=held.spread.low,
        high=held.spread.high,
        steps=held.spread.steps,
        sentence=held.spread.sentence,
        given=tuple(GivenTold(by=each.by or "", level=each.level, reason=each.reason) for each in held.given),
        agreed=held.agreed,
    )

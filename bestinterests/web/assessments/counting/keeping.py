"""Keeping numbers, lists and deadlines true as an assessment changes: what it counted for goes, the new comes.

Everything here runs in the caller's transaction, which holds the row of the assessment. Numbers that several people
change at once are written in the order of their keys, so that nobody waits in a ring.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from django.utils import timezone

from bestinterests.web.assessments.counting import keys
from bestinterests.web.assessments.counting.adding import add, drop_kind, move_kind
from bestinterests.web.assessments.counting.parts import ASIDE, Dated, Found, Told
from bestinterests.web.assessments.models import Assessment, Contribution, CountedUnder, Deadline
from bestinterests.web.ledger.models import Line

Slice = tuple[str, int]
"""A state (blank for any) and the number of a kind of service (0 for any)."""


def keep(assessment: int, *, told: Told | None = None, found: Found | None = None, did: str = "") -> None:
    """Bring what is counted of an assessment up to date.

    told, found: what changed; None leaves it as it was. did: a key of something that has just happened. The first
    evaluation also reads what happened before out of the ledger.
    """
    held = _held(assessment)
    stood, before, marks, kind = _fields(held), weights(held), _filed(held), held.kind
    if told is not None:
        _tell(held, told)
    if found is not None:
        held.rank, held.found = found.rank, _json(found.numbers)
        if not held.is_whole:
            held.did, held.is_whole = _json(dict.fromkeys(history(assessment), 1)), True
    if did:
        held.did = _json(numbers(held.did) | {did: 1})
    if _fields(held) != stood:
        held.save()
        _note(held, before, weights(held), marks)
    _list_deadlines(held, told, marks)
    if kind is not None and kind != held.kind:
        drop_kind(kind.pk)


def numbers(content: bytes | memoryview) -> dict[str, int]:
    """Keys with their numbers, as they are kept."""
    return msgspec.json.decode(bytes(content), type=dict[str, int])


def parts(held: Contribution) -> dict[str, int]:
    """What an assessment counts for, whatever its state and kind."""
    if held.fictional:
        return {}
    counted = {keys.EVERY: 1, **numbers(held.told), **numbers(held.did)}
    if held.state not in ASIDE:
        counted |= numbers(held.found)
    return counted if held.is_whole else {**counted, keys.WAITS: 1}


def weights(held: Contribution) -> Counter[tuple[str, int, str]]:
    """What an assessment adds to each number, by state, kind and key: to its own slice, and to those that hold it."""
    counted = parts(held)
    return Counter({(*each, key): number for each in slices(held) for key, number in counted.items()})


def slices(held: Contribution) -> list[Slice]:
    """The slices that an assessment belongs to."""
    states = ("", held.state) if held.state else ("",)
    kinds = (0, held.kind.pk) if held.kind else (0,)
    return [(state, kind) for state in states for kind in kinds]


def history(assessment: int) -> list[str]:
    """Keys of everything that is counted of the history of an assessment."""
    lines = Line.objects.filter(ledger__assessment=assessment, kind__in=keys.HAPPENED).values_list("kind", "at")
    return sorted({happened(kind, at) for kind, at in lines})


def happened(kind: str, at: dt.datetime) -> str:
    """The key of a line of the ledger; blank for one that is not counted."""
    return keys.did(keys.HAPPENED[kind], timezone.localdate(at)) if kind in keys.HAPPENED else ""


def _held(assessment: int) -> Contribution:
    held = Contribution.objects.select_related("kind").filter(assessment_id=assessment).first()
    if held is not None:
        return held
    organisation = Assessment.objects.values_list("organisation_id", flat=True).get(pk=assessment)
    # Fictional as long as nothing is told of it: so what it counted for until now is nothing.
    return Contribution(assessment_id=assessment, organisation_id=organisation, fictional=True)


def _tell(held: Contribution, told: Told) -> None:
    words = None if told.fictional else told.kind
    if words != (held.kind.words if held.kind else None):
        held.kind = move_kind(held.organisation_id, held.kind, words)
    held.state, held.fictional, held.told = told.state, told.fictional, _json(told.numbers)


def _fields(held: Contribution) -> tuple[object, ...]:
    said = tuple(bytes(content) for content in (held.told, held.found, held.did))
    return (held.pk, held.state, held.kind, held.rank, held.fictional, held.is_whole, said)


def _filed(held: Contribution) -> tuple[str, int, int]:
    """By what lists are narrowed and ordered."""
    return held.state, held.kind.pk if held.kind else 0, held.rank


def _note(
    held: Contribution,
    before: Counter[tuple[str, int, str]],
    after: Counter[tuple[str, int, str]],
    marks: tuple[str, int, int],
) -> None:
    """Write the numbers that a contribution moves, and the lists that it is in."""
    moved = {each: after[each] - before[each] for each in {**before, **after}}
    add(held.organisation_id, {each: number for each, number in moved.items() if number})
    was, now = ({key for *_, key in each if keys.is_listed(key)} for each in (before, after))
    rows = CountedUnder.objects.filter(assessment_id=held.assessment_id)
    state, kind, rank = _filed(held)
    if was - now:
        rows.filter(key__in=was - now).delete()
    if was & now and marks != (state, kind, rank):
        rows.update(state=state, kind=kind, rank=rank)
    CountedUnder.objects.bulk_create(
        CountedUnder(
            assessment_id=held.assessment_id,
            organisation_id=held.organisation_id,
            key=key,
            rank=rank,
            state=state,
            kind=kind,
        )
        for key in sorted(now - was)
    )


def _list_deadlines(held: Contribution, told: Told | None, marks: tuple[str, int, int]) -> None:
    """Keep the deadlines of an assessment as document and course tell them."""
    if told is None:
        return
    state, kind, _ = _filed(held)
    wanted = {} if held.fictional else {(each.what, each.item): each for each in told.deadlines}
    rows = Deadline.objects.filter(assessment_id=held.assessment_id)
    stand = {(row.what, row.item): row for row in rows}
    gone = [row.pk for place, row in stand.items() if place not in wanted or _said(row) != wanted[place]]
    if gone:
        rows.filter(pk__in=gone).delete()
    if len(gone) < len(stand) and marks[:2] != (state, kind):
        rows.update(state=state, kind=kind)
    Deadline.objects.bulk_create(
        Deadline(
            assessment_id=held.assessment_id,
            organisation_id=held.organisation_id,
            state=state,
            kind=kind,
            **each._asdict(),
        )
        for each in _new(wanted.values(), {_said(row) for row in stand.values()})
    )


def _new(wanted: Iterable[Dated], stand: set[Dated]) -> list[Dated]:
    return [each for each in wanted if each not in stand]


def _said(row: Deadline) -> Dated:
    return Dated(row.what, row.day, row.item, row.title, row.owner)


def _json(held: Mapping[str, int]) -> bytes:
    return msgspec.json.encode(held, order="deterministic")

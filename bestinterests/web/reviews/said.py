"""What was said about a version, with the names of who said it: as much of it as the reader may know now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from bestinterests.domain.document import Document
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.reviews.access import Reviewing
from bestinterests.web.reviews.forms import OUTCOMES, VIEWS
from bestinterests.workflow.course import Decided, Proposed, Version
from bestinterests.workflow.declaring import declared
from bestinterests.workflow.interests import KINDS
from bestinterests.workflow.interests import told as interest_told
from bestinterests.workflow.reviewing import visible_views

VIEW_WORDS = {value: words for value, words, _ in VIEWS}
OUTCOME_WORDS = {value: words for value, words, _ in OUTCOMES}


class Voice(NamedTuple):
    """One person's words. stale: they were said on an earlier text of this version. interest: what they declared."""

    name: str
    role: str
    on: dt.date
    words: str
    text: str
    stale: bool = False
    interest: str = ""


class InterestTold(NamedTuple):
    """What somebody has declared for a version. bars: does it keep them from judging it?"""

    name: str
    label: str
    words: str
    on: dt.date
    bars: bool


class RoundTold(NamedTuple):
    """A round: who was asked, the views that the reader may see, and whose are still to come.

    released: those who could give no view any more, so that it goes on without them.
    """

    number: int
    asked: tuple[str, ...]
    views: tuple[Voice, ...]
    waiting: tuple[str, ...]
    complete: bool
    stale: bool
    released: tuple[str, ...] = ()


class Ruled(NamedTuple):
    """A ruling in words. measures: each condition with its id, title, status and day.

    interests: what each who signed has declared, by name.
    """

    by: str
    second: str
    on: dt.date
    outcome: str
    value: str
    reasons: str
    measures: tuple[tuple[str, str, str, dt.date | None], ...]
    conditions: str
    followed: str
    overruling_reason: str
    expires_on: dt.date | None
    interests: tuple[tuple[str, str], ...] = ()


class Told(NamedTuple):
    """Everything that was said about a version."""

    version: Version
    submitted_by: str
    rounds: tuple[RoundTold, ...]
    advice: tuple[Voice, ...]
    proposed: Ruled | None
    decided: Ruled | None
    dissent: tuple[Voice, ...]


def told(held: Reviewing, version: Version, document: Document) -> Told:
    """What was said about a version. document: the one that says what its measures are.

    Views of a round that is not complete are left out, but for the reader's own.
    """
    names = held.names
    ruled = version.decided
    return Told(
        version,
        names.get(version.submitted_by, ""),
        tuple(_round(held, version, place, names) for place in range(len(version.rounds))),
        tuple(
            Voice(
                names[each.by],
                each.role,
                each.on,
                "",
                each.advice,
                stale=each.digest != version.digest,
                interest="" if each.digest != version.digest else _said(version, each.by),
            )
            for each in version.advice
        ),
        _ruling(version, version.proposed, names, document) if version.proposed else None,
        _ruling(version, ruled, names, document) if ruled else None,
        tuple(Voice(names[each.by], each.role, each.on, "", each.view) for each in version.dissent),
    )


def _round(held: Reviewing, version: Version, place: int, names: Mapping[str, str]) -> RoundTold:
    each = version.rounds[place]

    return RoundTold(
        each.number,
        tuple(names[person] for person in each.reviewers),
        tuple(
            Voice(
                names[view.by],
                view.role,
                view.on,
                VIEW_WORDS[view.view],
                view.remarks,
                interest="" if each.digest != version.digest else _said(version, view.by),
            )
            for view in visible_views(each, held.actor.id)
        ),
        tuple(names[person] for person in each.waiting_for),
        each.complete,
        each.digest != version.digest,
        tuple(names[person] for person in each.released),
    )


def interests_told(held: Reviewing, version: Version) -> tuple[InterestTold, ...] | None:
    """What everybody has declared for a version, for those who see all of it; None for others."""
    standing = held.opened.standing
    if not (standing.may(Permission.MANAGE_PEOPLE) or standing.may(Permission.ADVISE)):
        return None
    return tuple(
        InterestTold(held.names[each.by], KINDS[each.kind].label, each.words, each.on, each.bars)
        for each in version.interests
    )


def _said(version: Version, person: str) -> str:
    """What somebody has declared for a version, in words; blank where they were not asked."""
    found = declared(version, person)
    return interest_told(found) if found else ""


def _ruling(version: Version, taken: Decided | Proposed, names: Mapping[str, str], document: Document) -> Ruled:
    ruling, by, on = taken.ruling, taken.by, taken.on
    signed = [(names[person], _said(version, person)) for person in (by, ruling.second) if person]
    measures = {measure.id: measure for measure in document.assessment.measures}
    conditions = tuple(
        (key, measures[key].title, measures[key].status, measures[key].due) if key in measures else (key, "", "", None)
        for key in ruling.measures
    )
    return Ruled(
        names[by],
        names.get(ruling.second, ""),
        on,
        OUTCOME_WORDS[ruling.outcome],
        ruling.outcome,
        ruling.reasons,
        conditions,
        ruling.conditions,
        ruling.followed,
        ruling.overruling_reason,
        ruling.expires_on,
        tuple((name, said) for name, said in signed if said),
    )

"""The course of an assessment as one person may read it, and what was submitted of each version."""

from __future__ import annotations

from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.places import etag_of
from bestinterests.web.api.shapes.reviews import (
    CourseTold,
    Round,
    RulingTold,
    StepTold,
    SubmissionTold,
    VersionTold,
    Voice,
)
from bestinterests.web.assessments.evaluating import stored
from bestinterests.web.reviews.access import Reviewing, reviewing
from bestinterests.web.reviews.offers import offers
from bestinterests.web.reviews.queries import submission_of
from bestinterests.workflow.course import GivenView, Ruling, Version
from bestinterests.workflow.course import Round as Held
from bestinterests.workflow.reviewing import visible_views

BY_HAND = {"sign"}
"""Steps that a person takes signed in, and no token takes for them: the second of two people is there themselves."""


def course(call: Call) -> Answer:
    """Tell where it stands, what was said as far as this person may know it, and what can be done now."""
    held = reviewing(call.request, call.path["assessment"])
    able, others = offers(held)
    told = CourseTold(
        revision=held.opened.head.revision,
        version=held.version.number,
        state=held.version.state,
        seen=held.version.digest,
        closed=held.opened.closed,
        steps=tuple(
            StepTold(
                step=each.key.replace("_", "-"),
                title=each.title,
                refusals=each.refusals,
                by_token=each.key not in BY_HAND,
            )
            for each in (*able, *others)
        ),
        versions=tuple(_version(held, each) for each in reversed(held.course.versions)),
    )
    return Answer(told, etag="")


def submission(call: Call) -> Answer:
    """Give what was submitted last of a version, with the evaluation that was stored then."""
    held = reviewing(call.request, call.path["assessment"])
    number = int(call.path["version"])
    found = submission_of(held.opened.row.pk, number)
    if found is None:
        raise wrong(404, "api.not-found", f"Nothing was submitted of a version {number}.")
    told = SubmissionTold(
        version=number,
        revision=found.revision,
        at=found.at,
        digest=found.digest,
        method=found.method,
        evaluation=stored(found),
    )
    return Answer(told, headers={"ETag": etag_of(found.revision)})


def _version(held: Reviewing, version: Version) -> VersionTold:
    names = held.names
    proposed, decided = version.proposed, version.decided
    return VersionTold(
        number=version.number,
        state=version.state,
        digest=version.digest,
        in_force=version is held.course.in_force,
        submitted_by=names.get(version.submitted_by, ""),
        rounds=tuple(_round(held, version, each) for each in version.rounds),
        advice=tuple(
            Voice(by=names[a.by], role=a.role, on=a.on, view="", text=a.advice, stale=a.digest != version.digest)
            for a in version.advice
        ),
        proposed=_ruling(held, proposed.ruling, proposed.by, proposed.on) if proposed else None,
        decided=_ruling(held, decided.ruling, decided.by, decided.on) if decided else None,
        dissent=tuple(
            Voice(by=names[d.by], role=d.role, on=d.on, view="", text=d.view, stale=False) for d in version.dissent
        ),
    )


def _round(held: Reviewing, version: Version, each: Held) -> Round:
    stale = each.digest != version.digest
    return Round(
        number=each.number,
        asked=tuple(held.names[person] for person in each.reviewers),
        views=tuple(_view(held, given, stale) for given in visible_views(each, held.actor.id)),
        waiting=tuple(held.names[person] for person in each.waiting_for),
        complete=each.complete,
    )


def _view(held: Reviewing, given: GivenView, stale: bool) -> Voice:
    return Voice(
        by=held.names[given.by], role=given.role, on=given.on, view=given.view, text=given.remarks, stale=stale
    )


def _ruling(held: Reviewing, ruling: Ruling, by: str, on: object) -> RulingTold:
    return RulingTold(
        by=held.names[by],
        second=held.names.get(ruling.second, ""),
        on=on,  # type: ignore[arg-type]
        outcome=ruling.outcome,
        reasons=ruling.reasons,
        measures=ruling.measures,
        conditions=ruling.conditions,
        followed=ruling.followed,
        overruling_reason=ruling.overruling_reason,
        expires_on=ruling.expires_on,
    )

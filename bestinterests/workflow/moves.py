"""The next course after each step. Whoever calls has asked the policy before: a step out of turn is a fault."""

import datetime as dt
from typing import Any

import msgspec

from bestinterests.workflow.course import (
    Course,
    Decided,
    Differing,
    GivenAdvice,
    GivenView,
    Proposed,
    Round,
    Ruling,
    Version,
    View,
)
from bestinterests.workflow.interests import DeclaredInterest
from bestinterests.workflow.transitions import TRANSITIONS, Step


class OutOfTurn(Exception):
    """A step was taken from a state that the table of transitions does not lead from: a fault of the caller."""


def edited(course: Course, by: str) -> Course:
    """Somebody wrote to the record: they are an author of it from now on."""
    return course if by in course.authors else msgspec.structs.replace(course, authors=(*course.authors, by))


def submitted(course: Course, by: str, digest: str) -> Course:
    """Closed for editing, with the digest of what is read from now on. Who submits answers for it as an author."""
    return _step(edited(course, by), "submit", submitted_by=by, digest=digest, because="")


def recalled(course: Course) -> Course:
    """Open for editing again."""
    return _step(course, "recall", digest="", submitted_by="")


def screened_out(course: Course, because: str, digest: str) -> Course:
    """Out of scope for recorded reasons; an earlier decision is superseded."""
    return _superseding(course, _step(course, "screen_out", because=because, digest=digest))


def round_opened(course: Course, reviewers: tuple[str, ...]) -> Course:
    """Given to reviewers."""
    version = course.working
    opened = Round(number=len(version.rounds) + 1, digest=version.digest, reviewers=reviewers)
    return _step(course, "open_round", rounds=(*version.rounds, opened))


def reviewed(
    course: Course, by: str, view: View, remarks: str, on: dt.date, *, role: str = "", salt: str = ""
) -> Course:
    """One view more; after the last one of the round all are readable and the version is reviewed."""
    _checked(course, "review")
    *before, held = course.working.rounds
    given = GivenView(by=by, view=view, remarks=remarks, on=on, role=role, salt=salt)
    held = msgspec.structs.replace(held, views=(*held.views, given))
    course = _step(course, "review", rounds=(*before, held))
    return _step(course, "close_round") if held.complete else course


def released(course: Course, person: str, instead: str = "") -> Course:
    """Somebody is out of the open round, and another in their place, where one is named; it may be complete by that."""
    _checked(course, "release")
    *before, held = course.working.rounds
    stay = tuple(each for each in held.reviewers if each != person)
    held = msgspec.structs.replace(
        held, reviewers=(*stay, instead) if instead else stay, released=(*held.released, person)
    )
    course = _step(course, "release", rounds=(*before, held))
    return _step(course, "close_round") if held.complete else course


def declared(course: Course, interest: DeclaredInterest) -> Course:
    """An interest with the version that is worked on; what the same person declared before it is amended.

    It is no step: what is proposed stays on the table.
    """
    version = course.working
    others = tuple(held for held in version.interests if held.by != interest.by)
    version = msgspec.structs.replace(version, interests=(*others, interest))
    return msgspec.structs.replace(course, versions=(*course.versions[:-1], version))


def advised(course: Course, by: str, advice: str, on: dt.date, role: str = "") -> Course:
    """The advice beside the submission it is about."""
    version = course.working
    given = GivenAdvice(by=by, digest=version.digest, advice=advice, on=on, role=role)
    return _step(course, "advise", advice=(*version.advice, given))


def returned(course: Course, because: str) -> Course:
    """Sent back: open for editing, with the reasons. What was said on it is kept."""
    return _step(course, "return", because=because)


def decided(course: Course, by: str, ruling: Ruling, on: dt.date) -> Course:
    """Decided; the decision that was in force before is superseded."""
    taken = Decided(by=by, on=on, digest=course.working.digest, ruling=ruling)
    return _superseding(course, _step(course, "decide", decided=taken))


def proposed(course: Course, by: str, ruling: Ruling, on: dt.date) -> Course:
    """Laid before somebody else, who signs it or does not; nothing is decided yet."""
    return _step(course, "propose", proposed=Proposed(by=by, on=on, ruling=ruling))


def signed(course: Course, second: str, on: dt.date) -> Course:
    """Decided as proposed, by whoever proposed it, on the day of the second signature."""
    held = course.working.proposed
    if held is None:
        raise OutOfTurn("sign without a proposal")
    ruling = msgspec.structs.replace(held.ruling, second=second)
    taken = Decided(by=held.by, on=on, digest=course.working.digest, ruling=ruling)
    return _superseding(course, _step(course, "sign", decided=taken))


def retracted(course: Course) -> Course:
    """Off the table: the version waits for another decision."""
    return _step(course, "retract")


def dissented(course: Course, given: Differing) -> Course:
    """A view that differs, beside the decision in force; it changes nothing about it."""
    held = course.in_force
    versions = (
        msgspec.structs.replace(each, dissent=(*each.dissent, given)) if each is held else each
        for each in course.versions
    )
    return msgspec.structs.replace(course, versions=tuple(versions))


def withdrawn(course: Course, because: str) -> Course:
    """Not pursued."""
    return _step(course, "withdraw", because=because)


def draft_opened(course: Course) -> Course:
    """A new version in draft; the one before keeps its state, so that a decision stays in force."""
    _checked(course, "open_draft")
    return msgspec.structs.replace(course, versions=(*course.versions, Version(number=course.working.number + 1)))


def _checked(course: Course, step: Step) -> None:
    if course.working.state not in TRANSITIONS[step].sources:
        raise OutOfTurn(f"{step} from {course.working.state}")


def _step(course: Course, step: Step, **fields: Any) -> Course:
    _checked(course, step)
    version = course.working
    target = TRANSITIONS[step].target or version.state
    fields.setdefault("proposed", None)
    return msgspec.structs.replace(
        course, versions=(*course.versions[:-1], msgspec.structs.replace(version, state=target, **fields))
    )


def _superseding(before: Course, after: Course) -> Course:
    """The course in which the last version alone is in force."""
    row = TRANSITIONS["supersede"]
    earlier = tuple(
        msgspec.structs.replace(held, state=row.target) if held.state in row.sources else held
        for held in before.versions[:-1]
    )
    return msgspec.structs.replace(after, versions=(*earlier, after.working))

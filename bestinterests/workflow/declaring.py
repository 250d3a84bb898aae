"""Declaring an interest, and what follows from one: who makes or is paid by a service does not judge it."""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course, Version
from bestinterests.workflow.interests import KINDS, DeclaredInterest, Interest, Kind
from bestinterests.workflow.people import Actor
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.states import CLOSED, STATES


def may_declare(actor: Actor, course: Course, kind: Kind | None = None, words: str = "") -> tuple[Refusal, ...]:
    """May this member declare so for the version that is worked on? Without a kind: may they declare at all?

    What was declared can be amended until they have said something on what is submitted now; then it stands beside it.
    """
    version = course.working
    found = []
    if version.state in CLOSED:
        found.append(refusal("interest.closed", state=STATES[version.state].label.lower()))
    if spoke(version, actor.id):
        found.append(refusal("interest.spoken"))
    return (*found, *worded(kind, words))


def worded(kind: Kind | None, words: str) -> tuple[Refusal, ...]:
    """A refusal where an interest is declared without saying what it is."""
    return (refusal("interest.no-words"),) if kind not in (None, "none") and not words.strip() else ()


def spoke(version: Version, person: str) -> bool:
    """Has somebody (public id) given a view, advice or a decision on what is submitted now?"""
    held = version.round
    said = {given.by for given in held.views} if held else set()
    said |= {given.by for given in version.own_advice}
    return person in said or (version.proposed is not None and version.proposed.by == person)


def told(version: Version) -> tuple[DeclaredInterest, ...]:
    """What was declared by those whose words on a version can be read: it stands beside them, and is told with them."""
    said = {given.by for held in version.rounds if held.complete for given in held.views}
    said |= {given.by for given in version.advice}
    said |= {version.proposed.by} if version.proposed else set()
    said |= {version.decided.by, version.decided.ruling.second} if version.decided else set()
    return tuple(held for held in version.interests if held.by in said)


def declared(version: Version, person: str) -> DeclaredInterest | None:
    """What somebody (public id) has declared for a version; None where they were not asked yet."""
    return next((held for held in version.interests if held.by == person), None)


def interests_of(actor: Actor, course: Course) -> tuple[Interest, ...]:
    """What an actor has declared: for this version, and for everything in the organisation."""
    own = declared(course.working, actor.id)
    return tuple(held for held in (own, actor.interest) if held is not None)


def barring(actor: Actor, course: Course) -> Interest | None:
    """The interest that keeps an actor from reviewing, deciding and signing here; None where none does.

    Either declaration does: a narrower one never takes a wider one back.
    """
    return next((held for held in interests_of(actor, course) if held.bars), None)


def barred(code: str, actor: Actor, course: Course) -> tuple[Refusal, ...]:
    """A refusal with this code where a declared interest keeps the actor from it."""
    held = barring(actor, course)
    return (refusal(code, interest=KINDS[held.kind].said),) if held else ()

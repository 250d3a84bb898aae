"""What may be named for an outside reader: some papers, of one text, for a purpose and until a moment."""

import datetime as dt
from collections.abc import Collection

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course, Version
from bestinterests.workflow.refusals import refusal

LONGEST = dt.timedelta(days=365)
"""How long a document stays open at most. What is read longer is looked at again, and named again."""


def may_name(
    course: Course,
    *,
    papers: Collection[str],
    known: Collection[str],
    version: int | None,
    purpose: str,
    until: dt.datetime,
    at: dt.datetime,
) -> tuple[Refusal, ...]:
    """May these papers be named until then?

    known: words of the papers that there are. version: the decided one that is read; None for the head as it stands.
    until, at: when it ends, and now.
    """
    found = []
    if not papers:
        found.append(refusal("share.no-paper"))
    if set(papers) - set(known):
        found.append(refusal("share.unknown-paper"))
    if version is not None and decided(course, version) is None:
        found.append(refusal("share.not-decided", version=str(version)))
    if not purpose.strip():
        found.append(refusal("share.no-purpose"))
    if until <= at:
        found.append(refusal("share.past"))
    elif until - at > LONGEST:
        found.append(refusal("share.too-long", days=str(LONGEST.days)))
    return tuple(found)


def may_be_named(email: str, *, member: str = "", able: bool = False, otherwise: bool = False) -> tuple[Refusal, ...]:
    """May papers be named for the person of this address?

    member: their name where they belong here, and able: whether one of their roles is for it. otherwise: is an
    invitation open that would let them in as somebody else? Naming never takes that away, nor gives a role.
    """
    if not email.strip():
        return (refusal("share.no-reader"),)
    if member and not able:
        return (refusal("share.no-role", name=member),)
    return (refusal("share.invited-otherwise", name=email),) if otherwise and not member else ()


def still_open(is_open: bool) -> tuple[Refusal, ...]:
    """A refusal where what was named has ended."""
    return () if is_open else (refusal("share.ended"),)


def decided(course: Course, number: int) -> Version | None:
    """The version of a number where it was decided, be the decision in force or not; else None."""
    return next((held for held in course.versions if held.number == number and held.decided), None)

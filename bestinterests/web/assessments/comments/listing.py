"""Lists of threads, and what was said in one, with the names of people: no query hides in a template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.apart.rounds import rating_at
from bestinterests.web.assessments.comments.spots import Spot, path_of, spots_of, stands
from bestinterests.web.assessments.models import Comment, Mention, Thread
from bestinterests.web.assessments.people import names_of
from bestinterests.web.ledger.removing import GROUNDS
from bestinterests.web.ui.paging import Paged, paged
from bestinterests.workflow.commenting import may_correct, may_take_back
from bestinterests.workflow.rating_apart import Apart

SHOWS: dict[str, str] = {
    "all": "All",
    "open": "Open",
    "mine": "Mine",
    "mentions": "Mention me",
    "resolved": "Resolved",
    "gone": "No longer in the record",
}
"""What a list of threads can be narrowed to."""
KEYS = ("-is_open", "-moved_at", "-id")
LEFT = "somebody who has left"


class Row(NamedTuple):
    """A thread in a list, with where it hangs and who began it."""

    thread: Thread
    spot: Spot
    by: str


class Said(NamedTuple):
    """A comment as a page shows it. told: names. removed: by whom and why, in words; blank while it stands."""

    id: str
    by: str
    mine: bool
    text: str
    at: dt.datetime
    corrected_at: dt.datetime | None
    told: tuple[str, ...]
    removed: str
    correctable: bool
    mine_to_remove: bool


class Talk(NamedTuple):
    """Some of what was said in a thread. earlier, later: what leads to the rest. resolver: who resolved it."""

    said: tuple[Said, ...]
    earlier: str
    later: str
    resolver: str


class Listed(NamedTuple):
    """Some rows, and what leads to those before and after them."""

    rows: tuple[Row, ...]
    before: str = ""
    after: str = ""


def threads_of(opened: Opened, show: str, place: str = "", where: str | None = None) -> Listed:
    """The threads of an assessment, open ones first, then by when they last moved. show: a word of SHOWS.

    where: a place of the document; None for all of them.
    """
    rows = Thread.objects.filter(assessment=opened.row)
    if where is not None:
        rows = rows.filter(place=where)
    if show in ("open", "resolved"):
        rows = rows.filter(is_open=show == "open")
    elif show == "mine":
        rows = rows.filter(Exists(Comment.objects.filter(thread=OuterRef("pk"), person=opened.actor.id)))
    elif show == "mentions":
        rows = rows.filter(Exists(Mention.objects.filter(comment__thread=OuterRef("pk"), person=opened.actor.id)))
    elif show == "gone":
        rows = rows.filter(place__in=_gone(opened, rows))
    return listed(opened, paged(rows, KEYS, place))


def talk_in(opened: Opened, thread: Thread, rounds: tuple[Apart, ...], place: str = "") -> Talk:
    """What was said in a thread: the newest, in the order in which it was said. rounds: as of ``rating_at``."""
    found = paged(Comment.objects.filter(thread=thread).prefetch_related("mentions"), ("-id",), place)
    names = _names(found.rows, thread.resolved_by)
    said = tuple(_said(opened, each, thread.place, rounds, names) for each in reversed(found.rows))
    return Talk(said, found.after, found.before, names.get(thread.resolved_by, LEFT))


def told(opened: Opened, comment: Comment) -> Said:
    """One comment as a page shows it."""
    place = comment.thread.place
    return _said(opened, comment, place, rating_at(opened.row.pk, place), _names([comment]))


def _names(comments: Iterable[Comment], also: str = "") -> dict[str, str]:
    people = {also}
    for each in comments:
        people |= {each.person, each.removed_by, *(named.person for named in each.mentions.all())}
    return names_of(people - {""})


def _said(opened: Opened, held: Comment, place: str, rounds: tuple[Apart, ...], names: dict[str, str]) -> Said:
    me, removed = opened.actor, held.removed_at is not None
    return Said(
        id=held.public_id,
        by=names.get(held.person, LEFT),
        mine=held.person == me.id,
        text=held.text,
        at=held.at,
        corrected_at=held.corrected_at,
        told=tuple(sorted(names.get(each.person, LEFT) for each in held.mentions.all())),
        removed=_removed(held, names) if removed else "",
        correctable=not may_correct(
            me,
            opened.head.course,
            place,
            rounds,
            by=held.person,
            written=held.at,
            removed=removed,
            at=opened.at,
        ),
        mine_to_remove=not may_take_back(me, held.person, removed),
    )


def _removed(held: Comment, names: dict[str, str]) -> str:
    if not held.ground:
        return "Removed by its writer."
    return f"Removed by {names.get(held.removed_by, LEFT)}. {GROUNDS.get(held.ground, held.ground)}."


def listed(opened: Opened, found: Paged[Thread]) -> Listed:
    """Threads as a list shows them."""
    spots = spots_of(opened, {thread.place for thread in found.rows})
    names = names_of({thread.started_by for thread in found.rows})
    rows = tuple(Row(each, spots[each.place], names.get(each.started_by, LEFT)) for each in found.rows)
    return Listed(rows, found.before, found.after)


def _gone(opened: Opened, rows: QuerySet[Thread]) -> list[str]:
    """Places of threads that are no longer in the record."""
    places = rows.order_by().values_list("place", flat=True).distinct()
    paths = {place: path_of(place) for place in places}
    return [place for place, path in paths.items() if path is None or not stands(opened.head.document, path)]

"""What is named for outside readers, as those who share see it and as the readers do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.db.models import Max, Q, QuerySet

from bestinterests.documents.papers import PAPERS
from bestinterests.web.accounts.access import Standing
from bestinterests.web.accounts.models import User
from bestinterests.web.accounts.queries import Listed, link_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.models import Assessment, Grant, Opening
from bestinterests.web.assessments.people import names_of
from bestinterests.web.assessments.snapshot import Head
from bestinterests.web.ui.environment import day
from bestinterests.web.ui.paging import paged

HEAD = "head"
"""Stands for the text as it is when it is opened, where a version has its number."""


class Shared(NamedTuple):
    """A grant as those who share see it. link: of an invitation that waits, else blank. last: its last opening."""

    grant: Grant
    name: str
    email: str
    papers: tuple[str, ...]
    text: str
    by: str
    is_open: bool
    link: str
    last: dt.datetime | None


class Opened(NamedTuple):
    """One opening: what was opened, by whom, in which form, and what was given."""

    paper: str
    form: str
    by: str
    revision: int
    digest: str
    at: dt.datetime


class Named(NamedTuple):
    """A grant as its reader sees it. title: blank once it has ended, since the reader may read nothing of it then."""

    grant: Grant
    title: str
    organisation: str
    papers: tuple[tuple[str, str], ...]
    text: str
    is_open: bool


def shared(assessment: Assessment, at: dt.datetime, place: str = "") -> Listed[Shared]:
    """What is and was named of an assessment, the newest first."""
    rows = _latest(Grant.objects.filter(assessment=assessment))
    held = paged(rows, ("-made_at", "-id"), place)
    return Listed(_shared(held.rows, at), held.before, held.after)


def shared_one(assessment: Assessment, grant: str, at: dt.datetime) -> Shared | None:
    """One grant of an assessment, given by public id; None where it has none such."""
    return next(iter(_shared(list(_latest(Grant.objects.filter(assessment=assessment, public_id=grant))), at)), None)


def openings_of(grant: Grant, place: str = "") -> Listed[Opened]:
    """Each time that something of a grant was opened, the newest first."""
    held = paged(Opening.objects.filter(grant=grant), ("-at", "-id"), place)
    names = names_of(row.person for row in held.rows)
    told = [
        Opened(_title(row.paper), row.form, names.get(row.person, ""), row.revision, row.digest, row.at)
        for row in held.rows
    ]
    return Listed(told, held.before, held.after)


def texts_of(head: Head) -> tuple[tuple[str, str, str], ...]:
    """The texts that can be named: word, label and hint; the decisions first, the newest of them at the top."""
    decided = [
        (str(held.number), f"Version {held.number}, as it was decided on {day(held.decided.on)}", _AS_DECIDED)
        for held in reversed(head.course.versions)
        if held.decided
    ]
    return (*decided, (HEAD, "As it stands when it is opened", _AS_IT_STANDS))


def named_for(readers: Sequence[Standing], at: dt.datetime) -> list[Named]:
    """What is and was named for a person, by their standings as an outside reader; the newest first, 50 at most."""
    if not readers:
        return []
    rows = _theirs(readers[0].person).filter(assessment__organisation__in=[held.organisation for held in readers])
    return [_named(row, at) for row in rows.order_by("-made_at", "-id")[:50]]


def named_to(person: User, grant: str, at: dt.datetime) -> Named | None:
    """What is named for a person by a grant, given by public id; None where it is not for them."""
    row = _theirs(person).filter(public_id=grant).first()
    return _named(row, at) if row else None


def readers_of(standings: Collection[Standing]) -> list[Standing]:
    """The standings in which a person may open what is named for them."""
    return [held for held in standings if held.may(Permission.READ_NAMED)]


def _theirs(person: User) -> QuerySet[Grant]:
    theirs = Q(person=person.public_id) | Q(person="", invitation__email__iexact=person.email)
    rows = Grant.objects.filter(theirs).select_related("assessment__organisation")
    return rows.defer("assessment__head", "assessment__course")


def _latest(rows: QuerySet[Grant]) -> QuerySet[Grant]:
    return rows.select_related("invitation", "assessment").annotate(last=Max("openings__at")).defer("assessment__head")


def _shared(rows: list[Grant], at: dt.datetime) -> list[Shared]:
    people = {row.person for row in rows} | {row.made_by for row in rows}
    invited = {row.invitation.email for row in rows if row.invitation}
    known = list(User.objects.filter(Q(public_id__in=people) | Q(email__in=invited)))
    by_id, by_email = {each.public_id: each for each in known}, {each.email: each for each in known}
    found = []
    for row in rows:
        held = row.invitation
        reader = by_id.get(row.person) or (by_email.get(held.email) if held else None)
        maker = by_id.get(row.made_by)
        found.append(
            Shared(
                row,
                reader.display_name if reader else "",
                reader.email if reader else held.email if held else "",
                _in_a_row(row.papers),
                _text(row),
                maker.display_name if maker else "",
                row.is_open(at),
                link_of(held) if held and held.is_open(at) else "",
                row.last,  # type: ignore[attr-defined]  # annotated
            )
        )
    return found


def _named(row: Grant, at: dt.datetime) -> Named:
    is_open = row.is_open(at)
    papers = tuple((paper, _title(paper)) for paper in row.papers)
    title = row.assessment.title if is_open else ""
    return Named(row, title, row.assessment.organisation.name, papers, _text(row), is_open)


def _title(paper: str) -> str:
    """What a paper is called; one that there is no more is called by its word."""
    return PAPERS[paper].title if paper in PAPERS else paper


def _in_a_row(papers: Sequence[str]) -> tuple[str, ...]:
    """Titles of papers, with a capital at the first alone."""
    first, *others = (_title(paper) for paper in papers)
    return (first, *(f"{each[0].lower()}{each[1:]}" for each in others))


def _text(row: Grant) -> str:
    return "as it stands when it is opened" if row.version is None else f"version {row.version}, as it was decided"


_AS_DECIDED = "The text that was submitted, with the reviews, the advice and the decision on it. It does not change."
_AS_IT_STANDS = "Also what is written after today, decided or not. Views that are sealed are in no document."

"""Lists of assessments: a page at a time by key, totals without counting, search by words; nothing is evaluated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
from django.db.models import QuerySet, Sum

from bestinterests.documents.inline import Mark
from bestinterests.documents.small_profile import BandMarks
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.evaluating import is_current, refreshed
from bestinterests.web.assessments.models import Assessment, Draft, Sample, Total
from bestinterests.web.assessments.search import matching
from bestinterests.web.assessments.wanted import SORTS, Wanted
from bestinterests.web.ui.environment import day
from bestinterests.web.ui.paging import SIZE, paged
from bestinterests.workflow.states import STATES, State

ALL = Wanted()


class Listed(NamedTuple):
    """One row of a list. current: are the verdicts those of the record as it stands, today? behind: are they of an
    earlier revision of it?
    """

    public_id: str
    title: str
    service: str
    state: State
    version: int
    fictional: bool
    assessed_on: dt.date | None
    next_review: dt.date | None
    updated_at: dt.datetime
    open_count: int | None
    now: tuple[str, str]
    expected: tuple[str, str]
    current: bool
    evaluated_on: dt.date | None = None
    kind: str = ""
    impacts: int = 0
    measures: int = 0
    bands: tuple[tuple[str, Mark | None, Mark | None, str], ...] = ()
    organisation: str = ""
    behind: bool = False

    @property
    def as_of(self) -> str:
        """What the verdicts are of, in words, where they are not those of the record as it stands; else blank."""
        if self.current or self.evaluated_on is None:
            return ""
        return "before the last changes" if self.behind else f"as of {day(self.evaluated_on)}"

    @property
    def standing(self) -> str:
        """The state in words."""
        return STATES[self.state].label

    @property
    def completeness(self) -> str:
        """How complete it is, in words; blank where that cannot be said."""
        if self.open_count is None:
            return ""
        return f"{self.open_count} open" if self.open_count else "Finished"

    @property
    def at_best(self) -> str:
        """The other end of the verdict now, in words; blank where there is one end."""
        worst, best = self.now
        return _in_words(best).lower() if best != worst else ""

    @property
    def expected_words(self) -> str:
        """The verdict if everything planned is done, with its range, in words."""
        return ranged(self.expected)

    def age(self, on: dt.date) -> str:
        """How long ago it was assessed, in words."""
        return said_age(self.assessed_on, on)


class Page(NamedTuple):
    """Rows, and what leads to the pages beside them; blank where there is none."""

    rows: tuple[Listed, ...]
    after: str
    before: str = ""


def listed(
    organisation: Organisation,
    wanted: Wanted = ALL,
    *,
    place: str = "",
    size: int = SIZE,
    on: dt.date,
) -> Page:
    """A page of an organisation's assessments. place: what the page beside it gave; anything else begins anew.

    on: today. Verdicts of an earlier day are brought up to date, a few at a time; the others are shown as such.
    The index of the order says which rows are on the page, and only these are read.
    """
    keys = SORTS[wanted.sort][1]
    page = paged(matched(organisation, wanted, on).only(*(key.removeprefix("-") for key in keys)), keys, place, size)
    held = assessments_of(organisation).in_bulk([row.pk for row in page.rows])
    rows = refreshed((held[row.pk] for row in page.rows if row.pk in held), on)
    return Page(tuple(shown(row, on) for row in rows), page.after, page.before)


def matched(organisation: Organisation, wanted: Wanted, on: dt.date) -> QuerySet[Assessment]:
    """Every assessment of an organisation that a list asks for, in no order and without the documents."""
    rows = assessments_of(organisation).filter(wanted.filters(on))
    return matching(rows, wanted.query) if wanted.query.strip() else rows


def totals(organisation: Organisation) -> Mapping[str, int]:
    """How many assessments are in each state; fictional samples are in no count."""
    rows = Total.objects.filter(organisation=organisation, fictional=False, number__gt=0)
    return dict(rows.values_list("state", "number"))


def totals_in(organisations: Iterable[int]) -> Mapping[int, int]:
    """How many assessments each organisation (its number) has; fictional samples are in no count."""
    rows = Total.objects.filter(organisation__in=organisations, fictional=False).values("organisation")
    return dict(rows.annotate(sum=Sum("number")).values_list("organisation", "sum"))


def samples(on: dt.date) -> tuple[Listed, ...]:
    """The samples that come with the product."""
    rows = (
        Assessment.objects.filter(pk__in=Sample.objects.values("assessment"))
        .order_by("title", "id")
        .defer("head", "course")
    )
    return tuple(shown(row, on) for row in refreshed(rows, on))


def assessments_of(organisation: Organisation) -> QuerySet[Assessment]:
    """All of an organisation, without the documents."""
    return Assessment.objects.filter(organisation=organisation).defer("head", "course")


def drafts_of(assessment: Assessment, person: str) -> Mapping[str, Any]:
    """What a person (public id) has typed and not saved, by the place in the document."""
    held = Draft.objects.filter(assessment=assessment, person=person)
    return {place: msgspec.json.decode(bytes(value)) for place, value in held.values_list("place", "value")}


def shown(row: Assessment, on: dt.date, organisation: str = "") -> Listed:
    """A row as lists show it. organisation: its name, where a list shows several."""
    bands = msgspec.convert(row.small_profile, list[BandMarks])
    return Listed(
        row.public_id,
        row.title,
        row.service,
        row.state,  # type: ignore[arg-type]  # one of the choices
        row.version,
        row.fictional,
        row.assessed_on,
        row.next_review,
        row.updated_at,
        row.open_count,
        (row.now_worst, row.now_best),
        (row.expected_worst, row.expected_best),
        is_current(row, on),
        row.evaluated_on,
        row.kind,
        row.impacts,
        row.measures,
        tuple((band.name, band.harm, band.benefit, band.state) for band in bands),
        organisation,
        row.evaluated != row.revision,
    )


def ranged(verdict: tuple[str, str]) -> str:
    """A verdict with its range, in words; blank where there is none."""
    worst, best = (_in_words(end) for end in verdict)
    return worst if worst == best else f"{worst}, at best {best[:1].lower()}{best[1:]}"


def _in_words(verdict: str) -> str:
    return VERDICT_WORDS.get(verdict, "")  # type: ignore[call-overload, no-any-return]  # blank is none


def said_age(day: dt.date | None, on: dt.date) -> str:
    """How long ago a day is, in words: days up to a month, then months, then years."""
    if day is None:
        return "No day given"
    days = (on - day).days
    if days < 0:
        return "Dated in the future"
    months = (on.year - day.year) * 12 + on.month - day.month - (on.day < day.day)
    number, word = (days, "day") if months < 1 else (months, "month") if months < 24 else (months // 12, "year")
    return "Today" if not days else f"{number} {word}{'' if number == 1 else 's'} ago"

"""The overview of an organisation: its numbers, the lists behind them, and tables to take away."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from django.utils import timezone

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.formats import FORMATS
from bestinterests.formats.lists import Sheet, csv_lines, write_sheets
from bestinterests.web.accounts.access import standing_of
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.lists import row_told
from bestinterests.web.api.resources.places import insist_place
from bestinterests.web.api.shapes.lists import Rows
from bestinterests.web.api.shapes.overview import (
    Counted,
    Dated,
    Deadlines,
    DueCounted,
    KindOfService,
    MarkCounted,
    MonthCounted,
    OverviewTold,
    VerdictCounted,
)
from bestinterests.web.assessments.counting import keys
from bestinterests.web.assessments.models import CountedUnder
from bestinterests.web.overview.asking import Asked, asked_of, kinds_of
from bestinterests.web.overview.deadlines import KEYS, is_when
from bestinterests.web.overview.deadlines import deadlines as dated
from bestinterests.web.overview.glance import Said, counts_of, glance_of
from bestinterests.web.overview.services import ORDER, words_of
from bestinterests.web.overview.services import services as behind
from bestinterests.web.overview.tables import TABLES, Read
from bestinterests.web.ui.paging import paged
from bestinterests.workflow.states import STATES

EVERYTHING = "everything"
"""The name of all tables in one spreadsheet."""


def overview(call: Call) -> Answer:
    """Tell every number."""
    held, asked = _asked(call)
    on = timezone.localdate(call.at)
    glance, counts = glance_of(held, asked, on), counts_of(held, asked)

    def number(key: str) -> Counted:
        return Counted(of=key, number=counts.get(key, 0))

    told = OverviewTold(
        on=on,
        total=number(keys.EVERY),
        waits=number(keys.WAITS),
        not_here=number(keys.NOT_HERE),
        undated=number(keys.UNDATED),
        behind=glance.behind,
        lag=glance.lag,
        kinds=tuple(KindOfService(kind=k.pk, words=k.words, services=k.services) for k in kinds_of(held)),
        states=_states(glance.states),
        verdicts=tuple(_verdicts(counts)),
        completeness=tuple(number(keys.completeness(least)) for least in keys.BUCKETS),
        marks=tuple(_marks(counts)),
        due=tuple(
            DueCounted(
                what=each.what,
                overdue=each.overdue,
                within_30_days=each.near,
                within_90_days=each.far,
                all=each.all,
            )
            for each in glance.due.values()
        ),
        months=tuple(
            MonthCounted(month=f"{m.first:%Y-%m}", numbers={each.what: each.number for each in m.counted})
            for m in glance.months
        ),
    )
    return Answer(told)


def services(call: Call) -> Answer:
    """List the services behind a number."""
    held, asked = _asked(call)
    if not words_of(call.asked.of):
        raise _unknown("of", "No number of the overview has this key.")
    insist_place(CountedUnder.objects.all(), ORDER, call.asked.place)
    page = behind(held, asked, call.asked.of, call.asked.place, timezone.localdate(call.at))
    return Answer(Rows(entries=tuple(row_told(each) for each in page.rows), before=page.before, after=page.after))


def deadlines(call: Call) -> Answer:
    """List what has a day, the earliest first."""
    held, asked = _asked(call)
    on, when = timezone.localdate(call.at), call.asked.when
    if not is_when(when):
        raise _unknown("when", "This is neither a stretch of time nor a month.")
    rows = dated(held, asked, call.asked.what, when, on).select_related("assessment")
    insist_place(rows, KEYS, call.asked.place)
    page = paged(rows.defer("assessment__head", "assessment__course"), KEYS, call.asked.place)
    entries = tuple(
        Dated(
            day=row.day,
            late=row.day < on,
            assessment=row.assessment.public_id,
            service=row.assessment.title,
            item=row.item,
            title=row.title,
            owner=row.owner,
        )
        for row in page.rows
    )
    return Answer(Deadlines(entries=entries, before=page.before, after=page.after))


def table(call: Call) -> Answer:
    """Give a table as CSV, or everything as a spreadsheet."""
    held, asked = _asked(call)
    name = call.path["table"]
    if name not in TABLES and name != EVERYTHING:
        raise wrong(404, "api.not-found", "The overview has no such table.")
    form = "xlsx" if name == EVERYTHING else "csv"
    kind = FORMATS[form].media_type
    call.insist_accepted(kind)
    on = timezone.localdate(call.at)
    read = Read(held, asked, glance_of(held, asked, on), on)
    headers = {"Content-Disposition": f'attachment; filename="overview-{name}.{form}"'}
    if form == "csv":
        lines = "".join(csv_lines(TABLES[name].head, TABLES[name].rows(read)))
        return Answer(lines.encode(), headers=headers, kind=f"{kind}; charset=utf-8")
    book = io.BytesIO()
    sheets = [Sheet(each.title, each.head, each.rows(read)) for each in TABLES.values()]
    write_sheets(book, f"Overview of {held.name}", sheets)
    return Answer(book.getvalue(), headers=headers, kind=kind)


def _asked(call: Call) -> tuple[Organisation, Asked]:
    """The organisation, and what is asked of it. Raises Wrong (422) for a kind of service that is not there."""
    held = standing_of(call.request, call.path["organisation"]).organisation
    kind = call.asked.kind
    asked = asked_of({"state": call.asked.state, "kind": str(kind) if kind else ""}, held)
    if asked.kind != kind:
        raise _unknown("kind", "There is no kind of service with this number.")
    return held, asked


def _unknown(parameter: str, sentence: str) -> Exception:
    return wrong(422, "api.parameter", sentence, "See the reference, or read the overview.", path=parameter)


def _states(said: tuple[Said, ...]) -> dict[str, int]:
    of = {words.label: state for state, words in STATES.items()}
    return {of[each.words]: each.services.number for each in said}


def _verdicts(counts: Mapping[str, int]) -> Iterator[VerdictCounted]:
    for finished in (True, False):
        for verdict in VERDICTS:
            now, expected = (keys.judged(view, verdict, finished=finished) for view in ("now", "expected"))
            yield VerdictCounted(
                verdict=verdict,
                finished=finished,
                now=Counted(of=now, number=counts.get(now, 0)),
                expected=Counted(of=expected, number=counts.get(expected, 0)),
            )


def _marks(counts: Mapping[str, int]) -> Iterator[MarkCounted]:
    for key, number in sorted(counts.items()):
        side, _, rest = key.partition("/")
        if side in keys.LEVELS and number > 0:
            right, band, level = rest.split("/")
            yield MarkCounted(of=key, number=number, side=side, right=right, band=band, level=level)

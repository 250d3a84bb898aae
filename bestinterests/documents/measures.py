"""Measures in the method's order: as a line of time, and as rows that say what each acts on and how it is tested."""

from __future__ import annotations

import datetime as dt

from bestinterests.documents import wording
from bestinterests.documents.blocks import Column, Row, RowGroup, Table
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.pictures import Done, Tick, TimelinePicture, TimelineRow
from bestinterests.domain.evaluation import ActionRank
from bestinterests.domain.measure import Measure

TYPE = {
    "eliminate": "takes the harm away",
    "reduce": "reduces it at the source",
    "safeguard": "safeguard",
    "inform": "informs",
    "parental-tool": "tool for parents",
    "terms-rule": "rule in the terms: moves nothing",
}
COLUMNS = (
    Column(title="Measure", width="wide"),
    Column(title="Acts on"),
    Column(title="Due", width="narrow"),
    Column(title="Owner", width="narrow"),
    Column(title="State and test"),
)
TEST = {"passed": "Test passed", "failed": "Test failed", "not-tested": "Not tested"}
END = 0.86
"""Where on the line the last dated measure stands; the rest is for events without a date."""
CROWDED_BY_START, CROWDED_BY_EVENT = 0.18, 0.62
"""Between these there is room for the name of a month beside the first day and the event."""


def done(measure: Measure) -> Done:
    """planned, implemented, or tested: the last only with a test that passed."""
    if measure.status == "tested":
        return "tested" if measure.test_result == "passed" else "implemented"
    return "implemented" if measure.status == "implemented" else "planned"


# -- the picture -----------------------------------------------------------------------------------------------------


def timeline(context: Context) -> TimelinePicture:
    """Measures still to be done, in the method's order, from the day of reading to the days they are due."""
    ranks = [rank for rank in context.evaluation.actions if rank.measure in context.measures]
    start = context.evaluation.on
    dated = [m.due for r in ranks if (m := context.measures[r.measure]).due]
    end = max([*dated, start + dt.timedelta(days=28)])
    rows = tuple(_row(context, rank, start, end) for rank in ranks)
    events = {context.measures[r.measure].due_event for r in ranks if not context.measures[r.measure].due}
    events.discard("")
    event = ""
    if any(row.at is None for row in rows):
        event = wording.short(events.pop(), 26) if len(events) == 1 else "no day set"
    return TimelinePicture(
        name="When each action is due",
        start=wording.day(start),
        ticks=_ticks(start, end, CROWDED_BY_EVENT if event else 1.0),
        rows=rows,
        event=event,
    )


def _row(context: Context, rank: ActionRank, start: dt.date, end: dt.date) -> TimelineRow:
    measure = context.measures[rank.measure]
    late = ""
    if rank.overdue and measure.due:
        late = f"late since {wording.day(measure.due)}"
    elif measure.due and measure.due <= start and measure.status == "planned":
        late = "due now"
    return TimelineRow(
        id=measure.id,
        anchor=measure.id,
        title=wording.short(measure.title or measure.what or measure.id, 70),
        mark=wording.mark("harm", rank.worst) if rank.worst else None,
        done=done(measure),
        late=late,
        at=_at(measure.due, start, end) if measure.due else None,
        due=due(measure),
        owner=wording.short(measure.owner, 40) or "no owner",
    )


def _at(when: dt.date, start: dt.date, end: dt.date) -> float:
    return max(0.0, min(1.0, (when - start).days / max(1, (end - start).days))) * END


def _ticks(start: dt.date, end: dt.date, until: float) -> tuple[Tick, ...]:
    """Firsts of months between the two days, at most six; unnamed where another name stands."""
    firsts: list[dt.date] = []
    year, month = start.year, start.month
    while len(firsts) < 600:
        month += 1
        if month > 12:
            year, month = year + 1, 1
        first = dt.date(year, month, 1)
        if first > end:
            break
        firsts.append(first)
    step = -(-len(firsts) // 6) if firsts else 1
    places = [(first, _at(first, start, end)) for first in firsts[::step]]
    return tuple(
        Tick(label=_tick(first, start) if CROWDED_BY_START < at < until else "", at=at) for first, at in places
    )


def _tick(when: dt.date, start: dt.date) -> str:
    month = wording.MONTHS[when.month - 1][:3]
    return f"1 {month}" if when.year == start.year else f"1 {month} {when.year}"


def due(measure: Measure) -> str:
    """When a measure is due, in words."""
    if measure.due:
        return wording.day(measure.due)
    return measure.due_event or measure.stated_due or "no day set"


# -- the table -------------------------------------------------------------------------------------------------------


def measures_table(context: Context) -> Table:
    """Every measure in the method's order, then those that are tested or abandoned."""
    ranks = {rank.measure: rank for rank in context.evaluation.actions}
    waiting = sorted((m for m in context.assessment.measures if m.id in ranks), key=lambda m: ranks[m.id].rank)
    rest = [m for m in context.assessment.measures if m.id not in ranks]
    groups = []
    if waiting:
        groups.append(
            RowGroup(
                title="Still to be done or tested" if rest else "",
                rows=tuple(measure(context, m, ranks[m.id]) for m in waiting),
            )
        )
    if rest:
        groups.append(RowGroup(title="Tested, or abandoned", rows=tuple(measure(context, m, None) for m in rest)))
    return Table(caption="Every measure, in order", columns=COLUMNS, groups=tuple(groups), anchor="actions-table")


def measure(context: Context, m: Measure, rank: ActionRank | None) -> Row:
    """One measure: what it is, what it acts on, when due, who owns it, how it is tested. rank: its place, if any."""
    place = f"{rank.rank}. " if rank else ""
    head: list[Words] = [(Strong(f"{place}"), *_strong(m.title or m.id), Plain(" "), context.id(m.id))]
    if m.what.strip() and m.what.strip() != m.title.strip():
        head.append(context.typed(m.what))
    head.append((Quiet(wording.upper(TYPE[m.type])),))
    if rank:
        head.append((Quiet("Why here: "), *_quiet_ids(context, rank.reason)))
    return Row(
        anchor=m.id,
        head=tuple(head),
        cells=(
            _acts(context, m, rank),
            _due(context, m),
            (foreign(m.owner) if m.owner else (Quiet("no owner"),),),
            _state(context, m),
        ),
    )


def _strong(text: str) -> Words:
    return (Strong(" ".join(text.split())),)


def _quiet_ids(context: Context, text: str) -> Words:
    return tuple(Quiet(word.text) if isinstance(word, Plain) else word for word in context.words(text))


def _acts(context: Context, m: Measure, rank: ActionRank | None) -> tuple[Words, ...]:
    lines: list[Words] = []
    impacts = rank.impacts if rank else m.acts_on
    if rank and rank.worst:
        held = wording.mark("harm", rank.worst)
        lines.append((held, Plain(f" {held.words}")))
    ids = dict.fromkeys((*impacts, *m.acts_on))
    lines.append(context.ids(ids) or (Quiet("no impact"),))
    if m.standards:
        lines.append((Quiet(f"Standards {', '.join(s.removeprefix('standard-') for s in m.standards)}"),))
    if m.side_effects:
        lines.append((Plain("Brings harms of its own: "), *context.ids(m.side_effects)))
    elif m.side_effects_note.strip():
        lines.append((Quiet("Side effects: "), *context.typed(m.side_effects_note)))
    return tuple(lines)


def _due(context: Context, m: Measure) -> tuple[Words, ...]:
    late = m.due is not None and m.due < context.evaluation.on and m.status == "planned"
    lines: list[Words] = [(Strong("Late: "), Plain(due(m))) if late else line(due(m))]
    if m.stated_due and m.stated_due != due(m):
        lines.append((Quiet("stated: "), *foreign(m.stated_due)))
    return tuple(lines)


def _state(context: Context, m: Measure) -> tuple[Words, ...]:
    status = wording.upper(m.status)
    when = m.done_on if m.status != "planned" else None
    lines: list[Words] = [(Strong(f"{status}{f', {wording.day(when)}' if when else ''}."),)]
    tested = f", {wording.day(m.tested_on)}" if m.tested_on else ""
    lines.append((Plain(f"{TEST[m.test_result]}{tested}. "), *context.typed(m.test_note)))
    for label, text in (
        ("Test plan: ", m.test_plan),
        ("Works if: ", m.success_measure),
        ("If it fails: ", m.failure),
        ("Note: ", m.note),
    ):
        if text.strip():
            lines.append((Quiet(label), *context.typed(text)))
    if m.approved != "undecided" or m.effect_on_risk:
        said = [f"approved: {m.approved}"] if m.approved != "undecided" else []
        said += [f"effect on risk: {m.effect_on_risk}"] if m.effect_on_risk else []
        lines.append((Quiet(wording.upper("; ".join(said))),))
    return tuple(lines)

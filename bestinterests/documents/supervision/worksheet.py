"""The worksheet of a supervisor for one service: what to ask, what differs, what changed, and when to look again.

It is made from a record and from what others found. It finds nothing by itself, and nothing is decided by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Column, Fact, Facts, Panel, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.framing import decided, paper, standing
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Paper, Section, Value
from bestinterests.documents.papers import Assessed
from bestinterests.documents.supervision.asking import Topic, topics
from bestinterests.documents.supervision.changes import beside_section, changed_section
from bestinterests.documents.supervision.edtech import schools_section
from bestinterests.documents.supervision.outside import Outside, outside_section
from bestinterests.domain.publication import Publication

NAME = "worksheet"
KIND = "Supervisor's worksheet"
NOTHING_DECIDED = (
    "Questions to put, made from the record and from evidence of others. No question says that a rule was broken, and "
    "nothing is decided by this sheet: whoever works with it decides what to ask and answers for it."
)
NEXT_REVIEW = "Next review of the assessment."
FROM_RECORD = "Record"


class FollowUp(Value, frozen=True, kw_only=True):
    """A day on which somebody looks again."""

    on: dt.date
    what: str
    who: str = ""


class Beside(Value, frozen=True, kw_only=True):
    """Another reading of the same service. theirs: the published record that it reads; None: the record at hand."""

    ours: Assessed
    theirs: Publication | None = None


def worksheet(
    held: Assessed,
    *,
    outside: tuple[Outside, ...] = (),
    before: Assessed | None = None,
    beside: Beside | None = None,
    follow_ups: tuple[FollowUp, ...] = (),
    supervisor: str = "",
) -> Paper:
    """Return the worksheet of one service.

    held: the record with what follows from it. outside: evidence of others. before: the version before. beside: another
    reading. follow_ups: days that somebody set. supervisor: whose sheet it is; blank where that is not set.
    """
    context = Context(held.framework, held.document, held.evaluation)
    sections = (
        Section(anchor="record", title="What the record says", blocks=(_facts(context),)),
        questions_section(topics(context, outside)),
        *outside_section(outside, context.words),
        *((changed_section(before, held),) if before else ()),
        *((beside_section(held, beside.ours, beside.theirs),) if beside else ()),
        *schools_section(context),
        dates_section((*days_set(follow_ups), *_in_record(context)), context.evaluation.on),
    )
    made = paper(context, name=NAME, kind=KIND, opening=_opening(context, supervisor), sections=sections, part=True)
    return replace(
        made, subtitle=(Plain(f"Worksheet of {supervisor}. "), *made.subtitle) if supervisor else made.subtitle
    )


def _opening(context: Context, supervisor: str) -> tuple[AnyBlock, ...]:
    return (caution(supervisor), Paragraph(words=standing(context).words, style="small"))


def caution(supervisor: str) -> Panel:
    """Return what stands above every worksheet. supervisor: whose sheet it is; blank where that is not set."""
    whose = f" It is kept by {supervisor}, who did not make the assessment." if supervisor else ""
    said = Paragraph(words=line(NOTHING_DECIDED + whose))
    return Panel(tone="caution", title="Questions, not findings", blocks=(said,))


def _facts(context: Context) -> Facts:
    held = context.assessment
    verdicts = [
        (result.title, wording.verdict_words(result.now.verdict), wording.verdict_words(result.expected.verdict))
        for result in (context.headline, *context.others)
    ]
    in_scope = [use.band for use in held.children if use.in_scope]
    facts = [
        fact("Service", foreign(wording.short(held.service.description, 400)) or line("Not described.")),
        fact("Ages in scope", line(context.ages(in_scope) if in_scope else "None is stated.")),
        fact("Finished?", context.words(context.evaluation.completeness.sentence)),
        *(
            fact(f"Read by {title}", line(f"Now: {now}. If every action is done: {then}."))
            for title, now, then in verdicts
        ),
        fact("How firm", context.words(context.now.robustness.sentence)),
        fact("Decided", line(f"{decided(context)}.")),
    ]
    return Facts(facts=tuple(facts))


def fact(label: str, words: Words) -> Fact:
    """Return a name and what stands for it in a line."""
    return Fact(label=label, blocks=(Paragraph(words=words),))


def questions_section(found: Sequence[Topic]) -> Section:
    """Return the questions, by kind, with room for the answer."""
    nothing = Paragraph(words=line("The record raises no question by itself."))
    blocks: tuple[AnyBlock, ...] = tuple(_table(topic) for topic in found) or (nothing,)
    number = sum(len(topic.asks) for topic in found)
    return Section(
        anchor="questions",
        title="Questions to put",
        lead=line(
            f"{wording.upper(wording.many(number, 'question'))}, each with what raises it and where that stands."
        ),
        blocks=blocks,
    )


def _table(topic: Topic) -> Table:
    """Questions of one kind; those that ask the same stand under it, so that it is read once."""
    groups: dict[str, list[Row]] = {}
    for ask in topic.asks:
        groups.setdefault(ask.question, []).append(
            Row(head=(*ask.said, (Quiet(ask.source),)), cells=(((Plain(""),),),))
        )
    return Table(
        caption=f"{topic.title} ({len(topic.asks):,})",
        columns=(Column(title="What raises it", width="wide"), Column(title="Answer, and by when")),
        groups=tuple(RowGroup(title=question, rows=tuple(rows)) for question, rows in groups.items()),
        ruled=True,
    )


class Day(NamedTuple):
    """A day to look again. source: who set it, or where it is from."""

    on: dt.date
    what: Words
    source: str


def days_set(follow_ups: Iterable[FollowUp]) -> Iterator[Day]:
    """Return the days that somebody set for looking again."""
    for each in follow_ups:
        yield Day(each.on, foreign(each.what), f"Set by {each.who}" if each.who else "Set for this sheet")


def _in_record(context: Context) -> Iterator[Day]:
    """Days that the record itself names."""
    if (review := context.assessment.review.next_review) is not None:
        yield Day(review, line(NEXT_REVIEW), FROM_RECORD)
    for each in context.assessment.measures:
        if each.due and not each.done_on:
            what = (*foreign(wording.short(each.title or each.what)), Plain(" "), context.id(each.id))
            yield Day(each.due, what, f"{FROM_RECORD}, action due")


def dates_section(days: Iterable[Day], on: dt.date) -> Section:
    """Return days that were set for looking again, and days that the record itself names, in one order."""
    held = sorted(days, key=lambda each: each.on)
    blocks: tuple[AnyBlock, ...] = (Paragraph(words=line("No day is set, and the record names none.")),)
    if held:
        columns = (Column(title="Day", width="narrow"), Column(title="What", width="wide"), Column(title="From where"))
        rows = tuple(Row(head=(_day(each.on, on),), cells=((each.what,), (line(each.source),))) for each in held)
        blocks = (Table(caption="Days to look again", columns=columns, groups=(RowGroup(rows=rows),)),)
    return Section(anchor="dates", title="When to look again", blocks=blocks)


def _day(when: dt.date, on: dt.date) -> Words:
    return (Plain(wording.day(when)), Strong(" (past)")) if when < on else line(wording.day(when))

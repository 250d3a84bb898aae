"""The worksheet of a service that only tables from elsewhere know: what is known, and the request for an assessment.

Nobody assessed it, so nothing of it is rated. What others found stands with its strength and its limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bestinterests.documents.blocks import AnyBlock, Bullets, Column, Panel, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import foreign, line
from bestinterests.documents.inline import Plain
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.supervision.asking import Ask, Topic, in_order
from bestinterests.documents.supervision.outside import Outside, heading, nothing_known
from bestinterests.documents.supervision.subject import Subject, paper_about
from bestinterests.documents.supervision.worksheet import (
    KIND,
    NAME,
    FollowUp,
    dates_section,
    days_set,
    questions_section,
)

NOT_ASSESSED = (
    "Nobody assessed this service here. It is known from tables of facts alone, which others made about many services. "
    "Nothing of it is rated, and it is in no count. That says nothing against it, and nothing in its favour."
)
MEANT = "For each fact stand its table, how strong it is, and what its method cannot show. A fact is never a rating."
ASKED_FOR = (
    (
        "May we read the assessment of what this service means for children?",
        "Wanted: the newest version, with the day on which it was made: a document, a workbook or a published record.",
    ),
    (
        "If there is none: when will there be one, and who answers for it?",
        "Wanted: which children are likely to use it, by age, and what was done so far to look into it.",
    ),
    (
        "If children are held not to use it: what shows that?",
        "Wanted: what was looked at, when, and by whom. A rule against children in its terms alone shows little.",
    ),
)
"""What is asked of whoever answers for it: the question, and what would answer it."""


def topics_of(found: Iterable[Outside]) -> tuple[Topic, ...]:
    """Return what is asked about a service that nobody assessed. found: what tables say of it."""
    return in_order({"assessment": _assessment(), "facts": _facts(found)})


def _assessment() -> Iterator[Ask]:
    for question, answer in ASKED_FOR:
        yield Ask(question, (line(answer),), "No assessment is here")


def _facts(found: Iterable[Outside]) -> Iterator[Ask]:
    for each in found:
        if each.known:
            yield Ask("Is this so, and what shows it?", (foreign(each.sentence),), f"Evidence table {each.source}")


def unassessed_worksheet(
    about: Subject, found: Sequence[Outside], *, follow_ups: Sequence[FollowUp] = (), supervisor: str = ""
) -> Paper:
    """Return the worksheet of a service that only tables know.

    found: what they say of it. follow_ups: days that somebody set. supervisor: whose sheet it is; blank where not set.
    """
    whose = (Plain(f"Worksheet of {supervisor}. "),) if supervisor else ()
    return paper_about(
        about,
        name=NAME,
        kind=KIND,
        opening=(Panel(tone="caution", title="Nothing was assessed", blocks=(Paragraph(words=line(NOT_ASSESSED)),)),),
        sections=(
            _known(found),
            questions_section([each for each in about.topics if each.name == "assessment"]),
            _nothing_rated(),
            dates_section(days_set(follow_ups), about.on),
        ),
        organisation=supervisor or about.organisation,
        subtitle=(*whose, *about.subtitle),
    )


def _known(found: Sequence[Outside]) -> Section:
    """Facts by table; what tables leave blank is said to be unknown."""
    rows = tuple(Row(head=heading(each), cells=((foreign(each.sentence),),)) for each in found if each.known)
    blocks: list[AnyBlock] = [Paragraph(words=line("No table says anything of it."))]
    if rows:
        columns = (Column(title="About"), Column(title="What is known, how strong it is, and its limit", width="wide"))
        blocks = [Table(caption="Facts from elsewhere", columns=columns, groups=(RowGroup(rows=rows),))]
    return Section(
        anchor="known", title="What is known from elsewhere", lead=line(MEANT), blocks=(*blocks, *nothing_known(found))
    )


def _nothing_rated() -> Section:
    """What this sheet would hold if there were a record, so that nobody takes its silence for an answer."""
    items = (
        "No harm and no benefit to any right is judged.",
        "Nobody is known to have looked at any right, for any age.",
        "Nothing is known of whether children were asked.",
        "There is no verdict, now or later.",
    )
    return Section(
        anchor="unrated", title="What nobody has judged", blocks=(Bullets(items=tuple(line(each) for each in items)),)
    )

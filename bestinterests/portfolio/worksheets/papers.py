"""The worksheet of one service as a paper, and what a letter about it is made from, where only its rows are here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Bullets, Column, Fact, Facts, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import foreign, line
from bestinterests.documents.framing import OWN
from bestinterests.documents.inline import Plain, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.supervision.outside import outside_section
from bestinterests.documents.supervision.subject import Subject, paper_about
from bestinterests.documents.supervision.unassessed import unassessed_worksheet
from bestinterests.documents.supervision.worksheet import (
    FROM_RECORD,
    KIND,
    NAME,
    NEXT_REVIEW,
    Day,
    FollowUp,
    caution,
    dates_section,
    days_set,
    fact,
    questions_section,
)
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.robustness import VerdictRange
from bestinterests.portfolio.words import framework
from bestinterests.portfolio.worksheets.asking import topics_of
from bestinterests.portfolio.worksheets.sheet import Worksheet

ROWS = (
    "Made from what the portfolio keeps of the record, and not from the record itself: reasons, evidence and open "
    "judgements in full stand only there."
)
DOCUMENTS = (
    "The assessment itself, as it stands now, with the evidence that it names.",
    "The data protection impact assessment of the same service, if there is one.",
)
"""What is asked for where only rows of a record are here: they do not say what it names."""
FIRMNESS = {
    "settled": "Settled: the same verdict at both ends of every range, and no single step or control changes it.",
    "sensitive": "Sensitive: one verdict over every range, but a step or two, or a control, would change it.",
    "open": "Open: the ranges and unknowns on the record span more than one verdict.",
}


def subject_of(sheet: Worksheet, on: dt.date) -> Subject:
    """Return what a letter about a service is made from. on: today.

    Raises Refused where no record by the provider is here: they need not answer for a reading by others.
    """
    head = sheet.head
    if head["whose"] == "other":
        raise Refused([_theirs(head["service_name"])])
    made = " ".join(part for part in (_kind(sheet), _assessed(sheet)) if part)
    return Subject(
        service=" ".join(head["service_name"].split()),
        organisation=" ".join(head["organisation"].split()),
        on=(head["read_for"] or head["day"] or on) if sheet.is_assessed else on,
        decided=_decided(sheet),
        subtitle=(Plain(made),),
        assessed_on=head["day"],
        digest=_digest(sheet),
        digest_note="" if _is_published(sheet) else "(of the file that we read)",
        fictional=bool(head["fictional"]),
        topics=topics_of(sheet),
        documents=tuple(line(each) for each in DOCUMENTS),
        is_assessed=sheet.is_assessed,
    )


def worksheet_paper(
    sheet: Worksheet, on: dt.date, *, follow_ups: Sequence[FollowUp] = (), supervisor: str = ""
) -> Paper:
    """Return the worksheet of a service. on: today. supervisor: whose sheet it is. Raises Refused as ``subject_of``."""
    about = subject_of(sheet, on)
    if not sheet.is_assessed:
        return unassessed_worksheet(about, sheet.outside, follow_ups=follow_ups, supervisor=supervisor)
    whose = (Plain(f"Worksheet of {supervisor}. "),) if supervisor else ()
    return paper_about(
        about,
        name=NAME,
        kind=KIND,
        opening=(caution(supervisor), Paragraph(words=line(f"{OWN} {ROWS}"), style="small")),
        sections=(
            Section(anchor="record", title="What the record says", blocks=(_facts(sheet),)),
            questions_section(about.topics),
            *outside_section(sheet.outside),
            *_changed(sheet),
            *_unlooked(sheet),
            dates_section((*days_set(follow_ups), *_days(sheet)), on),
        ),
        organisation=about.organisation,
        subtitle=(*whose, *about.subtitle),
    )


def _theirs(name: str) -> Problem:
    return Problem(
        code="letter.theirs",
        path="",
        sentence=f"No record of {name} by its own provider is here, only a reading by others.",
        remedy="Take the provider's own record in; a letter quotes that.",
    )


def _kind(sheet: Worksheet) -> str:
    kind, by = sheet.head["kind"], " ".join(sheet.head["organisation"].split())
    said = f"{wording.upper(kind)} by {by}" if kind and by else wording.upper(kind) or by
    return f"{said}." if said else ""


def _assessed(sheet: Worksheet) -> str:
    if not sheet.is_assessed:
        return f"Known from table {sheet.head['source']}, {sheet.head['inside']}."
    day, read = sheet.head["day"], sheet.head["read_for"]
    said = f"Of {wording.day(day)}." if day else "It states no day."
    return f"{said} Read for {wording.day(read)}." if read else said


def _decided(sheet: Worksheet) -> str:
    if not sheet.is_assessed:
        return "Nothing was assessed"
    on = sheet.head["decided_on"]
    if not sheet.head["decided"]:
        return "Not yet decided by a person"
    return f"Decided on {wording.day(on)}" if on else "Decided"


def _digest(sheet: Worksheet) -> str:
    """Of a publication its own digest, which stands on its page; else that of the file that was read."""
    if not sheet.is_assessed:
        return ""
    return str(sheet.head["content"] if _is_published(sheet) else sheet.head["original"])


def _is_published(sheet: Worksheet) -> bool:
    return bool(sheet.head["source"] == "publication")


def _facts(sheet: Worksheet) -> Facts:
    head, bands = sheet.head, framework().bands
    ages = wording.ages(sheet.ages, bands) if sheet.ages else "None is stated."
    facts: list[Fact] = [fact("Ages in scope", line(ages)), fact("Finished?", line(_finished(sheet)))]
    if head["now_worst"]:
        now, then = (
            wording.verdict_words(VerdictRange(worst=head[f"{view}_worst"], best=head[f"{view}_best"]))
            for view in ("now", "expected")
        )
        facts.append(fact("Verdict", line(f"Now: {now}. If every action is done: {then}.")))
        facts.append(fact("How firm", line(FIRMNESS.get(head["robustness"], "It is not known."))))
    else:
        facts.append(fact("Verdict", line("Nothing follows here: it was screened out, or its packs are not here.")))
    outcome = head["decided"].replace("-", " ")
    facts.append(fact("Decided", line(f"{_decided(sheet)}{f': {outcome}' if outcome else ''}.")))
    facts.append(fact("From where", _from_where(sheet)))
    return Facts(facts=tuple(facts))


def _finished(sheet: Worksheet) -> str:
    if sheet.head["finished"]:
        return "The record is finished."
    number = int(sheet.head["open_judgements"])
    return f"Unfinished: {wording.many(number, 'judgement')} open. It cannot be judged yet."


def _from_where(sheet: Worksheet) -> Words:
    head = sheet.head
    file = " in ".join(part for part in (head["inside"], head["name"]) if part)
    return (*foreign(file), Plain(f", taken in on {wording.day(head['taken_on'])}; digest {_digest(sheet)}."))


def _changed(sheet: Worksheet) -> tuple[Section, ...]:
    """Effects that read otherwise than in the version before; nothing where there is none before."""
    if sheet.before is None:
        return ()
    when = f", of {wording.day(sheet.before.day)}" if sheet.before.day else ""
    blocks: tuple[AnyBlock, ...] = (Paragraph(words=line(f"No effect reads otherwise than in that{when}.")),)
    if sheet.changed:
        columns = (Column(title="Effect", width="wide"), Column(title="Before"), Column(title="Now"))
        rows = tuple(
            Row(
                head=(foreign(each.title), line(wording.upper(each.direction))),
                cells=((line(each.before or "was not there"),), (line(each.now or "is not there any more"),)),
            )
            for each in sheet.changed
        )
        caption = f"Effects that read otherwise than in the version before{when}"
        blocks = (Table(caption=caption, columns=columns, groups=(RowGroup(rows=rows),), compared=True),)
    return (Section(anchor="changed", title="What changed since the version before", blocks=blocks),)


def _unlooked(sheet: Worksheet) -> tuple[Section, ...]:
    """Each right that nobody looked at, also beyond those that had to be looked for."""
    if not sheet.unlooked:
        return ()
    items: tuple[Words, ...] = tuple(line(f"{each.sentence} (article {each.source}).") for each in sheet.unlooked)
    lead = line(
        "Also rights that nothing on the record makes one look for. What nobody looked at is unknown, and not none."
    )
    return (
        Section(
            anchor="unlooked",
            title="Rights that nobody looked at",
            lead=lead,
            blocks=(Bullets(items=items, style="small"),),
        ),
    )


def _days(sheet: Worksheet) -> Iterator[Day]:
    """Days that the record names: its review, and planned measures."""
    if review := sheet.head["next_review"]:
        yield Day(review, line(NEXT_REVIEW), FROM_RECORD)
    for each in sheet.measures:
        if each.due:
            yield Day(
                each.due, (*foreign(wording.short(each.title)), Plain(f" {each.measure}")), f"{FROM_RECORD}, action due"
            )

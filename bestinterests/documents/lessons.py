"""A pack of lessons as a paper: the plan for whoever teaches, then each sheet on a page of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bestinterests.documents import wording
from bestinterests.documents.blocks import (
    AnyBlock,
    Blocks,
    Bullets,
    Column,
    Fact,
    Facts,
    Panel,
    Paragraph,
    Part,
    Row,
    RowGroup,
    Table,
)
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.sheet_blocks import Slips, Writing
from bestinterests.texts.audiences import Audience
from bestinterests.texts.lessons.shapes import Grid, LessonPack, Sheet
from bestinterests.texts.lessons.shapes import Part as SheetPart
from bestinterests.texts.signposts import checked_on, numbers
from bestinterests.texts.texts import Texts, texts

NAME = "lessons"
SAFETY = ("lead", "before", "stories", "promise", "listen", "pictures", "danger", "mandatory", "numbers")
NOT_VERIFIED = " (not verified)"
LONG = 24
"""Letters from which on a cell of a sheet has more room; an empty column has as much, to write in."""


def lesson_paper(pack: LessonPack, on: dt.date) -> Paper:
    """Return a pack as a paper that is made from no record. on: the day that stands on its pages."""
    say = texts(Audience.TEACHER, pack.language)
    return Paper(
        name=NAME,
        title=pack.title,
        kind=f"Lesson pack for ages {pack.ages}",
        subtitle=_line(pack.summary),
        organisation=pack.owner,
        fictional=False,
        fictional_note="",
        opening=_opening(pack, say),
        sections=(*_for_teachers(pack, say), *_sheets(pack)),
        decided=f"Draft, not tried with a class. To be reviewed by {wording.day(pack.review_on)}",
        digest="",
        read_on=wording.day(on),
        short_digest="",
        language="en-GB" if pack.language == "en" else pack.language,
    )


def _line(text: str) -> Words:
    return (Plain(text),)


def _lines(items: list[str]) -> Bullets:
    return Bullets(items=tuple(_line(item) for item in items))


def _opening(pack: LessonPack, say: Texts) -> Blocks:
    words = ", ".join(say.say(f"glossary.{word}").lower() for word in pack.words)
    facts = (
        Fact(label="For", blocks=(Paragraph(words=_line(f"Ages {pack.ages}, {pack.phase} school")),)),
        Fact(label="Time", blocks=(Paragraph(words=_line(f"{pack.minutes} minutes")),)),
        Fact(label="Words that pupils meet", blocks=(Paragraph(words=_line(words)),)),
    )
    notes = (say.say("classroom.draft"), say.say("classroom.photocopy"))
    return (
        Panel(tone="caution", title="A draft", blocks=tuple(Paragraph(words=_line(note)) for note in notes)),
        Facts(facts=facts, layout="row"),
        _safety(say),
    )


def _safety(say: Texts) -> Panel:
    values = {**numbers(), "date": wording.day(checked_on())}
    lines = [say.of(f"classroom.safety_{name}", **values) for name in SAFETY]
    items = tuple((Plain(line.words), *((Quiet(NOT_VERIFIED),) if line.is_unverified else ())) for line in lines)
    return Panel(tone="caution", title=say.say("classroom.safety_title"), blocks=(Bullets(items=items),))


def _for_teachers(pack: LessonPack, say: Texts) -> tuple[Section, ...]:
    return (
        Section(anchor="plan", title="The lesson", blocks=_plan(pack)),
        Section(anchor="pupils", title="For different pupils", blocks=_pupils(pack)),
        Section(anchor="assembly", title=f"Assembly: {pack.assembly.title}", blocks=_assembly(pack)),
        Section(
            anchor="curriculum",
            title="Where it may fit in the curriculum",
            lead=_line(say.say("classroom.curriculum_note")),
            blocks=(_curriculum(pack),),
        ),
        Section(anchor="answers", title="Answers", own_page=True, blocks=tuple(_answers(pack))),
    )


def _plan(pack: LessonPack) -> Blocks:
    rows = tuple(
        Row(
            head=_said(f"{step.minutes} min", step.title),
            cells=(_said(step.teacher), _said(step.pupils)),
        )
        for step in pack.steps
    )
    columns = (
        Column(title="Time", width="narrow"),
        Column(title="What you do", width="wide"),
        Column(title="What pupils do", width="middle"),
    )
    return (
        Part(title="What pupils can do afterwards", blocks=(_lines(pack.aims),)),
        Part(title="What you need", blocks=(_lines(pack.needs),)),
        Part(title="Before the lesson", blocks=(_lines(pack.before),)),
        Table(caption=f"{pack.minutes} minutes, step by step", columns=columns, groups=(RowGroup(rows=rows),)),
    )


def _said(*parts: str) -> tuple[Words, ...]:
    return tuple(_line(part) for part in parts)


def _pupils(pack: LessonPack) -> Blocks:
    return (
        Part(title="Easier", blocks=(_lines(pack.easier),)),
        Part(title="Harder", blocks=(_lines(pack.harder),)),
        Part(title="So that everybody can take part", blocks=(_lines(pack.access),)),
    )


def _assembly(pack: LessonPack) -> Blocks:
    steps = Bullets(items=tuple(_line(step) for step in pack.assembly.steps), ordered=True)
    return (Paragraph(words=_line(f"{pack.assembly.minutes} minutes, for a year or a whole school.")), steps)


def _curriculum(pack: LessonPack) -> Facts:
    facts = []
    for link in pack.curriculum:
        sure: Words = (Quiet(NOT_VERIFIED),) if link.provenance in ("secondary", "to_verify") else ()
        facts.append(Fact(label=link.nation, blocks=(Paragraph(words=(Plain(link.text), *sure)),)))
    return Facts(facts=tuple(facts), layout="list")


def _answers(pack: LessonPack) -> Iterator[AnyBlock]:
    titles = {sheet.id: sheet.title for sheet in pack.sheets}
    for answers in pack.answers:
        yield Part(title=titles[answers.sheet], blocks=(_lines(answers.items),))


def _sheets(pack: LessonPack) -> Iterator[Section]:
    for sheet in (*pack.sheets, pack.home):
        yield Section(anchor=sheet.id, title=sheet.title, is_sheet=True, blocks=tuple(_sheet(sheet)))


def _sheet(sheet: Sheet) -> Iterator[AnyBlock]:
    for part in sheet.parts:
        blocks = tuple(_part(part))
        if part.title:
            yield Part(title=part.title, blocks=blocks)
        else:
            yield from blocks


def _part(part: SheetPart) -> Iterator[AnyBlock]:
    if part.text:
        yield Paragraph(words=_line(part.text))
    if part.items:
        yield Bullets(items=tuple(_line(item) for item in part.items), ordered=part.is_ordered)
    if part.grid:
        yield _grid(part.grid)
    if part.slips:
        yield Slips(items=tuple(_line(slip) for slip in part.slips), columns=part.columns)
    if part.write:
        yield Writing(lines=part.write, label=(Strong(part.ask),) if part.ask else ())
    if part.draw:
        yield Writing(lines=0)


def _grid(grid: Grid) -> Table:
    """A table of a sheet; it stays one however narrow the paper, since pupils write in it."""
    longest = [max(len(row[at]) for row in grid.rows) for at in range(len(grid.columns))]
    columns = tuple(
        Column(title=title, width="wide" if most > LONG or not most else "middle")
        for title, most in zip(grid.columns, longest, strict=True)
    )
    rows = tuple(
        Row(head=_said(row[0]), cells=tuple(_said(cell) if cell else () for cell in row[1:])) for row in grid.rows
    )
    return Table(caption=grid.caption, columns=columns, groups=(RowGroup(rows=rows),), compared=True, ruled=True)

"""What can be wrong with packs of lessons that are in order, and how hard each is to read for whom it is for."""

from __future__ import annotations

from collections.abc import Iterator

from bestinterests.domain.problem import Problem
from bestinterests.texts.audiences import Audience
from bestinterests.texts.lessons.shapes import LessonPack, Part, Sheet
from bestinterests.texts.lessons.shelf import lesson_packs
from bestinterests.texts.sources import sources
from bestinterests.texts.texts import texts

Readable = tuple[str, Audience, str]
"""A name, whom it is for, and the words."""


def faults(pack: LessonPack) -> list[Problem]:
    """Return what does not fit together in a pack."""
    found = [*_of_plan(pack), *_of_sheets(pack)]
    return [
        Problem(code="lessons.fit", path=f"lessons/{pack.id}", sentence=sentence, remedy=remedy)
        for sentence, remedy in found
    ]


def every_fault() -> list[Problem]:
    """Return ``faults`` of every pack."""
    return [fault for pack in lesson_packs().values() for fault in faults(pack)]


def _of_plan(pack: LessonPack) -> Iterator[tuple[str, str]]:
    taken = sum(step.minutes for step in pack.steps)
    if taken != pack.minutes:
        yield f"The steps take {taken} minutes, the lesson {pack.minutes}.", "Make them equal."
    known = texts(Audience.TEACHER).shown("glossary")
    for word in [word for word in pack.words if f"glossary.{word}" not in known]:
        yield f"The glossary has no {word}.", "Write it there, or take it out."
    for unknown in [one for link in pack.curriculum for one in link.sources if one not in sources()]:
        yield f"There is no source {unknown}.", "Name it in sources.yaml."


def _of_sheets(pack: LessonPack) -> Iterator[tuple[str, str]]:
    sheets = [sheet.id for sheet in pack.sheets]
    if len({*sheets, pack.home.id}) != len(sheets) + 1:
        yield "Two sheets have one id.", "Give each its own."
    for answers in [answers for answers in pack.answers if answers.sheet not in sheets]:
        yield f"There is no sheet {answers.sheet}.", f"Sheets: {', '.join(sheets)}."
    for sheet in (*pack.sheets, pack.home):
        grids = [part.grid for part in sheet.parts if part.grid]
        if any(len(row) != len(grid.columns) for grid in grids for row in grid.rows):
            yield f"A row of {sheet.id} has not as many cells as columns.", "Fill it, with '' where empty."


def readable(pack: LessonPack) -> Iterator[Readable]:
    """Return all that a pack says, sheet by sheet, and what it says to teachers and to parents as one passage each."""
    for sheet in pack.sheets:
        yield f"lessons/{pack.id}/{sheet.id}", pack.reads, words_of(sheet)
    yield f"lessons/{pack.id}/home", Audience.PARENT, words_of(pack.home)
    said = [pack.summary, *pack.aims, *pack.needs, *pack.before, *pack.easier, *pack.harder, *pack.access]
    said += [words for step in pack.steps for words in (step.title, step.teacher, step.pupils)]
    said += [words for answers in pack.answers for words in answers.items]
    said += [*pack.assembly.steps, *(link.text for link in pack.curriculum)]
    yield f"lessons/{pack.id}/teacher", Audience.TEACHER, "\n\n".join(said)


def every_readable() -> Iterator[Readable]:
    """Return ``readable`` of every pack."""
    for pack in lesson_packs().values():
        yield from readable(pack)


def words_of(sheet: Sheet) -> str:
    """Return all words of a sheet, each line a passage of its own."""
    return "\n\n".join([sheet.title, *(line for part in sheet.parts for line in _lines(part) if line.strip())])


def _lines(part: Part) -> Iterator[str]:
    yield part.title
    yield part.text
    yield from part.items
    if part.grid:
        yield from (part.grid.caption, *part.grid.columns)
        for row in part.grid.rows:
            yield from row
    yield from part.slips
    yield part.ask

"""Pictures in words: for each drawing the table that says the same, built from the same values."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import Column, Row, RowGroup, Table
from bestinterests.documents.inline import Id, Mark, Plain, Quiet, Strong, Tag, Words
from bestinterests.documents.pictures import (
    BalancePicture,
    ControlRow,
    ControlsPicture,
    CoveragePicture,
    FlipEntry,
    FlipList,
    MarkedCell,
    ProfilePicture,
    ProfileRow,
    RangePicture,
    RangeRow,
    SpineRow,
    StemBox,
    TimelinePicture,
    TimelineRow,
    WingCell,
)
from bestinterests.documents.report.rights import STATES
from bestinterests.formats.pictures.dispatch import twin

IN_WORDS = ", in words"
Lines = tuple[Words, ...]


def _line(text: str) -> Words:
    return (Plain(text),)


def _quiet(text: str) -> Lines:
    return ((Quiet(text),),) if text else ()


# -- the profile -----------------------------------------------------------------------------------------------------


@twin.register
def _profile(block: ProfilePicture) -> Table | None:
    if block.twin:
        return None
    heard = Row(head=((Strong("Children heard?"),),), cells=tuple((_line(head.heard or "–"),) for head in block.bands))
    groups = [RowGroup(title=g.title, rows=tuple(_right(row) for row in g.rows)) for g in block.groups]
    return Table(
        caption=f"{block.name}{IN_WORDS}",
        columns=(Column(title="Right"), *(Column(title=head.label) for head in block.bands)),
        groups=(*groups, RowGroup(title="Who was heard", rows=(heard,))),
    )


def _right(row: ProfileRow) -> Row:
    head: Lines = ((Strong(row.name),), (Quiet(f"Article {row.number}"),))
    return Row(head=head, cells=tuple(_cell(cell) for cell in row.cells))


def _cell(cell: MarkedCell) -> Lines:
    if cell.harm is None or cell.benefit is None:
        return _quiet(wording.upper(STATES[cell.state]))
    said: list[Words] = [_line(f"Harm {cell.harm.words}."), _line(f"Benefit {cell.benefit.words}.")]
    if cell.adds_up:
        said.append((Strong(f"{wording.upper(wording.many(cell.adds_up, 'feature'))} add up."),))
    return tuple(said)


# -- a feature -------------------------------------------------------------------------------------------------------


@twin.register
def _balance(block: BalancePicture) -> Table:
    ages = tuple(head.label for head in block.bands)
    return Table(
        caption=f"{block.name}{IN_WORDS}",
        columns=(Column(title="Right"), Column(title="What children gain"), Column(title="What children lose")),
        groups=(RowGroup(rows=tuple(_spine(row, ages) for row in block.rows)),),
    )


def _spine(row: SpineRow, ages: tuple[str, ...]) -> Row:
    head: Lines = ((Strong(row.name),), (Quiet(row.article),))
    return Row(head=head, cells=(_wing(row.gains, ages), _wing(row.losses, ages)))


def _wing(cells: tuple[WingCell, ...], ages: tuple[str, ...]) -> Lines:
    """Ages that read alike on one line."""
    alike: dict[str, list[str]] = {}
    for cell, age in zip(cells, ages, strict=False):
        alike.setdefault(cell.mark.words if cell.mark else STATES[cell.state], []).append(age)
    return tuple(_line(f"Ages {', '.join(held)}: {says}") for says, held in alike.items())


@twin.register
def _controls(block: ControlsPicture) -> Table:
    titles = ("Today", "Measures", "After, if they work")
    return Table(
        caption=f"{block.name}{IN_WORDS}",
        columns=(Column(title="Harm", width="wide"), *(Column(title=title) for title in titles)),
        groups=(RowGroup(rows=tuple(_control(row) for row in block.rows)),),
    )


def _control(row: ControlRow) -> Row:
    measures: Lines = tuple((Plain(f"{wording.upper(held.done)}: "), *held.ids) for held in row.boxes)
    change: Lines = () if row.changes else (_line("No change."),)
    return Row(
        head=((Plain(row.title),), row.about),
        cells=(
            _level(row.today, row.today_beside),
            measures or (_line("None."),),
            (*_level(row.after, row.after_beside), *change, *_quiet(row.note)),
        ),
    )


def _level(mark: Mark, beside: str) -> Lines:
    return ((mark, Plain(f" {wording.upper(mark.words)}")), *_quiet(beside))


# -- the whole -------------------------------------------------------------------------------------------------------


@twin.register
def _range(block: RangePicture) -> Table:
    return Table(
        caption=f"{block.name}{IN_WORDS}",
        columns=(Column(title="Question", width="wide"), Column(title="At worst"), Column(title="At best")),
        groups=tuple(RowGroup(title=title, rows=tuple(_reach(row) for row in rows)) for title, rows in block.groups),
    )


def _reach(row: RangeRow) -> Row:
    return Row(head=((Plain(row.label),), *_quiet(row.note)), cells=(((Tag(row.worst),),), ((Tag(row.best),),)))


@twin.register
def _flips(block: FlipList) -> Table | None:
    entries = (*block.entries, *block.rest)
    if not entries:
        return None
    return Table(
        caption="Single judgements that the verdict hangs on",
        columns=(
            Column(title="Judgement", width="wide"),
            Column(title="Verdict"),
            Column(title="Becomes"),
            Column(title="Rests on"),
        ),
        groups=(RowGroup(rows=tuple(_flip(entry) for entry in entries)),),
    )


def _flip(entry: FlipEntry) -> Row:
    return Row(head=(entry.words,), cells=(((Tag(entry.verdict),),), ((Tag(entry.becomes),),), (entry.rests_on,)))


@twin.register
def _timeline(block: TimelinePicture) -> Table:
    titles = ("Worst harm acted on", "State", "Due", "Owner")
    return Table(
        caption=f"{block.name}{IN_WORDS}, read on {block.start}",
        columns=(Column(title="Action", width="wide"), *(Column(title=title) for title in titles)),
        groups=(RowGroup(rows=tuple(_action(row) for row in block.rows)),),
    )


def _action(row: TimelineRow) -> Row:
    acted: Lines = _level(row.mark, "") if row.mark else (_line("–"),)
    due: Lines = (_line(row.due or "No day set"), *(((Strong(row.late),),) if row.late else ()))
    return Row(
        head=((Id(row.id, row.anchor), Plain(f" {row.title}")),),
        cells=(acted, (_line(row.done),), due, (_line(row.owner or "–"),)),
    )


@twin.register
def _coverage(block: CoveragePicture) -> Table:
    """A line for each box; a box of which nothing is required says nothing, as in the picture."""
    features: dict[str, list[StemBox]] = {}
    names: dict[str, Words] = {}
    for sheet in block.sheets:
        for row in sheet.rows:
            names[row.id] = (Id(row.id, row.anchor), Plain(f" {row.name}"))
            features.setdefault(row.id, []).extend(row.boxes)
    rows = [Row(head=(names[key],), cells=(_boxes(boxes),)) for key, boxes in features.items()]
    if block.whole:
        boxes = [box for _, _, box in block.whole]
        rows.append(Row(head=(_line("The service as a whole"),), cells=(_boxes(boxes),)))
    return Table(
        caption=f"{block.name}{IN_WORDS}",
        columns=(Column(title="Asked of"), Column(title="Right: ages, and what the record says", width="wide")),
        groups=(RowGroup(rows=tuple(rows)),),
    )


def _boxes(boxes: list[StemBox]) -> Lines:
    required = [box for box in boxes if any(stem != "not-required" for stem in box.stems)]
    return tuple(_line(box.sentence) for box in required) or (_line("Nothing is required."),)

"""The timeline: a line from the day of reading to the day each measure is due."""

from __future__ import annotations

from bestinterests.documents.inline import Mark
from bestinterests.documents.pictures import TimelinePicture, TimelineRow
from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.html.timeline_picture import EVENT_AT
from bestinterests.formats.pictures.dispatch import draw
from bestinterests.formats.pictures.lettering import BODY, MONO, SMALL, block, letters, lines, width
from bestinterests.formats.pictures.sheet import (
    HIGHEST,
    WIDTH,
    Drawing,
    box,
    colour,
    mark,
    paged,
    part_of,
    rule,
    sheet,
)

TITLE, MARK_AT, LINE_AT = 42.0, 276.0, 316.0
LENGTH = WIDTH - LINE_AT
HEAD, ROW, LEADING = 28.0, 30.0, 15.0
MARK, BOX = 14.0, 9.0


@draw.register
def _timeline(picture: TimelinePicture) -> tuple[Drawing, ...]:
    pages = list(paged([(row, _height(row)) for row in picture.rows], HIGHEST - HEAD))
    return tuple(_sheet(picture, page, place, len(pages)) for place, page in enumerate(pages, 1))


def _title(row: TimelineRow) -> list[str]:
    return lines(row.title, MARK_AT - TITLE - 22, BODY - 0.5, 3) or ["–"]


def _height(row: TimelineRow) -> float:
    return ROW + LEADING * (len(_title(row)) - 1)


def _x(at: float) -> float:
    return LINE_AT + LENGTH * at


def _sheet(picture: TimelinePicture, page: list[TimelineRow], place: int, of: int) -> Drawing:
    y = HEAD
    rows: list[Html] = []
    for row in page:
        rows += [rule(0, y, WIDTH), _row(row, y)]
        y += _height(row)
    ticks = [_upright(_x(tick.at), y, "hair") for tick in picture.ticks]
    zero = _upright(LINE_AT, y, "ink", 2)
    event = _upright(_x(EVENT_AT), y, "ink-3", 1.5, "1.5 4") if picture.event else None
    said = (
        f"{picture.name}. Dashed: planned. Solid: implemented. Filled box: tested. The table that follows says it in "
        f"words.{part_of(place, of)}"
    )
    return sheet(join(_heads(picture), ticks, zero, event, rows), y + 2, said)


def _heads(picture: TimelinePicture) -> Html:
    """The first day, the event, and between them the months that have room for their name."""
    event = lines(picture.event, LENGTH / 2, SMALL, 1)
    first = LINE_AT + width(picture.start, SMALL) * 1.1
    last = WIDTH - (width(event[0], SMALL) if event else 0)
    free = [t for t in picture.ticks if first < _x(t.at) - width(t.label, SMALL) / 2]
    free = [t for t in free if _x(t.at) + width(t.label, SMALL) / 2 < last]
    return join(
        letters(picture.start, LINE_AT, 16, SMALL, weight=700),
        [letters(tick.label, _x(tick.at), 16, SMALL, anchor="middle") for tick in free],
        block(event, WIDTH, 16, SMALL, anchor="end"),
    )


def _upright(x: float, to: float, ink: str, wide: float = 1, dashes: str | None = None) -> Html:
    return e("line", x1=x, x2=x, y1=HEAD - 6, y2=to, stroke=colour(ink), stroke_width=wide, stroke_dasharray=dashes)


def _row(row: TimelineRow, y: float) -> Html:
    height = _height(row)
    middle = y + height / 2
    at = EVENT_AT if row.at is None else row.at
    x = _x(at)
    planned = row.done == "planned"
    fill = "harm-critical" if row.late else "ink" if row.done == "tested" else "white"
    line = "harm-critical" if row.late else "ink"
    return join(
        letters(row.id, 0, y + 19, SMALL, family=MONO),
        block(_title(row), TITLE, y + 19, BODY - 0.5, LEADING / (BODY - 0.5)),
        _mark(row.mark, middle) if row.mark else None,
        rule(LINE_AT, middle, x, "ink-2", 2.5, stroke_dasharray="6 4" if planned else None),
        box(x - BOX / 2, middle - BOX / 2, BOX, BOX, fill, line, rx=2, stroke_width=2),
        _owner(row, at, middle),
    )


def _mark(held: Mark, y: float) -> Html:
    return join(mark(held, MARK_AT, y, MARK), letters(held.letters, MARK_AT + 12, y + 4, SMALL))


def _owner(row: TimelineRow, at: float, middle: float) -> Html:
    """When it is due and who owns it: after the box, or before it where the line ends at the right."""
    when = row.late or row.due
    said = ", ".join(part for part in (when, row.owner) if part)
    after = at < 0.5
    room = LENGTH * (1 - at if after else at) - 24
    shown = lines(said, room, SMALL, 1)
    if not shown:
        return Html("")
    wide = width(shown[0], SMALL)
    x = _x(at) + 12 if after else _x(at) - 12
    ground = box(x - 3 if after else x - wide + 4, middle - 8, wide - 2, 16, "white")
    weight = 700 if row.late else 400
    return join(
        ground,
        block(shown, x, middle + 4, SMALL, ink="ink", weight=weight, anchor="start" if after else "end"),
    )

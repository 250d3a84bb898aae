"""Harms today and after the measures: dashed where planned, solid where implemented, a filled box where tested."""

from __future__ import annotations

from bestinterests.documents.inline import Mark, plain
from bestinterests.documents.pictures import ControlBox, ControlRow, ControlsPicture
from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.pictures.dispatch import draw
from bestinterests.formats.pictures.lettering import BODY, MONO, SMALL, block, letters, lines
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

TITLE, TODAY, ARROW, AFTER = 0.0, 216.0, 354.0, 552.0
"""Where each column starts."""
HEAD, LINE, MARGIN = 26.0, 16.0, 14.0
MOST_IDS = 8
"""Lines of ids in a box; the words beside the drawing name every one."""
MARK = 17.0


@draw.register
def _controls(picture: ControlsPicture) -> tuple[Drawing, ...]:
    pages = list(paged([(row, _height(row)) for row in picture.rows], HIGHEST - HEAD))
    return tuple(_sheet(picture, page, place, len(pages)) for place, page in enumerate(pages, 1))


def _sheet(picture: ControlsPicture, page: list[ControlRow], place: int, of: int) -> Drawing:
    drawn = [
        letters("Harm", TITLE, 14, SMALL, weight=700),
        letters("Today", TODAY, 14, SMALL, weight=700),
        letters("Measures", ARROW, 14, SMALL, weight=700),
        letters("After, if they work", AFTER, 14, SMALL, weight=700),
    ]
    y = HEAD
    for row in page:
        drawn += [rule(0, y, WIDTH), _row(row, y)]
        y += _height(row)
    said = (
        f"{picture.name}. Dashed: planned. Solid: implemented. Filled box: tested. The table that follows says it in "
        f"words.{part_of(place, of)}"
    )
    return sheet(join(drawn), y + 2, said)


def _title(row: ControlRow) -> list[str]:
    return lines(row.title, _room(row), BODY, 3)


def _room(row: ControlRow) -> float:
    return TODAY - TITLE - 14 - (18 if row.indented else 0)


def _about(row: ControlRow) -> list[str]:
    return lines(plain(*row.about), _room(row), SMALL, 2)


def _note(row: ControlRow) -> list[str]:
    return lines(row.note, WIDTH, SMALL, 3)


def _ids(row: ControlRow, held: ControlBox) -> list[str]:
    return lines(plain(*held.ids), _box_width(row) - 8, SMALL, MOST_IDS, mono=True)


def _box_width(row: ControlRow) -> float:
    """Boxes share the arrow with a piece of shaft before each and after the last."""
    count = len(row.boxes)
    return min(96.0, (AFTER - ARROW - 30 - 12 * (count + 1)) / max(1, count))


def _body(row: ControlRow) -> float:
    words = len(_title(row)) + len(_about(row))
    boxes = max((len(_ids(row, held)) for held in row.boxes), default=0) + (1 if row.boxes else 0)
    return max(words, boxes + (0 if row.changes else 1), 2) * LINE + MARGIN


def _height(row: ControlRow) -> float:
    return _body(row) + (len(_note(row)) * LINE + 4 if row.note else 0)


def _row(row: ControlRow, y: float) -> Html:
    left = TITLE + (18 if row.indented else 0)
    title = _title(row)
    body = _body(row)
    return join(
        block(title, left, y + 19, BODY, LINE / BODY, weight=600),
        block(_about(row), left, y + 19 + LINE * len(title), SMALL, LINE / SMALL, ink="ink-2"),
        _end(row.today, row.today_beside, TODAY, y, ARROW - TODAY),
        _arrow(row, y, y + body / 2),
        _end(row.after, row.after_beside, AFTER, y, WIDTH - AFTER),
        block(_note(row), left, y + body + 10, SMALL, LINE / SMALL, ink="ink-2"),
    )


def _end(held: Mark, beside: str, x: float, y: float, room: float) -> Html:
    return join(
        mark(held, x + 14, y + 20, MARK),
        letters(f"{held.words} ({held.letters})", x + 30, y + 18, SMALL, weight=600),
        block(lines(beside, room - 30, SMALL, 2), x + 30, y + 18 + LINE, SMALL, LINE / SMALL, ink="ink-2"),
    )


def _arrow(row: ControlRow, y: float, middle: float) -> Html:
    if not row.boxes:
        return letters("no change", ARROW, middle + 4, SMALL, ink="ink-2")
    drawn: list[Html] = []
    x = ARROW
    wide = _box_width(row)
    for held in row.boxes:
        drawn.append(_shaft(x, middle, x + 14, held.done == "planned"))
        drawn.append(_box(held, _ids(row, held), x + 14, middle, wide))
        x += 14 + wide
    end = AFTER - 22
    drawn.append(_shaft(x, middle, end, row.boxes[-1].done == "planned"))
    drawn.append(
        e(
            "path",
            d=f"M{end - 6:.1f} {middle - 5:.1f}l6 5l-6 5",
            fill="none",
            stroke=colour("ink-2"),
            stroke_width=2,
        )
    )
    if not row.changes:
        tall = max(len(_ids(row, held)) for held in row.boxes) * LINE
        drawn.append(letters("no change", ARROW, middle + tall / 2 + 18, SMALL, ink="ink-2"))
    return join(drawn)


def _shaft(x: float, y: float, to: float, planned: bool) -> Html:
    return rule(x, y, to, "ink-2", 2, stroke_dasharray="4 3" if planned else None)


def _box(held: ControlBox, ids: list[str], x: float, middle: float, wide: float) -> Html:
    tall = len(ids) * LINE + 6
    tested = held.done == "tested"
    frame = box(
        x,
        middle - tall / 2,
        wide,
        tall,
        "ink" if tested else "white",
        "ink-2",
        rx=4,
        stroke_width=1.5,
        stroke_dasharray="4 3" if held.done == "planned" else None,
    )
    first = middle - tall / 2 + 15
    ink = "white" if tested else "ink"
    return join(frame, block(ids, x + wide / 2, first, SMALL, LINE / SMALL, ink=ink, anchor="middle", family=MONO))

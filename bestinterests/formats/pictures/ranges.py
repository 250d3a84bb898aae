"""How far the verdict can move: five boxes from stop to consistent, the possible ones filled."""

from __future__ import annotations

from bestinterests.documents.pictures import RangePicture, RangeRow
from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.formats.html.elements import Html, join
from bestinterests.formats.pictures.dispatch import draw
from bestinterests.formats.pictures.lettering import BODY, SMALL, block, lines
from bestinterests.formats.pictures.sheet import (
    HIGHEST,
    WIDTH,
    Drawing,
    box,
    paged,
    part_of,
    sheet,
    sign,
)

NAMES, STEP = 260.0, 88.0
HEAD, GROUP, ROW, LINE = 56.0, 30.0, 27.0, 16.0
Entry = str | RangeRow


@draw.register
def _range(picture: RangePicture) -> tuple[Drawing, ...]:
    entries: list[Entry] = [entry for title, rows in picture.groups for entry in ((title,) if title else ()) + rows]
    pages = list(paged([(entry, _height(entry)) for entry in entries], HIGHEST - HEAD))
    return tuple(_sheet(picture, page, place, len(pages)) for place, page in enumerate(pages, 1))


def _words(row: RangeRow) -> tuple[list[str], list[str]]:
    return lines(row.label, NAMES - 16, BODY, 3), lines(row.note, NAMES - 16, SMALL, 3)


def _height(entry: Entry) -> float:
    return GROUP if isinstance(entry, str) else ROW + LINE * (sum(map(len, _words(entry))) - 1)


def _sheet(picture: RangePicture, page: list[Entry], place: int, of: int) -> Drawing:
    drawn = [_heads()]
    y = HEAD
    for entry in page:
        if isinstance(entry, str):
            drawn.append(block(lines(entry, WIDTH, SMALL, 1), 0, y + 20, SMALL, ink="ink-2"))
        else:
            drawn.append(_row(entry, y))
        y += _height(entry)
    said = f"{picture.name}. A filled box is possible. The table that follows says it in words.{part_of(place, of)}"
    return sheet(join(drawn), y + 4, said)


def _heads() -> Html:
    drawn: list[Html] = []
    for at, verdict in enumerate(VERDICTS):
        x = NAMES + STEP * (at + 0.5)
        drawn.append(sign(verdict, x, 11, 18))
        drawn.append(block(lines(VERDICT_WORDS[verdict], STEP + 8, SMALL, 3), x, 34, SMALL, 1.15, anchor="middle"))
    return join(drawn)


def _row(row: RangeRow, y: float) -> Html:
    label, note = _words(row)
    worst, best = VERDICTS.index(row.worst), VERDICTS.index(row.best)
    boxes = [
        box(
            NAMES + STEP * at + 4,
            y + 2,
            STEP - 8,
            17,
            "ink" if worst <= at <= best else "white",
            "ink" if worst <= at <= best else "edge",
            rx=4,
            stroke_width=1.5,
        )
        for at in range(len(VERDICTS))
    ]
    return join(
        block(label, 0, y + 15, BODY, LINE / BODY, weight=600),
        block(note, 0, y + 15 + LINE * len(label), SMALL, LINE / SMALL, ink="ink-2"),
        boxes,
    )

"""The balance sheet of a feature: two wings and a spine, each mark with its letters."""

from __future__ import annotations

from bestinterests.documents.pictures import BalancePicture, SpineRow, WingCell
from bestinterests.formats.html.elements import Html, join
from bestinterests.formats.pictures.dispatch import draw
from bestinterests.formats.pictures.lettering import BODY, SERIF, SMALL, block, letters, lines
from bestinterests.formats.pictures.sheet import (
    HIGHEST,
    WIDTH,
    Drawing,
    box,
    mark,
    paged,
    part_of,
    parts,
    rule,
    sheet,
    state,
    stem,
)

SPINE, WING = 180.0, 260.0
BANDS = 5
HEAD, ROW, LINE, FOOT = 62.0, 36.0, 15.0, 28.0
MARK = 16.0
CARRIED = "Nothing is carried from one side to the other."


@draw.register
def _balance(picture: BalancePicture) -> tuple[Drawing, ...]:
    pages = list(paged([(row, _height(row)) for row in picture.rows], HIGHEST - HEAD - FOOT)) or [[]]
    shares = parts(tuple(range(len(picture.bands))), BANDS) or [()]
    plan = [(page, shown) for shown in shares for page in pages]
    return tuple(_sheet(picture, page, shown, place, len(plan)) for place, (page, shown) in enumerate(plan, 1))


def _name(row: SpineRow) -> list[str]:
    return lines(row.name, SPINE - 16, BODY) or ["–"]


def _height(row: SpineRow) -> float:
    return ROW + LINE * (len(_name(row)) - 1)


def _sheet(picture: BalancePicture, page: list[SpineRow], shown: tuple[int, ...], place: int, of: int) -> Drawing:
    y = HEAD
    rows = []
    for row in page:
        rows.append(_row(row, shown, y))
        y += _height(row)
    ground = [box(0, 0, WING, y, "gain-wash", rx=8), box(WING + SPINE, 0, WING, y, "loss-wash", rx=8)]
    foot = letters(CARRIED, WIDTH / 2, y + 18, SMALL, ink="ink-2", anchor="middle")
    said = f"{picture.name}. The table that follows says it in words.{part_of(place, of)}"
    return sheet(join(ground, _heads(picture, shown), rows, foot), y + FOOT, said)


def _heads(picture: BalancePicture, shown: tuple[int, ...]) -> Html:
    drawn = [
        letters("What children gain", 10, 20, 14, weight=600, family=SERIF, ink="benefit-high"),
        letters("What children lose", WIDTH - 10, 20, 14, weight=600, family=SERIF, ink="harm-high", anchor="end"),
    ]
    of = len(picture.bands)
    for left in (0.0, WING + SPINE):
        for column, at in enumerate(shown):
            x = left + _middle(column, shown)
            label = picture.bands[at].label
            drawn += [
                stem(at, of, x, 42),
                letters(label, x, 56, SMALL, weight=700, anchor="middle"),
            ]
    return join(drawn)


def _middle(column: int, shown: tuple[int, ...]) -> float:
    return WING / max(1, len(shown)) * (column + 0.5)


def _row(row: SpineRow, shown: tuple[int, ...], y: float) -> Html:
    height = _height(row)
    middle = y + height / 2
    name = _name(row)
    drawn = [
        rule(0, y, WIDTH),
        block(name, WIDTH / 2, y + 16, BODY, LINE / BODY, weight=600, anchor="middle"),
        letters(row.article, WIDTH / 2, y + 15 + LINE * len(name), SMALL, ink="ink-2", anchor="middle"),
    ]
    for left, cells in ((0.0, row.gains), (WING + SPINE, row.losses)):
        for column, at in enumerate(shown):
            if at < len(cells):
                drawn.append(_cell(cells[at], left + _middle(column, shown), middle))
    return join(drawn)


def _cell(cell: WingCell, x: float, y: float) -> Html:
    if cell.mark is None:
        return state(cell.state, x, y)
    return join(mark(cell.mark, x - 8, y, MARK), letters(cell.mark.letters, x + 4, y + 4, SMALL))

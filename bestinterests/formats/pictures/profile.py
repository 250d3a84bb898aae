"""The profile as sheets: rights by age bands, two marks a cell with their letters, the legend on each sheet."""

from __future__ import annotations

from collections.abc import Iterator

from bestinterests.documents.inline import Mark
from bestinterests.documents.pictures import BandHead, MarkedCell, ProfilePicture, ProfileRow
from bestinterests.formats.html.elements import Html, join
from bestinterests.formats.html.marks import LEVELS
from bestinterests.formats.pictures.dispatch import draw
from bestinterests.formats.pictures.lettering import BODY, MONO, SERIF, SMALL, block, letters, lines, width
from bestinterests.formats.pictures.sheet import (
    HIGHEST,
    WIDTH,
    Drawing,
    mark,
    paged,
    part_of,
    parts,
    rule,
    sheet,
    state,
    stem,
)

NAMES = 222.0
BANDS = 5
"""Bands side by side; with more, a second sheet shows the others."""
LEGEND, HEAD, GROUP, ROW, FOOT, LINE = 98.0, 52.0, 26.0, 22.0, 28.0, 15.0
MARK = 13.0
Entry = tuple[str, ProfileRow]
"""A right, with the title of its group where it opens one: they are never parted."""


@draw.register
def _profile(picture: ProfilePicture) -> tuple[Drawing, ...]:
    entries = [(entry, _height(entry)) for entry in _entries(picture)]
    pages = list(paged(entries, HIGHEST - LEGEND - HEAD - FOOT)) or [[]]
    shares = parts(tuple(range(len(picture.bands))), BANDS) or [()]
    plan = [(page, shown) for shown in shares for page in pages]
    return tuple(_sheet(picture, page, shown, place, len(plan)) for place, (page, shown) in enumerate(plan, 1))


def _entries(picture: ProfilePicture) -> Iterator[Entry]:
    for group in picture.groups:
        for at, row in enumerate(group.rows):
            yield "" if at else group.title, row


def _height(entry: Entry) -> float:
    title, row = entry
    return (GROUP if title else 0) + _row_height(row)


def _row_height(row: ProfileRow) -> float:
    return ROW + LINE * (len(_name(row)) - 1)


def _name(row: ProfileRow) -> list[str]:
    return lines(row.name, NAMES - 42, BODY) or ["–"]


def _sheet(picture: ProfilePicture, page: list[Entry], shown: tuple[int, ...], place: int, of: int) -> Drawing:
    drawn = [_legend(picture)]
    y = LEGEND
    drawn.append(_heads(picture, shown, y))
    y += HEAD
    for title, row in page:
        if title:
            drawn.append(_group(title, y))
            y += GROUP
        drawn.append(_row(row, shown, y))
        y += _row_height(row)
    drawn.append(_foot(picture, shown, y))
    said = f"{picture.name}. {picture.description} The table that follows says each cell in words."
    return sheet(join(drawn), y + FOOT, " ".join(said.split()) + part_of(place, of))


# -- legend ----------------------------------------------------------------------------------------------------------


def _legend(picture: ProfilePicture) -> Html:
    title = letters(picture.name, 0, 16, 15, weight=600, family=SERIF)
    harms = [(Mark("harm", level, level), level) for level in LEVELS["harm"]]
    benefits = [(Mark("benefit", level, level), level) for level in LEVELS["benefit"]]
    also = [
        (Mark("harm", "medium", "high"), "could be high"),
        (Mark("harm", "none", "critical", True), "unknown"),
    ]
    x, last = _legend_row("Also", also, 82)
    dots = join(state("not-asked", x + 8, 78), letters("not asked", x + 26, 82, SMALL))
    bar = join(state("not-applicable", x + 98, 78), letters("does not apply", x + 112, 82, SMALL))
    sums = join(letters("6×", x + 208, 82, SMALL, weight=700), letters("six features add up", x + 226, 82, SMALL))
    return join(
        title,
        _legend_row("Worst harm", harms, 40)[1],
        _legend_row("Best benefit", benefits, 61)[1],
        last,
        dots,
        bar,
        sums,
    )


def _legend_row(title: str, entries: list[tuple[Mark, str]], y: float) -> tuple[float, Html]:
    """A line of the legend, and where its last entry ends."""
    drawn = [letters(title, 0, y, SMALL, weight=700)]
    x = 92.0
    for held, says in entries:
        said = f"{says} ({held.letters})"
        drawn += [mark(held, x, y - 4, MARK), letters(said, x + 14, y, SMALL)]
        x += 40 + width(said, SMALL) * 0.92
    return x, join(drawn)


# -- grid ------------------------------------------------------------------------------------------------------------


def _step(shown: tuple[int, ...]) -> float:
    return min(120.0, (WIDTH - NAMES) / max(1, len(shown)))


def _heads(picture: ProfilePicture, shown: tuple[int, ...], y: float) -> Html:
    step = _step(shown)
    of = len(picture.bands)
    drawn = [letters("Right and article", 0, y + 34, SMALL, ink="ink-2")]
    if picture.users:
        drawn.append(letters(picture.users, 0, y + 48, SMALL, ink="ink-2"))
    for column, at in enumerate(shown):
        x = NAMES + step * (column + 0.5)
        head: BandHead = picture.bands[at]
        drawn += [
            stem(at, of, x, y + 18),
            letters(head.label, x, y + 34, BODY, weight=700, anchor="middle"),
            letters(head.share, x, y + 48, SMALL, ink="ink-2", anchor="middle"),
        ]
    return join(drawn)


def _group(title: str, y: float) -> Html:
    shortened = lines(title, WIDTH, BODY, 1)
    return join(block(shortened, 0, y + 17, BODY, weight=700), rule(0, y + GROUP - 3, WIDTH, "ink"))


def _row(row: ProfileRow, shown: tuple[int, ...], y: float) -> Html:
    name = _name(row)
    height = _row_height(row)
    middle = y + height / 2
    weight = 600 if row.asked else 400
    drawn = [
        letters(row.number, 24, y + 15.5, 12, family=MONO, anchor="end", ink="ink-2"),
        block(name, 34, y + 15.5, BODY, LINE / BODY, weight=weight),
        rule(0, y + height, WIDTH),
    ]
    step = _step(shown)
    for column, at in enumerate(shown):
        if at < len(row.cells):
            drawn.append(_cell(row.cells[at], NAMES + step * (column + 0.5), middle))
    return join(drawn)


def _cell(cell: MarkedCell, x: float, y: float) -> Html:
    """A cell around its centre: how many add up, the square, the circle, each with its letters."""
    harm, benefit = cell.harm, cell.benefit
    if harm is None or benefit is None:
        if cell.state != "none":
            return state(cell.state, x, y)
        harm, benefit = Mark("harm"), Mark("benefit")
    count = f"{cell.adds_up}×" if cell.adds_up else ""
    return join(
        letters(count, x - 33, y + 4, SMALL, weight=700, anchor="end"),
        mark(harm, x - 21, y, MARK),
        letters(harm.letters, x - 10, y + 4, SMALL),
        mark(benefit, x + 19, y, MARK),
        letters(benefit.letters, x + 28, y + 4, SMALL),
    )


def _foot(picture: ProfilePicture, shown: tuple[int, ...], y: float) -> Html:
    step = _step(shown)
    drawn = [letters("Children heard?", 0, y + 19, BODY, weight=700)]
    for column, at in enumerate(shown):
        head = picture.bands[at]
        weight = 700 if head.unheard else 400
        drawn.append(
            letters(head.heard, NAMES + step * (column + 0.5), y + 19, SMALL + 1, weight=weight, anchor="middle")
        )
    return join(drawn)

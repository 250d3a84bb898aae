"""What has been asked: a box for each feature and right, a stem for each age band. Ink only."""

from __future__ import annotations

from bestinterests.documents.pictures import CoveragePicture, CoverageRow, CoverageSheet, StemBox, StemState
from bestinterests.formats.html.coverage_picture import LEGEND, stems, stems_width
from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.pictures.dispatch import draw
from bestinterests.formats.pictures.lettering import MONO, SMALL, block, letters, lines, width
from bestinterests.formats.pictures.sheet import (
    HIGHEST,
    WIDTH,
    Drawing,
    box,
    paged,
    part_of,
    rule,
    sheet,
)

NAMES, ROW, HEAD, KEY = 48.0, 26.0, 26.0, 46.0
WHOLE_COLUMNS, WHOLE_ROW = 2, 26.0


@draw.register
def _coverage(picture: CoveragePicture) -> tuple[Drawing, ...]:
    pages = [
        (part, rows)
        for part in picture.sheets
        for rows in paged([(row, ROW) for row in part.rows], HIGHEST - KEY - HEAD)
    ]
    whole = list(paged([(entry, WHOLE_ROW / WHOLE_COLUMNS) for entry in picture.whole], HIGHEST - KEY - HEAD - 20))
    of = len(pages) + len(whole)
    features = [_features(picture, part, rows, place, of) for place, (part, rows) in enumerate(pages, 1)]
    service = [_whole(picture, entries, place, of) for place, entries in enumerate(whole, len(pages) + 1)]
    return (*features, *service)


def _alternate(picture: CoveragePicture, what: str, place: int, of: int) -> str:
    return f"{picture.name}: {what}. The table that follows says it in words.{part_of(place, of)}"


def _key(picture: CoveragePicture) -> Html:
    ages = f"Stems: ages {', '.join(picture.bands)}, youngest first"
    drawn = [block(lines(ages, WIDTH, SMALL, 1), 0, 12, SMALL)]
    count = len(picture.bands)
    x = 0.0
    for state, says in LEGEND:
        wide = _stems_wide(count)
        drawn += [_stems((state,) * count, x, 20, wide), letters(says, x + wide + 8, 35, SMALL)]
        x += wide + 28 + width(says, SMALL)
    return join(drawn)


def _stems_wide(count: int, most: float = 38.0) -> float:
    return min(stems_width(count) * 0.95, most)


def _stems(states: tuple[StemState, ...], x: float, y: float, wide: float) -> Html:
    natural = stems_width(len(states))
    return e("g", stems(states), class_="stems", transform=f"translate({x:.1f} {y:.1f}) scale({wide / natural:.3f})")


def _features(picture: CoveragePicture, part: CoverageSheet, rows: list[CoverageRow], place: int, of: int) -> Drawing:
    step = min(44.0, (WIDTH - NAMES) / max(1, len(part.rights)))
    heads = [
        letters(number, NAMES + step * (at + 0.5), KEY + 18, SMALL, family=MONO, anchor="middle")
        for at, (number, _) in enumerate(part.rights)
    ]
    drawn = [_key(picture), *heads]
    y = KEY + HEAD
    for row in rows:
        drawn.append(letters(row.id, 0, y + 17, SMALL, family=MONO))
        drawn += [_box(held, NAMES + step * at, y, step) for at, held in enumerate(row.boxes)]
        y += ROW
    return sheet(join(drawn), y + 2, _alternate(picture, part.title, place, of))


def _box(held: StemBox, x: float, y: float, step: float) -> Html:
    if all(state == "not-required" for state in held.stems):
        return Html("")
    wide = _stems_wide(len(held.stems), step - 8)
    frame = box(x + 1, y + 1, step - 3, ROW - 4, "white", "hair", rx=3)
    return join(frame, _stems(held.stems, x + (step - 1 - wide) / 2, y + 3, wide))


def _whole(picture: CoveragePicture, entries: list[tuple[str, str, StemBox]], place: int, of: int) -> Drawing:
    title = "Asked once, of the service as a whole"
    half = WIDTH / WHOLE_COLUMNS
    tall = -(-len(entries) // WHOLE_COLUMNS)
    top = KEY + HEAD
    drawn = [_key(picture), letters(title, 0, KEY + 18, SMALL, weight=700)]
    for at, (number, right, held) in enumerate(entries):
        left, y = half * (at // tall), top + WHOLE_ROW * (at % tall)
        wide = _stems_wide(len(held.stems))
        drawn += [
            letters(number, left + 26, y + 17, SMALL, family=MONO, anchor="end", ink="ink-2"),
            block(lines(right, half - 100, SMALL, 1), left + 34, y + 17, SMALL),
            _stems(held.stems, left + half - 60, y + 3, wide),
            rule(left, y + WHOLE_ROW - 1, left + half - 14),
        ]
    return sheet(join(drawn), top + WHOLE_ROW * tall + 2, _alternate(picture, title, place, of))

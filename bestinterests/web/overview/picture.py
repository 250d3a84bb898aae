"""The picture of months: ink bars by what is counted, the numbers above them; what is late stands before the line."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bestinterests.formats.html.elements import Html, e
from bestinterests.web.overview.months import HEADS, Month

LEFT, STEP, LANE, TOP = 150, 53, 56, 30
"""Room for the names, width of a month, height of a lane, room for the heads; in units of the drawing."""
HIGHEST = 28
"""The bar of the largest number of a lane. Each lane has a scale of its own: lanes are not compared."""
BAR = 22


def picture_of(months: Sequence[Month]) -> Markup:
    """Draw the months. The table below says the same, so nothing in it is read aloud."""
    width, height = LEFT + STEP * len(months), TOP + LANE * len(HEADS)
    lanes = [_lane(months, at, words) for at, words in enumerate(HEADS.values())]
    drawn = e(
        "svg",
        [_head(months, at) for at in range(len(months))],
        lanes,
        _now(months, height),
        viewBox=f"0 0 {width} {height}",
        class_="ov-months",
        aria_hidden="true",
        focusable="false",
    )
    return Markup(drawn)  # noqa: S704  # every text in it is escaped


def _middle(at: int) -> float:
    return LEFT + STEP * (at + 0.5)


def _head(months: Sequence[Month], at: int) -> Html:
    month = months[at]
    is_first = at == 0 or month.first.month == 1
    words = f"{month.short} {month.first.year}" if is_first else month.short
    return e("text", words, x=_middle(at), y=18, text_anchor="middle", class_="this" if month.is_this else "head")


def _lane(months: Sequence[Month], lane: int, words: str) -> Html:
    foot = TOP + LANE * (lane + 1) - 6
    largest = max((month.counted[lane].number for month in months), default=0) or 1
    line = e("line", x1=0, x2=LEFT + STEP * len(months), y1=foot, y2=foot, class_="foot")
    name = e("text", words, x=0, y=foot - 8, class_="name")
    bars = [_bar(month, lane, at, foot, largest) for at, month in enumerate(months) if month.counted[lane].number]
    return e("g", line, name, bars)


def _bar(month: Month, lane: int, at: int, foot: float, largest: int) -> Html:
    held = month.counted[lane]
    tall = max(3.0, HIGHEST * held.number / largest)
    box = e(
        "rect",
        x=_middle(at) - BAR / 2,
        y=foot - tall,
        width=BAR,
        height=tall,
        rx=2,
        class_="late" if held.late else "bar",
    )
    return e("g", box, e("text", f"{held.number:,}", x=_middle(at), y=foot - tall - 4, text_anchor="middle"))


def _now(months: Sequence[Month], height: float) -> Html | None:
    at = next((at for at, month in enumerate(months) if month.is_this), None)
    if at is None:
        return None
    return e("line", x1=LEFT + STEP * at, x2=LEFT + STEP * at, y1=TOP - 4, y2=height, class_="now")

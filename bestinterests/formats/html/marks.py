"""Marks as SVG: the square of a harm, the circle of a benefit, the hatch of a range. Drawn once, used by name.

Geometry: the visual direction, section 3.1, at a side of 18 in a box of 32.4, so that the ring of a range up to
critical fits. Shape and fill carry the level; colour only helps.
"""

from __future__ import annotations

import math

from bestinterests.documents.inline import Mark, Side
from bestinterests.formats.html.elements import Html, e, join

SIDE = 18.0
BOX = 32.4
LEVELS: dict[Side, tuple[str, ...]] = {
    "harm": ("none", "low", "medium", "high", "critical"),
    "benefit": ("none", "low", "medium", "high"),
}
FILL = {"none": 0.0, "low": 1 / 3, "medium": 2 / 3, "high": 1.0, "critical": 1.0}
STROKE = max(1.6, SIDE / 12)
VIEW = f"{-BOX / 2:g} {-BOX / 2:g} {BOX:g} {BOX:g}"


def definitions() -> Html:
    """Every mark and every hatch, once for the whole page."""
    return join(hatches(), [drawing for _, drawing in symbols()])


def hatches() -> list[Html]:
    """The hatch of each level that a range may reach."""
    return [_pattern(side, level) for side in LEVELS for level in LEVELS[side] if level not in ("none", "critical")]


def symbols() -> list[tuple[str, Html]]:
    """Every mark with the name by which it is used."""
    found = []
    for side, levels in LEVELS.items():
        held = [Mark(side, low, high) for at, low in enumerate(levels) for high in levels[at:]]
        found += [(name(mark), _symbol(mark)) for mark in (*held, Mark(side, "none", levels[-1], True))]
    return found


def name(mark: Mark) -> str:
    """Name of a mark's drawing."""
    if mark.unknown:
        return f"m-{mark.side}-unknown"
    known = LEVELS[mark.side]
    low = mark.low if mark.low in known else "none"
    high = mark.high if mark.high in known else low
    return f"m-{mark.side}-{low}" if low == high else f"m-{mark.side}-{low}-{high}"


def draw(mark: Mark, size: int = 18) -> Html:
    """A mark whose square or circle has this size; its words stand beside it in the text."""
    box = round(size * BOX / SIDE)
    use = e("use", href=f"#{name(mark)}")
    return e(
        "svg",
        use,
        class_="m",
        width=box,
        height=box,
        viewBox=f"0 0 {BOX:g} {BOX:g}",
        aria_hidden="true",
        focusable="false",
    )


def letter(mark: Mark) -> Html:
    """The letters that stand beside a mark on paper."""
    return e("span", mark.letters, class_="letter", aria_hidden="true")


def _pattern(side: Side, level: str) -> Html:
    return e(
        "pattern",
        e("rect", width=3.6, height=3.6, class_="hatch-ground"),
        e("rect", width=1.8, height=3.6, class_=f"{side}-{level}"),
        id=f"hatch-{side}-{level}",
        width=3.6,
        height=3.6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _symbol(mark: Mark) -> Html:
    drawing = _unknown(mark.side) if mark.unknown else _square(mark) if mark.side == "harm" else _circle(mark)
    return e("symbol", drawing, id=name(mark), viewBox=VIEW)


# -- squares ---------------------------------------------------------------------------------------------------------


def _square(mark: Mark) -> Html:
    if mark.high == "none":
        return _box(SIDE * 0.62, "mark-none", 1.5)
    if mark.low == "critical":
        return join(_octagon(0.78 * SIDE, class_="harm-critical"), _exclamation())
    top = "high" if mark.high == "critical" else mark.high
    ring = _octagon(
        0.83 * SIDE,
        class_="line-harm-critical",
        fill="none",
        stroke_width=1.8,
        stroke_dasharray=f"{0.26 * SIDE:.2f} {0.13 * SIDE:.2f}",
    )
    return join(
        _box(SIDE, "inside", 0),
        _fill(mark.low, "harm"),
        _hatch(mark.low, top, "harm") if mark.low != top else None,
        _box(SIDE, f"line-harm-{top}", STROKE, fill="none"),
        ring if mark.high == "critical" else None,
    )


def _box(side: float, class_: str, stroke: float, fill: str = "") -> Html:
    half = side / 2
    return e(
        "rect",
        x=-half,
        y=-half,
        width=side,
        height=side,
        rx=side * 0.1,
        class_=class_,
        stroke_width=stroke or None,
        fill=fill,
    )


def _fill(level: str, side: Side) -> Html | None:
    height = SIDE * FILL[level]
    if not height:
        return None
    return e("rect", x=-SIDE / 2, y=SIDE / 2 - height, width=SIDE, height=height, class_=f"{side}-{level}")


def _hatch(low: str, high: str, side: Side) -> Html:
    bottom, top = SIDE * FILL[low], SIDE * FILL[high]
    return e("rect", x=-SIDE / 2, y=SIDE / 2 - top, width=SIDE, height=top - bottom, fill=f"url(#hatch-{side}-{high})")


def _octagon(half: float, **attributes: str | float) -> Html:
    cut = half * math.tan(math.pi / 8)
    corners = [
        (-cut, -half),
        (cut, -half),
        (half, -cut),
        (half, cut),
        (cut, half),
        (-cut, half),
        (-half, cut),
        (-half, -cut),
    ]
    return e("polygon", points=" ".join(f"{x:.2f},{y:.2f}" for x, y in corners), **attributes)


def _exclamation() -> Html:
    return join(
        e("rect", x=-1.6, y=-7.4, width=3.2, height=9.4, rx=1.4, class_="mark-sign"),
        e("circle", cx=0, cy=5.8, r=2.0, class_="mark-sign"),
    )


# -- circles ---------------------------------------------------------------------------------------------------------


def _circle(mark: Mark) -> Html:
    if mark.high == "none":
        return e("circle", r=SIDE * 0.31, class_="mark-none", stroke_width=1.5)
    return join(
        e("circle", r=SIDE / 2, class_="inside"),
        _segment(0.0, FILL[mark.low], class_=f"benefit-{mark.low}") if mark.low != "none" else None,
        _segment(FILL[mark.low], FILL[mark.high], fill=f"url(#hatch-benefit-{mark.high})")
        if mark.low != mark.high
        else None,
        e("circle", r=SIDE / 2, class_=f"line-benefit-{mark.high}", stroke_width=STROKE, fill="none"),
    )


def _segment(bottom: float, top: float, **attributes: str) -> Html | None:
    """The part of the circle between two heights, as fractions of its diameter from below."""
    if bottom == 0 and top == 1:
        return e("circle", r=SIDE / 2, **attributes)
    radius = SIDE / 2
    low_y, high_y = radius - SIDE * bottom, radius - SIDE * top
    low_x, high_x = (math.sqrt(max(0.0, radius**2 - y**2)) for y in (low_y, high_y))
    arc = f"A {radius:g} {radius:g} 0 {{large}} {{sweep}}"
    if bottom == 0:
        large = 1 if top > 0.5 else 0
        path = f"M {-high_x:.2f} {high_y:.2f} {arc.format(large=large, sweep=0)} {high_x:.2f} {high_y:.2f} Z"
    elif top == 1:
        large = 1 if bottom < 0.5 else 0
        path = f"M {-low_x:.2f} {low_y:.2f} {arc.format(large=large, sweep=1)} {low_x:.2f} {low_y:.2f} Z"
    else:
        side = arc.format(large=0, sweep=0)
        path = (
            f"M {-low_x:.2f} {low_y:.2f} L {low_x:.2f} {low_y:.2f} {side} {high_x:.2f} {high_y:.2f} "
            f"L {-high_x:.2f} {high_y:.2f} {side} {-low_x:.2f} {low_y:.2f} Z"
        )
    return e("path", d=path, **attributes)


def _unknown(side: Side) -> Html:
    half = SIDE / 2
    dashes = "3.4 2.4"
    outline = (
        e(
            "rect",
            x=-half,
            y=-half,
            width=SIDE,
            height=SIDE,
            rx=1.8,
            class_="mark-unknown",
            stroke_width=STROKE,
            stroke_dasharray=dashes,
        )
        if side == "harm"
        else e("circle", r=half, class_="mark-unknown", stroke_width=STROKE, stroke_dasharray=dashes)
    )
    sign = e(
        "text",
        "?",
        x=0,
        y=4.6,
        text_anchor="middle",
        font_size=13,
        font_weight=700,
        class_="mark-unknown-sign",
    )
    return join(outline, sign)


# -- states ----------------------------------------------------------------------------------------------------------


def state(which: str) -> Html:
    """A state by itself, where a cell has no marks."""
    return e(
        "svg",
        state_drawing(which),
        class_="m still",
        width=22,
        height=12,
        viewBox="0 0 22 12",
        aria_hidden="true",
        focusable="false",
    )


def state_drawing(which: str) -> Html:
    """Three dots where nobody asked, else the short bar of what does not apply; 22 by 12 units."""
    if which == "not-asked":
        return join([e("circle", cx=x, cy=6, r=1.5, class_="state") for x in (4, 11, 18)])
    return e("rect", x=5, y=5, width=12, height=2, class_="state")


def stem(place: int, of: int) -> Html:
    """One stroke of growing height: the age band at the head of a column."""
    height = 6 + 20 * (place / max(1, of - 1))
    path = e("path", d=f"M3 28V{28 - height:.1f}", stroke_width=3)
    return e("svg", path, class_="stem", viewBox="0 0 6 30", aria_hidden="true", focusable="false")


def stems() -> Html:
    """All five strokes side by side, to close a page with."""
    ink = "var(--bi-edge)"
    drawn = [
        e("path", d=f"M{4 + 8 * at} 24V{20 - 4 * at}", stroke=ink, stroke_width=3, stroke_linecap="round")
        for at in range(5)
    ]
    return e("svg", drawn, viewBox="0 0 40 26", aria_hidden="true", focusable="false")


def emblem() -> Html:
    """A cell with a square and a circle side by side that never touch, in ink."""
    ink = "var(--bi-ink)"
    body = join(
        e("rect", x=1.25, y=1.25, width=52.5, height=31.5, rx=8, fill="none", stroke=ink, stroke_width=2.5),
        e("rect", x=11, y=10, width=14, height=14, rx=1.4, fill="none", stroke=ink, stroke_width=2),
        e("rect", x=11, y=19.3, width=14, height=4.7, fill=ink),
        e("circle", cx=38, cy=17, r=7, fill="none", stroke=ink, stroke_width=2),
        e("path", d="M 31.4 14.67 A 7 7 0 1 0 44.6 14.67 Z", fill=ink),
    )
    return e("svg", body, viewBox="0 0 55 34", width=55, height=34, aria_hidden="true", focusable="false")

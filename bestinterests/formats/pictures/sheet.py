"""A sheet: one SVG by itself, with its own colours, hatches and marks, 700 units wide and no higher than a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeVar

from bestinterests.documents.inline import Mark
from bestinterests.formats.html import marks, signs
from bestinterests.formats.html.elements import Attribute, Child, Html, e, join
from bestinterests.formats.html.styles import tokens

SANS = "Atkinson Hyperlegible Next, DejaVu Sans, sans-serif"
WIDTH = 700.0
HIGHEST = 890.0
"""Units of a sheet: 96 to the inch, so that a sheet as wide as the text of an A4 page is drawn at its own size."""
Item = TypeVar("Item")


class Drawing(NamedTuple):
    """A sheet of a picture. svg: a whole file. width, height: in units of 1/96 inch. alternate: what it shows."""

    svg: str
    width: float
    height: float
    alternate: str


def sheet(body: Child, height: float, alternate: str) -> Drawing:
    """The sheet with this content; marks and signs in it are found by name and brought along."""
    content = join(body)
    definitions = e("defs", _used(content))
    drawn = e(
        "svg",
        e("style", Html(_style())),
        definitions,
        content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        width=WIDTH,
        height=height,
    )
    return Drawing(str(drawn), WIDTH, height, alternate)


def _used(content: str) -> Html:
    return join([drawing for name, drawing in _library() if f'"#{name}"' in content], *_hatches())


@cache
def _library() -> tuple[tuple[str, Html], ...]:
    return (*marks.symbols(), *signs.symbols())


@cache
def _hatches() -> tuple[Html, ...]:
    return tuple(marks.hatches())


@cache
def _style() -> str:
    """Colours of the classes that marks are drawn with; the same tokens as on screen, no variable left in them."""
    colour = tokens()
    rules = [f".hatch-ground,.inside,.mark-none,.mark-unknown,.hollow{{fill:{colour['white']}}}"]
    for side, levels in marks.LEVELS.items():
        for level in levels[1:]:
            own = colour[f"{side}-{level}"]
            rules.append(f".{side}-{level}{{fill:{own}}}.line-{side}-{level}{{stroke:{own}}}")
    rules.append(f".mark-none{{stroke:{colour['edge']}}}.mark-unknown{{stroke:{colour['ink-2']}}}")
    rules.append(f".mark-unknown-sign{{fill:{colour['ink-2']};font-family:{SANS}}}.mark-sign{{fill:{colour['white']}}}")
    rules.append(f".state{{fill:{colour['edge']}}}.stem,.stems path{{stroke:{colour['ink-2']}}}")
    rules.append(f".stems .dots{{stroke:{colour['edge']};stroke-linecap:round}}.stem{{stroke-linecap:round}}")
    return "".join(rules)


def colour(name: str) -> str:
    """A colour of the tokens by its name."""
    return tokens_held()[name]


@cache
def tokens_held() -> dict[str, str]:
    """The tokens, read once."""
    return tokens()


# -- pieces ----------------------------------------------------------------------------------------------------------


def mark(held: Mark, x: float, y: float, size: float) -> Html:
    """A mark around a centre; its square or circle has this size."""
    box = size * marks.BOX / marks.SIDE
    return e("use", href=f"#{marks.name(held)}", x=x - box / 2, y=y - box / 2, width=box, height=box)


def sign(verdict: str, x: float, y: float, size: float) -> Html:
    """The sign of a verdict around a centre, in ink."""
    use = e("use", href=f"#s-{verdict}", x=x - size / 2, y=y - size / 2, width=size, height=size)
    return e("g", use, color=colour("ink"))


def state(which: str, x: float, y: float) -> Html:
    """Three dots where nobody asked, a short bar where the right does not apply."""
    return e("g", marks.state_drawing(which), transform=f"translate({x - 11:g} {y - 6:g})")


def stem(place: int, of: int, x: float, bottom: float) -> Html:
    """The stroke that stands for an age band, taller for an older one."""
    height = 4 + 12 * (place / max(1, of - 1))
    return e("path", d=f"M{x:.1f} {bottom:.1f}v{-height:.1f}", stroke_width=3, class_="stem")


def rule(x: float, y: float, to: float, ink: str = "hair", width: float = 1, **more: Attribute) -> Html:
    """A level line."""
    return e("line", x1=x, x2=to, y1=y, y2=y, stroke=colour(ink), stroke_width=width, **more)


def box(x: float, y: float, width: float, height: float, fill: str, line: str = "", **more: Attribute) -> Html:
    """A rectangle in colours of the tokens."""
    stroke = colour(line) if line else None
    return e("rect", x=x, y=y, width=width, height=height, fill=colour(fill), stroke=stroke, **more)


# -- what does not fit on one sheet ----------------------------------------------------------------------------------


def paged(items: Iterable[tuple[Item, float]], room: float) -> Iterator[list[Item]]:
    """Items with their heights, as many to a sheet as there is room; an item is never parted."""
    held: list[Item] = []
    left = room
    for item, height in items:
        if held and height > left:
            yield held
            held, left = [], room
        held.append(item)
        left -= height
    if held:
        yield held


def parts(items: tuple[Item, ...], most: int) -> list[tuple[Item, ...]]:
    """Even parts of at most so many items."""
    if not items:
        return []
    count = -(-len(items) // most)
    size = -(-len(items) // count)
    return [items[at : at + size] for at in range(0, len(items), size)]


def part_of(place: int, count: int) -> str:
    """Which sheet this is, where there are several."""
    return f" Sheet {place} of {count}." if count > 1 else ""


# -- by themselves ---------------------------------------------------------------------------------------------------


@cache
def small_drawings() -> dict[str, str]:
    """Every mark (``m-harm-low-high``, as ``html.marks.name`` says it) and sign (``s-stop``) as an SVG by itself."""
    return {name: _alone(name, drawing) for name, drawing in _library()}


def _alone(name: str, drawing: Html) -> str:
    side = marks.BOX if name.startswith("m-") else 20.0
    hatches = join(*_hatches()) if "url(#hatch" in drawing else None
    drawn = e(
        "svg",
        e("style", Html(_style())),
        e("defs", hatches, drawing),
        e("use", href=f"#{name}", width=side, height=side),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {side:g} {side:g}",
        width=side,
        height=side,
    )
    return str(drawn)

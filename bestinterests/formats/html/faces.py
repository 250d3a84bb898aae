"""Drawings of children's pages in one hand: round outlines in ink, flat fills, no blame and no fear in any face.

They say nothing that the words beside them do not say, and no reader is told of them.
"""

from __future__ import annotations

from bestinterests.documents.public_blocks import Picture
from bestinterests.formats.html.elements import Html, e, join

INK: dict[str, str | float] = {
    "stroke": "currentColor",
    "stroke_width": 2.6,
    "stroke_linecap": "round",
    "stroke_linejoin": "round",
}
SKY, WATER, SAND, LEAF, ROOF, SUN = "#e3f0ef", "#a9d3dc", "#f0dcb2", "#8db89a", "#d98a57", "#f6d998"


def _line(path: str, fill: str = "none") -> Html:
    return e("path", d=path, fill=fill, **INK)


def _round(x: float, y: float, r: float, fill: str = "none") -> Html:
    return e("circle", cx=x, cy=y, r=r, fill=fill, **INK)


def _dot(x: float, y: float) -> Html:
    return e("circle", cx=x, cy=y, r=1.9, fill="currentColor")


DRAWN: dict[Picture, Html] = {
    "unhappy": join(_round(20, 20, 16), _dot(14.5, 16.5), _dot(25.5, 16.5), _line("M13 28c4-5 10-5 14 0")),
    "help": join(_round(20, 20, 16), _line("M20 11v11"), _dot(20, 28)),
    "grown-up": join(
        _round(15, 11, 5.5),
        _line("M6 35c0-11 4-15 9-15s9 4 9 15"),
        _round(29, 20, 4),
        _line("M24 35c0-7 2-9 5-9s6 2 6 9"),
    ),
    "read": join(_line("M20 12c-4-3-9-3-14-2v22c5-1 10-1 14 2c4-3 9-3 14-2v-22c-5-1-10-1-14 2z"), _line("M20 12v22")),
}


def face(picture: Picture) -> Html | None:
    """A drawing by its name; None where there is none."""
    if picture not in DRAWN:
        return None
    return e("svg", DRAWN[picture], viewBox="0 0 40 40", width=40, height=40, aria_hidden="true", focusable="false")


def scene() -> Html:
    """A quiet place at the head of the pages for the youngest: water, an island with a house and a tree, a sun."""
    return e(
        "svg",
        e("rect", width=900, height=170, fill=SKY),
        e("rect", y=112, width=900, height=58, fill=WATER),
        _round(640, 40, 22, SUN),
        _line("M296 122c20-44 74-58 132-44c34 8 52 26 60 44z", SAND),
        e("path", d="M320 118c16-26 60-38 104-28c26 6 40 16 46 28z", fill=LEAF, opacity="0.55"),
        _line("M370 92v-30h40v30z", "#ffffff"),
        _line("M362 64l28-22l28 22z", ROOF),
        _line("M385 92v-14h11v14"),
        _line("M338 100v-32"),
        _round(338, 58, 15, LEAF),
        _line("M562 124c12-22 42-28 72-22c18 4 28 12 32 22z", SAND),
        _line("M602 104v-20"),
        _round(602, 76, 10, LEAF),
        [e("path", d=f"M{x} {y}q8 -7 15 0q8 7 15 0", fill="none", stroke="#ffffff", stroke_width=3) for x, y in WAVES],
        viewBox="0 0 900 170",
        class_="scene",
        preserveAspectRatio="xMidYMid slice",
        aria_hidden="true",
        focusable="false",
    )


WAVES = ((40, 140), (170, 152), (270, 138), (400, 154), (520, 140), (620, 152), (740, 138), (830, 150))

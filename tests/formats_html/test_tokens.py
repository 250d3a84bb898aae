"""The contrasts that the visual direction promises, computed from the token file itself."""

from itertools import pairwise

import pytest

from bestinterests.formats.html.styles import tokens

TOKENS = tokens()
GROUNDS = ("paper", "sand", "white")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3", "heather", "heather-dark") for ground in GROUNDS),
    ("heather", "heather-wash"),
    ("ink", "heather-wash"),
    ("ink-2", "heather-wash"),
    ("gold-ink", "gold-wash"),
    ("white", "harm-critical"),
    ("white", "harm-high"),
    ("white", "ink"),
    ("ink", "quiet-wash"),
    ("benefit-high", "gain-wash"),
    ("harm-high", "loss-wash"),
    ("ink-2", "gain-wash"),
    ("ink-2", "loss-wash"),
    ("harm-critical", "paper"),
    ("harm-high", "paper"),
]
HARMS = ("harm-low", "harm-medium", "harm-high", "harm-critical")
BENEFITS = ("benefit-low", "benefit-medium", "benefit-high")
MARKS = [
    *((mark, ground) for mark in (*HARMS, *BENEFITS, "edge", "ink-2") for ground in GROUNDS),
    *((mark, "loss-wash") for mark in (*HARMS, "edge")),
    *((mark, "gain-wash") for mark in (*BENEFITS, "edge")),
    ("gold-edge", "white"),
]


def luminance(colour):
    parts = [int(TOKENS[colour][at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour):
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


@pytest.mark.parametrize("ink, ground", TEXT)
def test_text_can_be_read(ink, ground):
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("mark, ground", MARKS)
def test_marks_can_be_seen(mark, ground):
    assert contrast(mark, ground) >= 3.0


@pytest.mark.parametrize("bands", [HARMS, BENEFITS])
def test_more_is_darker_so_that_grey_keeps_the_order(bands):
    steps = [lightness(a) - lightness(b) for a, b in pairwise(bands)]
    assert min(steps) >= 10


@pytest.mark.parametrize("level", ["low", "medium", "high"])
def test_neither_side_looks_heavier_in_grey(level):
    assert abs(lightness(f"harm-{level}") - lightness(f"benefit-{level}")) <= 5

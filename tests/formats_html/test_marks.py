"""Marks read from shape and fill alone."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest

from bestinterests.documents.inline import Mark
from bestinterests.formats.html import marks, signs
from bestinterests.formats.html.elements import e

SVG = ET.fromstring(e("svg", marks.definitions(), signs.definitions()))
BY_ID = {part.get("id"): part for part in SVG.iter() if part.get("id")}
ALL = [
    Mark(side, low, high)
    for side, levels in marks.LEVELS.items()
    for low, high in itertools.combinations_with_replacement(levels, 2)
]


@pytest.mark.parametrize("mark", ALL, ids=lambda mark: f"{mark.side}-{mark.low}-{mark.high}")
def test_every_mark_is_drawn_once_and_used_by_name(mark):
    assert marks.name(mark) in BY_ID
    assert f'href="#{marks.name(mark)}"' in marks.draw(mark)


def test_no_two_marks_look_alike_without_colour():
    def shape(name):
        drawing = ET.tostring(BY_ID[name], encoding="unicode")
        plain = re.sub(r' (class|id)="[^"]*"|fill="url[^"]*"', "", drawing)
        return re.sub("-(low|medium|high|critical)", "", plain) + str(drawing.count("hatch-"))

    drawn = {marks.name(mark): shape(marks.name(mark)) for mark in ALL}
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("level, share", [("low", 1 / 3), ("medium", 2 / 3), ("high", 1)])
def test_the_square_fills_from_below(level, share):
    filled = next(part for part in BY_ID[f"m-harm-{level}"] if part.get("class") == f"harm-{level}")
    assert float(filled.get("height")) == pytest.approx(18 * share, abs=0.01)
    assert float(filled.get("y")) + float(filled.get("height")) == pytest.approx(9, abs=0.01)


def test_hatches_are_defined_once_and_only_once():
    ids = [part.get("id") for part in SVG.iter() if part.get("id")]
    assert len(ids) == len(set(ids))
    used = set(re.findall(r"url\(#([^)]*)\)", ET.tostring(SVG, encoding="unicode")))
    assert used <= set(ids)


def test_a_level_of_no_known_name_is_drawn_as_none_rather_than_not_at_all():
    assert marks.name(Mark("harm", "extreme", "extreme")) in BY_ID

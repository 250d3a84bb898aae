"""Each picture stands by itself as SVG, can be turned into points, and is said in words that agree with it."""

import re
import struct
import xml.etree.ElementTree as ET
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.documents.block import Block
from bestinterests.documents.blocks import Table
from bestinterests.documents.inline import Mark, Plain, plain
from bestinterests.documents.pictures import (
    BalancePicture,
    ControlsPicture,
    CoveragePicture,
    FlipEntry,
    FlipList,
    ProfilePicture,
    RangePicture,
    TimelinePicture,
)
from bestinterests.formats import pictures
from bestinterests.formats.pictures import lettering
from bestinterests.formats.pictures.sheet import HIGHEST, WIDTH
from tests.documents import fixture
from tests.documents.walking import blocks, values

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = (ProfilePicture, BalancePicture, ControlsPicture, RangePicture, TimelinePicture, CoveragePicture)


@pytest.fixture(scope="module", params=["small", "empty", "hostile", "large"])
def paper(request):
    return fixture.report(getattr(fixture, request.param)())


@pytest.fixture(scope="module")
def small():
    return fixture.report(fixture.small())


def sheets(paper):
    return [(block, drawing) for block in blocks(paper, Block) for drawing in pictures.draw(block)]


def texts(drawing):
    return [part.text or "" for part in ET.fromstring(drawing.svg).iter(f"{SVG}text")]


def test_a_sheet_needs_nothing_but_itself(paper):
    for _, drawing in sheets(paper):
        root = ET.fromstring(drawing.svg)
        assert "var(" not in drawing.svg
        named = {part.get("id") for part in root.iter() if part.get("id")}
        used = {part.get("href") for part in root.iter(f"{SVG}use")}
        assert used <= {f"#{name}" for name in named}
        assert set(re.findall(r"url\(#([^)]*)\)", drawing.svg)) <= named
        assert not [value for part in root.iter() for value in part.attrib.values() if "://" in value]


def test_every_class_of_a_mark_has_its_colour(small):
    for _, drawing in sheets(small):
        root = ET.fromstring(drawing.svg)
        style = root.find(f"{SVG}style").text
        for part in root.iter():
            for name in (part.get("class") or "").split():
                if name != "stems":
                    assert re.search(rf"\.{name}[{{,. ]", style), name


def test_a_sheet_fits_on_a_page_and_says_what_it_shows(paper):
    for block, drawing in sheets(paper):
        assert drawing.width == WIDTH
        assert drawing.height <= HIGHEST
        assert block.name in drawing.alternate


def test_words_stay_on_the_sheet(paper):
    for block, drawing in sheets(paper):
        for part in ET.fromstring(drawing.svg).iter(f"{SVG}text"):
            if "mark-unknown-sign" in (part.get("class") or ""):
                continue
            mono = "Mono" in part.get("font-family")
            wide = lettering.width(part.text, float(part.get("font-size")), mono=mono)
            x = float(part.get("x"))
            start = {"middle": x - wide / 2, "end": x - wide}.get(part.get("text-anchor"), x)
            # Widths err on the wide side, so a little beyond the edge on paper is none.
            assert start > -0.12 * wide - 1, (type(block).__name__, part.text)
            assert start + wide < WIDTH + 0.12 * wide + 1, (type(block).__name__, part.text)


def test_every_mark_has_its_letters_beside_it(small):
    levels = {"none": "–", "low": "L", "medium": "M", "high": "H", "critical": "C", "unknown": "?"}
    for _, drawing in sheets(small):
        root = ET.fromstring(drawing.svg)
        said = {word for text in texts(drawing) for word in re.split(r"[ ()]", text)}
        for use in root.iter(f"{SVG}use"):
            kind, *rest = use.get("href").removeprefix("#").split("-")
            if kind == "m":
                assert "".join(levels[level] for level in rest[1:]) in said


def test_a_right_with_many_ages_is_drawn_on_more_sheets(small):
    picture = blocks(small, ProfilePicture)[0]
    wide = type(picture)(
        **{
            **{name: getattr(picture, name) for name in picture.__struct_fields__},
            "bands": picture.bands * 3,
            "groups": tuple(
                type(g)(title=g.title, rows=tuple(_tripled(row) for row in g.rows)) for g in picture.groups
            ),
        }
    )
    drawn = pictures.draw(wide)
    assert len(drawn) == 3 * len(pictures.draw(picture))
    assert all(f"Sheet {place} of {len(drawn)}." in d.alternate for place, d in enumerate(drawn, 1))


def _tripled(row):
    return type(row)(**{**{n: getattr(row, n) for n in row.__struct_fields__}, "cells": row.cells * 3})


def test_every_drawing_is_also_said_as_a_table(paper):
    anchors = {table.anchor for table in blocks(paper, Table)}
    for block in blocks(paper, Block):
        if not isinstance(block, DRAWN):
            continue
        table = pictures.twin(block)
        if table is None:
            assert isinstance(block, ProfilePicture)
            assert block.twin in anchors
        else:
            assert all(len(row.cells) == len(table.columns) - 1 for group in table.groups for row in group.rows)


def test_picture_and_table_hold_the_same_marks(small):
    for block in blocks(small, BalancePicture):
        lines = [line for line in values(pictures.twin(block)) if isinstance(line, tuple) and _words(line)]
        said = " ".join(plain(*line) for line in lines)
        for mark in (value for value in values(block) if isinstance(value, Mark)):
            assert mark.words in said
    for block in blocks(small, ControlsPicture):
        drawn = [value for row in block.rows for value in (row.today, row.after)]
        assert [value for value in values(pictures.twin(block)) if isinstance(value, Mark)] == drawn


def _words(line):
    return bool(line) and all(hasattr(part, "text") for part in line)


def test_a_profile_that_stands_alone_gets_its_table(small):
    picture = blocks(small, ProfilePicture)[0]
    alone = type(picture)(**{**{n: getattr(picture, n) for n in picture.__struct_fields__}, "twin": ""})
    table = pictures.twin(alone)
    assert [column.title for column in table.columns[1:]] == [head.label for head in picture.bands]
    assert [row.cells[0] for g in table.groups for row in g.rows][-1] == ((Plain(picture.bands[0].heard or "–"),),)


def test_flips_are_words_and_no_drawing():
    words, rests_on = (Plain("I01 gravity"),), (Plain("E01"),)
    entry = FlipEntry(verdict="with_conditions", becomes="stop", words=words, rests_on=rests_on)
    block = FlipList(entries=(entry,), rest=(entry,), more="one more", empty="")
    assert pictures.draw(block) == ()
    assert [len(group.rows) for group in pictures.twin(block).groups] == [2]
    assert pictures.twin(FlipList(entries=(), rest=(), more="", empty="Nothing.")) is None


def test_a_sheet_becomes_points_without_another_program(small):
    drawing = pictures.draw(blocks(small, ProfilePicture)[0])[0]
    data = pictures.png(drawing.svg, 350)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", data[16:24])
    assert wide == 350
    assert abs(high - 350 * drawing.height / drawing.width) <= 1
    assert data == pictures.png(drawing.svg, 350)
    assert len(zlib.decompress(_pixels(data))) > 350 * high


def _pixels(data):
    found, at = b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            found += data[at + 8 : at + 8 + length]
        at += 12 + length
    return found


@given(st.text(max_size=400), st.floats(min_value=30, max_value=300), st.integers(min_value=1, max_value=4))
def test_lines_fit_and_nothing_goes_missing_unmarked(text, room, most):
    found = lettering.lines(text, room, 12, most)
    assert len(found) <= most
    assert all(lettering.width(line, 12) <= room + 1 for line in found)
    whole = "".join(text.split())
    shown = "".join("".join(found).split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))

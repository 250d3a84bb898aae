"""Blocks as the template takes them: each a mapping with its kind, its words and the blocks in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from itertools import zip_longest

from bestinterests.documents.block import Block
from bestinterests.documents.blocks import (
    Bullets,
    Card,
    Chips,
    Facing,
    Fact,
    Facts,
    FindingEntry,
    Findings,
    Fold,
    Panel,
    Paragraph,
    Part,
    Row,
    RowGroup,
    Table,
)
from bestinterests.documents.inline import Words, plain
from bestinterests.documents.pictures import FlipEntry, FlipList, ProfilePicture
from bestinterests.documents.public_blocks import AgeCards, Bubble, Dates, Sides, Ways
from bestinterests.documents.publication.plainly import plainly
from bestinterests.documents.sheet_blocks import Slips, Writing
from bestinterests.documents.wording import BASIS
from bestinterests.formats import pictures
from bestinterests.formats.html.tables import WEIGHT
from bestinterests.formats.pdf.words import Node, mark, said, turned, words

DEEPEST = 6
"""Headings are tagged down to this level; what lies deeper is tagged with it."""
SHORT, LINE = 500, 25
"""Up to so many letters, a row or a finding is not parted over pages; each line counts for some."""
Nodes = list[Node]


class Anchors:
    """Places that a link may open. A place that is named twice is where it was named first."""

    def __init__(self) -> None:
        self.known: dict[str, Node] = {}

    def place(self, anchor: str) -> str:
        """The anchor if it is new, else no anchor."""
        if not anchor or anchor in self.known:
            return ""
        self.known[anchor] = True
        return anchor


@singledispatch
def node(block: Block, level: int, anchors: Anchors) -> Node:
    """A block; ``level`` is that of the headings it may open. A picture comes with its table, where it needs one."""
    drawn: Nodes = [["picture", drawing.svg, said(drawing.alternate)] for drawing in pictures.draw(block)]
    if not drawn:
        raise TypeError(f"no node for {type(block).__name__}")
    twin = pictures.twin(block)
    return {"kind": "pictures", "sheets": drawn, "blocks": nodes((twin,), level, anchors) if twin else []}


def nodes(blocks: Iterable[Block], level: int, anchors: Anchors) -> Nodes:
    """Blocks one after the other."""
    return [node(block, level, anchors) for block in blocks]


def line(held: Words) -> Node:
    """A line with the direction in which it is read."""
    return {"words": words(held), "turned": turned(held)}


@node.register
def _paragraph(block: Paragraph, level: int, anchors: Anchors) -> Node:
    return {"kind": "paragraph", "style": block.style, "line": line(block.words)}


@node.register
def _bullets(block: Bullets, level: int, anchors: Anchors) -> Node:
    items: Nodes = [line(item) for item in block.items]
    return {"kind": "bullets", "ordered": block.ordered, "style": block.style, "items": items}


@node.register
def _chips(block: Chips, level: int, anchors: Anchors) -> Node:
    return {"kind": "chips", "items": [[words(item[:1]), words(item[1:])] for item in block.items]}


@node.register
def _panel(block: Panel, level: int, anchors: Anchors) -> Node:
    return {
        "kind": "panel",
        "tone": block.tone,
        "title": said(block.title),
        "level": min(level, DEEPEST),
        "blocks": nodes(block.blocks, level + 1 if block.title else level, anchors),
    }


@node.register
def _facts(block: Facts, level: int, anchors: Anchors) -> Node:
    return {"kind": "facts", "layout": block.layout, "facts": facts(block.facts, level, anchors)}


def facts(held: Iterable[Fact], level: int, anchors: Anchors) -> Nodes:
    """Names and what stands for them."""
    return [
        {
            "label": said(fact.label),
            "anchor": anchors.place(fact.anchor),
            "blocks": nodes(fact.blocks, level, anchors),
        }
        for fact in held
    ]


@node.register
def _fold(block: Fold, level: int, anchors: Anchors) -> Node:
    return {"kind": "fold", "summary": said(block.summary), "blocks": nodes(block.blocks, level, anchors)}


@node.register
def _part(block: Part, level: int, anchors: Anchors) -> Node:
    projected = block.projected if block.projected != block.verdict else None
    return {
        "kind": "part",
        "anchor": anchors.place(block.anchor),
        "title": said(block.title),
        "id": said(block.id),
        "level": min(level, DEEPEST),
        "verdict": block.verdict or "",
        "projected": projected or "",
        "sheet": block.projected is not None,
        "blocks": nodes(block.blocks, level + 1, anchors),
    }


@node.register
def _writing(block: Writing, level: int, anchors: Anchors) -> Node:
    return {"kind": "writing", "label": words(block.label), "lines": block.lines}


@node.register
def _slips(block: Slips, level: int, anchors: Anchors) -> Node:
    return {"kind": "slips", "columns": block.columns, "items": [line(item) for item in block.items]}


# -- tables ----------------------------------------------------------------------------------------------------------


@node.register
def _table(block: Table, level: int, anchors: Anchors) -> Node:
    columns: Nodes = [[said(column.title), WEIGHT[column.width]] for column in block.columns]
    return {
        "kind": "table",
        "anchor": anchors.place(block.anchor),
        "caption": said(block.caption),
        "columns": columns,
        "named": block.columns[0].width != "wide",
        "ruled": block.ruled,
        "groups": [_group(group, len(columns), anchors) for group in block.groups],
    }


def _group(group: RowGroup, count: int, anchors: Anchors) -> Node:
    return {"title": said(group.title), "rows": [_row(row, count, anchors) for row in group.rows]}


def _row(row: Row, count: int, anchors: Anchors) -> Node:
    cells = [row.head, *row.cells[: count - 1]]
    cells += [()] * (count - len(cells))
    return {
        "anchor": anchors.place(row.anchor),
        "short": max(sum(_length(part) for part in cell) for cell in cells) <= SHORT,
        "cells": [[line(part) for part in cell if part] for cell in cells],
    }


def _length(held: Words) -> int:
    """Letters of a line, and as many again as a short line takes of the height."""
    return len(plain(*held)) + LINE


# -- impacts and findings --------------------------------------------------------------------------------------------


@node.register
def _facing(block: Facing, level: int, anchors: Anchors) -> Node:
    """Gains and losses in rows of two; what stands where a side is empty heads that side."""
    gains: Nodes = [_card(card, "gain", level, anchors) for card in block.gains] or [said(block.no_gains)]
    losses: Nodes = [_card(card, "harm", level, anchors) for card in block.losses] or [said(block.no_losses)]
    rows: Nodes = [[gain, loss] for gain, loss in zip_longest(gains, losses, fillvalue="")]
    return {"kind": "facing", "rows": rows}


def _card(card: Card, side: str, level: int, anchors: Anchors) -> Node:
    return {
        "anchor": anchors.place(card.anchor),
        "id": said(card.id),
        "mark": mark(card.mark),
        "level": said(card.level),
        "side": side,
        "beside": said(card.beside),
        "title": said(card.title),
        "depth": min(level, DEEPEST),
        "blocks": nodes(card.blocks, level + 1, anchors),
    }


@node.register
def _findings(block: Findings, level: int, anchors: Anchors) -> Node:
    return {
        "kind": "findings",
        "empty": said(block.empty),
        "entries": [finding(entry, anchors) for entry in block.entries],
    }


def finding(entry: FindingEntry, anchors: Anchors | None = None) -> Node:
    """A finding: its basis, what it says, from where, and what would mend it; without places where it is repeated."""
    return {
        "anchor": anchors.place(entry.anchor) if anchors else "",
        "short": _length(entry.words) + _length(entry.mend) <= SHORT,
        "basis": BASIS[entry.basis],
        "words": words(entry.words),
        "about": words(entry.about),
        "source": said(" · ".join(part for part in (entry.source, entry.rule) if part)),
        "firm": entry.firm,
        "sharpen": words(entry.sharpen),
        "mend": words(entry.mend),
    }


# -- pictures with words of their own --------------------------------------------------------------------------------


@node.register
def _profile(block: ProfilePicture, level: int, anchors: Anchors) -> Node:
    twin = pictures.twin(block)
    return {
        "kind": "profile",
        "anchor": anchors.place(block.anchor),
        "level": min(level, DEEPEST),
        "sheets": [["picture", drawing.svg, said(drawing.alternate)] for drawing in pictures.draw(block)],
        "says": [line(held) for held in block.says],
        "rest": words(block.rest),
        "twin": block.twin,
        "blocks": nodes((twin,), level, anchors) if twin else [],
    }


@node.register
def _flips(block: FlipList, level: int, anchors: Anchors) -> Node:
    return {
        "kind": "flips",
        "empty": said(block.empty),
        "entries": [_flip(entry) for entry in (*block.entries, *block.rest)],
    }


def _flip(entry: FlipEntry) -> Node:
    return {
        "verdict": entry.verdict,
        "becomes": entry.becomes,
        "words": words(entry.words),
        "rests": words(entry.rests_on),
    }


# -- published pages -------------------------------------------------------------------------------------------------


@node.register(AgeCards)
@node.register(Sides)
@node.register(Dates)
@node.register(Ways)
@node.register(Bubble)
def _public(block: Block, level: int, anchors: Anchors) -> Node:
    return {"kind": "pictures", "sheets": [], "blocks": nodes(plainly(block), level, anchors)}

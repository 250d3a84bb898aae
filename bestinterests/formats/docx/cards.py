"""Gains and losses as facing cards of equal width, a pair a row of one table."""

from __future__ import annotations

from itertools import zip_longest

from bestinterests.documents.blocks import Card, Facing
from bestinterests.formats.docx.dispatch import write, write_all
from bestinterests.formats.docx.elements import paragraph, run
from bestinterests.formats.docx.parts import Parts
from bestinterests.formats.docx.tables import cell, cell_of, head_row, row, split, table
from bestinterests.formats.docx.words import mark

TITLES = ("What children gain", "What children lose")


@write.register
def _facing(block: Facing, parts: Parts, level: int) -> str:
    widths = split(parts.width, (1, 1))
    gains = [_card(card, widths[0], parts, level) for card in block.gains] or [_none(block.no_gains, widths[0])]
    losses = [_card(card, widths[1], parts, level) for card in block.losses] or [_none(block.no_losses, widths[1])]
    rows = [head_row(TITLES, widths)]
    for gain, loss in zip_longest(gains, losses):
        rows.append(row((gain or cell("", widths[0])) + (loss or cell("", widths[1])), whole=False))
    return table("".join(rows), widths, "", style="Facing", named=False)


def _none(words: str, width: int) -> str:
    return cell(paragraph(run(words, "QuietWords"), "CellText"), width)


def _card(card: Card, width: int, parts: Parts, level: int) -> str:
    beside = run(f"  {card.beside}", "QuietWords") if card.beside else ""
    head = parts.mark(card.anchor) + mark(card.mark) + run(f" {card.level}", "Strong") + beside
    title = run(card.title) + run(f"  {card.id}", "ItemId")
    with cell_of(parts, width):
        inside = write_all(card.blocks, parts, level + 1)
    return cell(paragraph(head, "CardLevel") + paragraph(title, "CardTitle") + inside, width)

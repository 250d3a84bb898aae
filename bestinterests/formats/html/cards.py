"""Gains and losses as facing cards of equal width, a pair a row."""

from __future__ import annotations

from itertools import zip_longest

from bestinterests.documents.blocks import Card, Facing
from bestinterests.formats.html import marks
from bestinterests.formats.html.blocks import heading
from bestinterests.formats.html.dispatch import write, write_all
from bestinterests.formats.html.elements import Html, e

MARK = 24


@write.register
def _facing(block: Facing, level: int) -> Html:
    rows: list[Html] = []
    for gain, loss in zip_longest(block.gains, block.losses):
        rows += [_card(gain, "gain", level)] if gain else []
        rows += [_card(loss, "loss", level)] if loss else []
    if not block.gains:
        rows.insert(0, e("p", block.no_gains, class_="none card gain"))
    if not block.losses:
        rows.insert(1 if block.gains else 0, e("p", block.no_losses, class_="none card loss"))
    return e("div", rows, class_="facing")


def _card(card: Card, side: str, level: int) -> Html:
    word = "gain" if side == "gain" else "harm"
    head = e(
        "header",
        marks.draw(card.mark, MARK),
        marks.letter(card.mark),
        e(
            "span",
            e("strong", card.level),
            e("span", f" {word}", class_="hidden"),
            " ",
            e("span", card.beside, class_="quiet"),
            class_="level",
        ),
        e("span", card.id, class_="id quiet"),
    )
    title = heading(level, e("bdi", card.title))
    return e("article", head, title, write_all(card.blocks, level + 1), class_=f"card {side}", id=card.anchor)

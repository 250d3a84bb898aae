"""Gains and losses as facing cards of equal width, a pair a row; on a phone and on paper, one side after the other."""

from __future__ import annotations

from bestinterests.documents.blocks import Card, Facing
from bestinterests.formats.html import marks
from bestinterests.formats.html.blocks import heading
from bestinterests.formats.html.dispatch import write, write_all
from bestinterests.formats.html.elements import Html, e

MARK = 24


@write.register
def _facing(block: Facing, level: int) -> Html:
    gains = _side("Each gain, and what it rests on", "gain", block.gains, block.no_gains, level)
    losses = _side("Each loss, and what it rests on", "loss", block.losses, block.no_losses, level)
    return e("div", gains, losses, class_="facing")


def _side(title: str, side: str, cards: tuple[Card, ...], empty: str, level: int) -> Html:
    """One side under its own heading; what stands there where it is empty."""
    held = [_card(card, side, level + 1) for card in cards] or e("p", empty, class_=f"none card {side}")
    return e("div", heading(level, title, class_=f"side {side}"), held, class_="wing")


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

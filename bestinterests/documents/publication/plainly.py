"""Blocks of published pages, said with the blocks that every format writes: for paper and for office files."""

from __future__ import annotations

from functools import singledispatch
from itertools import zip_longest

from bestinterests.documents.block import Block
from bestinterests.documents.blocks import Blocks, Bullets, Column, Fact, Facts, Paragraph, Row, RowGroup, Table
from bestinterests.documents.inline import Link, Mark, Plain, Quiet, Strong, Words
from bestinterests.documents.places import OUTSIDE
from bestinterests.documents.public_blocks import AgeCard, AgeCards, Bubble, Dates, SideItem, Sides, Way, Ways
from bestinterests.documents.wording import upper


@singledispatch
def plainly(block: Block) -> Blocks:
    """The block in blocks that every format knows. Raises TypeError for a block that is none of a published page."""
    raise TypeError(f"{type(block).__name__} is no block of a published page")


@plainly.register
def _ages(block: AgeCards) -> Blocks:
    columns = (Column(title="Ages", width="narrow"), Column(title="Worst harm today"), Column(title="Best benefit"))
    rows = tuple(_age(card) for card in block.cards)
    return (Table(caption=block.name, columns=columns, groups=(RowGroup(rows=rows),), compared=True),)


def _age(card: AgeCard) -> Row:
    head: tuple[Words, ...] = ((Strong(card.label),), *(((Quiet(card.heard),),) if card.heard else ()))
    if card.harm is None or card.benefit is None:
        return Row(head=head, cells=(((Quiet(card.state),),), ((Quiet(card.state),),)))
    return Row(head=head, cells=(_marked(card.harm, card.harm_words), _marked(card.benefit, card.benefit_words)))


def _marked(mark: Mark, words: Words) -> tuple[Words, ...]:
    return ((mark, Plain(f" {upper(mark.words)}")), words)


@plainly.register
def _sides(block: Sides) -> Blocks:
    gains: list[tuple[Words, ...]] = [_item(item) for item in block.gains] or [((Quiet(block.no_gains),),)]
    losses: list[tuple[Words, ...]] = [_item(item) for item in block.losses] or [((Quiet(block.no_losses),),)]
    pairs = zip_longest(gains, losses, fillvalue=())
    columns = (Column(title=block.gain_title, width="wide"), Column(title=block.lose_title, width="wide"))
    rows = tuple(Row(head=gain, cells=(loss,)) for gain, loss in pairs)
    caption = f"{block.gain_title}, beside: {block.lose_title.lower()}"
    return (Table(caption=caption, columns=columns, groups=(RowGroup(rows=rows),), compared=True),)


def _item(item: SideItem) -> tuple[Words, ...]:
    words: Words = (item.mark, Plain(f" {upper(item.mark.words)}: "), *item.words) if item.mark else item.words
    return (words, item.then) if item.then else (words,)


@plainly.register
def _dates(block: Dates) -> Blocks:
    rows = tuple(
        RowGroup(
            title=group.label,
            rows=tuple(
                Row(anchor=item.anchor, head=(item.words,), cells=(tuple(note for note in item.notes if note),))
                for item in group.items
            ),
        )
        for group in block.groups
    )
    columns = (Column(title="Measure"), Column(title="What, state and owner", width="wide"))
    return (Table(caption=block.name, columns=columns, groups=rows),)


@plainly.register
def _ways(block: Ways) -> Blocks:
    facts = tuple(Fact(label=way.title, blocks=(Paragraph(words=_way(way)),)) for way in block.ways)
    return (Facts(facts=facts, layout="list"),)


def _way(way: Way) -> Words:
    shown = way.address.removeprefix("tel:")
    link: Words = ()
    if way.address.startswith(OUTSIDE) and not way.address.startswith("tel:"):
        link = (Link(shown, address=way.address),)
    return (*way.words, *((Plain(" "),) if way.words and link else ()), *link) or (Quiet("Ask somebody you trust."),)


@plainly.register
def _bubble(block: Bubble) -> Blocks:
    if len(block.lines) == 1:
        return (Paragraph(words=block.lines[0], style="voice"),)
    return (Bullets(items=block.lines, style="voice"),)

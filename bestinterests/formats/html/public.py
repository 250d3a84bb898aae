"""Blocks of published pages as HTML: ages, both sides, days, ways to go on, what children said."""

from __future__ import annotations

from bestinterests.documents.inline import Mark, Words
from bestinterests.documents.public_blocks import (
    AgeCard,
    AgeCards,
    Bubble,
    DatedItem,
    Dates,
    SideItem,
    Sides,
    Way,
    Ways,
)
from bestinterests.formats.html import marks
from bestinterests.formats.html.blocks import heading
from bestinterests.formats.html.dispatch import write
from bestinterests.formats.html.elements import Child, Html, e, join
from bestinterests.formats.html.faces import face
from bestinterests.formats.html.words import words

CARD, ITEM, HEAD = 24, 24, 40
"""Sizes of marks: of an age, of a line on a side, at the head of a child's side."""
ALL_OF = {"benefit": Mark("benefit", "high", "high"), "harm": Mark("harm", "high", "high")}
"""The whole circle and the whole square: what is good, what is not, with no level."""


@write.register
def _ages(block: AgeCards, level: int) -> Html:
    cards = [_age(card, place, len(block.cards), level) for place, card in enumerate(block.cards)]
    return e("ul", cards, class_="ages bare", aria_label=block.name)


def _age(card: AgeCard, place: int, of: int, level: int) -> Html:
    head = heading(level, marks.stem(place, of), e("span", card.label), class_="age")
    if card.harm is None or card.benefit is None:
        return e("li", head, e("p", card.state, class_="small quiet"))
    both = e("p", _drawn(card.harm, CARD), _drawn(card.benefit, CARD), class_="both", aria_hidden="true")
    lines = [_line("Harm", card.harm, card.harm_words), _line("Benefit", card.benefit, card.benefit_words)]
    heard = e("p", card.heard, class_="heard quiet") if card.heard else None
    return e("li", head, both, e("div", lines, class_="small"), heard)


def _line(name: str, mark: Mark, said: Words) -> Html:
    return e("p", e("strong", f"{name} {mark.words}"), ": ", words(said))


def _drawn(mark: Mark, size: int) -> Html:
    return join(marks.draw(mark, size), marks.letter(mark))


@write.register
def _sides(block: Sides, level: int) -> Html:
    person = block.told == "person"
    gain = _side("gain", block.gain_title, block.gain_lead, block.gains, block.no_gains, level, person)
    loss = _side("loss", block.lose_title, block.lose_lead, block.losses, block.no_losses, level, person)
    return e("div", gain, loss, class_="two-sides told" if person else "two-sides")


def _side(
    side: str, title: str, lead: Words, items: tuple[SideItem, ...], empty: str, level: int, person: bool
) -> Html:
    sign = marks.draw(ALL_OF["benefit" if side == "gain" else "harm"], HEAD) if person else None
    listed: Child = [_item(item, side) for item in items]
    return e(
        "div",
        heading(level, sign, title, class_=f"side {side}"),
        e("p", words(lead)) if lead else None,
        e("ul", listed, class_="bare") if items else e("p", empty, class_="quiet"),
        class_=f"wing {side}",
    )


def _item(item: SideItem, side: str) -> Html:
    if item.mark is None:
        then = e("p", words(item.then), class_="then", dir="auto") if item.then else None
        return e("li", e("p", words(item.words), dir="auto"), then)
    name = "benefit" if side == "gain" else "harm"
    level = e("span", f"{item.mark.words} {name}: ", class_="hidden")
    return e("li", _drawn(item.mark, ITEM), e("p", level, words(item.words)))


@write.register
def _dates(block: Dates, level: int) -> Html:
    groups = [
        e("li", e("p", group.label, class_="day"), e("ul", [_dated(item) for item in group.items], class_="bare"))
        for group in block.groups
    ]
    return e("ol", groups, class_="dates bare", aria_label=block.name)


def _dated(item: DatedItem) -> Html:
    notes = [e("p", words(note), class_="small", dir="auto") for note in item.notes if note]
    return e("li", e("p", words(item.words)), notes, id=item.anchor, class_="done" if item.done else None)


@write.register
def _ways(block: Ways, level: int) -> Html:
    return e("ul", [_way(way) for way in block.ways], class_="ways bare")


def _way(way: Way) -> Html:
    drawn = face(way.picture)
    said = e("span", e("span", way.title, class_="name"), e("span", words(way.words)) if way.words else None)
    class_ = "way strong" if way.strong else "way"
    if way.address:
        return e("li", e("a", drawn, said, href=way.address, class_=class_, rel="noreferrer noopener"))
    return e("li", e("div", drawn, said, class_=class_))


@write.register
def _bubble(block: Bubble, level: int) -> Html:
    return e("blockquote", [e("p", words(line), dir="auto") for line in block.lines], class_="bubble")

"""What children gain beside what they lose: the largest of each first, every one of them below with its grounds."""

from __future__ import annotations

from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Card, Facts, Fold, Paragraph
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Link, Plain, Quiet, Side, Words
from bestinterests.documents.model import Section
from bestinterests.documents.public_blocks import SideItem, Sides
from bestinterests.documents.publication.ages import largest, marked_title
from bestinterests.documents.report.features.impacts import facing
from bestinterests.domain.impact import Impact

RESTS_ON = ("Evidence", "They said", "Measures")
"""Facts of an effect that stand open on its card."""
FIRST = 5
"""Effects that stand on each side of the first view; as many on the one as on the other at most."""


def gain_and_lose(context: Context, bands: tuple[str, ...] = (), *, opened: bool = True) -> Section:
    """The largest gains beside the worst losses. bands: of these ages alone; of all where it is empty."""
    sides = {side: _of(context, side, bands) for side in ("benefit", "harm")}
    return Section(
        anchor="gain-and-lose",
        title="What children gain, and what they lose",
        lead=line("Nothing is carried from one side to the other."),
        blocks=(
            Sides(
                gain_title="Gain",
                lose_title="Lose",
                gains=_items(context, sides["benefit"], opened),
                losses=_items(context, sides["harm"], opened),
                no_gains="No gain for children is recorded.",
                no_losses="No loss for children is recorded.",
            ),
            *_rest(sides, opened),
        ),
    )


def _of(context: Context, side: str, bands: tuple[str, ...]) -> list[Impact]:
    held = [i for i in context.assessment.impacts if i.direction == side]
    return largest(context, [i for i in held if not bands or set(bands) & set(i.bands)])


def _items(context: Context, held: list[Impact], opened: bool) -> tuple[SideItem, ...]:
    found = []
    for impact in held[:FIRST]:
        side: Side = "harm" if impact.direction == "harm" else "benefit"
        span, words = marked_title(context, impact, opened=opened)
        found.append(SideItem(mark=wording.mark(side, span), words=words))
    return tuple(found)


def _rest(sides: dict[str, list[Impact]], opened: bool) -> tuple[Paragraph, ...]:
    gains, losses = len(sides["benefit"]), len(sides["harm"])
    if gains <= FIRST and losses <= FIRST:
        return ()
    said = f"The largest are shown. In all: {wording.many(gains, 'gain')} and {wording.many(losses, 'loss', 'losses')}."
    more: Words = (Plain(" "), Link("Every one of them, with its grounds", "effects")) if opened else ()
    return (Paragraph(words=(Quiet(said), *more), style="small"),)


def effects(context: Context) -> Section:
    """Every effect as a card: its level, why, what it rests on, the rights it touches, and the way to object."""
    held = facing(context, context.assessment.impacts)
    block = replace(
        held,
        gains=tuple(_opened(context, card) for card in held.gains),
        losses=tuple(_opened(context, card) for card in held.losses),
    )
    return Section(
        anchor="effects",
        title="Every effect, and what it rests on",
        lead=line("Each opens the rights it touches, the evidence behind it, and the way to say that it is wrong."),
        blocks=(block,),
    )


def _opened(context: Context, card: Card) -> Card:
    """The card with links from the judgement to its rights and to the door of redress."""
    impact = context.impacts[card.id]
    links: list[Plain | Link] = []
    for right in impact.rights:
        links += [Link(context.right_of(right), right_anchor(right)), Plain(" · ")]
    links.append(Link("Disagree with this", "disagree"))
    door = Paragraph(words=tuple(links), style="small")
    return replace(card, blocks=(*(part for block in card.blocks for part in _shorter(block)), door))


def _shorter(block: AnyBlock) -> Blocks:
    """Of the facts of an effect, on either side alike, what it rests on; how each level was judged opens on demand."""
    if not isinstance(block, Facts):
        return (block,)
    open_ = tuple(fact for fact in block.facts if fact.label in RESTS_ON)
    judged = tuple(fact for fact in block.facts if fact.label not in RESTS_ON)
    shown: Blocks = (replace(block, facts=open_),) if open_ else ()
    folded: Blocks = (
        (Fold(summary="How it was judged, and why", blocks=(replace(block, facts=judged),)),) if judged else ()
    )
    return (*shown, *folded)


def right_anchor(right: str) -> str:
    """Where a right stands on a page: ``right-16``."""
    return f"right-{wording.article(right)}"

"""Age by age: the worst harm and the best benefit of each band side by side, and what stands behind each."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Link, Plain, Quiet, Side, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.public_blocks import AgeCard, AgeCards
from bestinterests.documents.small_profile import BandMarks, small_profile
from bestinterests.domain.evaluation import LevelRange
from bestinterests.domain.impact import Impact

STATE = {"not-asked": "Nobody has looked at this age yet.", "not-applicable": "Not among the ages it reaches."}
HEARD = {"yes": "Children heard", "planned": "Will be heard", "exempt": "Not heard, with a reason", "no": "Not heard"}


def age_by_age(context: Context, *, opened: bool = True) -> Section:
    """A card for each band. opened: titles lead to the effects, for pages that hold them."""
    heard = {result.band: result.heard for result in context.now.bands}
    cards = tuple(
        _card(context, band, marks, heard.get(band, ""), opened)
        for band, marks in zip(context.bands, small_profile(context), strict=True)
    )
    return Section(
        anchor="ages",
        title="Age by age",
        lead=line("The square is the worst harm today. The circle is the best benefit. One does not cancel the other."),
        blocks=(AgeCards(name="Worst harm and best benefit of each age", cards=cards),),
    )


def _card(context: Context, band: str, marks: BandMarks, heard: str, opened: bool) -> AgeCard:
    if marks.harm is None or marks.benefit is None:
        return AgeCard(label=marks.name, state=STATE.get(marks.state, ""), heard="")
    return AgeCard(
        label=marks.name,
        harm=marks.harm,
        benefit=marks.benefit,
        harm_words=_foremost(context, "harm", band, opened),
        benefit_words=_foremost(context, "benefit", band, opened),
        heard=HEARD.get(heard, ""),
    )


def _foremost(context: Context, side: Side, band: str, opened: bool) -> Words:
    """The effect of this band that is worst, or best, by its title."""
    held = [impact for impact in context.assessment.impacts if impact.direction == side and band in impact.bands]
    held = [impact for impact in largest(context, held) if size(context, impact) > (0, 0)]
    if not held:
        return (Quiet("No harm recorded" if side == "harm" else "No benefit that counts"),)
    title = wording.short(held[0].title, 90)
    return (Link(title, held[0].id) if opened else Plain(title),)


def span_of(context: Context, impact: Impact) -> LevelRange | None:
    """The level that an effect counts with now; None where the evaluation does not read it."""
    reading = context.readings.get(impact.id)
    return (reading.counts or reading.level) if reading else None


def size(context: Context, impact: Impact) -> tuple[int, int]:
    """How large an effect is: a harm by its bad end first, a benefit by what is sure of it."""
    span = span_of(context, impact)
    if span is None:
        return (0, 0)
    ends = tuple(wording.ORDER.index(end) if end in wording.ORDER else 0 for end in (span.low, span.high))
    return (ends[1], ends[0]) if impact.direction == "harm" else (ends[0], ends[1])


def largest(context: Context, impacts: list[Impact]) -> list[Impact]:
    """Effects, the largest first; equal ones in the order of the record."""
    return sorted(impacts, key=lambda impact: tuple(-part for part in size(context, impact)))


def marked_title(context: Context, impact: Impact, *, opened: bool) -> tuple[LevelRange | None, Words]:
    """An effect by its level and its title, with the ages that it reaches."""
    title = " ".join(impact.title.split())
    name: Words = (Link(title, impact.id),) if opened else (Strong(title),)
    return span_of(context, impact), (*name, Quiet(f" Ages {context.ages(impact.bands)}."))

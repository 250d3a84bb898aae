"""Before and after the measures, harm by harm: what is done, what is planned, and what would be left."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Quiet, Words
from bestinterests.documents.measures import done
from bestinterests.documents.pictures import ControlBox, ControlRow, ControlsPicture, Done
from bestinterests.domain.evaluation import ImpactReading
from bestinterests.domain.impact import Impact
from bestinterests.domain.measure import Measure


def controls_picture(context: Context, harms: Sequence[Impact]) -> ControlsPicture | None:
    """A row for each harm that a measure acts on; None where no measure acts on any of them."""
    rows: list[ControlRow] = []
    for harm in harms:
        measures = acting(context, harm)
        if not measures:
            continue
        rows.append(_row(context, harm, measures))
        rows += [_row(context, effect, (), indented=True) for effect in _side_effects(context, measures)]
    return ControlsPicture(name="Harms today and after the measures", rows=tuple(rows)) if rows else None


def acting(context: Context, harm: Impact) -> tuple[Measure, ...]:
    """Measures that act on a harm, or that a judgement of it counts on; abandoned ones act on nothing."""
    credited = {*harm.now.credits, *harm.expected.credits}
    return tuple(
        m for m in context.assessment.measures if (harm.id in m.acts_on or m.id in credited) and m.status != "abandoned"
    )


def _side_effects(context: Context, measures: Sequence[Measure]) -> list[Impact]:
    ids = dict.fromkeys(effect for measure in measures for effect in measure.side_effects)
    return [context.impacts[key] for key in ids if key in context.impacts]


def _row(context: Context, harm: Impact, measures: Sequence[Measure], *, indented: bool = False) -> ControlRow:
    now, later = context.readings.get(harm.id), context.projected.get(harm.id)
    today = wording.mark("harm", now.level if now else None)
    after = wording.mark("harm", later.level if later else None)
    about: Words = (context.id(harm.id), Quiet(f" ages {context.ages(harm.bands)}"))
    return ControlRow(
        title=wording.short(harm.title),
        anchor=harm.id,
        about=(*about, Quiet(", brought by the measure")) if indented else about,
        today=today,
        today_beside=_beside(context, now),
        boxes=_boxes(context, measures),
        after=after,
        after_beside=_beside(context, later),
        changes=(today, _beside(context, now)) != (after, _beside(context, later)),
        note=_note(context, harm, later),
        indented=indented,
    )


def _beside(context: Context, reading: ImpactReading | None) -> str:
    return f"{context.regulator()}: {wording.level(reading.regulator_level)}" if reading else ""


def _boxes(context: Context, measures: Sequence[Measure]) -> tuple[ControlBox, ...]:
    kinds: tuple[Done, ...] = ("tested", "implemented", "planned")
    found = []
    for kind in kinds:
        ids = [measure.id for measure in measures if done(measure) == kind]
        if ids:
            found.append(ControlBox(done=kind, ids=context.ids(ids)))
    return tuple(found)


def _note(context: Context, harm: Impact, later: ImpactReading | None) -> str:
    if later is None:
        return ""
    ours = wording.ORDER.index(later.level.high)
    theirs = wording.ORDER.index(later.regulator_level.high)
    return "We differ: a severe harm stays in sight." if ours - theirs >= 1 and ours < 4 else ""

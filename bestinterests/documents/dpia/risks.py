"""Step 5: every harm from the use of data, rated on the regulator's table with ours beside it; the minimum list."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import (
    AnyBlock,
    Blocks,
    Column,
    Panel,
    Paragraph,
    Part,
    Row,
    RowGroup,
    Table,
)
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.report.standards import harms_table
from bestinterests.domain.evaluation import ImpactReading
from bestinterests.domain.impact import Impact
from bestinterests.evaluation.uncontrolled import before_controls

LEVELS = ("high", "medium", "low")
CARE = "Severe though remote: by the words around the table, a real possibility of very serious harm may be high risk."
"""Said wherever the regulator's table alone would read low (ICO DPIA guidance; standard 2 on precaution)."""


def risks(draft: Draft) -> Section:
    """Harms from the use of data, worst first, and standard 2's minimum list; nothing of the wider service."""
    context = draft.context
    reg = context.regulator()
    ours = f" Beside it stands the level by {draft.named(draft.ours)}, which is ours." if draft.ours else ""
    lead = (
        f"Rated as things stand, with the measures that are in place, on the {reg}'s table of three by three; where a "
        f"judgement is a range, the worse end decides the group.{ours} No benefit lowers a level."
    )
    blocks: list[AnyBlock] = [Paragraph(words=line(lead), style="small")]
    if draft.harms:
        blocks.append(_table(draft))
    else:
        blocks += draft.gap_block("risks", "no risk to children from the use of data is recorded")
    blocks += wider(draft)
    blocks += _minimum(draft)
    return Section(anchor="step-5", title="Step 5: identify and assess risks", blocks=(draft.part("risks", *blocks),))


# -- the table -------------------------------------------------------------------------------------------------------


def level(draft: Draft, impact: Impact) -> ImpactReading | None:
    """How a harm reads on the regulator's table today; as expected where only a planned measure brings it."""
    return draft.reading(draft.regulator, impact) or draft.reading(draft.regulator, impact, later=True)


def high_end(reading: ImpactReading | None) -> str:
    """The worse end of the regulator's level; the highest where nothing was read."""
    return reading.regulator_level.high if reading else LEVELS[0]


def _table(draft: Draft) -> Table:
    context = draft.context
    groups: dict[str, list[Impact]] = {word: [] for word in LEVELS}
    for harm in draft.harms:
        groups.setdefault(high_end(level(draft, harm)), []).append(harm)
    columns = [
        Column(title="Risk: source and nature of the effect", width="wide"),
        Column(title="How it comes about", width="wide"),
        Column(title="Likelihood", width="narrow"),
        Column(title="Severity", width="narrow"),
        Column(title=f"{context.regulator()} level", width="narrow"),
    ]
    if draft.ours:
        columns.append(Column(title=f"Ours: {draft.ours.title}", width="narrow"))
    return Table(
        anchor="risk-table",
        compared=True,
        caption="Risks to children from the use of data",
        columns=tuple(columns),
        groups=tuple(
            RowGroup(
                title=f"{wording.upper(word)} on the {context.regulator()}'s table: {len(held):,}",
                rows=tuple(_row(draft, harm) for harm in sorted(held, key=lambda harm: -_ours(draft, harm))),
            )
            for word, held in groups.items()
            if held
        ),
    )


def _ours(draft: Draft, harm: Impact) -> int:
    reading = draft.reading(draft.ours, harm)
    return wording.ORDER.index(reading.level.high) if reading else 0


def _row(draft: Draft, harm: Impact) -> Row:
    reading = level(draft, harm)
    cells = [_source(draft, harm), *_ratings(draft, harm, reading)]
    if draft.ours:
        cells.append(_beside(draft, harm))
    return Row(anchor=harm.id, head=_head(draft, harm), cells=tuple(cells))


def _head(draft: Draft, harm: Impact) -> tuple[Words, ...]:
    context = draft.context
    noun = "right to" if len(harm.rights) == 1 else "rights to"
    where = wording.listed([wording.short(context.name(key), 60) for key in harm.features])
    lines: list[Words] = [
        (Strong(" ".join(harm.title.split())), Plain(" "), context.id(harm.id)),
        line(f"Risking children's {noun} {_rights(draft, harm)}."),
        (
            Quiet(f"Ages {context.ages(harm.bands) or 'not named'}; {harm.occurrence}. From "),
            Foreign(where),
            Plain(" "),
            *context.ids(harm.features),
        ),
    ]
    if harm.groups:
        lines.append((Quiet("Confined to "), *context.named(harm.groups)))
    return tuple(lines)


def _rights(draft: Draft, harm: Impact) -> str:
    names = [f"{name[:1].lower()}{name[1:]}" for name in map(draft.context.right_of, harm.rights)]
    return wording.listed(names)


def _source(draft: Draft, harm: Impact) -> tuple[Words, ...]:
    context = draft.context
    lines: list[Words] = [draft.typed("risks", harm.mechanism, "how a risk comes about is not written", harm.id)]
    uses = [a.id for a in context.assessment.data_activities if a.feature in harm.features]
    for label, keys in (("Uses of data: ", uses), ("Evidence: ", harm.evidence), ("They said: ", harm.findings)):
        if keys:
            lines.append((Quiet(label), *context.ids(keys)))
    if not harm.evidence:
        lines.append(draft.gap("risks", "no evidence is cited for a risk", harm.id))
    return (*lines, *_stated(draft, harm))


def _stated(draft: Draft, harm: Impact) -> tuple[Words, ...]:
    """The level that its source stated, where it is another than the one beside it."""
    reading, stated = level(draft, harm), harm.stated
    if not stated or not stated.level:
        return ()
    if reading and stated.level.casefold() == reading.regulator_level.high == reading.regulator_level.low:
        return ()
    text = ", ".join(part for part in (stated.likelihood, stated.severity) if part)
    source = f" ({stated.source})" if stated.source else ""
    words = f"{text}: {stated.level}" if text else stated.level
    return ((Quiet("Stated otherwise: "), Foreign(f"{words}{source}")),)


def _ratings(draft: Draft, harm: Impact, reading: ImpactReading | None) -> list[tuple[Words, ...]]:
    """Likelihood, severity and level on the regulator's scales."""
    if reading is None:
        gap = draft.gap("risks", "a risk is not rated", harm.id)
        return [(gap,), (), ()]
    profile = draft.context.framework.profiles.get(draft.regulator.profile)
    scales = (profile.likelihood, profile.severity) if profile else ("", "")
    found: list[tuple[Words, ...]] = []
    for what, scale, span in zip(
        ("likelihood", "severity"), scales, (reading.likelihood, reading.severity), strict=True
    ):
        lines: list[Words] = [line(draft.scale_words(scale, span))]
        if span.unknown:
            lines.append(draft.gap("risks", f"the {what} of a risk is not judged or not known", harm.id))
        found.append(tuple(lines))
    mark = wording.mark("harm", reading.regulator_level)
    lines = [(mark, Plain(f" {wording.level(reading.regulator_level)}"))]
    if harm.id in draft.severe_remote:
        lines.append((Quiet(CARE),))
    if draft.reading(draft.regulator, harm) is None:
        lines.append((Quiet("Not there today: a planned measure brings it."),))
    elif harm.now.credits:
        lines.append((Quiet("Counts on "), *draft.context.ids(harm.now.credits), *_before(draft, harm)))
    return [*found, tuple(lines)]


def _before(draft: Draft, harm: Impact) -> Words:
    """The level without the measures that are in place, where somebody judged it."""
    found = before_controls(draft.context.framework, harm)
    return (Quiet(f"; without any measure: {wording.level(found)}"),) if found else ()


def _beside(draft: Draft, harm: Impact) -> tuple[Words, ...]:
    reading = draft.reading(draft.ours, harm) or draft.reading(draft.ours, harm, later=True)
    if reading is None:
        return ((Quiet("Not read."),),)
    mark = wording.mark("harm", reading.level)
    return ((mark, Plain(f" {wording.level(reading.level)}")),)


# -- beside the table ------------------------------------------------------------------------------------------------


def wider(draft: Draft) -> Blocks:
    """How many effects arise from the wider service and are therefore in no row above, with their ids."""
    if not draft.wider:
        text = "Every effect on this record arises from the use of data; none was kept out of this step."
        return (Paragraph(words=(Quiet(text),), style="small"),)
    many = wording.upper(wording.many(len(draft.wider), "effect"))
    verb = "arises" if len(draft.wider) == 1 else "arise"
    words: Words = (
        Strong(f"{many} {verb} from the wider service, not from the use of data, and "),
        Strong(f"{'is' if len(draft.wider) == 1 else 'are'} kept out of this step: "),
        *draft.context.ids(impact.id for impact in draft.wider),
        Plain(". They are judged in the assessment and stand in the full report."),
    )
    return (Panel(title="Kept out of this DPIA", blocks=(Paragraph(words=words),)),)


def _minimum(draft: Draft) -> Blocks:
    """Standard 2's minimum list; ids of the wider service are left out here too."""
    context = draft.context
    answered = {a.harm for a in context.assessment.minimum_harms if a.answer == "yes" or a.reason.strip()}
    answered |= {harm for impact in draft.harms for harm in impact.minimum_harms}
    terms = context.framework.vocabularies.get("minimum-harms", {})
    open_ = [f"{term.label[:1].lower()}{term.label[1:]}" for term in terms.values() if term.id not in answered]
    what = "standard 2 asks about these harms at the least, and nobody has answered"
    gaps = draft.gap_block("risks", what, open_) if open_ else ()
    table = harms_table(context, frozenset(impact.id for impact in draft.harms))
    return (Part(title="The least that standard 2 asks about", anchor="minimum-harms", blocks=(*table, *gaps)),)

"""Impacts as cards: the effect, whom it reaches, every judgement with its reason, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Card, Facing, Fact, Facts, Paragraph
from bestinterests.documents.context import Context, joined
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.report.features.controls import acting
from bestinterests.domain.impact import Impact, Judgement, Slot

HORIZON = {"now": "for now", "months": "over months", "lifelong": "lifelong"}
INVOLVEMENT = {
    "cause": "the service causes it",
    "contribute": "the service contributes",
    "linked": "linked to the service",
}


def facing(context: Context, impacts: Sequence[Impact]) -> Facing:
    """Gains and losses, each worst or best first, as facing cards."""
    ordered = largest_first(context, impacts)
    return Facing(
        gains=tuple(_card(context, impact) for impact in ordered if impact.direction == "benefit"),
        losses=tuple(_card(context, impact) for impact in ordered if impact.direction == "harm"),
        no_gains="No benefit to children is recorded.",
        no_losses="No harm to children is recorded.",
    )


def largest_first(context: Context, impacts: Sequence[Impact]) -> list[Impact]:
    """Impacts by the bad end of a harm and the good end of a benefit that counts, the largest first."""

    def size(impact: Impact) -> int:
        reading = context.readings.get(impact.id)
        span = (reading.counts or reading.level) if reading else None
        return wording.ORDER.index(span.high) if span else 0

    return sorted(impacts, key=lambda impact: -size(impact))


def _card(context: Context, impact: Impact) -> Card:
    reading = context.readings.get(impact.id)
    side = impact.direction
    counted = (reading.counts or reading.level) if reading else None
    beside = f"{context.regulator()} 3 × 3: {wording.level(reading.regulator_level)}" if reading else ""
    level = wording.upper(wording.mark(side, counted).words)
    if reading and reading.counts and reading.counts != reading.level:
        level += " that counts" if reading.counts.high != "none" else " that counts: claimed, not evidenced"
    return Card(
        anchor=impact.id,
        id=impact.id,
        mark=wording.mark(side, counted),
        level=level if reading else "Not read now",
        beside=beside,
        title=impact.title,
        blocks=_body(context, impact),
    )


def _body(context: Context, impact: Impact) -> Blocks:
    blocks: list[AnyBlock] = [*context.prose(impact.mechanism), Paragraph(words=_whom(context, impact), style="small")]
    facts = (
        *_judgements(context, impact.before),
        *_later(context, "Now", impact.now),
        *_later(context, "Expected", impact.expected),
        *_judgements(context, impact.certainty),
        *_stated(context, impact),
        *_ids(context, "Evidence", impact.evidence, "none cited"),
        *_ids(context, "They said", impact.findings, ""),
        *_ids(context, "Judged together", impact.cumulates, ""),
        *_ids(context, "Measures", [m.id for m in acting(context, impact)], ""),
        *(
            (Fact(label="Why this joint level", blocks=context.prose(impact.cumulative_reason, small=True)),)
            if impact.cumulative_reason
            else ()
        ),
        *((Fact(label="Note", blocks=context.prose(impact.note, small=True)),) if impact.note else ()),
    )
    blocks.append(Facts(facts=facts))
    return tuple(blocks)


def _whom(context: Context, impact: Impact) -> Words:
    rights = wording.listed([f"{context.right(r)} ({wording.article(r)})" for r in impact.rights])
    parts = [f"{rights}, ages {context.ages(impact.bands)}"]
    parts += [f"{impact.occurrence}"] if impact.occurrence == "observed" else []
    parts += [HORIZON[impact.horizon]] if impact.horizon else []
    parts += [INVOLVEMENT[impact.involvement]] if impact.involvement else []
    parts += [f"online risk: {context.term('online-risks', impact.online_risk).lower()}"] if impact.online_risk else []
    parts += ["from the wider service, not from the use of data"] if impact.arises_from == "wider-service" else []
    if impact.direction == "benefit" and impact.accrues_to:
        parts.append(
            f"accrues to {wording.listed([context.term('beneficiaries', w).lower() for w in impact.accrues_to])}"
        )
    if impact.data_dependent != "unknown":
        needs = "needs the data" if impact.data_dependent == "yes" else "would be there with less or no data"
        parts += [needs] if impact.direction == "benefit" else []
    words: Words = (Quiet(f"{'; '.join(parts)}."),)
    if impact.groups:
        words += (Quiet(" Confined to "), *context.named(impact.groups), Quiet("."))
    return words


def _judgements(context: Context, slot: Slot) -> tuple[Fact, ...]:
    """A fact a judgement: its level, its reason, and whose it is where nobody has agreed it."""
    return tuple(
        Fact(label=context.scale(judgement.scale), blocks=_reasoned(context, words, judgement.reason))
        for judgement, words in _said(context, slot)
    )


def _later(context: Context, title: str, slot: Slot) -> tuple[Fact, ...]:
    """All judgements of a later moment as one fact, with the measures that they count on."""
    blocks: list[AnyBlock] = []
    for judgement, words in _said(context, slot):
        blocks += _reasoned(context, (Strong(f"{context.scale(judgement.scale)} "), *words), judgement.reason)
    if not blocks:
        return ()
    if slot.credits:
        counts: Words = (Quiet("Counts on "), *context.ids(slot.credits), Quiet("."))
        last = blocks[-1]
        if isinstance(last, Paragraph):
            blocks[-1] = Paragraph(words=(*last.words, Plain(" "), *counts), style="small")
        else:
            blocks.append(Paragraph(words=counts, style="small"))
    return (Fact(label=title, blocks=tuple(blocks)),)


def _said(context: Context, slot: Slot) -> list[tuple[Judgement, Words]]:
    agreed = {judgement.scale for judgement in slot.agreed}
    found: list[tuple[Judgement, Words]] = [(j, (Strong(_level(context, j)),)) for j in slot.agreed]
    found += [
        (j, (Strong(_level(context, j)), Quiet(f" ({context.role(j.by) or 'one assessor'})")))
        for j in slot.given
        if j.scale not in agreed
    ]
    return found


def _reasoned(context: Context, words: Words, reason: str) -> Blocks:
    if not reason.strip():
        return (Paragraph(words=(*words, Quiet(". No reason is recorded.")), style="small"),)
    first, *rest = context.prose(reason, small=True)
    if isinstance(first, Paragraph):
        return (Paragraph(words=(*words, Plain(". "), *first.words), style="small"), *rest)
    return (Paragraph(words=words, style="small"), first, *rest)


def _level(context: Context, judgement: Judgement) -> str:
    ends = judgement.level.split("..")
    return " to ".join(context.framework.level_label(judgement.scale, end).lower() for end in ends)


def _stated(context: Context, impact: Impact) -> tuple[Fact, ...]:
    stated = impact.stated
    if stated is None:
        return ()
    before = ", ".join(part for part in (stated.likelihood, stated.severity) if part)
    after = ", ".join(part for part in (stated.after_likelihood, stated.after_severity) if part)
    text = f"{before}: {stated.level}" if stated.level else before
    if after or stated.after_level:
        text += f"; after measures {after}: {stated.after_level}" if stated.after_level else f"; after measures {after}"
    where = " ".join(part for part in (stated.scale, stated.source) if part)
    words: Words = (Foreign(text), Quiet(f" ({where})") if where else Plain(""))
    return (Fact(label="As stated", blocks=(Paragraph(words=words, style="small"),)),)


def _ids(context: Context, label: str, keys: Sequence[str], empty: str) -> tuple[Fact, ...]:
    if not keys and not empty:
        return ()
    words = joined([(context.id(key),) for key in keys]) if keys else (Quiet(empty),)
    return (Fact(label=label, blocks=(Paragraph(words=words, style="small"),)),)

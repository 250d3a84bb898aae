"""Whether the harm that remains in a feature is tolerated, by whom, why, and what was considered instead."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Bullets, Fact, Facts, Paragraph, Part
from bestinterests.documents.context import Context
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.domain.balance import Alternative, Balance
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact

TITLE = "Can the harm that remains be tolerated?"
YES_NO = {"yes": "Yes.", "no": "No.", "unknown": "Nobody has said."}


def toleration(context: Context, feature: Feature, impacts: Sequence[Impact]) -> Blocks:
    """The toleration record; what is missing where nobody wrote one though a harm of medium or worse remains."""
    balance = next((b for b in context.assessment.balances if b.feature == feature.id), None)
    if balance is not None:
        return (Part(title=TITLE, blocks=_record(context, balance)),)
    left = [i.id for i in impacts if i.direction == "harm" and _remains(context, i.id)]
    if not left:
        return ()
    words: Words = (
        Plain("Nobody has written down why the harm that remains would be tolerated: "),
        *context.ids(left),
        Plain("."),
    )
    return (Part(title=TITLE, blocks=(Paragraph(words=words),)),)


def _remains(context: Context, key: str) -> bool:
    reading = context.readings.get(key)
    return bool(reading and wording.ORDER.index(reading.level.high) >= wording.ORDER.index("medium"))


def _record(context: Context, balance: Balance) -> Blocks:
    nothing = "Not recorded."
    said: list[AnyBlock] = [*context.prose(balance.children_said, "Nobody recorded what children said about this.")]
    if balance.findings:
        said.append(Paragraph(words=context.ids(balance.findings), style="small"))
    facts: tuple[Fact, ...] = (
        Fact(label="What is tolerated", blocks=(Paragraph(words=_named(context, balance.tolerates)),)),
        Fact(label="What it is tolerated for", blocks=(Paragraph(words=_named(context, balance.benefits)),)),
        Fact(label="What else was considered", blocks=_alternatives(context, balance)),
        Fact(label="What children said", blocks=tuple(said)),
        Fact(label="Is the core of each right untouched?", blocks=_answer(balance.core_untouched)),
        Fact(label="Is there a less harmful way to the same benefit?", blocks=_answer(balance.less_harmful_exists)),
        Fact(label="Why it is tolerated", blocks=context.prose(balance.reason, nothing)),
        *fact("Conditions", context.prose(balance.conditions)),
        Fact(label="By whom, until when", blocks=(Paragraph(words=_by(context, balance)),)),
    )
    return (Facts(facts=facts, layout="pairs"),)


def _answer(answer: str) -> Blocks:
    return (Paragraph(words=(Plain(YES_NO[answer]),)),)


def _named(context: Context, keys: Sequence[str]) -> Words:
    if not keys:
        return (Quiet("Nothing is named."),)
    found: list[object] = []
    for key in keys:
        found += [*((Plain(", "),) if found else ()), Plain(wording.short(context.name(key)) + " "), context.id(key)]
    return tuple(found)  # type: ignore[arg-type]


def _alternatives(context: Context, balance: Balance) -> Blocks:
    if not balance.alternatives:
        return (Paragraph(words=(Quiet("No alternative is recorded."),)),)
    return (Bullets(items=tuple(_alternative(context, a) for a in balance.alternatives), style="small"),)


def _alternative(context: Context, held: Alternative) -> Words:
    fate = "chosen" if held.chosen else "not chosen"
    words: Words = (Strong(f"{context.term('alternatives', held.kind)}, {fate}. "), *context.typed(held.what))
    if held.reason.strip():
        words += (Plain(" "), *context.typed(held.reason))
    return (*words, Quiet(" Cost is the only reason given; cost alone is no reason.")) if held.cost_alone else words


def _by(context: Context, balance: Balance) -> Words:
    until = (
        f" Lapses {wording.day(balance.expires_on)}." if balance.expires_on else " No day is set on which it lapses."
    )
    who = context.role(balance.by) or "Nobody has signed"
    when = f", {wording.day(balance.on)}" if balance.on else ""
    return (Plain(f"{who}{when}."), Plain(until))

"""What will be done and by when, what remains after it, and what is not sure."""

from __future__ import annotations

import datetime as dt

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Bullets, Fact, Facts, Paragraph
from bestinterests.documents.context import Context, joined, line
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Link, Plain, Quiet, Strong, Tag, Words
from bestinterests.documents.measures import TEST, done
from bestinterests.documents.model import Section
from bestinterests.documents.public_blocks import DatedItem, DateGroup, Dates
from bestinterests.domain.measure import Measure

FLIPS = 3


def measures(context: Context, on: dt.date) -> Section:
    """Measures by the day they are due, those that are done first, in the state of the day of publication: ``on``.

    Of what was still planned and due before that day it is said.
    """
    held = context.assessment.measures
    groups = tuple(DateGroup(label=label, items=items) for label, items in _grouped(context, list(held), on))
    empty = Paragraph(words=(Strong("No measure is recorded."),))
    dates = Dates(name="Measures by the day they are due", groups=groups)
    return Section(
        anchor="measures",
        title="What will be done, and by when",
        lead=line("States are those of the day of publication. A plan changes no mark above."),
        blocks=(dates if groups else empty,),
    )


def _grouped(context: Context, held: list[Measure], on: dt.date) -> list[tuple[str, tuple[DatedItem, ...]]]:
    found: dict[tuple[int, dt.date, str], list[DatedItem]] = {}
    for measure in held:
        found.setdefault(_when(measure, on), []).append(_item(context, measure))
    return [(key[2], tuple(items)) for key, items in sorted(found.items(), key=lambda pair: pair[0])]


def _when(m: Measure, on: dt.date) -> tuple[int, dt.date, str]:
    never = dt.date.max
    if m.status == "abandoned":
        return 4, never, "No longer planned"
    if done(m) != "planned":
        return 0, never, "Done"
    if m.due:
        passed = ", which had passed and it was not done" if m.due < on else ""
        return 1, m.due, f"By {wording.day(m.due)}{passed}"
    event = wording.upper(" ".join((m.due_event or m.stated_due).split()))
    return (2, never, event) if event else (3, never, "No day is set")


def _item(context: Context, m: Measure) -> DatedItem:
    state = {"planned": "planned", "implemented": "done", "tested": "done and tested"}[done(m)]
    if m.status == "abandoned":
        state = "no longer planned"
    elif state == "done":
        state = f"done; {TEST[m.test_result].lower()}"
    title = " ".join((m.title or m.what or m.id).split())
    words: Words = (Strong(title), Plain(" "), context.id(m.id))
    quiet = f"{wording.upper(state)}. {wording.upper(m.owner) or 'No owner'}."
    acts: Words = (Quiet(f"{quiet} "), *((Quiet("Acts on "), *context.ids(m.acts_on)) if m.acts_on else ()))
    what = (context.typed(m.what),) if m.what.strip() and m.title.strip() else ()
    return DatedItem(anchor=m.id, words=words, state=state, done=done(m) != "planned", notes=(*what, acts))


# -- what remains ----------------------------------------------------------------------------------------------------


def remaining(context: Context) -> Section:
    """The verdict with every measure done, and each harm of medium or more that would still be there."""
    view = context.expected
    tags: Words = (Tag(view.verdict.worst), Plain(" "), *context.words(view.sentence))
    items: list[Words] = []
    for impact in context.assessment.impacts:
        reading = context.projected.get(impact.id)
        if impact.direction == "harm" and reading is not None:
            mark = wording.mark("harm", reading.level)
            if wording.rank(mark) >= wording.ORDER.index("medium"):
                name = Link(" ".join(impact.title.split()), impact.id)
                ages = Quiet(f" ages {context.ages(impact.bands)}")
                items.append((mark, Plain(f" {wording.upper(mark.words)}: "), name, ages))
    blocks: list[AnyBlock] = [Paragraph(words=tags)]
    if items:
        blocks.append(Bullets(items=tuple(items)))
    else:
        blocks.append(Paragraph(words=line("No harm of medium or more would remain, if all of it is done and works.")))
    blocks += _tolerated(context)
    return Section(
        anchor="remaining",
        title="What harm would remain",
        lead=line("If every action is done, tested and signed. What is done today, the list above says."),
        blocks=tuple(blocks),
    )


def _tolerated(context: Context) -> Blocks:
    facts: list[Fact] = []
    for balance in context.assessment.balances:
        who = context.role(balance.by)
        until = f"until {wording.day(balance.expires_on)}" if balance.expires_on else ""
        signed = ", ".join(part for part in (who, until) if part)
        label = wording.short(context.name(balance.feature), 60)
        words: Words = (Quiet("Tolerated: "), *joined([(context.id(key),) for key in balance.tolerates]))
        tail: Blocks = (Paragraph(words=(Quiet(f"{wording.upper(signed)}."),), style="small"),) if signed else ()
        body = (Paragraph(words=words, style="small"), *context.prose(balance.reason, "No reason is recorded."), *tail)
        facts.append(Fact(label=f"Why harm in {label} is tolerated", blocks=body))
    return (Facts(facts=tuple(facts), layout="pairs"),) if facts else ()


# -- what is not sure ------------------------------------------------------------------------------------------------


def unsure(context: Context) -> Section:
    """How firm the verdict is, what it hangs on, which judgements are open, and what would change the conclusion."""
    robust = context.now.robustness
    open_ = [i.id for i in context.assessment.impacts if _is_range(context, i.id)]
    listed: Blocks = (Paragraph(words=_listed(context, open_)),) if open_ else ()
    revision = context.prose(context.assessment.statement.revision)
    flips = tuple(context.words(flip.sentence) for flip in robust.flips[:FLIPS])
    facts = (
        Fact(label="How firm is the verdict?", blocks=(Paragraph(words=context.words(robust.sentence)),)),
        *fact("What it hangs on most", (Bullets(items=flips, style="small"),) if flips else ()),
        *fact("Judged as a range, or not known", listed),
        *fact("What would change the conclusion, in the assessors' words", revision),
        *_completeness(context),
    )
    return Section(anchor="unsure", title="What we are not sure about", blocks=(Facts(facts=facts, layout="list"),))


def _completeness(context: Context) -> tuple[Fact, ...]:
    held = context.evaluation.completeness
    if held.finished:
        return ()
    return (Fact(label="Is the record finished?", blocks=(Paragraph(words=context.words(held.sentence)),)),)


def _is_range(context: Context, key: str) -> bool:
    reading = context.readings.get(key)
    return bool(reading and (reading.level.low != reading.level.high or reading.level.unknown))


def _listed(context: Context, keys: list[str]) -> Words:
    shown = context.ids(keys[:20], " ")
    return (*shown, Quiet(f" and {len(keys) - 20:,} more")) if len(keys) > 20 else shown

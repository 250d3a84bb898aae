"""The page for parents and carers: what a person wrote for them, and the facts that they need beside it."""

from __future__ import annotations

from bestinterests.documents.blocks import AnyBlock, Blocks, Panel, Paragraph, Part
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Plain, Strong, Tag, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.publication import beside, doing, grounds
from bestinterests.documents.publication.ages import age_by_age
from bestinterests.documents.publication.audiences import AUDIENCES
from bestinterests.documents.publication.frame import framed, service_of
from bestinterests.documents.publication.sides import gain_and_lose
from bestinterests.documents.publication.standing import instead
from bestinterests.documents.publication.voices import told_us
from bestinterests.documents.publication.written import parts_of, tested_words, text_for
from bestinterests.domain.publication import Entry


def parents(entry: Entry, context: Context) -> Paper:
    """What a parent needs to decide and to talk about it. Nothing is generated: what nobody wrote is not there."""
    held = entry.publication
    return framed(
        entry,
        "parents",
        (
            age_by_age(context, opened=False),
            gain_and_lose(context, opened=False),
            _controls(context),
            told_us(context),
            doing.measures(context, entry.publication.published_on),
            grounds.remedy(context),
            beside.disagree(entry),
            beside.decided(held),
            beside.review(context),
            beside.left_out(held),
        ),
        title=f"{service_of(entry)} and your child",
        blocks=(*written_for(entry, "parents"), Paragraph(words=_verdict(context))),
    )


def written_for(entry: Entry, audience: str) -> Blocks:
    """What a person wrote for grown-ups, with whether it was tested; calmly, that nobody wrote it yet."""
    text = text_for(entry.publication.texts, audience)
    if text is None:
        written = frozenset(a for a in AUDIENCES if text_for(entry.publication.texts, a))
        words: Words = (Strong("Not yet written. "), Plain("Nobody has written this page yet. Meanwhile: "))
        return (Panel(tone="missing", blocks=(Paragraph(words=(*words, *instead(audience, written))),)),)
    blocks: list[AnyBlock] = []
    for part in parts_of(text.text):
        blocks += (Part(title=part.title, blocks=part.blocks()),) if part.title else _leading(part.blocks())
    note = Paragraph(words=tested_words(text, child=False), style="small")
    return (Panel(tone="caution", blocks=(note,)), *blocks)


def _leading(blocks: Blocks) -> Blocks:
    first, *rest = blocks
    return (Paragraph(words=first.words, style="lead"), *rest) if isinstance(first, Paragraph) else blocks


def _verdict(context: Context) -> Words:
    now = context.now
    return (Strong("What follows on the record: "), Tag(now.verdict.worst), Plain(" "), *context.words(now.sentence))


def _controls(context: Context) -> Section:
    held = context.assessment.service
    nothing = "Nothing is recorded."
    return Section(
        anchor="at-home",
        title="What you can set, and how ages are known",
        lead=line("As the record has it."),
        blocks=(
            Part(title="Controls for parents", blocks=context.prose(held.parental_controls, nothing)),
            Part(title="How ages are known", blocks=context.prose(held.age_assurance, nothing)),
        ),
    )

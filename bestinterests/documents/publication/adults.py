"""The page for everyone: what follows, who loses, what was said, what will be done, what is not sure, who answers."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Panel, Paragraph
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Tag, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.publication import beside, doing, grounds
from bestinterests.documents.publication.ages import age_by_age
from bestinterests.documents.publication.frame import framed, service_of
from bestinterests.documents.publication.rights import right_by_right
from bestinterests.documents.publication.sides import effects, gain_and_lose
from bestinterests.documents.publication.voices import told_us
from bestinterests.documents.publication.written import parts_of, tested_words, text_for
from bestinterests.documents.report.sayings import sayings
from bestinterests.documents.report.tensions import statement
from bestinterests.domain.publication import Entry, Publication


def adults(entry: Entry, context: Context) -> Paper:
    """The page for everyone; all other pages lead here for the whole."""
    return framed(
        entry,
        "adults",
        (*sections(entry, context), *beside_sections(entry, context)),
        title=f"{service_of(entry)} and children’s rights",
        blocks=(*lead(entry.publication), *verdict(context), *losing(context)),
    )


def sections(entry: Entry, context: Context) -> tuple[Section, ...]:
    """What the page tells, in the order of reading."""
    return (
        age_by_age(context),
        gain_and_lose(context),
        told_us(context),
        doing.measures(context, entry.publication.published_on),
        doing.remaining(context),
        doing.unsure(context),
        right_by_right(context),
        grounds.features(context),
        effects(context),
        grounds.evidence(context),
        grounds.remedy(context),
        Section(
            anchor="statement",
            title="The whole service, in the assessors’ words",
            blocks=statement(context),
        ),
    )


def beside_sections(entry: Entry, context: Context) -> tuple[Section, ...]:
    """What stands beside it."""
    return (
        beside.disagree(entry),
        beside.decided(entry.publication),
        beside.method(context),
        beside.review(context),
        beside.left_out(entry.publication),
    )


def lead(publication: Publication) -> Blocks:
    """What a person wrote for everyone; where nobody did, what the page is, in a sentence of ours."""
    text = text_for(publication.texts, "adults")
    if text is None:
        said = "What this service does with children’s data, what that does to their rights, and what follows from it."
        return (Paragraph(words=line(said), style="lead"),)
    blocks: list[AnyBlock] = []
    for part in parts_of(text.text):
        if part.title:
            blocks.append(Paragraph(words=(Strong(f"{part.title}:"),)))
        blocks += [Paragraph(words=b.words, style="lead") if isinstance(b, Paragraph) else b for b in part.blocks()]
    tried: Words = () if text.tested.strip() else (Plain(" "), *tested_words(text, child=False))
    by = f"Written by {' '.join(text.by.split())}." if text.by.strip() else "Written by the organisation."
    blocks.append(Paragraph(words=(Quiet(by), *_quiet(tried)), style="small"))
    return tuple(blocks)


def _quiet(words: Words) -> Words:
    return tuple(Quiet(word.text) if isinstance(word, Plain) else word for word in words)


def verdict(context: Context) -> Blocks:
    """The verdict as it stands, large whatever it is, and how far the record leaves it open."""
    now = context.now
    words: Words = (Tag(now.verdict.worst), Plain(" "), *context.words(now.sentence))
    if now.verdict.best != now.verdict.worst:
        words += (Quiet(" At best, with every open end at its good end: "), Tag(now.verdict.best))
    when = context.assessment.assessed_on
    dated = f"Assessed {wording.day(when)}. " if when else ""
    others = "; ".join(f"{o.title}: {wording.verdict_words(o.now.verdict).lower()}" for o in context.others)
    beside = f"{dated}{f'Read by {others}.' if others else ''}"
    small = (Paragraph(words=(Quiet(beside),), style="small"),) if beside else ()
    return (Paragraph(words=words, style="lead"), *small)


def losing(context: Context) -> Blocks:
    """Who is worst off and who gains most: the losing side first, in as large a type."""
    said = [Paragraph(words=words) for words in sayings(context)[:2]]
    written = context.assessment.statement.losses
    if written.strip():
        said.insert(0, Paragraph(words=(Strong("Who loses: "), Foreign(" ".join(written.split())))))
    return (Panel(title="The losing side", tone="quiet", blocks=tuple(said)),)

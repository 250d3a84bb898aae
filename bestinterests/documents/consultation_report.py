"""The consultation report: who was asked and who was not, what they said, and what became of each thing they said."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import (
    AnyBlock,
    Blocks,
    Bullets,
    Column,
    Fact,
    Facts,
    Paragraph,
    Row,
    RowGroup,
    Table,
)
from bestinterests.documents.consultations import BECAME, STATUS, VOICES, asked, heard, heard_from
from bestinterests.documents.context import Context, line
from bestinterests.documents.framing import paper, standing
from bestinterests.documents.inline import Foreign, Link, Plain, Quiet, Strong, Words
from bestinterests.documents.missing import Missing
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.unasked import unasked_bands, unasked_groups
from bestinterests.documents.you_said import for_children, pairs
from bestinterests.domain.consultation import Consultation, Disposition
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import BandResult, Evaluation
from bestinterests.packs.framework import Framework

DISPOSITIONS: tuple[Disposition, ...] = ("adopted", "partly", "declined", "needs-more", "open")
HEARD = {
    "yes": "Heard",
    "planned": "To be asked",
    "exempt": "Not asked, with a reason",
    "no": "Not asked, and no reason is recorded",
}
NOT_ASKED = "not asked, and no reason is recorded"
WHO = ("who", "Who was asked")
NOBODY = {
    "children": "Nobody asked children, or nobody recorded it.",
    "parents": "Nobody asked parents and carers, or nobody recorded it.",
    "others": "No expert and nobody else was asked, or nobody recorded it.",
}


def build_consultation_report(framework: Framework, document: Document, evaluation: Evaluation) -> Paper:
    """Who was asked, how, who is missing, what they said and what became of it; children and parents apart.

    framework, document, evaluation: as for the report. Raises nothing for a document that validates. Source: Children's
    code, standards 1 and 2; UNCRC Article 12; method, consultation.
    """
    context = Context(framework, document, evaluation)
    missing = Missing()
    sections = (
        _who(context, missing),
        *(_voice(context, missing, voice) for voice in VOICES),
        _told(context, missing),
        _children(context),
        _not_asked(context),
    )
    return paper(
        context,
        name="consultation-report",
        kind="Consultation report",
        opening=_opening(context, missing),
        sections=sections,
        part=True,
    )


def _opening(context: Context, missing: Missing) -> Blocks:
    """The count of what became of what, children and parents apart; then what is missing."""
    facts = tuple(
        Fact(label=f"{title} said", blocks=(Paragraph(words=line(_became(context, voice))),))
        for voice, title in VOICES.items()
    )
    return (
        standing(context),
        heard(context),
        Facts(facts=facts, layout="list"),
        missing.counted(
            context, "Missing in this report", "Every finding has an answer, and everybody asked was told."
        ),
    )


def _became(context: Context, voice: str) -> str:
    held = [f for f in context.assessment.findings if f.voice == voice]
    if not held:
        return "Nothing is recorded."
    numbers = {word: sum(f.disposition == word for f in held) for word in DISPOSITIONS}
    parts = [f"{BECAME[word].partition(':')[0].lower()}: {number}" for word, number in numbers.items() if number]
    return f"{wording.upper(wording.many(len(held), 'thing'))}. {wording.upper('; '.join(parts))}."


# -- who was asked ---------------------------------------------------------------------------------------------------


def _who(context: Context, missing: Missing) -> Section:
    held = context.assessment.consultations
    blocks: list[AnyBlock] = []
    if held:
        columns = (
            Column(title="Who"),
            Column(title="When", width="narrow"),
            Column(title="How"),
            Column(title="Who is missing, and why", width="wide"),
        )
        groups = tuple(
            RowGroup(title=title, rows=tuple(_asked(context, missing, c) for c in own))
            for voice, title in VOICES.items()
            if (own := asked(context, voice))
        )
        blocks.append(Table(caption="Who was asked", columns=columns, groups=groups))
    else:
        blocks.append(Paragraph(words=(Quiet("No consultation is recorded."),)))
    return Section(anchor="who", title="Who was asked, and who was not", blocks=(*blocks, *_bands(context, missing)))


def _asked(context: Context, missing: Missing, c: Consultation) -> Row:
    who = context.term("consulted", c.asked)
    number = f"{c.number:,} {who.lower()}" if c.number is not None and c.status != "not-held" else who
    ages = f", ages {context.ages(c.bands)}" if c.bands else ""
    when = f"{STATUS[c.status]}{f' {wording.day(c.held_on)}' if c.held_on else ''}."
    how = context.terms("consultation-methods", c.methods)
    gone: list[Words] = [context.typed(c.missing)] if c.missing.strip() else []
    if c.exemption_reason.strip():
        gone.append((Quiet("Why it was not held: "), *context.typed(c.exemption_reason)))
    elif c.status == "not-held":
        gone.append(missing.words(*WHO, "a consultation was not held, and no reason is recorded", c.id))
    if not gone and c.status == "held":
        gone.append(missing.words(*WHO, "it is not said who is missing from a consultation, and why", c.id))
    return Row(
        head=(
            (Link(wording.short(c.title, 80) or who, c.id), Plain(" "), context.id(c.id)),
            (Quiet(f"{number}{ages}"),),
        ),
        cells=(
            (line(when),),
            (line(how) if how else (Quiet("Not recorded."),),),
            tuple(gone) or ((Quiet("Not held yet."),),),
        ),
    )


def _bands(context: Context, missing: Missing) -> Blocks:
    """Each age in scope: heard or not, by which consultations."""
    if not context.now.bands:
        return ()
    rows = tuple(
        Row(
            head=((Strong(wording.band_name(result.band, context.bands)),),),
            cells=((_was_heard(context, missing, result),), (context.ids(_reaching(context, result.band)),)),
        )
        for result in context.now.bands
    )
    columns = (Column(title="Age"), Column(title="Children heard?"), Column(title="Asked in"))
    return (Table(caption="Children heard, by age", columns=columns, groups=(RowGroup(rows=rows),)),)


def _was_heard(context: Context, missing: Missing, result: BandResult) -> Words:
    if result.heard != "no":
        return line(f"{HEARD[result.heard]}.")
    ages = wording.band_name(result.band, context.bands)
    return missing.words(
        *WHO, "children of an age were not asked, and no reason is recorded", f"ages {ages}", NOT_ASKED
    )


def _reaching(context: Context, band: str) -> list[str]:
    return [c.id for c in asked(context, "children") if band in c.bands]


# -- you said, we did ------------------------------------------------------------------------------------------------


def _voice(context: Context, missing: Missing, voice: str) -> Section:
    """What one voice said: adopted, not adopted and why, undecided; then each consultation in full."""
    title = VOICES[voice]
    held = [f for f in context.assessment.findings if f.voice == voice]
    blocks: list[AnyBlock] = list(pairs(context, missing, voice, held))
    blocks += heard_from(context, voice)
    return Section(
        anchor=voice,
        title=f"{title}: you said, we did, we did not because",
        blocks=tuple(blocks) or (Paragraph(words=(Quiet(NOBODY[voice]),)),),
    )


# -- feedback --------------------------------------------------------------------------------------------------------


def _told(context: Context, missing: Missing) -> Section:
    rows = tuple(
        Row(
            head=((Link(wording.short(c.title, 80) or c.id, c.id), Plain(" "), context.id(c.id)),),
            cells=(_feedback(context, missing, c), (line(wording.day(c.feedback_on) if c.feedback_on else "no day"),)),
        )
        for c in context.assessment.consultations
        if c.status == "held"
    )
    columns = (Column(title="Consultation"), Column(title="How they were told", width="wide"), Column(title="When"))
    table = Table(caption="Feedback to those who were asked", columns=columns, groups=(RowGroup(rows=rows),))
    empty = Paragraph(words=(Quiet("No consultation was held."),))
    return Section(anchor="told", title="How they were told what became of it", blocks=(table if rows else empty,))


def _feedback(context: Context, missing: Missing, c: Consultation) -> tuple[Words, ...]:
    if c.feedback.strip():
        return (context.typed(c.feedback),)
    return (missing.words("told", "Feedback", "those who were asked were not told what became of it", c.id),)


# -- what children are told ------------------------------------------------------------------------------------------


def _children(context: Context) -> Section:
    """By age, what the children are told in their own version; a person writes it, or it is not yet written."""
    held = [c for c in asked(context, "children") if c.status == "held"]
    blocks = for_children(context, held)
    empty = Paragraph(words=(Quiet("No consultation of children of a stated age was held."),))
    return Section(anchor="for-children", title="What the children are told, age by age", blocks=blocks or (empty,))


# -- what was not asked ----------------------------------------------------------------------------------------------


def _not_asked(context: Context) -> Section:
    """Features, ages and groups that no consultation of children reached, with the harms that ask for it."""
    held = [c for c in asked(context, "children") if c.status == "held"]
    everything = any(not c.features for c in held)
    features = set() if everything else {f.id for f in context.assessment.features}
    features -= {key for c in held for key in c.features}
    items: list[Words] = []
    if features:
        keys = [f.id for f in context.assessment.features if f.id in features]
        items.append((Strong("Features that children were not asked about: "), *context.ids(keys, ", "), Plain(".")))
    for group in unasked_groups(context):
        words: Words = (Foreign(wording.short(context.name(group.group))), Plain(" "), context.id(group.group))
        if group.impacts:
            words += (Plain(", touched by "), *context.ids(group.impacts, ", "))
        items.append((Strong("Children whom nobody asked or plans to ask as a group: "), *words))
    for band in unasked_bands(context):
        ages = wording.band_name(band.band, context.bands)
        words = (Strong(f"Ages {ages}: "), Plain(f"{HEARD[band.heard].lower()}."), *_why(context, band.band))
        if band.harms:
            words += (Plain(" Harms that ask for it: "), *context.ids(band.harms, ", "), Plain("."))
        items.append(words)
    lead = (
        line("Asked about the service as a whole, children were asked about each feature.")
        if everything and held
        else ()
    )
    empty = Paragraph(words=line("Every feature, age and group on the record was asked about."))
    return Section(
        anchor="not-asked",
        title="What was not asked, and who was not heard",
        lead=lead,
        blocks=(Bullets(items=tuple(items)),) if items else (empty,),
    )


def _why(context: Context, band: str) -> Words:
    """The reason recorded for an age that was not asked."""
    found = [c for c in asked(context, "children") if band in c.bands and c.status == "not-held" and c.exemption_reason]
    words: Words = ()
    for c in found:
        words += (Plain(" "), Foreign(wording.short(c.exemption_reason, 300)), Plain(" "), context.id(c.id))
    return words

"""Consultations: who was asked, what they said and what became of it; a parent does not stand in for a child."""

from __future__ import annotations

import re

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Fact, Facts, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.process import exemption_facts, feedback_facts, plan_facts, process_parts
from bestinterests.domain.consultation import Consultation, ConsultationFinding

VOICES = {"children": "Children", "parents": "Parents and carers", "others": "Experts and others"}
"""Voices in the order in which they are read."""
BECAME = {
    "adopted": "Adopted",
    "partly": "Adopted in part",
    "declined": "Declined",
    "needs-more": "Needs more work",
    "open": "Open: nobody has decided",
}
VOICE = {"children": "Children", "parents": "Parents", "others": "Others"}
KIND = {"view": "", "worry": "a worry", "would-miss": "what they would miss", "wish": "a wish"}
STATUS = {"held": "Held", "planned": "Planned", "not-held": "Not held"}


def heard(context: Context) -> Paragraph:
    """Whether the children of each age were heard, in one line."""
    by_word: dict[str, list[str]] = {}
    for result in context.now.bands:
        by_word.setdefault(result.heard, []).append(result.band)
    said = {"yes": "heard", "planned": "to be asked", "exempt": "not asked, with a reason", "no": "not asked"}
    parts = [f"ages {context.ages(bands)} {said[word]}" for word, bands in by_word.items()]
    return Paragraph(
        words=(Strong("Children heard? "), Plain(f"{wording.upper('; '.join(parts) or 'no age is in scope')}."))
    )


def consultation(context: Context, c: Consultation, voice: str = "") -> Part:
    """One consultation: who was asked, what they said, what became of each finding, how it was done.

    voice: of its findings, only those of this voice; all of them where blank.
    """
    who = context.term("consulted", c.asked)
    number = f"{c.number:,} " if c.number is not None and c.status != "not-held" else ""
    ages = f", ages {context.ages(c.bands)}" if c.bands else ""
    status = STATUS[c.status]
    when = f" {wording.day(c.held_on)}" if c.held_on else ""
    about = f"{status}{when}. {number}{who.lower() if number else who}{ages}."
    findings = [f for f in context.assessment.findings if f.consultation == c.id and voice in ("", f.voice)]
    blocks: list[AnyBlock] = [Paragraph(words=(Quiet(about), *_about(context, c)), style="small")]
    facts = _facts(context, c)
    said, did = _pair(context, c)
    if said or did:
        blocks.append(
            Facts(
                layout="pairs",
                facts=(
                    Fact(label="They said", blocks=said or (Paragraph(words=(Quiet("Not recorded."),)),)),
                    Fact(label="We did", blocks=did or (Paragraph(words=(Quiet("Not recorded."),)),)),
                ),
            )
        )
    if findings:
        blocks.append(findings_table(context, findings))
    if facts:
        blocks.append(Facts(facts=facts, layout="list"))
    if not voice or voice == voice_of(c):
        blocks += process_parts(context, c)
    return Part(title=c.title or who, id=c.id, anchor=c.id, blocks=tuple(blocks))


def _about(context: Context, c: Consultation) -> Words:
    words: Words = ()
    if c.features:
        words += (Quiet(" On "), *context.ids(c.features), Quiet("."))
    if c.groups:
        words += (Quiet(" Groups: "), *context.named(c.groups), Quiet("."))
    return words


def _pair(context: Context, c: Consultation) -> tuple[Blocks, Blocks]:
    did = context.prose(c.changed)
    left = [key for key in c.measures if not re.search(rf"\b{re.escape(key)}\b", c.changed)]
    if left:
        did = (*did, Paragraph(words=context.ids(left)))
    return context.prose(c.said), did


def _facts(context: Context, c: Consultation) -> tuple[Fact, ...]:
    expires = f"Counts until {wording.day(c.expires_on)}." if c.expires_on else ""
    told = c.feedback + (f" ({wording.day(c.feedback_on)})" if c.feedback_on else "")
    first = (
        ("Why it was not held", c.exemption_reason),
        ("Who took part", c.who),
        ("Who is missing", c.missing),
        ("Methods", context.terms("consultation-methods", c.methods)),
        ("How", c.how),
        ("What could still change", c.decision_at_stake),
        ("Safeguarding", c.safeguarding),
        ("Consent and assent", c.consent),
        ("Privacy", c.privacy),
    )
    told_ = (("How participants were told", told),)
    last = (("How far it carries", c.certainty_note), ("Until when", expires), ("Note", c.note))
    return (
        *_written(context, first[:1]),
        *exemption_facts(context, c),
        *_written(context, first[1:]),
        *plan_facts(context, c),
        *_written(context, told_),
        *feedback_facts(context, c),
        *_written(context, last),
    )


def _written(context: Context, texts: tuple[tuple[str, str], ...]) -> tuple[Fact, ...]:
    return tuple(f for label, text in texts for f in fact(label, context.prose(text.strip(), small=True)))


def findings_table(context: Context, findings: list[ConsultationFinding]) -> Table:
    """They said, we did: findings with what became of each."""
    borne: dict[str, list[str]] = {}
    for impact in context.assessment.impacts:
        for key in impact.findings:
            borne.setdefault(key, []).append(impact.id)
    rows = tuple(
        Row(
            anchor=f.id,
            head=(
                (Foreign(" ".join(f.says.split())), Plain(" "), context.id(f.id)),
                (Quiet(_whose(context, f)),),
                *(((Quiet("Bears on "), *context.ids(borne[f.id])),) if f.id in borne else ()),
            ),
            cells=(
                (
                    (Strong(f"{BECAME[f.disposition]}. "), *context.typed(f.reason)),
                    (*context.ids(f.measures), *((Plain(" "),) if f.measures else ()), *context.signed(f.by, f.on)),
                    *(((Quiet("Taken up in decision "), context.id(f.decision)),) if f.decision else ()),
                ),
            ),
        )
        for f in findings
    )
    columns = (Column(title="They said", width="wide"), Column(title="We did", width="wide"))
    return Table(caption="What they said, and what became of it", columns=columns, groups=(RowGroup(rows=rows),))


def _whose(context: Context, f: ConsultationFinding) -> str:
    parts = [VOICE[f.voice], *([KIND[f.kind]] if KIND[f.kind] else [])]
    parts += [f"ages {context.ages(f.bands)}"] if f.bands else []
    parts += ["a minority view"] if f.minority else []
    parts += ["against what the assessors conclude"] if f.supports == "no" else []
    return ", ".join(parts)


# -- children and parents apart -----------------------------------------------------------------------------------


def voice_of(held: Consultation) -> str:
    """Whose voice a consultation is: that of children, of parents, or of others."""
    return held.asked if held.asked in VOICES else "others"


def asked(context: Context, voice: str) -> list[Consultation]:
    """Consultations of one voice, in the order of the record; planned ones and ones not held too."""
    return [c for c in context.assessment.consultations if voice_of(c) == voice]


def heard_from(context: Context, voice: str) -> Blocks:
    """Every consultation of one voice with its findings, and what this voice said where others were asked."""
    held = asked(context, voice)
    own = {c.id for c in held}
    elsewhere = [f for f in context.assessment.findings if f.voice == voice and f.consultation not in own]
    parts = [consultation(context, c, voice) for c in held]
    if elsewhere:
        parts.append(Part(title="Said where others were asked", blocks=(findings_table(context, elsewhere),)))
    return tuple(parts)

"""You said, we did, we did not because: for adults out of the findings, for children as a person wrote it for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Bullets, Fact, Facts, Paragraph, Part
from bestinterests.documents.consultations import VOICES
from bestinterests.documents.context import Context, foreign, joined
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.missing import Missing
from bestinterests.domain.consultation import ChildrenAnswer, Consultation, ConsultationFinding

KINDS = (
    ("You said, we did", ("adopted",)),
    ("You said, we did part of it, because", ("partly",)),
    ("You said, we did not, because", ("declined",)),
    ("You said, and it is not settled", ("needs-more", "open")),
)
"""Lists of findings by what became of them."""
NOT_YET = "Not yet written."
DRAFT = "Draft, not yet tested with children."
CHILDREN = (("You said", "you_said"), ("We did", "we_did"), ("We did not, because", "we_did_not"))


def pairs(context: Context, missing: Missing, voice: str, held: Sequence[ConsultationFinding]) -> Blocks:
    """Short lists for those who were asked: each thing that one voice said, with its answer. Gaps are noted."""
    parts = []
    for title, words in KINDS:
        own = [f for f in held if f.disposition in words]
        if own:
            items = tuple(_pair(context, missing, voice, f) for f in own)
            parts.append(Part(title=title, blocks=(Bullets(items=items),)))
    return tuple(parts)


def _pair(context: Context, missing: Missing, voice: str, f: ConsultationFinding) -> Words:
    place = (voice, VOICES[voice])
    words: Words = (*foreign(wording.short(f.says, 300)), Plain(" "), context.id(f.id), Plain(" "))
    if f.disposition == "open":
        return (*words, *missing.words(*place, "nobody has decided what becomes of something that was said", f.id))
    if f.reason.strip():
        words += (Strong("Answer: "), *foreign(wording.short(f.reason, 400)))
    elif f.disposition in ("declined", "partly"):
        words += missing.words(*place, "no reason is given for departing from something that was said", f.id)
    if f.measures:
        words += (Quiet(" Carried by "), *_measures(context, f.measures), Plain("."))
    return words


def _measures(context: Context, keys: Sequence[str]) -> Words:
    """Measures by name and id, as in a sentence; one that is only planned says so, so that no plan reads as done."""
    return joined([_measure(context, key) for key in keys])


def _measure(context: Context, key: str) -> Words:
    words: Words = (Foreign(wording.short(context.name(key), 80)), Plain(" "), context.id(key))
    held = context.measures.get(key)
    return (*words, Quiet(" (planned)")) if held is not None and held.status == "planned" else words


def for_children(context: Context, consultations: Sequence[Consultation], only: Collection[str] = ()) -> Blocks:
    """By age, what the children of each consultation are told; where nobody wrote it, that stands there.

    only: these ages; all of them where it is empty.
    """
    bands = {band for c in consultations for band in (*c.bands, *(each.band for each in c.told_children))}
    parts: list[AnyBlock] = []
    for band in context.bands:
        if band in bands and (not only or band in only):
            held = [(c, _written(c, band)) for c in consultations if band in c.bands or _written(c, band)]
            title = f"For children aged {wording.band_name(band, context.bands)}"
            parts.append(Part(title=title, blocks=tuple(_told(context, c, written) for c, written in held)))
    return tuple(parts)


def _written(c: Consultation, band: str) -> ChildrenAnswer | None:
    return next((each for each in c.told_children if each.band == band), None)


def _told(context: Context, c: Consultation, written: ChildrenAnswer | None) -> Part:
    texts = [(label, getattr(written, name).strip() if written else "") for label, name in CHILDREN]
    blocks: list[AnyBlock] = []
    if any(text for _, text in texts):
        tested = written.tested.strip() if written else ""
        blocks.append(Paragraph(words=(Quiet(f"Tested with children: {tested}" if tested else DRAFT),), style="small"))
    facts = tuple(Fact(label=label, blocks=context.prose(text, NOT_YET)) for label, text in texts)
    blocks.append(Facts(facts=facts, layout="list"))
    return Part(title=c.title or context.term("consulted", c.asked), blocks=tuple(blocks))

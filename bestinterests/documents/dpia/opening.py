"""The front of the DPIA: whose it is, its heading, what the law asks for at once, and everything that is missing."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Fact, Facts, Panel, Paragraph
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import FIELDS, Draft, to
from bestinterests.documents.dpia.prior_consultation import alarm
from bestinterests.documents.framing import standing
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.report.method import unverified

TEMPLATE = (
    "The seven steps follow the DPIA template of the Children's code (Annex D) and what standard 2 asks of each step, "
    "in our own words; the template itself is a statutory annex and is neither changed nor quoted here. What this "
    "method adds is marked 'beside the template'."
)
NOTHING = "Nothing that the template asks for is missing on this record."


def opening(draft: Draft) -> Blocks:
    """Made last, when every step has marked what it misses."""
    context = draft.context
    heading = _heading(draft)
    blocks: list[AnyBlock] = [standing(context), heading, *_screened_out(draft), *_processor(draft), *alarm(draft)]
    blocks.append(
        draft.missing.counted(context, "Missing on this record", NOTHING, [field.anchor for field in FIELDS.values()])
    )
    completeness = context.evaluation.completeness
    blocks += [
        Paragraph(words=(Strong("The assessment behind it: "), *context.words(completeness.sentence))),
        Paragraph(words=(Strong("Unverified: "), Plain(unverified(context)))),
        Paragraph(words=(Quiet(TEMPLATE),), style="small"),
    ]
    return tuple(blocks)


def _heading(draft: Draft) -> Facts:
    context = draft.context
    held = context.assessment.service
    who = held.controller
    title = context.assessment.title
    known = title.casefold().startswith(held.name.casefold())
    subject = title if known else ": ".join(part for part in (held.name, title) if part.strip())
    asked = {
        "Controller": (", ".join(p for p in (who.name, who.size, who.country) if p.strip()), "no controller is named"),
        "Subject": (subject, "the subject has no name"),
        "Contact": (who.contact, "no contact is named"),
        "Data protection officer": (who.dpo, "no data protection officer is named, nor why there is none"),
    }
    facts: list[Fact] = []
    for label, (text, what) in asked.items():
        words = context.typed(text) if text.strip() else draft.gap("header", what)
        anchor = FIELDS["header"].anchor if label == "Controller" else ""
        facts.append(Fact(label=label, blocks=(Paragraph(words=words),), anchor=anchor))
    written = context.prose(draft.answer("header"))
    if written:
        facts.append(Fact(label="Also written here", blocks=written))
    return Facts(facts=tuple(facts), layout="list")


def _screened_out(draft: Draft) -> Blocks:
    if not draft.screened_out:
        return ()
    words: Words = (
        Plain("The scope test found that children are not likely to use this service: "),
        to("dpia-need", "see step 1"),
        Plain(". The Children's code then asks for nothing below; a DPIA may be needed for other reasons. "),
    )
    if draft.spared:
        words += (Plain("No effect was assessed, and what the steps leave open is not counted as missing."),)
    return (Panel(tone="caution", title="Screened out", blocks=(Paragraph(words=words),)),)


def _processor(draft: Draft) -> Blocks:
    """A notice where no use of data is the organisation's own."""
    held = draft.context.assessment.data_activities
    if not held or any(a.role != "processor" for a in held):
        return ()
    many = wording.many(len(held), "use")
    text = (
        f"In {'the one use' if len(held) == 1 else f'all {many}'} of data on this record the organisation is a "
        "processor. The duty to make a DPIA lies on each controller (UK GDPR Article 35(1)); this paper is help for "
        "them and takes none of it away."
    )
    return (Panel(tone="caution", title="Made by a processor", blocks=(Paragraph(words=line(text)),)),)

"""Short pages: a service that needs no assessment, a change that was answered, a publication that others read again."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Fact, Facts, Paragraph
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Link, Plain, Strong, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.prose import prose
from bestinterests.documents.publication import beside, doing, grounds
from bestinterests.documents.publication.adults import losing, verdict
from bestinterests.documents.publication.ages import age_by_age
from bestinterests.documents.publication.frame import framed, service_of
from bestinterests.documents.publication.rights import right_by_right
from bestinterests.documents.publication.sides import effects, gain_and_lose
from bestinterests.documents.publication.standing import reachable
from bestinterests.domain.publication import Entry
from bestinterests.packs.framework import Framework

ANSWERS = {
    "no-effect": "It does not touch what was decided",
    "update": "It touches what was decided, so the assessment is brought up to date",
    "new-assessment": "It touches what was decided, so the service is assessed anew",
}
"""What change requests call an answer, in words for everybody."""


def screened_out(entry: Entry, audience: str, framework: Framework) -> Paper:
    """Why no assessment was needed: the reason, the factors that were asked, and who decided."""
    scope = entry.publication.document.assessment.scope
    reason = entry.publication.because or scope.reason
    facts = tuple(
        Fact(
            label=framework.term_label("scope-factors", held.factor),
            blocks=(Paragraph(words=(Strong(f"{wording.upper(held.answer)}. "), *foreign(held.reason))),),
        )
        for held in scope.factors
    )
    why: tuple[AnyBlock, ...] = prose(reason, {}) or (Paragraph(words=(Strong("No reason is given."),)),)
    asked: tuple[AnyBlock, ...] = (Facts(facts=facts, layout="pairs"),) if facts else ()
    gate = fact("How an age gate keeps children out", prose(scope.age_gate, {}))
    return framed(
        entry,
        audience,
        (
            Section(anchor="why", title="Why no assessment is needed", blocks=why),
            *((Section(anchor="asked", title="What was asked", blocks=asked),) if asked else ()),
            *((Section(anchor="gate", title="The age gate", blocks=(Facts(facts=gate),)),) if gate else ()),
            beside.disagree(entry),
            beside.decided(entry.publication),
            beside.left_out(entry.publication),
        ),
        title=f"{service_of(entry)}: not assessed, and why",
    )


def change(entry: Entry, audience: str) -> Paper:
    """A change that was planned, and the answer to whether it touches what was decided."""
    held = entry.publication.change
    facts: tuple[Fact, ...] = ()
    if held is not None:
        answer = ANSWERS.get(held.answer, wording.upper(wording.spaced(held.answer))) or "Nobody has answered yet"
        when = f", {wording.day(held.on)}" if held.on else ""
        facts = (
            Fact(label="What was to change", blocks=prose(held.what, {}) or (Paragraph(words=line("Not said.")),)),
            Fact(label="The answer", blocks=(Paragraph(words=(Strong(answer), Plain(f"{when}."))),)),
            *fact("Why", prose(held.reason, {})),
        )
    title = " ".join(held.title.split()) if held else "A change"
    return framed(
        entry,
        audience,
        (
            Section(anchor="change", title=title or "A change", blocks=(Facts(facts=facts),)),
            beside.disagree(entry),
            beside.decided(entry.publication),
            beside.left_out(entry.publication),
        ),
        title=f"A change to {service_of(entry)}",
    )


def shadow(entry: Entry, audience: str, context: Context | None) -> Paper:
    """Somebody's own reading of what another published: theirs and not the other's, and where the original stands."""
    held = entry.publication.shadow_of
    read: tuple[AnyBlock, ...] = (Paragraph(words=(Strong("It does not say what was read."),)),)
    if held is not None:
        by = " ".join(held.organisation.split()) or "another organisation"
        when = f", {wording.day(held.published_on)}" if held.published_on else ""
        address = reachable(held.address)
        where: Words = (Link(address, address=address),) if address else foreign(held.address or "It has no address.")
        read = (
            Facts(
                facts=(
                    Fact(label="Published by", blocks=(Paragraph(words=line(f"{by}{when}")),)),
                    Fact(label="Where", blocks=(Paragraph(words=where),)),
                    Fact(label="Its digest", blocks=(Paragraph(words=line(held.digest)),)),
                )
            ),
        )
    sections: tuple[Section, ...] = (Section(anchor="read", title="What was read again", blocks=read),)
    if context is not None:
        sections += (age_by_age(context), gain_and_lose(context), right_by_right(context))
        sections += (effects(context), grounds.evidence(context), doing.unsure(context), beside.method(context))
    sections += (beside.disagree(entry), beside.decided(entry.publication), beside.left_out(entry.publication))
    blocks = (*verdict(context), *losing(context)) if context is not None else ()
    return framed(entry, audience, sections, title=f"{service_of(entry)}, read again", blocks=blocks)

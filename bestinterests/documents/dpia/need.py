"""Step 1: why a DPIA is needed, how far the design has come, and whether children are likely to use the service."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Fact, Facts, Paragraph, Part
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft
from bestinterests.documents.facts import fact
from bestinterests.documents.model import Section
from bestinterests.documents.report.service import scope


def need(draft: Draft) -> Section:
    """The service and its stage, what made the DPIA necessary, and the scope test of the code."""
    context = draft.context
    held = context.assessment.service
    blocks: list[AnyBlock] = [
        *draft.prose("need", held.description, "what kind of service this is is not described"),
        Facts(facts=_facts(draft), layout="list"),
        Part(title="Is it likely to be used by children?", blocks=(*scope(context), *_scope_gaps(draft))),
    ]
    return Section(
        anchor="step-1",
        title="Step 1: identify the need for a DPIA",
        blocks=(draft.part("need", *blocks),),
    )


def _facts(draft: Draft) -> tuple[Fact, ...]:
    context = draft.context
    held = context.assessment.service
    starts = held.processing_starts_on
    stage = wording.upper(wording.spaced(held.stage)) + (f"; processing starts {wording.day(starts)}" if starts else "")
    kind = wording.upper(held.kind)
    return (
        *fact("Kind of service", context.prose(kind)),
        Fact(label="Stage of design", blocks=(Paragraph(words=line(f"{stage}.")),)),
        Fact(label="When and how the need was seen", blocks=_seen(draft)),
        Fact(label="Earlier DPIA", blocks=_earlier(draft)),
        *fact("Modelled on", context.prose(held.grounding)),
    )


def _seen(draft: Draft) -> Blocks:
    note = draft.context.assessment.service.stage_note
    if draft.answers.get("need", "").strip() and not note.strip():
        return (Paragraph(words=line("See the text above.")),)
    return draft.prose("need", note, "when and how the need for a DPIA was seen is not written")


def _earlier(draft: Draft) -> Blocks:
    held = draft.context.assessment.service
    if held.stage == "live" and not held.earlier_dpia.strip():
        return draft.gap_block(
            "need", "the service is live and no earlier DPIA is named, though standard 2 asks for one before launch"
        )
    return draft.context.prose(held.earlier_dpia, "None is recorded.")


def _scope_gaps(draft: Draft) -> Blocks:
    test = draft.context.assessment.scope
    if test.outcome == "undecided":
        return draft.gap_block("need", "whether children are likely to use the service is not decided")
    if not test.reason.strip():
        return draft.gap_block("need", "the outcome of the scope test has no reason")
    return ()

"""Step 3: whose views were sought, how, and what became of them; children and parents apart."""

from __future__ import annotations

from bestinterests.documents.blocks import AnyBlock, Blocks, Paragraph, Part
from bestinterests.documents.consultations import VOICES, asked, heard, heard_from
from bestinterests.documents.dpia.draft import Draft
from bestinterests.documents.inline import Plain
from bestinterests.documents.model import Section
from bestinterests.documents.report.record import people_table
from bestinterests.documents.unasked import unasked_groups
from bestinterests.domain.consultation import Consultation

NOT_HELD = {
    "children": "nobody has asked children, and no reason why not is recorded",
    "parents": "nobody has asked parents, and no reason why not is recorded",
    "others": "no expert in children's rights or development was asked, and no reason why not is recorded",
}


def consulting(draft: Draft) -> Section:
    """Children, parents, experts; who inside the organisation took part; what nobody has answered yet."""
    context = draft.context
    voices = [Part(title=title, blocks=_voice(draft, voice)) for voice, title in VOICES.items()]
    inside = Part(title="Who took part inside the organisation", blocks=_inside(draft))
    return Section(
        anchor="step-3",
        title="Step 3: consider consultation",
        blocks=(draft.part("consultation", heard(context), *_unheard(draft), *voices, inside),),
    )


def _unheard(draft: Draft) -> Blocks:
    context = draft.context
    bands = [result.band for result in context.now.bands if result.heard == "no"]
    found: Blocks = ()
    if bands:
        what = f"children of {context.ages(bands)} were not heard, and no reason is recorded"
        found = draft.gap_block("consultation", what)
    groups = [each.group for each in unasked_groups(context)]
    if groups:
        words = (Plain("Groups whom nobody asks as a group: "), *context.named(groups), Plain("."))
        found = (*found, Paragraph(words=words))
    return found


def _voice(draft: Draft, voice: str) -> Blocks:
    context = draft.context
    blocks: list[AnyBlock] = list(heard_from(context, voice))
    if not asked(context, voice):
        blocks += draft.gap_block("consultation", NOT_HELD[voice])
    silent = [c.id for c in asked(context, voice) if c.status == "not-held" and not c.exemption_reason.strip()]
    if silent:
        blocks += draft.gap_block("consultation", "a consultation was not held, and no reason is recorded", silent)
    alone = [c.id for c in asked(context, voice) if c.status == "not-held" and _is_bare(c)]
    if alone:
        blocks += draft.gap_block("consultation", "nothing stands in for those who were not asked", alone)
    blocks += _open(draft, voice)
    return tuple(blocks)


def _is_bare(c: Consultation) -> bool:
    """Is there a reason for not asking, and nothing that speaks for those who were not asked?"""
    return bool(c.exemption_reason.strip()) and not (c.proxy.strip() or c.proxy_evidence)


def _open(draft: Draft, voice: str) -> Blocks:
    """Findings that nobody has decided on, and declined ones without a reason."""
    held = [f for f in draft.context.assessment.findings if f.voice == voice]
    open_ = [f.id for f in held if f.disposition == "open"]
    silent = [f.id for f in held if f.disposition in ("declined", "partly") and not f.reason.strip()]
    blocks: list[AnyBlock] = []
    if open_:
        blocks += draft.gap_block("consultation", "nobody has decided what becomes of what they said", open_)
    if silent:
        blocks += draft.gap_block("consultation", "no reason is given for departing from what they said", silent)
    return tuple(blocks)


def _inside(draft: Draft) -> Blocks:
    if not draft.context.assessment.people:
        return draft.gap_block("consultation", "nobody inside the organisation is named, by role or otherwise")
    return (people_table(draft.context),)

"""What changed since the version before, and where somebody else's reading differs: sections of a worksheet."""

from __future__ import annotations

from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Bullets, Column, Paragraph, Part, Table
from bestinterests.documents.context import foreign, line
from bestinterests.documents.model import Section
from bestinterests.documents.papers import Assessed
from bestinterests.documents.reading_others.comparing import compared
from bestinterests.documents.shadow import shadow_difference
from bestinterests.domain.publication import PUBLICATION_FORMAT, DecidedBy, Publication, Publisher

BEFORE, NOW = "the version before", "this version"
SERIES = "record"


def changed_section(before: Assessed, now: Assessed) -> Section:
    """Return what differs between two versions of one service, in words, without adding anything up."""
    chapters = compared(as_published(before, 1), as_published(now, 2), now.framework, called=(BEFORE, NOW))
    when = " and ".join(wording.day(each.evaluation.on) for each in (before, now))
    lead = "The two versions are one record." if _same(before, now) else f"The two versions are read for {when}."
    parts = tuple(
        Part(
            title=chapter.title, blocks=(Bullets(items=tuple(foreign(wording.upper(each)) for each in chapter.lines)),)
        )
        for chapter in chapters[1:]  # the first says when they were published, and these may never have been
    )
    return Section(anchor="changed", title="What changed since the version before", lead=line(lead), blocks=parts)


def _same(before: Assessed, now: Assessed) -> bool:
    return before.evaluation.assessment_digest == now.evaluation.assessment_digest


def beside_section(own: Assessed, ours: Assessed, theirs: Publication | None = None) -> Section:
    """Return the provider's own assessment and somebody else's reading of it, side by side.

    theirs: the own assessment as it was published, where the reading is of that. Source: ``documents.shadow``.
    """
    made = shadow_difference(theirs or as_published(own, 1), ours)
    opening = [each for each in made.opening if isinstance(each, Paragraph)]
    if theirs is None:
        service = own.document.assessment.service
        whose = f"The provider's own: the record of {service.name} at hand, {own.evaluation.assessment_digest}."
        opening[0] = Paragraph(words=foreign(whose))
    parts: tuple[AnyBlock, ...] = tuple(
        Part(title=each.title, blocks=tuple(_headed(block, theirs is None) for block in each.blocks))
        for each in made.sections
    )
    return Section(
        anchor="beside",
        title="The provider's own assessment and another reading of it",
        blocks=(*(Paragraph(words=each.words, style="small") for each in opening), *parts),
    )


def _headed(block: AnyBlock, unpublished: bool) -> AnyBlock:
    """A table with heads that do not call published what was not."""
    if not (unpublished and isinstance(block, Table)):
        return block
    first, *_ = block.columns
    return replace(block, columns=(first, Column(title="The provider's own"), Column(title="Another reading")))


def as_published(held: Assessed, number: int) -> Publication:
    """Return a record in the form of a published one, to be compared; it was not published by this and has no seal."""
    service = held.document.assessment.service
    return Publication(
        format=PUBLICATION_FORMAT,
        id=SERIES,
        number=number,
        published_on=held.document.assessment.assessed_on or held.evaluation.on,
        publisher=Publisher(organisation=service.controller.name, service=service.name),
        decided=_decided(held),
        document=held.document,
        evaluation=held.evaluation,
        fictional=held.evaluation.fictional,
        digest=held.evaluation.assessment_digest,
    )


def _decided(held: Assessed) -> DecidedBy:
    """Who decided on exactly this record; blank where nobody did."""
    digest = held.evaluation.assessment_digest
    own = [each for each in held.document.record.decisions if each.assessment_digest == digest]
    if not own:
        return DecidedBy()
    return DecidedBy(by=own[-1].decider, on=own[-1].on, outcome=own[-1].outcome)

"""Step 2: nature, scope, context and purposes of the processing, with what children are meant to gain."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import foreign, line
from bestinterests.documents.dpia.draft import Draft, beside
from bestinterests.documents.dpia.flows import flows
from bestinterests.documents.dpia.points import points
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.report.coverage import set_aside
from bestinterests.documents.report.record import WHOSE
from bestinterests.documents.report.rights import category
from bestinterests.documents.report.service import children
from bestinterests.domain.balance import OtherInterest
from bestinterests.domain.impact import Impact


def processing(draft: Draft) -> Section:
    """What is done with data, with whose, how much, why, and for whose good."""
    context = draft.context
    reach = draft.prose("scope", context.assessment.service.reach, "how many people use the service is not recorded")
    return Section(
        anchor="step-2",
        title="Step 2: describe the processing",
        blocks=(
            draft.part("nature", *flows(draft)),
            draft.part("scope", *reach, *children(context)),
            draft.part("context", points(draft), _rights(draft)),
            draft.part("purposes", *_benefits(draft), *_interests(draft)),
        ),
    )


# -- rights, ours ----------------------------------------------------------------------------------------------------


def _rights(draft: Draft) -> Part:
    """Rights that the use of data touches, by group of the framework, and rights set aside."""
    context = draft.context
    touched = dict.fromkeys(right for impact in (*draft.harms, *draft.benefits) for right in impact.rights)
    groups: dict[str, list[str]] = {}
    for right in touched:
        groups.setdefault(category(context, right), []).append(context.right_of(right))
    lines: list[AnyBlock] = [
        Paragraph(words=(Strong(f"{context.term('categories', group)}: "), Plain(f"{', '.join(sorted(names))}.")))
        for group, names in groups.items()
    ]
    if not lines:
        lines = [Paragraph(words=(Quiet("No right is touched by any effect on this record."),))]
    return beside("children's rights in play", *lines, *set_aside(context), anchor="rights-in-play")


# -- benefits --------------------------------------------------------------------------------------------------------


def _benefits(draft: Draft) -> Blocks:
    written = draft.context.prose(draft.answer("benefits-for-children"))
    if not draft.benefits:
        said = written or draft.gap_block("purposes", "no benefit to children from the use of data is recorded")
        return (Part(title="Intended benefits for children", blocks=said),)
    columns = [Column(title="Benefit", width="wide"), Column(title="How it comes about", width="wide")]
    if draft.ours:
        columns.append(Column(title=f"Ours, beside it: what counts ({draft.named(draft.ours)})"))
    rows = tuple(_benefit(draft, impact) for impact in draft.benefits)
    table = Table(
        caption="Intended benefits for children from the use of data",
        columns=tuple(columns),
        groups=(RowGroup(rows=rows),),
    )
    note = Paragraph(
        words=(Quiet("The template has no column for the size of a benefit. It lowers no risk in step 5."),)
    )
    return (Part(title="Intended benefits for children", blocks=(*written, table, note)),)


def _benefit(draft: Draft, impact: Impact) -> Row:
    context = draft.context
    reading = draft.reading(draft.ours, impact)
    counts = wording.mark("benefit", (reading.counts or reading.level) if reading else None)
    beside_it: tuple[tuple[Words, ...], ...] = (((counts, Plain(f" {counts.words}")),),) if draft.ours else ()
    gains = wording.listed([context.term("beneficiaries", who).lower() for who in impact.accrues_to])
    return Row(
        anchor=impact.id,
        head=(
            (Strong(" ".join(impact.title.split())), Plain(" "), context.id(impact.id)),
            line(f"{context.rights(impact.rights)}, ages {context.ages(impact.bands) or 'not named'}"),
            (Quiet(f"Gained by {gains}"),) if gains else draft.gap("purposes", "who gains is not named", impact.id),
        ),
        cells=((context.typed(impact.mechanism) or (Quiet("Not written."),),), *beside_it),
    )


# -- other interests -------------------------------------------------------------------------------------------------


def _interests(draft: Draft) -> Blocks:
    context = draft.context
    written = context.prose(draft.answer("commercial-interests"))
    held = context.assessment.other_interests
    if not held:
        said = written or draft.gap_block("purposes", "no commercial interest is named, nor that there is none")
        return (Part(title="Commercial and other interests", blocks=said),)
    rows = tuple(_interest(draft, other) for other in held)
    columns = (Column(title="Whose"), Column(title="The interest", width="wide"))
    table = Table(caption="Interests of others that were named", columns=columns, groups=(RowGroup(rows=rows),))
    apart = Paragraph(words=(Quiet("These stand apart: no rule read them, and none lowers a risk in step 5."),))
    return (Part(title="Commercial and other interests", blocks=(*written, table, apart)),)


def _interest(draft: Draft, other: OtherInterest) -> Row:
    weighed: tuple[Words, ...] = ()
    if other.weighed.strip():
        weighed = ((Quiet("How it was weighed after the conclusion on children: "), *foreign(other.weighed)),)
    return Row(
        anchor=other.id,
        head=((Strong(WHOSE[other.whose]), Plain(" "), draft.context.id(other.id)),),
        cells=((draft.context.typed(other.interest) or (Quiet("Not described."),), *weighed),),
    )

"""The data and service map as the DPIA shows it: each feature with what it takes, why, who gets it and how long."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.domain.feature import DataActivity, Feature

COLUMNS = (
    Column(title="Use of data", width="wide"),
    Column(title="Data, and where from"),
    Column(title="Why"),
    Column(title="Who gets it"),
    Column(title="How long it is kept"),
)


def flows(draft: Draft) -> Blocks:
    """A part for each feature with its flows of data; uses of data of no feature on the record come last."""
    context = draft.context
    held = sorted(context.assessment.features, key=lambda f: (not f.order, f.order))
    if not held and not context.assessment.data_activities:
        return draft.gap_block("nature", "no feature and no use of data is recorded")
    blocks: list[AnyBlock] = [_feature(draft, feature) for feature in held]
    loose = [a for a in context.assessment.data_activities if a.feature not in context.features]
    if loose:
        blocks.append(Part(title="Of no feature on the record", blocks=(_table(draft, loose, "no feature"),)))
    return tuple(blocks)


def _feature(draft: Draft, feature: Feature) -> Part:
    context = draft.context
    own = [a for a in context.assessment.data_activities if a.feature == feature.id]
    blocks: list[AnyBlock] = list(context.prose(feature.description))
    if feature.default.strip():
        blocks.append(Paragraph(words=(Quiet("As a child finds it: "), *context.typed(feature.default)), style="small"))
    if own:
        blocks.append(_table(draft, own, wording.short(feature.name, 60)))
    else:
        blocks.append(Paragraph(words=draft.gap("nature", "no use of data is recorded for a feature", feature.id)))
    return Part(title=feature.name, id=feature.id, anchor=feature.id, blocks=tuple(blocks))


def _table(draft: Draft, own: list[DataActivity], name: str) -> Table:
    rows = tuple(_row(draft, activity) for activity in own)
    return Table(caption=f"Flows of data: {name}", columns=COLUMNS, groups=(RowGroup(rows=rows),))


def _row(draft: Draft, a: DataActivity) -> Row:
    context = draft.context
    kinds = wording.listed([context.framework.activity_name(kind) for kind in a.kinds]) or "use of data"
    head: list[Words] = [(Strong(wording.upper(kinds)), Plain(" "), context.id(a.id))]
    if a.default.strip() and a.default.strip() != feature_default(draft, a):
        head.append((Quiet("At first: "), *context.typed(a.default)))
    if a.pecr.strip():
        head.append((Quiet("On the device (PECR): "), *context.typed(a.pecr)))
    if a.note.strip():
        head.append((Quiet("Note: "), *context.typed(a.note)))
    source: Words = (Quiet("from: "), *context.typed(a.source)) if a.source.strip() else ()
    return Row(
        anchor=a.id,
        head=tuple(head),
        cells=(
            (
                draft.typed("nature", a.data, "the data are not named", a.id),
                source or draft.gap("nature", "where the data come from is not named", a.id),
            ),
            (draft.typed("purposes", a.purpose, "the purpose of a use of data is not named", a.id),),
            _recipients(draft, a),
            (draft.typed("nature", a.retention, "how long the data are kept is not recorded", a.id),),
        ),
    )


def feature_default(draft: Draft, a: DataActivity) -> str:
    """The default state that is said of its feature already."""
    held = draft.context.features.get(a.feature)
    return held.default.strip() if held else ""


def _recipients(draft: Draft, a: DataActivity) -> tuple[Words, ...]:
    context = draft.context
    if not (a.recipients.strip() or a.processors.strip()):
        return (draft.gap("nature", "who gets the data is not recorded", a.id),)
    lines: list[Words] = [context.typed(a.recipients)] if a.recipients.strip() else []
    lines += [(Quiet("Processors: "), *context.typed(a.processors))] if a.processors.strip() else []
    return tuple(lines) or (line("Nobody."),)

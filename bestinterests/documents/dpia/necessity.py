"""Step 4, first half: lawful basis, roles, necessity and proportionality, rights and remedies."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.report.features.toleration import toleration
from bestinterests.documents.report.service import ANSWER
from bestinterests.documents.report.voices import remedy
from bestinterests.domain.feature import DataActivity
from bestinterests.domain.service import ControllerRole

ROLES: dict[ControllerRole, str] = {
    "controller": "Controller",
    "joint-controller": "Joint controller",
    "processor": "Processor for another controller",
    "unclear": "Not worked out",
}
BASES = (
    Column(title="Use of data"),
    Column(title="Lawful basis and condition", width="wide"),
    Column(title="Role", width="middle"),
    Column(title="Needed for this element?"),
    Column(title="Outside the UK"),
)
BY_HAND = (
    "nothing is written on function creep, data quality, security, processors' duties or, where it is used, the "
    "accuracy and bias of artificial intelligence"
)


def necessity(draft: Draft) -> Part:
    """Field 4.1. What the record cannot know (security, function creep) has to be written by a person."""
    context = draft.context
    written: Blocks = ()
    if not draft.answers.get("necessity", "").strip():
        written = draft.gap_block("necessity", BY_HAND)
    return draft.part(
        "necessity",
        *written,
        Part(title="Lawful basis of each use of data", blocks=_bases(draft)),
        Part(title="Who is responsible for what", blocks=roles(draft)),
        Part(title="Is there a less intrusive way?", blocks=_alternatives(draft)),
        Part(title="How children use their rights", blocks=(*remedy(context).blocks, *_no_route(draft))),
    )


# -- lawful basis ----------------------------------------------------------------------------------------------------


def _bases(draft: Draft) -> Blocks:
    held = draft.context.assessment.data_activities
    if not held:
        return draft.gap_block("necessity", "no use of data is recorded, so no lawful basis is either")
    groups: dict[str, list[DataActivity]] = {}
    for activity in held:
        groups.setdefault(activity.feature, []).append(activity)
    table = Table(
        caption="Lawful basis, role and need, by feature",
        columns=BASES,
        groups=tuple(
            RowGroup(
                title=wording.short(draft.context.name(feature), 80), rows=tuple(_basis_row(draft, a) for a in own)
            )
            for feature, own in groups.items()
        ),
    )
    return (table,)


def _basis_row(draft: Draft, a: DataActivity) -> Row:
    context = draft.context
    purpose: tuple[Words, ...] = ((Quiet(wording.short(a.purpose, 160)),),) if a.purpose.strip() else ()
    return Row(
        head=((context.id(a.id),), *purpose),
        cells=(_basis(draft, a), _role(draft, a), _needed(draft, a), _transfer(draft, a)),
    )


def _basis(draft: Draft, a: DataActivity) -> tuple[Words, ...]:
    context = draft.context
    lines: list[Words] = []
    if a.lawful_bases:
        lines.append((Strong(context.terms("lawful-bases", a.lawful_bases)),))
    else:
        lines.append(draft.gap("necessity", "no lawful basis is named", a.id))
    lines += [context.typed(a.lawful_basis_note)] if a.lawful_basis_note.strip() else []
    if a.article_9_conditions:
        lines.append((Quiet("Condition: "), Plain(context.terms("article-9-conditions", a.article_9_conditions))))
    elif a.special_category == "yes":
        lines.append(draft.gap("necessity", "special category data are used and no condition is named", a.id))
    return tuple(lines)


def _role(draft: Draft, a: DataActivity) -> tuple[Words, ...]:
    note: tuple[Words, ...] = (draft.context.typed(a.role_note),) if a.role_note.strip() else ()
    if a.role == "unclear":
        return (draft.gap("necessity", "the role in a use of data is not worked out", a.id), *note)
    return ((Plain(f"{ROLES[a.role]}."),), *note)


def _needed(draft: Draft, a: DataActivity) -> tuple[Words, ...]:
    if a.core == "unknown":
        return (draft.gap("necessity", "it is not said whether the data are needed for what the child is using", a.id),)
    return (line(f"{wording.upper(ANSWER[a.core])}."),)


def _transfer(draft: Draft, a: DataActivity) -> tuple[Words, ...]:
    if not a.transfers.strip():
        return ((Quiet("None is recorded."),),)
    context = draft.context
    what = "data leave the UK and no safeguard is named"
    return (context.typed(a.transfers), draft.typed("necessity", a.transfer_safeguard, what, a.id))


# -- roles -----------------------------------------------------------------------------------------------------------


def roles(draft: Draft) -> Blocks:
    """How many uses of data fall under each role, and what follows for this DPIA."""
    held = draft.context.assessment.data_activities
    by_role: dict[ControllerRole, list[str]] = {}
    for activity in held:
        by_role.setdefault(activity.role, []).append(activity.id)
    if not by_role:
        return (Paragraph(words=(Quiet("No use of data is recorded."),)),)
    lines: list[AnyBlock] = [
        Paragraph(words=(Strong(f"{ROLES[role]}: "), *draft.context.ids(by_role[role]), Plain(". "), *_means(role)))
        for role in ROLES
        if role in by_role
    ]
    return tuple(lines)


def _means(role: ControllerRole) -> Words:
    means = {
        "controller": "The organisation decides why and how, and this DPIA is its own to make.",
        "joint-controller": "Others decide too; the arrangement between them says who answers for what.",
        "processor": "The controller has to make its own DPIA; this one helps it and does not replace it.",
        "unclear": "Until it is, nobody can say whose duty this part of the DPIA is.",
    }
    return (Plain(means[role]),)


# -- less intrusive ways, remedies -----------------------------------------------------------------------------------


def _alternatives(draft: Draft) -> Blocks:
    """What each feature's balance says about other ways, where a harm of medium or worse remains."""
    context = draft.context
    blocks: list[AnyBlock] = []
    weighed = {balance.feature for balance in context.assessment.balances}
    for feature in context.assessment.features:
        if feature.id not in weighed:
            continue
        impacts = [i for i in (*draft.harms, *draft.benefits) if feature.id in i.features]
        for found in toleration(context, feature, impacts):
            blocks += [Part(title=wording.short(feature.name, 120), id=feature.id, blocks=found.blocks)]  # type: ignore[union-attr]
    open_ = _unweighed(draft)
    if open_:
        what = "other ways were not written down though a harm of medium or worse remains"
        blocks += draft.gap_block("necessity", what, open_)
    return tuple(blocks) or (
        Paragraph(words=(Quiet("No harm of medium or worse remains, and no other way was written down."),)),
    )


def _unweighed(draft: Draft) -> list[str]:
    context = draft.context
    weighed = {balance.feature for balance in context.assessment.balances}
    left = {
        feature
        for harm in draft.harms
        if (reading := context.readings.get(harm.id)) and wording.ORDER.index(reading.level.high) >= 2
        for feature in harm.features
    }
    return [f.id for f in context.assessment.features if f.id in left and f.id not in weighed]


def _no_route(draft: Draft) -> Blocks:
    if draft.context.assessment.remedy_routes:
        return ()
    return draft.gap_block("necessity", "no way for a child to use their rights or have something put right")

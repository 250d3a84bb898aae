"""Services for schools: who decides what data are used for, what the supplier wants for itself, what learning gains.

Roles follow from what is done and not from what a contract calls them. That is told by secondary sources on the
regulator's guidance of May 2023; nobody here has read it in the regulator's own text.
"""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Bullets, Column, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.inline import Mark, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.wording import PROVENANCE
from bestinterests.domain.evaluation import Cell
from bestinterests.domain.feature import DataActivity
from bestinterests.domain.service import ControllerRole

PACK = "edtech"
EDUCATION = ("article-28", "article-29")
ROLES: dict[ControllerRole, str] = {
    "processor": "The school decides; the supplier acts for it (processor)",
    "joint-controller": "School and supplier decide together (joint controllers)",
    "controller": "The supplier decides why and how data are used (controller)",
    "unclear": "Not clear, by the record itself",
}
"""Roles of the supplier, in words."""
OWN: tuple[ControllerRole, ...] = ("controller", "joint-controller", "unclear")
"""Roles in which a supplier has, or may have, purposes of its own."""
PRACTICES = ("provider-purposes-unstated", "commercial-use-of-compulsory-schooling")
"""Practices of the pack for schools that a school has to be told of."""


def is_for_schools(context: Context) -> bool:
    """Is the record made with the pack for schools?"""
    return any(pin.pack == PACK for pin in context.assessment.packs)


def schools_section(context: Context) -> tuple[Section, ...]:
    """Return the section on schools; none for a record that is not made with the pack for them."""
    if not is_for_schools(context):
        return ()
    parts = (
        Part(title="Who decides what data are used for", blocks=_roles(context)),
        Part(title="Purposes of the supplier's own", blocks=_own(context)),
        Part(title="What schools have to be told", blocks=_told(context)),
        Part(title="Learning: benefits and harms by age", blocks=_education(context)),
    )
    return (
        Section(
            anchor="schools",
            title="School and supplier",
            lead=line(
                "Who answers for a use of data follows from who decides on it, whatever a contract says "
                f"({PROVENANCE['secondary']} on the regulator's guidance of May 2023; not read in its own text)."
            ),
            blocks=parts,
        ),
    )


def _roles(context: Context) -> tuple[AnyBlock, ...]:
    held = context.assessment.data_activities
    groups = tuple(
        RowGroup(title=title, rows=tuple(_activity(context, each) for each in held if each.role == role))
        for role, title in ROLES.items()
        if any(each.role == role for each in held)
    )
    if not groups:
        return (Paragraph(words=line("No use of data is recorded, so that nobody can say who decides.")),)
    columns = (Column(title="Use of data", width="wide"), Column(title="Purpose"), Column(title="Lawful basis"))
    return (Table(caption="Uses of data by who decides, as the record states it", columns=columns, groups=groups),)


def _activity(context: Context, each: DataActivity) -> Row:
    head: list[Words] = [(*_named(context, each), Plain(" "), context.id(each.id))]
    if each.role_note.strip():
        head.append(context.typed(each.role_note))
    bases = context.terms("lawful-bases", each.lawful_bases)
    return Row(
        head=tuple(head),
        cells=(
            (context.typed(each.purpose) or _blank("purpose"),),
            (line(bases) if bases else _blank("lawful basis"),),
        ),
    )


def _named(context: Context, each: DataActivity) -> Words:
    words = wording.short(each.data, 120) or wording.short(context.name(each.feature))
    return foreign(wording.upper(words))


def _blank(what: str) -> Words:
    return (Quiet(f"No {what} is stated."),)


def _own(context: Context) -> tuple[AnyBlock, ...]:
    """Uses for which the supplier decides, or may; and features with a practice that a school has to know of."""
    own = [each for each in context.assessment.data_activities if each.role in OWN]
    items: list[Words] = [
        (
            *_named(context, each),
            Plain(" "),
            context.id(each.id),
            Plain(f": {ROLES[each.role].lower()}. "),
            *_why(context, each),
        )
        for each in own
    ]
    for practice in PRACTICES:
        for feature, reason in _present(context, practice, "yes"):
            title = Plain(f": {wording.short(context.framework.practice_title(practice), 90).lower()}. ")
            items.append((*foreign(context.name(feature)), Plain(" "), context.id(feature), title, *foreign(reason)))
    if not items:
        return (Paragraph(words=line("The record states none.")),)
    return (Bullets(items=tuple(items)),)


def _why(context: Context, each: DataActivity) -> Words:
    return (Plain("Purpose: "), *context.typed(each.purpose), Plain(".")) if each.purpose.strip() else _blank("purpose")


def _present(context: Context, practice: str, answer: str) -> Iterable[tuple[str, str]]:
    """Features that answer so to a practice, with the reason."""
    for feature in context.assessment.features:
        for use in feature.practices:
            if use.practice == practice and use.present == answer:
                yield feature.id, use.reason


def _told(context: Context) -> tuple[AnyBlock, ...]:
    """Questions on what a school learns before it chooses, each from a use of data."""
    items: list[Words] = []
    for each in context.assessment.data_activities:
        named = (*_named(context, each), Plain(" "), context.id(each.id), Plain(": "))
        wanted = []
        if each.role in OWN:
            wanted.append("that the supplier decides, or may decide, and for what purpose")
        if each.recipients.strip():
            wanted.append(f"who gets the data ({wording.short(each.recipients, 80)})")
        if each.transfers.strip():
            wanted.append(f"to where they go ({wording.short(each.transfers, 80)})")
        if each.role in OWN and not each.retention.strip():
            wanted.append("how long they are kept, which the record does not say")
        if wanted:
            items.append((*named, Plain(f"{wording.listed(wanted)}.")))
    unknown = [feature for feature, _ in _present(context, PRACTICES[0], "unknown")]
    if unknown:
        items.append(
            (
                Plain("Nobody has answered whether schools were told of every purpose for "),
                *context.ids(unknown, ", "),
                Plain("."),
            )
        )
    if not items:
        return (Paragraph(words=line("The record names nothing that goes beyond what the school decides.")),)
    ask: Words = (
        Strong("Was each school told before it chose the service, and pupils and families in words of theirs? "),
    )
    return (Paragraph(words=ask), Bullets(items=tuple(items), style="small"))


def _education(context: Context) -> tuple[AnyBlock, ...]:
    columns = (Column(title="Right and age"), Column(title="Benefit"), Column(title="Harm"))
    groups = []
    for right in EDUCATION:
        if right in context.framework.rights:
            rows = tuple(_cell(context, right, band) for band in context.shown_bands)
            groups.append(RowGroup(title=wording.upper(context.right_of(right)), rows=rows))
    caption = "The right to education, by age: benefit and harm side by side, never netted"
    return (Table(caption=caption, columns=columns, groups=tuple(groups), compared=True),)


def _cell(context: Context, right: str, band: str) -> Row:
    head: tuple[Words, ...] = (line(f"Ages {context.ages([band])}"),)
    cell = context.cells.get((right, band))
    if cell is None or cell.state == "not-asked":
        return Row(head=head, cells=(((Quiet("Nobody looked."),),), ((Quiet("Nobody looked."),),)))
    if cell.state != "judged":
        words = "Said not to apply." if cell.state == "not-applicable" else "Looked for; none recorded."
        return Row(head=head, cells=(((Quiet(words),),), ((Quiet(words),),)))
    return Row(head=head, cells=(_side(context, cell, "benefit"), _side(context, cell, "harm")))


def _side(context: Context, cell: Cell, side: str) -> tuple[Words, ...]:
    level, keys = (cell.benefit, cell.benefits) if side == "benefit" else (cell.harm, cell.harms)
    mark: Mark = wording.mark("benefit" if side == "benefit" else "harm", level)
    if level is None:
        return ((Quiet("None recorded."),),)
    first: Words = (mark, Plain(f" {wording.upper(wording.level(level))}"))
    return (first, *((*foreign(context.name(key)), Plain(" "), context.id(key)) for key in keys))

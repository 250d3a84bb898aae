"""What the judgements rest on: evidence, features, ways to be put right, each with the way to object beside it."""

from __future__ import annotations

from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Column, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Link, Plain, Quiet, Strong, Tag, Words
from bestinterests.documents.model import Section
from bestinterests.documents.report.voices import evidence as evidence_table
from bestinterests.documents.report.voices import remedy as remedy_section

DISAGREE: Words = (Link("Wrong, or something missing? Tell us", "disagree"),)


def evidence(context: Context) -> Section:
    """Every source with what it says and how much it can carry; each row leads on to the door of redress."""
    blocks = tuple(_with_door(block) if isinstance(block, Table) else block for block in evidence_table(context))
    return Section(anchor="evidence", title="Evidence", blocks=blocks)


def _with_door(table: Table) -> Table:
    groups = tuple(replace(group, rows=tuple(_row(row) for row in group.rows)) for group in table.groups)
    return replace(table, groups=groups)


def _row(row: Row) -> Row:
    *first, last = row.cells
    return replace(row, cells=(*first, (*last, DISAGREE)))


def features(context: Context) -> Section:
    """Each feature: what it does, its worst harm and best benefit, and its verdict now and with every action done."""
    now = {result.feature: result for result in context.now.features}
    later = {result.feature: result for result in context.expected.features}
    rows = []
    for held in context.assessment.features:
        today, then = now.get(held.id), later.get(held.id)
        harm = wording.mark("harm", today.harm if today else None)
        benefit = wording.mark("benefit", today.benefit if today else None)
        what = context.typed(wording.short(held.description, 240)) if held.description.strip() else ()
        rows.append(
            Row(
                anchor=held.id,
                head=((Strong(" ".join(held.name.split())), Plain(" "), context.id(held.id)), what),
                cells=(
                    ((harm, Plain(f" {wording.upper(harm.words)}")),),
                    ((benefit, Plain(f" {wording.upper(benefit.words)}")),),
                    ((Tag(today.verdict.worst),),) if today else ((Quiet("not read"),),),
                    ((Tag(then.verdict.worst),),) if then else ((Quiet("not read"),),),
                ),
            )
        )
    titles = ("Worst harm", "Best benefit", "Now", "If every action is done, tested and signed")
    columns = (Column(title="Feature", width="wide"), *(Column(title=title) for title in titles))
    table = Table(caption="What was judged, feature by feature", columns=columns, groups=(RowGroup(rows=tuple(rows)),))
    empty = Paragraph(words=line("No feature is recorded."))
    blocks: tuple[AnyBlock, ...] = (table if rows else empty,)
    return Section(anchor="features", title="Feature by feature", blocks=blocks)


def remedy(context: Context) -> Section:
    """The ways by which children can have something put right, with whether they work."""
    return remedy_section(context)

"""Right by right: the worst harm and the best benefit of each, at which ages, and the effects behind them."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Column, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Link, Mark, Plain, Quiet, Side, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.publication.sides import right_anchor
from bestinterests.documents.report.rights import Rights, category
from bestinterests.domain.evaluation import Cell, LevelRange

PLAIN_LEVEL = {"none": "not at all", "low": "a little", "medium": "quite", "high": "a lot", "critical": "a lot"}
"""Levels as children from 10 to 12 read them; the mark beside the words tells high from critical."""


def right_by_right(context: Context) -> Section:
    """Every right with an effect as a row that others can open, in the order of the framework."""
    rights = Rights(context)
    marked = [right for right in rights.shown if "judged" in rights.states[right]]
    groups: dict[str, list[Row]] = {}
    for right in marked:
        groups.setdefault(category(context, right), []).append(_row(context, right))
    columns = (
        Column(title="Right"),
        Column(title="Worst harm today"),
        Column(title="Best benefit"),
        Column(title="Because of"),
    )
    blocks: list[AnyBlock] = []
    if marked:
        held = tuple(
            RowGroup(title=context.term("categories", group), rows=tuple(rows)) for group, rows in groups.items()
        )
        blocks.append(Table(caption="Rights with an effect on this record", columns=columns, groups=held))
    else:
        blocks.append(Paragraph(words=line("No effect on a right is recorded.")))
    blocks.append(_looked(context, rights, len(marked)))
    blocks += rights.folded()
    return Section(anchor="rights", title="Right by right", blocks=tuple(blocks))


def _row(context: Context, right: str) -> Row:
    cells = [cell for cell in context.now.cells if cell.right == right and cell.state == "judged"]
    harms = tuple(dict.fromkeys(key for cell in cells for key in cell.harms))
    benefits = tuple(dict.fromkeys(key for cell in cells for key in cell.benefits if key not in cell.claimed))
    others: Words = (Link("Others on this right", address=f"right:{right}"),)
    return Row(
        anchor=right_anchor(right),
        head=((Strong(context.right(right)), Quiet(f" article {wording.article(right)}")), others),
        cells=(
            _side(context, cells, "harm"),
            _side(context, cells, "benefit"),
            (
                (Quiet("Harm: "), *(context.ids(harms) or (Plain("none"),))),
                (Quiet("Benefit: "), *(context.ids(benefits) or (Plain("none"),))),
            ),
        ),
    )


def _side(context: Context, cells: list[Cell], side: Side) -> tuple[Words, ...]:
    held = {cell.band: cell.harm if side == "harm" else cell.benefit for cell in cells}
    ranked = {band: level for band, level in held.items() if level is not None}
    if not ranked:
        return ((Mark(side), Plain(" None")),)
    top = max(_rank(level, side) for level in ranked.values())
    there = [band for band, level in ranked.items() if _rank(level, side) == top]
    mark = wording.mark(side, ranked[there[0]])
    return ((mark, Plain(f" {wording.upper(mark.words)}")), (Quiet(f"ages {context.ages(there)}"),))


def _rank(level: LevelRange, side: Side) -> tuple[int, int]:
    ends = [wording.ORDER.index(end) if end in wording.ORDER else 0 for end in (level.low, level.high)]
    return (ends[1], ends[0]) if side == "harm" else (ends[0], ends[1])


def _looked(context: Context, rights: Rights, marked: int) -> Paragraph:
    asked = [r for r, states in rights.states.items() if states - {"not-asked"}]
    unasked = [r for r in rights.states if r not in asked]
    said = f"{len(asked)} of {len(rights.states)} rights have been looked at; {marked} have an effect on this record."
    if not unasked:
        return Paragraph(words=line(said), style="small")
    named = wording.listed([context.right_of(right) for right in unasked[:4]])
    more = f", and {wording.many(len(unasked) - 4, 'more')}" if len(unasked) > 4 else ""
    return Paragraph(words=line(f"{said} Not asked yet: {named}{more}."), style="small")


def own_column(context: Context, band: str, *, plain: bool) -> AnyBlock:
    """The rights of one age: can it hurt, can it help. plain: in a little, quite, a lot instead of levels."""
    cells = [cell for cell in context.now.cells if cell.band == band and cell.state == "judged"]
    if not cells:
        return Paragraph(words=line("Nobody has looked at this age yet."))
    ordered = [right for right in Rights(context).shown if any(cell.right == right for cell in cells)]
    rows = tuple(_own_row(context, next(c for c in cells if c.right == right), plain) for right in ordered)
    heads = ("Right", "Can it hurt?", "Can it help?") if plain else ("Right", "Worst harm today", "Best benefit")
    return Table(
        caption=f"Ages {wording.band_name(band, context.bands)}: what can hurt each right, and what can help it",
        columns=tuple(Column(title=head) for head in heads),
        groups=(RowGroup(rows=rows),),
        compared=True,
    )


def _own_row(context: Context, cell: Cell, plain: bool) -> Row:
    marks = (wording.mark("harm", cell.harm), wording.mark("benefit", cell.benefit))
    head: Words = (Strong(context.right(cell.right)),)
    if not plain:
        head += (Quiet(f" article {wording.article(cell.right)}"),)
    return Row(head=(head,), cells=tuple(((mark, Plain(f" {said(mark, plain=plain)}")),) for mark in marks))


def said(mark: Mark, *, plain: bool) -> str:
    """A level in words; in those of a child from 10 to 12 where it is to be plain."""
    if not plain:
        return wording.upper(mark.words)
    if mark.unknown:
        return "Nobody knows"
    ends = [PLAIN_LEVEL[mark.low], PLAIN_LEVEL[mark.high]]
    return wording.upper(ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}")

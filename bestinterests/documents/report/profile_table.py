"""The profile in words: the twin of the picture, from the same cells, with the projected marks beside."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import Column, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Quiet, Strong, Words
from bestinterests.documents.report.rights import STATES, Rights, adds_up_from, category
from bestinterests.domain.evaluation import Cell


def profile_table(context: Context, rights: Rights) -> Table:
    """The same rights and bands as the picture, every mark in words."""
    later = {(cell.right, cell.band): cell for cell in context.expected.cells}
    groups: dict[str, list[Row]] = {}
    for right in rights.shown:
        cells = tuple(
            _lines(context, context.cells.get((right, band)), later.get((right, band))) for band in context.shown_bands
        )
        head: tuple[Words, ...] = (
            (Strong(context.right(right)),),
            (Quiet(f"Article {wording.article(right)}"),),
        )
        groups.setdefault(category(context, right), []).append(Row(head=head, cells=cells))
    result = context.headline
    bands = [wording.band_name(band, context.bands) for band in context.shown_bands]
    return Table(
        anchor="profile-table",
        caption=f"Worst harm and best benefit, by right and age. Read by {result.title} {result.version}.",
        columns=(Column(title="Right"), *(Column(title=band) for band in bands)),
        groups=tuple(
            RowGroup(title=context.term("categories", group), rows=tuple(rows)) for group, rows in groups.items()
        ),
    )


def _lines(context: Context, now: Cell | None, later: Cell | None) -> tuple[Words, ...]:
    if now is None or now.state != "judged":
        return ((Quiet(wording.upper(STATES[now.state if now else "not-asked"])),),)
    harm, benefit = wording.mark("harm", now.harm), wording.mark("benefit", now.benefit)
    lines: list[Words] = [line(f"Harm {harm.words}."), line(f"Benefit {benefit.words}{_claimed(now)}.")]
    if now.adds_up >= adds_up_from(context):
        lines.append((Strong(f"{wording.upper(wording.many(now.adds_up, 'feature'))} add up."),))
    if now.regulator_harm is not None and wording.level(now.regulator_harm) != harm.words:
        lines.append((Quiet(f"{context.regulator()} level {wording.level(now.regulator_harm)}."),))
    if later is not None and later.state == "judged" and (later.harm, later.benefit) != (now.harm, now.benefit):
        harm, benefit = wording.mark("harm", later.harm), wording.mark("benefit", later.benefit)
        lines.append((Quiet(f"Projected: harm {harm.words}, benefit {benefit.words}."),))
    return tuple(lines)


def _claimed(cell: Cell) -> str:
    only_claimed = bool(cell.claimed) and set(cell.benefits) == set(cell.claimed)
    return " (claimed, no evidence: counts for nothing)" if only_claimed else ""

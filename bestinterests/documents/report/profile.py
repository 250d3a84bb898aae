"""The profile: every right, every age, two marks a cell, and what stands behind each cell."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Panel, Part
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Mark, Words
from bestinterests.documents.model import Section
from bestinterests.documents.pictures import BandHead, MarkedCell, ProfileGroup, ProfilePicture, ProfileRow
from bestinterests.documents.report.panels import panels
from bestinterests.documents.report.profile_table import profile_table
from bestinterests.documents.report.rights import STATES, Rights, adds_up_from, category
from bestinterests.documents.report.sayings import sayings
from bestinterests.domain.evaluation import Cell, ViewResult

HEARD = {"yes": "yes", "planned": "planned", "exempt": "no, with a reason", "no": "no"}
Cells = dict[tuple[str, str], Cell]


def profile(context: Context) -> Section:
    """The profile now with its panels, one table that says it in words, and the projected profile."""
    rights = Rights(context)
    blocks: list[AnyBlock] = [_picture(context, context.now, rights, projected=False)]
    table = profile_table(context, rights)
    blocks.append(Part(title="The same picture as a table", blocks=(table, *rights.folded())))
    if context.now.cells != context.expected.cells:
        projected = _picture(context, context.expected, rights, projected=True)
        blocks.append(Panel(tone="projected", title="Projected. Nothing here is done yet", blocks=(projected,)))
    return Section(
        anchor="profile",
        title="The profile: every right, every age",
        lead=line(
            "A square is the worst harm on this record now, planned features included; a circle, the best benefit. "
            "Fuller means more. Neither offsets the other."
        ),
        blocks=tuple(blocks),
        own_page=True,
    )


def heads(context: Context) -> tuple[BandHead, ...]:
    """The age bands as column heads."""
    uses = {use.band: use for use in context.assessment.children}
    heard = {result.band: result.heard for result in context.now.bands}
    found = []
    for band in context.shown_bands:
        use = uses.get(band)
        share = f"{use.share:g}%" if use and use.share is not None else ""
        if use and not share and use.children is not None:
            share = f"{use.children:,}"
        found.append(
            BandHead(
                band=band,
                label=wording.band_name(band, context.bands),
                share=share,
                heard=HEARD.get(heard.get(band, "no"), ""),
                unheard=heard.get(band, "no") in ("no", "exempt"),
            )
        )
    return tuple(found)


def _picture(context: Context, view: ViewResult, rights: Rights, *, projected: bool) -> ProfilePicture:
    cells = {(cell.right, cell.band): cell for cell in view.cells}
    says = () if projected else sayings(context)
    name = "Profile: worst harm and best benefit, by right and age"
    return ProfilePicture(
        anchor="picture-expected" if projected else "picture",
        name=f"{name}, if every action is done, tested and signed" if projected else f"{name}, now",
        description=" ".join(_said(words) for words in says[:2]),
        bands=heads(context),
        groups=_groups(context, cells, rights, projected=projected),
        panels=() if projected else panels(context, rights.shown),
        first="" if projected else _first(context, rights),
        says=says,
        rest=() if projected else rights.rest(),
        twin="profile-table",
        projected=projected,
        users="Share of users, as declared" if any(head.share for head in heads(context)) else "",
    )


def _first(context: Context, rights: Rights) -> str:
    """The panel that stands open first: the worst harm, reached by the most."""
    held = [cell for cell in context.now.cells if cell.state == "judged" and cell.right in rights.shown]
    if not held:
        return ""
    worst = max(held, key=lambda cell: (wording.rank(wording.mark("harm", cell.harm)), len(cell.harms)))
    return f"behind-{worst.right}-{worst.band}"


def _said(words: Words) -> str:
    return "".join(word.words if isinstance(word, Mark) else getattr(word, "text", "") for word in words)


def _groups(context: Context, cells: Cells, rights: Rights, *, projected: bool) -> tuple[ProfileGroup, ...]:
    by_group: dict[str, list[ProfileRow]] = {}
    for right in rights.shown:
        row = _row(context, cells, right, projected=projected)
        by_group.setdefault(category(context, right), []).append(row)
    return tuple(
        ProfileGroup(title=context.term("categories", group), rows=tuple(rows)) for group, rows in by_group.items()
    )


def _row(context: Context, cells: Cells, right: str, *, projected: bool) -> ProfileRow:
    row = [_cell(context, cells.get((right, band)), right, band, projected) for band in context.shown_bands]
    return ProfileRow(
        right=right,
        number=wording.article(right),
        name=context.right(right),
        cells=tuple(row),
        asked=any(cell.state != "not-asked" for cell in row),
    )


def _cell(context: Context, cell: Cell | None, right: str, band: str, projected: bool) -> MarkedCell:
    where = f"{context.right(right)}, ages {wording.band_name(band, context.bands).replace('–', ' to ')}"
    if cell is None or cell.state != "judged":
        state = cell.state if cell else "not-asked"
        return MarkedCell(state=state, sentence=f"{where}: {STATES[state]}")
    harm, benefit = wording.mark("harm", cell.harm), wording.mark("benefit", cell.benefit)
    adds_up = cell.adds_up if cell.adds_up >= adds_up_from(context) else 0
    sentence = f"{where}: worst harm {harm.words}, best benefit {benefit.words}"
    return MarkedCell(
        state="judged",
        sentence=f"{sentence}, {wording.many(adds_up, 'feature')} add up" if adds_up else sentence,
        harm=harm,
        benefit=benefit,
        adds_up=adds_up,
        anchor=f"{'expected' if projected else 'cell'}-{right}-{band}",
        opens="" if projected else f"behind-{right}-{band}",
    )
